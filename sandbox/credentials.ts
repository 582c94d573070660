import { generateKeyPair } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { writePrivateFile, writePublicFile } from './certificate-authority/authority-files.js';
import { CertificateAuthority } from './certificate-authority/certificate-authority.js';
import { makeOpensshKeyPair } from './openssh-key-pair.js';

/** Paths of the files that somebody needs to try a channel. */
export interface Credentials {
  /** Signed by the sandbox's authority. DER, to upload. */
  readonly certificate: string;
  /** PKCS#8 in PEM, of the certificate. */
  readonly certificateKey: string;
  /** One line, to paste as the account's SSH public key. */
  readonly sshPublicKey: string;
  /** OpenSSH's own format, for `sftp -i`. */
  readonly sshPrivateKey: string;
}

export interface CredentialsRequest {
  /** The sandbox's data folder, in which its certificate authority lives. */
  readonly dataDir: string;
  /** Where the files go. */
  readonly directory: string;
  /** Common name of the certificate. */
  readonly name: string;
  readonly organisation: string;
}

const FILES = {
  certificate: 'certificate.cer',
  certificateKey: 'certificate-private-key.pem',
  sshPublicKey: 'sftp-key.pub',
  sshPrivateKey: 'sftp-key',
} as const;

/** Makes a certificate and an SSH key pair with their private keys (mode 0600). Throws when one of the files is already there. */
export async function makeCredentials(request: CredentialsRequest): Promise<Credentials> {
  const directory = resolve(request.directory);
  const taken = Object.values(FILES).find((file) => existsSync(join(directory, file)));
  if (taken)
    throw new Error(`${join(directory, taken)} is already there. Choose another directory, or remove it first.`);
  const authority = await CertificateAuthority.open(request.dataDir);
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 3072 });
  const certificate = await authority.issue({
    commonName: request.name,
    organisation: request.organisation,
    publicKey,
  });
  const ssh = makeOpensshKeyPair('sandbox');
  const place = (file: string): string => join(directory, file);
  await writePrivateFile(place(FILES.certificateKey), privateKey.export({ format: 'pem', type: 'pkcs8' }));
  await writePrivateFile(place(FILES.sshPrivateKey), ssh.privateKey);
  await writePublicFile(place(FILES.sshPublicKey), ssh.publicKey);
  await writePublicFile(place(FILES.certificate), certificate);
  return {
    certificate: place(FILES.certificate),
    certificateKey: place(FILES.certificateKey),
    sshPublicKey: place(FILES.sshPublicKey),
    sshPrivateKey: place(FILES.sshPrivateKey),
  };
}
