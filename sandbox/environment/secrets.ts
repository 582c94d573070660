import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CertificateAuthority } from '../certificate-authority/certificate-authority.js';

/** What the parts of one sandbox share and nobody else may know. */
export interface Secrets {
  readonly instanceId: string;
  readonly sessionSecret: string;
  readonly fileTransferPassword: string;
  readonly registryToken: string;
  /** Of the client with which the worker manages the accounts' clients. */
  readonly authorizationServerSecret: string;
  /** Of the sample clients of the product's own API. */
  readonly sampleSystemSecret: string;
  readonly sampleSenderSoftwareSecret: string;
  readonly mailPassword: string;
  /** As the product's `ENCRYPTION_KEYS` takes them. */
  readonly encryptionKeys: string;
  /** With which the product signs its requests to the identity provider. */
  readonly signInKeyPem: string;
  readonly signInCertificatePem: string;
}

/** Made the first time, then read; the file is for our eyes only. */
export async function readOrMakeSecrets(dataDir: string, authority: CertificateAuthority): Promise<Secrets> {
  const file = join(dataDir, 'secrets.json');
  const simple = {
    instanceId: `sandbox-${randomBytes(4).toString('hex')}`,
    sessionSecret: randomBytes(32).toString('hex'),
    fileTransferPassword: randomBytes(24).toString('hex'),
    registryToken: randomBytes(24).toString('hex'),
    authorizationServerSecret: randomBytes(24).toString('hex'),
    sampleSystemSecret: randomBytes(24).toString('hex'),
    sampleSenderSoftwareSecret: randomBytes(24).toString('hex'),
    mailPassword: randomBytes(24).toString('hex'),
    encryptionKeys: `k1:${randomBytes(32).toString('base64')}`,
  };
  if (existsSync(file)) {
    const kept = JSON.parse(await readFile(file, 'utf8')) as Secrets;
    // Data of an earlier version lack what it did not know.
    const lacks = Object.keys(simple).some((name) => !(name in kept));
    return lacks ? keep(file, { ...simple, ...kept }) : kept;
  }
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
  const certificate = await authority.issue({
    commonName: 'ChaMan sign-in',
    organisation: 'Sandbox',
    publicKey,
    days: 3650,
  });
  return keep(file, {
    ...simple,
    signInKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    signInCertificatePem: pem(certificate),
  });
}

async function keep(file: string, secrets: Secrets): Promise<Secrets> {
  await writeFile(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return secrets;
}

function pem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
