import type { DerDefect } from '../parse/der-defects.js';
import { isSameName, type DistinguishedName } from './distinguished-name.js';
import type { Extensions } from './extensions.js';
import type { PublicKeyInfo } from './public-key.js';
import type { SignatureAlgorithm } from './signature-algorithm.js';

/** What keeps a readable certificate from being a proper one: its encoding, or its profile (RFC 5280, section 4.1). */
export type CertificateDefect =
  | DerDefect
  | 'version'
  | 'name-text'
  | 'time-form'
  | 'public-key'
  | 'repeated-extension'
  | 'unreadable-extension'
  | 'extension-form'
  | 'signature-value';

/** An X.509 certificate as its ASN.1 has it. */
export interface Certificate {
  /** Exactly the certificate, without anything around it. */
  readonly der: Uint8Array;
  /** The part that is signed. */
  readonly tbs: Uint8Array;
  /** 1, 2 or 3 (what the field says plus one). */
  readonly version: number;
  readonly serialNumber: bigint;
  readonly serialOctets: number;
  readonly innerSignature: SignatureAlgorithm;
  readonly outerSignature: SignatureAlgorithm;
  readonly signature: Uint8Array;
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly publicKey: PublicKeyInfo;
  readonly extensions: Extensions;
  readonly defects: readonly CertificateDefect[];
}

/** Issuer and subject are the same name; in a path, such links do not count for lengths and constraints. */
export function isSelfIssued(certificate: Certificate): boolean {
  return isSameName(certificate.issuer, certificate.subject);
}

/** RFC 5280, section 4.1.1.2: what is signed names the same algorithm as the signature. */
export function signaturesAgree(certificate: Certificate): boolean {
  const { innerSignature, outerSignature } = certificate;
  return innerSignature === outerSignature || Buffer.compare(innerSignature.der, outerSignature.der) === 0;
}
