import type { Channel } from '../../account/channel/channel.js';
import type { Judgement, Rule } from '../../platform/rule/rule.js';
import type { Upload } from '../parse/upload.js';
import type { PathResult } from '../path/find-path.js';
import type { RevocationFindings } from '../revocation/revocation-status.js';
import type { Certificate } from '../x509/certificate.js';

/** Everything that the certificate rules look at. */
export interface CertificateSubject {
  readonly uploadName: string;
  readonly upload: Upload;
  readonly channel: Channel;
  readonly now: Date;
  /** Endings of file names that are taken, lower case, with their dot. */
  readonly allowedExtensions: readonly string[];
  /** Name of the sender's organisation, where it is known. */
  readonly organisationName?: string;
  /** The certificate; absent where the file holds none or several. */
  readonly judged?: JudgedCertificate;
  /** What issuers said about revocation; absent where nobody was asked. */
  readonly revocation?: RevocationFindings;
}

/** A certificate with what costs signature checks to know; worked out once for all rules. */
export interface JudgedCertificate {
  readonly certificate: Certificate;
  readonly selfSigned: boolean;
  readonly path: PathResult;
}

/** A rule on an upload, and the channels that it holds for; all where absent. */
export interface CertificateRule extends Rule<CertificateSubject> {
  readonly channels?: readonly Channel[];
}

type OnTheCertificate = Omit<CertificateRule, 'appliesTo' | 'judge'> & {
  readonly appliesTo?: (judged: JudgedCertificate, subject: CertificateSubject) => boolean;
  readonly judge: (judged: JudgedCertificate, subject: CertificateSubject) => Judgement;
};

/** A rule on the certificate itself: it says nothing about a file without exactly one. */
export function certificateRule(rule: OnTheCertificate): CertificateRule {
  const { appliesTo, judge, ...named } = rule;
  const holdsFor = (channel: Channel) => named.channels?.includes(channel) ?? true;
  return {
    ...named,
    appliesTo: (subject) =>
      subject.judged !== undefined && holdsFor(subject.channel) && (appliesTo?.(subject.judged, subject) ?? true),
    judge: (subject) => (subject.judged ? judge(subject.judged, subject) : { verdict: 'pass' }),
  };
}
