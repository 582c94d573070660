import { X509Certificate } from 'node:crypto';
import type { CertificateVerdict } from '../certificate/judge-certificate.js';
import { jwkThumbprint } from '../platform/jwk/jwk-thumbprint.js';
import type { SshKeyVerdict } from '../ssh-key/judge-ssh-key.js';
import type { Certificate } from './certificate.entity.js';
import type { SshKey } from './ssh-key.entity.js';

type CertificateColumns = Pick<
  Certificate,
  | 'der'
  | 'fingerprintSha256'
  | 'publicKeySha256'
  | 'keyName'
  | 'keyId'
  | 'subjectCommonName'
  | 'subjectOrganisation'
  | 'issuerCommonName'
  | 'serialNumber'
  | 'notBefore'
  | 'notAfter'
>;

/** What is kept of an accepted certificate. */
export function certificateColumns({ facts, der }: CertificateVerdict): CertificateColumns {
  if (!facts || !der) throw new Error('an accepted certificate has facts');
  return {
    // The reader yields plain bytes; the database driver writes bytea from a Buffer only.
    der: Buffer.from(der),
    fingerprintSha256: facts.sha256,
    publicKeySha256: facts.publicKeySha256,
    keyName: facts.key.curve ?? `${facts.key.name} ${facts.key.bits}`,
    keyId: keyIdOf(der),
    subjectCommonName: facts.owner ?? null,
    subjectOrganisation: facts.organisation ?? null,
    issuerCommonName: facts.issuerName ?? null,
    serialNumber: facts.serialNumber,
    notBefore: new Date(facts.notBefore),
    notAfter: new Date(facts.notAfter),
  };
}

/** None for a kind of key that no authorization server takes, as old accounts may have. */
function keyIdOf(der: Uint8Array): string | null {
  try {
    return jwkThumbprint(new X509Certificate(der).publicKey.export({ format: 'jwk' }));
  } catch {
    return null;
  }
}

/** What is kept of an accepted SSH key. */
export function sshKeyColumns({
  facts,
  canonical,
}: SshKeyVerdict): Pick<SshKey, 'keyType' | 'bits' | 'fingerprint' | 'comment' | 'canonical'> {
  if (!facts || canonical === undefined) throw new Error('an accepted key has facts');
  return {
    keyType: facts.type,
    bits: facts.bits,
    fingerprint: facts.fingerprint,
    comment: facts.comment || null,
    canonical,
  };
}
