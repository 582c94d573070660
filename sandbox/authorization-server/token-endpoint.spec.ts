import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { AdminClient, keyAttributes, publicJwk } from './admin.client.js';
import { AuthorizationServer, type RunningAuthorizationServer } from './authorization-server.js';
import { makeAssertion, requestToken, type AssertionRequest } from './token.client.js';

const NOT_VERIFIED = 'Client authentication with signed JWT failed: Signature on JWT token failed validation';
const NO_KEY = 'Unable to load public key';

const refused = (error_description: string) => ({ status: 400, body: { error: 'invalid_client', error_description } });
const unknown = { status: 401, body: { error: 'invalid_client' } };
const granted = { status: 200, body: { token_type: 'Bearer', expires_in: 300, scope: 'scope:read scope:write' } };

describe('the token endpoint of the authorization server', () => {
  const rsa = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const ec = (namedCurve: string): KeyObject => generateKeyPairSync('ec', { namedCurve }).privateKey;
  const [newer, older, p384, p521] = [rsa(), rsa(), ec('P-384'), ec('P-521')];
  let dataDir: string;
  let server: AuthorizationServer;
  let running: RunningAuthorizationServer;
  let admin: AdminClient;
  let clientId: string;

  const make = (keys: readonly object[], more?: object) => admin.makeAccount(clientId, keys, more);
  const ask = (privateKey: KeyObject, more: Partial<AssertionRequest> & { scope?: string } = {}) =>
    requestToken({ tokenUrl: running.tokenUrl, clientId, privateKey, ...more });
  const post = async (form: Record<string, string>, authorization?: string) => {
    const response = await fetch(running.tokenUrl, {
      method: 'POST',
      headers: authorization === undefined ? {} : { authorization },
      body: new URLSearchParams(form),
    });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };
  const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
  const verified = async (token = '') =>
    (await jwtVerify(token, createRemoteJWKSet(new URL(running.jwksUrl)), { issuer: running.issuer })).payload;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'authorization-'));
    server = new AuthorizationServer({
      ...{ dataDir, adminClientId: 'worker', adminClientSecret: 'secret', scopes: ['scope:read', 'scope:write'] },
    });
    running = await server.start();
    admin = new AdminClient(running, 'worker', 'secret');
    await admin.signIn();
  });
  beforeEach(() => {
    clientId = `account_${randomUUID()}`;
    server.withoutKid = 'first-key';
  });
  afterAll(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true });
  });

  it('gives a token with the permissions of the account, which its own key set verifies', async () => {
    const { kid, ...jwk } = await publicJwk(newer);
    await make([{ ...jwk, kid }]);
    const answer = await ask(newer, { kid });
    expect(answer).toMatchObject(granted);
    expect(await verified(answer.body.access_token)).toMatchObject({
      ...{ iss: running.issuer, azp: clientId, client_id: clientId, scope: 'scope:read scope:write', typ: 'Bearer' },
    });
    const discovery = await fetch(`${running.issuer}/.well-known/openid-configuration`);
    expect(await discovery.json()).toMatchObject({
      ...{ issuer: running.issuer, token_endpoint: running.tokenUrl, jwks_uri: running.jwksUrl },
    });
  });

  it('does not narrow the scope, grants optional ones when asked, and refuses what lies beyond', async () => {
    await make([await publicJwk(newer)], {
      ...{ defaultClientScopes: ['scope:read'], optionalClientScopes: ['scope:write'] },
    });
    expect((await ask(newer)).body.scope).toBe('scope:read');
    expect((await ask(newer, { scope: 'scope:write' })).body.scope).toBe('scope:read scope:write');
    for (const scope of ['chaman:senders:read', 'scope:read nonsense', ''])
      expect(await ask(newer, { scope })).toMatchObject({
        status: 400,
        body: { error: 'invalid_scope', error_description: `Invalid scopes: ${scope}` },
      });
  });

  it('takes any key of the account that the header names', async () => {
    const keys = await Promise.all([newer, older, p384, p521].map((key) => publicJwk(key)));
    await make(keys);
    for (const [at, key] of [newer, older, p384, p521].entries())
      expect(await ask(key, { kid: keys[at]?.kid })).toMatchObject(granted);
    expect(await ask(newer, { kid: 'another' })).toMatchObject(refused(NO_KEY));
    expect(await ask(newer, { kid: keys[1]?.kid })).toMatchObject(refused(NOT_VERIFIED));
  });

  it('looks at the first key of the algorithm only when none is named', async () => {
    await make(await Promise.all([newer, older, p384].map((key) => publicJwk(key))));
    expect(await ask(newer)).toMatchObject(granted);
    expect(await ask(p384)).toMatchObject(granted);
    expect(await ask(older)).toMatchObject(refused(NOT_VERIFIED));
    expect(await ask(p521)).toMatchObject(refused(NO_KEY));
  });

  it('tries every key when none is named, where it is told to', async () => {
    await make(await Promise.all([newer, older, p384].map((key) => publicJwk(key))));
    server.withoutKid = 'try-all';
    for (const key of [newer, older, p384]) expect(await ask(key)).toMatchObject(granted);
    expect(await ask(older, { alg: 'PS512' })).toMatchObject(granted);
    expect(await ask(rsa())).toMatchObject(refused(NOT_VERIFIED));
  });

  it('is told over HTTP too', async () => {
    const put = (mode: string) =>
      fetch(`${running.url}/_sandbox/without-kid`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ mode }),
      });
    await put('try-all');
    expect(server.withoutKid).toBe('try-all');
    await put('first-key');
    expect(server.withoutKid).toBe('first-key');
  });

  it('takes an RSA key that names no algorithm for RS256 only, unless the header names the key', async () => {
    const key = await publicJwk(newer);
    await make([key]);
    for (const alg of ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']) {
      expect(await ask(newer, { alg, kid: key.kid })).toMatchObject(granted);
      expect(await ask(newer, { alg })).toMatchObject(alg === 'RS256' ? granted : refused(NO_KEY));
    }
  });

  it('takes a key that names its algorithm for that one only', async () => {
    const key = await publicJwk(newer, { alg: 'PS256' });
    await make([key]);
    expect(await ask(newer, { alg: 'PS256' })).toMatchObject(granted);
    expect(await ask(newer)).toMatchObject(refused(NO_KEY));
    expect(await ask(newer, { kid: key.kid })).toMatchObject(refused(NOT_VERIFIED));
  });

  it('refuses a removed key and takes an added one at the next request', async () => {
    const [first, second] = [await publicJwk(newer), await publicJwk(older)];
    const id = await make([first]);
    expect(await ask(newer, { kid: first.kid })).toMatchObject(granted);
    await admin.send('PUT', `/clients/${id}`, { attributes: keyAttributes([second]) });
    expect(await ask(newer, { kid: first.kid })).toMatchObject(refused(NO_KEY));
    expect(await ask(newer)).toMatchObject(refused(NOT_VERIFIED));
    expect(await ask(older, { kid: second.kid })).toMatchObject(granted);
  });

  it.each<[string, () => Promise<object>]>([
    [
      'do not say that they are for signatures',
      async () => keyAttributes([await publicJwk(newer, { use: undefined })]),
    ],
    ['are for encryption', async () => keyAttributes([await publicJwk(newer, { use: 'enc' })])],
    ['are not switched on', async () => ({ ...keyAttributes([await publicJwk(newer)]), 'use.jwks.string': 'false' })],
    ['cannot be read', () => Promise.resolve({ ...keyAttributes([]), 'jwks.string': 'no JSON' })],
  ])('never authenticates by keys that %s', async (_which, attributes) => {
    await make([], { attributes: await attributes() });
    expect(await ask(newer)).toMatchObject(refused(NO_KEY));
  });

  it('takes an assertion once', async () => {
    await make([await publicJwk(newer)]);
    const request = { tokenUrl: running.tokenUrl, clientId };
    const assertion = await makeAssertion({ ...request, privateKey: newer });
    expect(await requestToken({ ...request, assertion })).toMatchObject(granted);
    expect(await requestToken({ ...request, assertion })).toMatchObject(refused('Token reuse detected'));
    for (const _again of [1, 2]) expect(await ask(newer, { claims: { jti: undefined } })).toMatchObject(granted);
  });

  it('knows no client that is switched off, deleted or never was', async () => {
    const id = await make([await publicJwk(newer)]);
    await admin.send('PUT', `/clients/${id}`, { enabled: false });
    expect(await ask(newer)).toMatchObject(unknown);
    await admin.send('PUT', `/clients/${id}`, { enabled: true });
    expect(await ask(newer)).toMatchObject(granted);
    await admin.send('DELETE', `/clients/${id}`);
    expect(await ask(newer)).toMatchObject(unknown);
    expect(await ask(newer, { clientId: 'nobody' })).toMatchObject(unknown);
    expect(await ask(newer, { claims: { iss: 'somebody else' } })).toMatchObject(unknown);
    expect(await requestToken({ tokenUrl: running.tokenUrl, clientId, assertion: 'no.jwt' })).toMatchObject(unknown);
  });

  it('judges whom the assertion is for and when', async () => {
    await make([await publicJwk(newer)]);
    const now = Math.floor(Date.now() / 1000);
    expect(await ask(newer, { audience: running.issuer })).toMatchObject(granted);
    expect(await ask(newer, { audience: [running.issuer, 'x'] })).toMatchObject(
      refused('Multiple audiences not allowed'),
    );
    expect(await ask(newer, { audience: 'http://elsewhere' })).toMatchObject(refused('Invalid token audience'));
    expect(await ask(newer, { claims: { exp: now + 86_400 } })).toMatchObject(granted);
    for (const [claims, description] of [
      [{ exp: undefined }, 'Token exp claim is required'],
      [{ exp: now - 5 }, 'Token is not active'],
      [{ nbf: now + 120 }, 'Token is not active'],
      [{ iat: now + 120 }, 'Token was issued in the future'],
      [{ iat: now - 120 }, 'Token was issued too far in the past to be used now'],
      [
        { iat: undefined, exp: now + 120 },
        'Token expiration is too far in the future and iat claim not present in token',
      ],
    ] as const)
      expect(await ask(newer, { claims })).toMatchObject(refused(description));
  });

  it('takes no assertion that anybody could have made', async () => {
    await make([await publicJwk(newer)]);
    const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
    const claims = part({ iss: clientId, sub: clientId, aud: running.tokenUrl, exp: Date.now() / 1000 + 30 });
    for (const alg of ['none', 'HS256']) {
      const assertion = `${part({ alg })}.${claims}.${alg === 'none' ? '' : 'AAAA'}`;
      expect(await requestToken({ tokenUrl: running.tokenUrl, clientId, assertion })).toMatchObject(
        refused('Invalid signature algorithm'),
      );
    }
  });

  it('opens nothing by the secret of a client that has to sign', async () => {
    const id = await make([await publicJwk(newer)]);
    const { secret } = (await admin.send('GET', `/clients/${id}`)).body as { secret: string };
    expect(await post({ grant_type: 'client_credentials' }, basic(clientId, secret))).toMatchObject(
      refused('Parameter client_assertion_type is missing'),
    );
  });

  it('knows one grant', async () => {
    expect(await post({})).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
    expect(await post({ grant_type: 'x' })).toMatchObject({ status: 400, body: { error: 'unsupported_grant_type' } });
  });
});
