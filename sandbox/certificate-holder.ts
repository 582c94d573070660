import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataDirectory } from './start/data-directory.js';

/** Whoever signs: a certificate with its private key. */
export interface CertificateHolder {
  /** DER. */
  readonly certificate: Uint8Array;
  readonly privateKey: KeyObject;
}

/** The files that `npm run sandbox:credentials` makes when it is not told where. */
export const CREDENTIALS = {
  certificate: join(dataDirectory(), 'credentials', 'certificate.cer'),
  key: join(dataDirectory(), 'credentials', 'certificate-private-key.pem'),
} as const;

/** Reads a certificate (DER or PEM) and its key (PEM, without a password). @throws with what is wrong, for people */
export async function readHolder(files: { certificate: string; key: string }): Promise<CertificateHolder> {
  const certificate = await read(
    files.certificate,
    'a certificate in DER or PEM',
    (bytes) => new X509Certificate(bytes),
  );
  const privateKey = await read(files.key, 'a private key in PEM without a password', createPrivateKey);
  if (!certificate.checkPrivateKey(privateKey))
    throw new Error(`${files.key} is not the key of the certificate ${files.certificate}.`);
  return { certificate: certificate.raw, privateKey };
}

async function read<Content>(file: string, what: string, parse: (bytes: Buffer) => Content): Promise<Content> {
  const bytes = await readFile(file).catch(() => {
    throw new Error(`${file} cannot be read. To make a certificate and its key: npm run sandbox:credentials`);
  });
  try {
    return parse(bytes);
  } catch (error) {
    throw new Error(`${file} is not ${what}.`, { cause: error });
  }
}
