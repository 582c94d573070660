import { readWholeDer } from './parse/der-reader.js';
import { findPath, type PathFault } from './path/find-path.js';
import type { TrustStore } from './trust-store.js';
import type { Certificate } from './x509/certificate.js';
import { readCertificate } from './x509/read-certificate.js';
import { isSelfSigned } from './x509/verify-signature.js';

/** A certificate that was accepted once, read so that it can be judged against several stores. */
export interface AcceptedCertificate {
  /** Undefined where nobody vouches for it, since it is self-signed. */
  readonly issued?: Certificate;
}

/** @throws Error for bytes that are no certificate, which were never accepted */
export function readAccepted(der: Uint8Array): AcceptedCertificate {
  const root = readWholeDer(der);
  const certificate = root && readCertificate(root);
  if (!certificate) throw new Error('a stored certificate cannot be read');
  return isSelfSigned(certificate) ? {} : { issued: certificate };
}

/** What the rule `untrusted-issuer` would find with this store; undefined where it passes, or does not apply. */
export function issuerFaultOf({ issued }: AcceptedCertificate, store: TrustStore, now: Date): PathFault | undefined {
  if (!issued) return undefined;
  const { path, fault } = findPath(issued, store, now);
  return path ? undefined : (fault ?? 'unknown-issuer');
}
