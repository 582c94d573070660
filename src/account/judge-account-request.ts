import { judgeCertificate, type CertificateVerdict } from '../certificate/judge-certificate.js';
import type { RevocationFindings } from '../certificate/revocation/revocation-status.js';
import type { TrustStore } from '../certificate/trust-store.js';
import type { Permission } from '../permission/permission.entity.js';
import { issuesFor, warningsFor, type Issue } from '../platform/rule/issue.js';
import { tidyOneLineText } from '../platform/rule/one-line-text.rule.js';
import type { SshKeyVerdict } from '../ssh-key/judge-ssh-key.js';
import type { AccountRequest } from './account-request.js';
import { NOT_FOR_CHANNEL, PERMISSION_NOT_OFFERED, PERMISSION_REQUIRED } from './account-request.texts.js';
import type { Channel } from './channel/channel.js';
import { CHANNEL_DESCRIPTORS } from './channel/channel-descriptors.js';
import { judgeCredential } from './judge-credential.js';
import { judgeAccountName } from './rules/account-name.rule.js';
import { judgeUserName } from './rules/user-name.rule.js';

export interface JudgingContext {
  readonly now: Date;
  readonly trust: TrustStore;
  readonly organisationName: string;
  /** What issuers said about the certificate; absent where nobody was asked. */
  readonly revocation?: RevocationFindings;
  readonly offered: readonly Permission[];
}

export interface JudgedRequest {
  readonly issues: readonly Issue[];
  readonly warnings: readonly Issue[];
  readonly permissions: readonly Permission[];
  readonly certificate: CertificateVerdict;
  /** Of a channel whose holder signs in with a key. */
  readonly sshKey?: SshKeyVerdict;
}

/** Judges every field of the request, so that the user learns all faults at once. */
export function judgeAccountRequest(request: AccountRequest, context: JudgingContext): JudgedRequest {
  const certificate = judgeCertificate({
    bytes: request.certificate.content,
    uploadName: request.certificate.fileName,
    channel: request.channel,
    now: context.now,
    trust: context.trust,
    organisationName: context.organisationName,
    revocation: context.revocation,
  });
  const userName = request.userName === undefined ? [] : judgeUserName(request.userName);
  const credential = judgeCredential(request);
  const permissions = context.offered.filter(({ code }) => request.permissions?.includes(code));
  const issues = [
    ...issuesFor('name', judgeAccountName(tidyOneLineText(request.name))),
    ...permissionIssues(request.channel, request.permissions ?? [], permissions),
    ...issuesFor('userName', userName),
    ...credential.issues,
    ...issuesFor('certificate.name', judgeAccountName(tidyOneLineText(request.certificate.name))),
    ...issuesFor('certificate.content', certificate.results),
  ];
  const warnings = [
    ...warningsFor('userName', userName),
    ...warningsFor('sshPublicKey', credential.sshKey?.results ?? []),
    ...warningsFor('certificate.content', certificate.results),
  ];
  return { issues, warnings, permissions, certificate, sshKey: credential.sshKey };
}

/** At least one where the channel has permissions, and each among those that may be chosen. */
export function permissionIssues(
  channel: Channel,
  wanted: readonly string[],
  found: readonly Permission[],
): readonly Issue[] {
  if (CHANNEL_DESCRIPTORS[channel].permissions === 'none')
    return wanted.length === 0
      ? []
      : [
          {
            field: 'permissions',
            rule: 'permissions-not-for-channel',
            demand: NOT_FOR_CHANNEL,
            parameters: { channel },
          },
        ];
  if (wanted.length === 0)
    return [
      {
        field: 'permissions',
        rule: 'permission-required',
        demand: PERMISSION_REQUIRED,
        remedy: PERMISSION_NOT_OFFERED.remedy,
        parameters: { channel },
      },
    ];
  const known = new Set(found.map((permission) => permission.code));
  return wanted
    .filter((code) => !known.has(code))
    .map((code) => ({
      field: 'permissions',
      rule: 'permission-offered',
      ...PERMISSION_NOT_OFFERED,
      parameters: { code: code.slice(0, 60), channel },
    }));
}
