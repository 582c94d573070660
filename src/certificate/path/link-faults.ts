import { isSelfIssued, type Certificate } from '../x509/certificate.js';

export type LinkFault =
  | 'issuer-expired'
  | 'issuer-not-yet-valid'
  | 'issuer-not-a-ca'
  | 'issuer-may-not-sign'
  | 'issuer-weak-key'
  | 'issuer-malformed'
  | 'critical-extension'
  | 'malformed'
  | 'explicit-parameters'
  | 'path-length';

/** What the judged certificate itself may not have (RFC 5280, sections 4.2 and 6.1.5; RFC 5480, section 2.1.1). */
export function leafFault(certificate: Certificate): LinkFault | undefined {
  if (certificate.extensions.unknownCritical.length > 0) return 'critical-extension';
  if (certificate.extensions.unreadable.length > 0 || certificate.extensions.repeated) return 'malformed';
  return certificate.publicKey.explicitParameters ? 'explicit-parameters' : undefined;
}

/** Smallest key that may vouch for others. */
const MIN_RSA_BITS = 2048;
const MIN_EC_BITS = 256;

/**
 * What an issuer must have (RFC 5280, section 6.1.4). `below` are the certificate authorities between it and the
 * judged certificate.
 */
export function issuerFault(issuer: Certificate, below: readonly Certificate[]): LinkFault | undefined {
  const { values, unknownCritical, unreadable, repeated } = issuer.extensions;
  const { bits = MIN_EC_BITS, kind, explicitParameters } = issuer.publicKey;
  if (unreadable.length > 0 || repeated || explicitParameters) return 'issuer-malformed';
  if (unknownCritical.length > 0) return 'critical-extension';
  if (issuer.version !== 3 || !values.basicConstraints?.ca) return 'issuer-not-a-ca';
  if (values.keyUsage && !values.keyUsage.includes('keyCertSign')) return 'issuer-may-not-sign';
  if (bits < (kind === 'RSA' || kind === 'RSA-PSS' || kind === 'DSA' ? MIN_RSA_BITS : MIN_EC_BITS))
    return 'issuer-weak-key';
  const counted = below.filter((certificate) => !isSelfIssued(certificate)).length;
  return counted > (values.basicConstraints.pathLength ?? Infinity) ? 'path-length' : undefined;
}
