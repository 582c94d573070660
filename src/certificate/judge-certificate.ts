import type { Channel } from '../account/channel/channel.js';
import { failures, judgeAll, rulesInForce, type RuleResult } from '../platform/rule/rule.js';
import { parseUpload } from './parse/parse-upload.js';
import { findPath } from './path/find-path.js';
import type { RevocationFindings } from './revocation/revocation-status.js';
import { CERTIFICATE_RULES } from './rules/certificate-rules.js';
import type { CertificateSubject, JudgedCertificate } from './rules/certificate-subject.js';
import { notACertificate } from './rules/not-a-certificate.rule.js';
import { privateKeyIncluded } from './rules/private-key-included.rule.js';
import { severalCertificates } from './rules/several-certificates.rule.js';
import { tooLarge } from './rules/too-large.rule.js';
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
  return verdictOn(subjectOf(input));
}

function verdictOn(subject: CertificateSubject): CertificateVerdict {
  const { judged } = subject;
  const results = judgeAll(rulesInForce(CERTIFICATE_RULES, subject.now), subject);
  const accepted = failures(results).length === 0;
  return {
    accepted,
    results,
    ...(judged && { facts: describeCertificate(judged.certificate, judged.selfSigned) }),
    ...(judged && accepted && { der: judged.certificate.der.slice() }),
  };
}

/** About what the file is, not about what is asked of a certificate: no earlier acceptance excuses a fault here. */
const ABOUT_THE_FILE: ReadonlySet<string> = new Set(
  [tooLarge, privateKeyIncluded, notACertificate, severalCertificates].map(({ name }) => name),
);

/**
 * Judges a certificate that was accepted elsewhere, perhaps under older rules: it stays in use, and what would refuse it today
 * is told in `kept`. Only a file that does not hold exactly one certificate is refused.
 */
export function judgeEarlierAccepted(
  input: CertificateUpload,
): CertificateVerdict & { readonly kept?: readonly RuleResult[] } {
  const subject = subjectOf(input);
  const { judged } = subject;
  const verdict = verdictOn(subject);
  const failed = failures(verdict.results);
  if (!judged || failed.some(({ rule }) => ABOUT_THE_FILE.has(rule))) return verdict;
  return { ...verdict, accepted: true, der: judged.certificate.der.slice(), kept: failed };
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
