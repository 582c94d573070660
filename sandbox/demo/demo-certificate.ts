import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { CertificateAuthority } from '../certificate-authority/certificate-authority.js';
import type { CertificateHolder } from '../certificate-holder.js';
import { ORGANISATION } from './stage.js';

/** A certificate of the sandbox's authority, with its key, as it is uploaded. */
export interface DemoCertificate extends CertificateHolder {
  readonly body: { readonly name: string; readonly fileName: string; readonly content: string };
}

export async function demoCertificate(
  dataDir: string,
  name: string,
  type: 'P-384' | 'RSA' = 'P-384',
): Promise<DemoCertificate> {
  const { publicKey, privateKey } = await (type === 'RSA'
    ? promisify(generateKeyPair)('rsa', { modulusLength: 3072 })
    : promisify(generateKeyPair)('ec', { namedCurve: 'P-384' }));
  const authority = await CertificateAuthority.open(dataDir);
  const certificate = await authority.issue({ commonName: name, organisation: ORGANISATION, publicKey });
  return { certificate, privateKey, body: certificateBody(name, certificate) };
}

export function certificateBody(name: string, certificate: Uint8Array): DemoCertificate['body'] {
  return { name, fileName: 'certificate.cer', content: Buffer.from(certificate).toString('base64') };
}
