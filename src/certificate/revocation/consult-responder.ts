import { TAG, isUniversal, oidValue } from '../parse/der-values.js';
import type { Certificate } from '../x509/certificate.js';
import { nameKey } from '../x509/distinguished-name.js';
import { isExpired, isNotYetValid } from '../x509/validity.js';
import { isSignedBy } from '../x509/verify-signature.js';
import { keyOctets, partsOf } from './certificate-parts.js';
import { assertFresh } from './freshness.js';
import type { CertId, OcspRequest } from './ocsp-request.js';
import { isResponder, readOcspResponse, type OcspResponse } from './ocsp-response.js';
import { NoRevocationAnswer, type RevocationAnswer } from './revocation-status.js';
import { assertSignedBy } from './verify-answer.js';

/**
 * What a responder's answer says about the certificate that was asked about (RFC 6960, section 3.2).
 * @throws NoRevocationAnswer where it says nothing that can be relied on
 */
export function consultResponder(
  bytes: Uint8Array,
  request: OcspRequest,
  issuer: Certificate,
  now: Date,
): RevocationAnswer {
  const response = readOcspResponse(bytes);
  assertSignedBy(response, signerOf(response, issuer, now), 'ocsp');
  // Answers made in advance carry no nonce; one that does must be the answer to this very question.
  if (response.nonce && Buffer.compare(response.nonce, request.nonce) !== 0)
    throw new NoRevocationAnswer('nonce-differs', 'ocsp: the answer to another question');
  const answer = response.answers.find(({ certId }) => isSame(certId, request.certId));
  if (!answer) throw new NoRevocationAnswer('other-scope', 'ocsp: an answer about another certificate');
  assertFresh(answer.thisUpdate, answer.nextUpdate, now, 'ocsp');
  if (answer.status === 'unknown')
    throw new NoRevocationAnswer('not-known', 'ocsp: the responder does not know the certificate');
  return answer.status === 'good'
    ? { state: 'good', source: 'ocsp' }
    : { state: 'revoked', source: 'ocsp', ...answer.status };
}

function isSame(left: CertId, right: CertId): boolean {
  return (['issuerNameHash', 'issuerKeyHash', 'serial'] as const).every(
    (field) => Buffer.compare(left[field], right[field]) === 0,
  );
}

/** The issuer itself, or whom the issuer gave a certificate for answering (RFC 6960, section 4.2.2.2). */
function signerOf(response: OcspResponse, issuer: Certificate, now: Date): Certificate {
  const named = [issuer, ...response.certificates].filter((candidate) =>
    isResponder(response, partsOf(candidate).subjectName, keyOctets(candidate)),
  );
  const signer = named.find((candidate) => candidate === issuer || isDelegated(candidate, issuer, now));
  if (!signer) throw new NoRevocationAnswer('wrong-signer', 'ocsp: the responder may not answer for this issuer');
  return signer;
}

const EXTENDED_KEY_USAGE = '2.5.29.37';
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';

function isDelegated(candidate: Certificate, issuer: Certificate, now: Date): boolean {
  const { values, unknownCritical, repeated } = candidate.extensions;
  if (unknownCritical.length > 0 || repeated) return false;
  if (isExpired(candidate.notAfter, now) || isNotYetValid(candidate.notBefore, now)) return false;
  if (values.keyUsage && !values.keyUsage.includes('digitalSignature')) return false;
  const purposes = partsOf(candidate).extension(EXTENDED_KEY_USAGE)?.children ?? [];
  if (!purposes.some((purpose) => isUniversal(purpose, TAG.oid) && oidValue(purpose) === OCSP_SIGNING)) return false;
  return nameKey(candidate.issuer) === nameKey(issuer.subject) && isSignedBy(candidate, issuer);
}
