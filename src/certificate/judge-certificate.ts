import type { Channel } from '../account/channel/channel.js';
import { failures, judgeAll, rulesInForce, type RuleResult } from '../platform/rule/rule.js';
import { parseUpload } from './parse/parse-upload.js';
import { findPath } from './path/find-path.js';
import type { RevocationFindings } from './revocation/revocation-status.js';
import { CERTIFICATE_RULES } from './rules/certificate-rules.js';
import type { CertificateSubject, JudgedCertificate } from './rules/certificate-subject.js';
import { untrustedIssuer } from './rules/untrusted-issuer.rule.js';
import type { TrustStore } from './trust-store.js';
import type { Certificate } from './x509/certificate.js';
import { describeCertificate, type CertificateFacts } from './x509/certificate-facts.js';
import { isSelfSigned } from './x509/verify-signature.js';

export interface CertificateUpload {
  readonly bytes: Uint8Array;
  /** The file's name as its owner has it. */
  readonly uploadName: string;
  readonly channel: Channel;
  readonly now: Date;
  readonly trust: TrustStore;
  /** Name of the sender's organisation; without it nothing is compared. */
  readonly organisationName?: string;
  /** Endings of file names that are taken; `.cer` where absent. */
  readonly allowedExtensions?: readonly string[];
  /** What issuers said about revocation, gathered before; nothing is judged about it where absent. */
  readonly revocation?: RevocationFindings;
}

export interface CertificateVerdict {
  readonly accepted: boolean;
  /** Every rule in force, passed or not. */
  readonly results: readonly RuleResult[];
  /** What the certificate says; absent where the file does not hold exactly one. */
  readonly facts?: CertificateFacts;
  /** Exactly the certificate, whatever the file held around it; only of an accepted one. */
  readonly der?: Uint8Array;
}

const DEFAULT_EXTENSIONS = ['.cer'];

/** Judges an upload by every rule. Never throws for what the bytes are, and keeps nothing. */
export function judgeCertificate(input: CertificateUpload): CertificateVerdict {
  const subject = subjectOf(input);
  const { judged } = subject;
  const results = judgeAll(rulesInForce(CERTIFICATE_RULES, input.now), subject);
  const accepted = failures(results).length === 0;
  return {
    accepted,
    results,
    ...(judged && { facts: describeCertificate(judged.certificate, judged.selfSigned) }),
    ...(judged && accepted && { der: judged.certificate.der.slice() }),
  };
}

/** The rule on issuers alone, for a certificate that was accepted before: does somebody trusted still vouch for it? */
export function judgeIssuer(input: CertificateUpload): RuleResult {
  return judgeAll([untrustedIssuer], subjectOf(input))[0] as RuleResult;
}

function subjectOf(input: CertificateUpload): CertificateSubject {
  const { bytes, uploadName, channel, now, trust, organisationName, revocation } = input;
  const upload = parseUpload(bytes);
  const [certificate, ...others] = upload.certificates;
  const judged = certificate && others.length === 0 ? examine(certificate, trust, now) : undefined;
  const allowedExtensions = input.allowedExtensions?.map((extension) => extension.toLowerCase()) ?? DEFAULT_EXTENSIONS;
  return { uploadName, upload, channel, now, allowedExtensions, organisationName, judged, revocation };
}

function examine(certificate: Certificate, trust: TrustStore, now: Date): JudgedCertificate {
  const selfSigned = isSelfSigned(certificate);
  // Nobody vouches for a self-signed certificate: whether it is allowed is for other rules to say.
  return { certificate, selfSigned, path: selfSigned ? {} : findPath(certificate, trust, now) };
}
