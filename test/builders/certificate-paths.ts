import { readDer } from '../../src/certificate/parse/der-reader.js';
import { findPath } from '../../src/certificate/path/find-path.js';
import type { Certificate } from '../../src/certificate/x509/certificate.js';
import { commonName } from '../../src/certificate/x509/distinguished-name.js';
import { readCertificate } from '../../src/certificate/x509/read-certificate.js';
import { trustIn } from './certificate-judgement.js';
import {
  NOW,
  basicConstraints,
  buildAuthority,
  buildCertificate,
  keyPair,
  keyUsage,
  name,
  type BuiltCertificate,
  type CertificateOptions,
} from './certificates.js';

/** What an authority needs to vouch for others. */
export const CA = [basicConstraints(true), keyUsage(5)];

export const root = buildAuthority('Root');
export const issuing = buildAuthority('Issuing', { issuer: root });
/** A certificate that somebody issued. */
export const leaf = (issuer: BuiltCertificate, options: CertificateOptions = {}) =>
  buildCertificate({ issuer, subject: name({ CN: 'leaf' }), key: keyPair('P-384', 'leaf'), ...options });

/** The names on the path from a certificate through a store, or why there is none. */
export function find(certificate: BuiltCertificate, ...store: readonly BuiltCertificate[]) {
  const result = findPath(readCertificate(readDer(certificate.der)) as Certificate, trustIn(...store), NOW);
  return { names: result.path?.map(({ subject }) => commonName(subject)), fault: result.fault };
}
