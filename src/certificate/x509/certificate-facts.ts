import { hash } from 'node:crypto';
import type { Certificate } from './certificate.js';
import { commonName, displayName, organisation } from './distinguished-name.js';
import type { KeyUsage } from './extension-values.js';
import type { KeyKind } from './public-key.js';

/** What is shown of a certificate; plain JSON. */
export interface CertificateFacts {
  readonly subject: string;
  /** Common name of the subject. */
  readonly owner?: string;
  readonly organisation?: string;
  readonly issuer: string;
  /** Common name of the issuer. */
  readonly issuerName?: string;
  /** Decimal, as text: real ones reach 48 digits. */
  readonly serialNumber: string;
  /** Moments in ISO 8601, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly key: {
    readonly kind: KeyKind;
    readonly name: string;
    readonly bits?: number;
    readonly curve?: string;
  };
  readonly signatureAlgorithm: string;
  readonly keyUsage?: readonly KeyUsage[];
  readonly certificateAuthority: boolean;
  readonly selfSigned: boolean;
  readonly version: number;
  /** Hexadecimal, lower case. */
  readonly sha256: string;
  readonly publicKeySha256: string;
}

export function describeCertificate(certificate: Certificate, selfSigned: boolean): CertificateFacts {
  const { publicKey, subject, issuer } = certificate;
  const { keyUsage, basicConstraints } = certificate.extensions.values;
  const shownSubject = displayName(subject);
  return {
    subject: shownSubject,
    owner: commonName(subject),
    organisation: organisation(subject),
    issuer: issuer === subject ? shownSubject : displayName(issuer),
    issuerName: commonName(issuer),
    serialNumber: certificate.serialNumber.toString(10),
    notBefore: certificate.notBefore.toISOString(),
    notAfter: certificate.notAfter.toISOString(),
    key: { kind: publicKey.kind, name: publicKey.name, bits: publicKey.bits, curve: publicKey.curve },
    signatureAlgorithm: certificate.outerSignature.name,
    keyUsage,
    certificateAuthority: basicConstraints?.ca ?? false,
    selfSigned,
    version: certificate.version,
    sha256: sha256(certificate.der),
    publicKeySha256: sha256(publicKey.spki),
  };
}

function sha256(octets: Uint8Array): string {
  return hash('sha256', octets, 'hex');
}
