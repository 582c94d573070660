import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeOnce, writePrivateFile, writePublicFile } from '../certificate-authority/authority-files.js';
import { CertificateAuthority } from '../certificate-authority/certificate-authority.js';

export interface ServerCertificate {
  readonly key: string;
  /** With the certificate of its issuer, so that clients need to trust the root only. */
  readonly cert: string;
}

const YEARS = 10;

/** Made once and kept, like an SSH host key; by an authority of its own where none is given. */
export async function keptServerCertificate(
  dataDir: string,
  authority?: CertificateAuthority,
): Promise<ServerCertificate> {
  const home = join(dataDir, 'tls');
  await makeOnce(home, async (directory) => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const issuer = authority ?? (await CertificateAuthority.open(dataDir));
    const chain = await issuer.issueChain({
      commonName: 'File-transfer server',
      organisation: 'ChaMan sandbox',
      publicKey,
      days: YEARS * 365,
      hosts: [
        { type: 'ip', value: '127.0.0.1' },
        { type: 'dns', value: 'localhost' },
      ],
    });
    await writePrivateFile(join(directory, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await writePublicFile(join(directory, 'chain.pem'), chain);
  });
  const [key, cert] = await Promise.all(['key.pem', 'chain.pem'].map((name) => readFile(join(home, name), 'utf8')));
  if (!key || !cert) throw new Error(`${home} holds no certificate`);
  return { key, cert };
}
