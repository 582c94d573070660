import { execFile, execFileSync } from 'node:child_process';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CertificateAuthority } from '../../certificate-authority/certificate-authority.js';
import { judgeDelivery } from './judge-delivery.js';
import { signDetached } from './sign-detached.client.js';

const run = promisify(execFile);

function openssl(): boolean {
  try {
    execFileSync('openssl', ['version']);
    return true;
  } catch {
    return false;
  }
}

const withOpenssl = openssl() ? describe : describe.skip;

withOpenssl("signatures made and read by OpenSSL's own cms command", () => {
  let directory: string;
  let authority: CertificateAuthority;
  const at = (name: string): string => join(directory, name);
  const content = Buffer.from('<declaration/>\n');

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'chaman-openssl-cms-'));
    authority = await CertificateAuthority.open(directory);
    await writeFile(at('file'), content);
    const anchors = ['root.pem', 'issuing.pem'].map((name) => readFile(join(authority.anchorsDir, name), 'utf8'));
    await writeFile(at('authorities.pem'), (await Promise.all(anchors)).join(''));
  });
  afterAll(() => rm(directory, { recursive: true }));

  for (const type of ['RSA', 'EC'] as const)
    it(`are taken in, and ours verify there (${type})`, async () => {
      const { publicKey, privateKey } =
        type === 'RSA'
          ? generateKeyPairSync('rsa', { modulusLength: 2048 })
          : generateKeyPairSync('ec', { namedCurve: 'P-384' });
      const certificate = await authority.issue({ commonName: 'Holder', organisation: 'Test', publicKey });
      await writeFile(at('key.pem'), privateKey.export({ format: 'pem', type: 'pkcs8' }));
      await writeFile(at('certificate.pem'), new X509Certificate(certificate).toString());
      const inForce = [new X509Certificate(certificate)];
      const judge = (signature: Buffer) => judgeDelivery({ file: content, signature, inForce, at: new Date() });
      const sign = async (...more: string[]) => {
        const files = ['-in', at('file'), '-signer', at('certificate.pem'), '-inkey', at('key.pem')];
        await run('openssl', ['cms', '-sign', '-binary', '-md', 'sha256', ...files, '-out', at('file.p7s'), ...more]);
        return readFile(at('file.p7s'));
      };
      expect(judge(await sign('-outform', 'DER'))).toMatchObject({ status: 'taken-in' });
      expect(judge(await sign('-outform', 'PEM'))).toMatchObject({ status: 'taken-in' });
      expect(judge(await sign('-outform', 'DER', '-keyid'))).toMatchObject({ status: 'taken-in' });
      expect(judge(await sign('-outform', 'DER', '-nodetach'))).toMatchObject({ reason: 'not-detached' });
      expect(judge(await sign('-outform', 'DER', '-noattr'))).toMatchObject({ reason: 'without-signed-attributes' });
      expect(judge(await sign('-outform', 'DER', '-md', 'sha1'))).toMatchObject({ reason: 'algorithm-not-accepted' });
      if (type === 'RSA')
        expect(judge(await sign('-outform', 'DER', '-keyopt', 'rsa_padding_mode:pss'))).toMatchObject({
          reason: 'algorithm-not-accepted',
        });

      await writeFile(at('ours.p7s'), signDetached({ content, certificate, privateKey }));
      const { stderr } = await run('openssl', [
        ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', at('ours.p7s'), '-content', at('file')],
        ...['-CAfile', at('authorities.pem')],
        ...['-purpose', 'any', '-out', at('verified')],
      ]);
      expect(stderr).toContain('erification successful');
    });
});
