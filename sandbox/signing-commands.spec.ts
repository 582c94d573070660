import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SoapCalls } from '../test/builders/soap-calls.js';
import { run as token } from './ask-token.js';
import { AdminClient, publicJwk } from './authorization-server/admin.client.js';
import { AuthorizationServer } from './authorization-server/authorization-server.js';
import { run as soap } from './call-soap.js';
import { makeCredentials, type Credentials } from './credentials.js';
import { judgeDelivery } from './file-transfer/delivery/judge-delivery.js';
import { run as sign } from './sign-file.js';

describe('the commands that sign', () => {
  let folder: string;
  let mine: Credentials;
  let calls: SoapCalls;
  let file: string;
  let said: string[] = [];
  const say = (text: string) => said.push(text);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chaman-signing-'));
    mine = await makeCredentials({ dataDir: folder, directory: join(folder, 'mine'), name: 'An', organisation: 'An' });
    calls = await SoapCalls.start();
    file = join(folder, 'declaration.xml');
    await writeFile(file, '<declaration/>');
  });
  beforeEach(() => {
    said = [];
  });
  afterAll(async () => {
    await calls.stop();
    await rm(folder, { recursive: true });
  });

  const holder = () => ['--certificate', mine.certificate, '--key', mine.certificateKey];
  const judge = async (signature: string) =>
    judgeDelivery({
      file: await readFile(file),
      signature: await readFile(signature),
      inForce: [new X509Certificate(await readFile(mine.certificate))],
      at: new Date(),
    });

  it('make a signature that is taken in, from a certificate in DER or PEM', async () => {
    expect(await sign([file, ...holder()], say)).toBe(0);
    expect(said[0]).toContain('declaration.xml.p7s');
    expect(await judge(`${file}.p7s`)).toMatchObject({ status: 'taken-in' });
    const pem = join(folder, 'certificate.pem');
    await writeFile(pem, new X509Certificate(await readFile(mine.certificate)).toString());
    const out = join(folder, 'other.p7s');
    expect(await sign([file, '--certificate', pem, '--key', mine.certificateKey, '--out', out], say)).toBe(0);
    expect(await judge(out)).toMatchObject({ status: 'taken-in' });
  });

  it('send a call, and say what became of it and why', async () => {
    const call = [...holder(), '--url', calls.url];
    expect(await soap(call, say)).toBe(1);
    expect(said[0]).toContain('SOA-01001');
    expect(said[0]).toContain('certificate-not-in-force');
    calls.registered = [await readFile(mine.certificate)];
    const content = join(folder, 'content.xml');
    await writeFile(content, '<consult xmlns="urn:example"/>');
    expect(await soap([...call, '--content', content, '--show'], say)).toBe(0);
    expect(said[1]).toContain('<consult xmlns="urn:example"/>');
    expect(said[2]).toContain('SOAP-101870, sender 101870, operation consult');
  });

  it('ask for a token, and say what came of it', async () => {
    const server = new AuthorizationServer({
      dataDir: join(folder, 'authorization-server'),
      ...{ adminClientId: 'worker', adminClientSecret: 'secret', scopes: ['scope:read', 'scope:write'] },
    });
    const running = await server.start();
    try {
      const ask = ['--client-id', 'my_account', ...holder(), '--url', running.tokenUrl];
      expect(await token(ask, say)).toBe(1);
      expect(said[0]).toContain('Refused: invalid_client');
      const admin = new AdminClient(running, 'worker', 'secret');
      await admin.signIn();
      await admin.makeAccount('my_account', [await publicJwk(createPrivateKey(await readFile(mine.certificateKey)))]);
      expect(await token(ask, say)).toBe(0);
      expect(said[1]).toMatch(
        /^A token for 300 seconds, with the scope scope:read scope:write:\n[\w-]+\.[\w-]+\.[\w-]+$/,
      );
    } finally {
      await server.stop();
    }
  });

  it('say what is wrong with their files, and explain themselves', async () => {
    const told = async (command: typeof sign, ...args: string[]) => [await command(args, say), said.at(-1)];
    const not = (text: string) => [1, expect.stringContaining(text)];
    expect(await told(sign, file, '--certificate', mine.certificateKey, '--key', mine.certificateKey)).toEqual(
      not('is not a certificate'),
    );
    expect(await told(sign, file, '--certificate', mine.certificate, '--key', mine.certificate)).toEqual(
      not('is not a private key'),
    );
    const other = await makeCredentials({
      dataDir: folder,
      directory: join(folder, 'other'),
      name: 'B',
      organisation: 'B',
    });
    expect(
      await told(soap, '--certificate', mine.certificate, '--key', other.certificateKey, '--url', calls.url),
    ).toEqual(not('is not the key of'));
    expect(await told(sign, join(folder, 'nothing'), ...holder())).toEqual(not('nothing'));
    expect(
      await told(soap, '--key', join(folder, 'nothing'), '--certificate', mine.certificate, '--url', calls.url),
    ).toEqual(not('sandbox:credentials'));
    expect(await told(sign)).toEqual([2, expect.stringContaining('--certificate')]);
    expect(await told(sign, '--help')).toEqual([0, expect.stringContaining('--certificate')]);
    expect(await told(soap, '--help')).toEqual([0, expect.stringContaining('--content')]);
    expect(await told(token)).toEqual([2, expect.stringContaining('--client-id')]);
    expect(await told(soap, '--nonsense')).toEqual(not('--nonsense'));
  });
});
