import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { AuthorizationServer, type RunningAuthorizationServer } from './authorization-server.js';
import { SAMPLE_SENDER_SOFTWARE, SAMPLE_SYSTEM } from './sample-clients.js';

describe('the sample clients of the product', () => {
  let dataDir: string;
  let server: AuthorizationServer;
  let running: RunningAuthorizationServer;

  const ask = async (form: Record<string, string>, authorization?: [string, string]) => {
    const basic = authorization && `Basic ${Buffer.from(authorization.join(':')).toString('base64')}`;
    const response = await fetch(running.tokenUrl, {
      method: 'POST',
      headers: basic === undefined ? {} : { authorization: basic },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...form }),
    });
    return { status: response.status, body: (await response.json()) as { access_token?: string } };
  };
  const verified = async ({ body }: { body: { access_token?: string } }) =>
    (await jwtVerify(body.access_token ?? '', createRemoteJWKSet(new URL(running.jwksUrl)), { issuer: running.issuer }))
      .payload;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'authorization-'));
    server = new AuthorizationServer({
      ...{ dataDir, adminClientId: 'worker', adminClientSecret: 'secret', scopes: [] },
      sampleClients: { audience: 'http://product', systemSecret: 'system', senderSoftwareSecret: 'software' },
    });
    running = await server.start();
  });
  afterAll(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true });
  });

  it('gives the system a token for the product, to read with', async () => {
    expect(await verified(await ask({}, [SAMPLE_SYSTEM, 'system']))).toMatchObject({
      ...{ aud: 'http://product', azp: SAMPLE_SYSTEM, client_id: SAMPLE_SYSTEM },
      scope: 'chaman:senders:read chaman:accounts:read chaman:changes:read chaman:contacts:read',
    });
    const inBody = { client_id: SAMPLE_SYSTEM, client_secret: 'system' };
    expect(await ask(inBody)).toMatchObject({ status: 200 });
  });

  it('refuses a wrong secret, and a request that names nobody', async () => {
    expect(await ask({}, [SAMPLE_SYSTEM, 'wrong'])).toMatchObject({
      status: 401,
      body: { error: 'unauthorized_client' },
    });
    expect(await ask({})).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });

  it('gives the software a token for the sender that it names, and none without', async () => {
    const software: [string, string] = [SAMPLE_SENDER_SOFTWARE, 'software'];
    expect(await verified(await ask({ sender: '101870' }, software))).toMatchObject({
      ...{ aud: 'http://product', chaman_sender: '101870', scope: 'chaman:certificates:write' },
    });
    for (const form of [{}, { sender: '1' }] as Record<string, string>[])
      expect(await ask(form, software)).toMatchObject({ status: 400 });
  });

  it('signs with another key when told to; who asks for the keys again is content', async () => {
    const before = await ask({}, [SAMPLE_SYSTEM, 'system']);
    server.rotateSigningKey();
    await expect(verified(before)).rejects.toThrow();
    expect(await verified(await ask({}, [SAMPLE_SYSTEM, 'system']))).toMatchObject({ azp: SAMPLE_SYSTEM });
  });
});
