import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { CertificateAuthority } from '../certificate-authority/certificate-authority.js';
import type { Credentials } from '../credentials.js';
import type { SftpAccountBody } from './product-client.js';

export interface BadInput {
  readonly what: string;
  readonly body: object;
}

const DAY_MS = 86_400_000;

/** Mistakes that people make, each in a request that is right otherwise. */
export async function badInputs(good: SftpAccountBody, credentials: Credentials, dataDir: string): Promise<BadInput[]> {
  const { permissions, ...withoutPermissions } = good;
  const withCertificate = (content: Uint8Array) => ({
    ...good,
    certificate: { ...good.certificate, content: Buffer.from(content).toString('base64') },
  });
  return [
    {
      what: 'the private SSH key pasted instead of the public one',
      body: { ...good, sshPublicKey: await readFile(credentials.sshPrivateKey, 'utf8') },
    },
    { what: 'a certificate that has expired', body: withCertificate(await expiredCertificate(dataDir)) },
    {
      what: "the certificate's private key uploaded instead of the certificate",
      body: withCertificate(await readFile(credentials.certificateKey)),
    },
    {
      what: 'a file named .pem',
      body: { ...good, certificate: { ...good.certificate, fileName: 'certificate.pem' } },
    },
    { what: 'a user name with a space', body: { ...good, userName: 'my name' } },
    { what: 'a permission that does not exist', body: { ...good, permissions: [...permissions, 'NO_SUCH_THING'] } },
    { what: 'no permissions at all', body: { ...good, permissions: [] } },
    { what: 'a misspelt field', body: { ...withoutPermissions, permisions: permissions } },
  ];
}

async function expiredCertificate(dataDir: string): Promise<Uint8Array> {
  const authority = await CertificateAuthority.open(dataDir);
  return authority.issue({
    commonName: 'Demo',
    organisation: 'Demo',
    publicKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey,
    notBefore: new Date(Date.now() - 400 * DAY_MS),
    notAfter: new Date(Date.now() - 35 * DAY_MS),
  });
}
