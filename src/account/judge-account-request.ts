import { judgeCertificate, type CertificateVerdict } from '../certificate/judge-certificate.js';
import type { RevocationFindings } from '../certificate/revocation/revocation-status.js';
import type { TrustStore } from '../certificate/trust-store.js';
import type { Permission } from '../permission/permission.entity.js';
import { issuesFor, warningsFor, type Issue } from '../platform/rule/issue.js';
import type { Text } from '../platform/i18n/texts.js';
import { tidyOneLineText } from '../platform/rule/one-line-text.rule.js';
import { judgeSshKey, type SshKeyVerdict } from '../ssh-key/judge-ssh-key.js';
import type { AccountRequest } from './account-request.js';
import {
  NOT_FOR_CHANNEL,
  PERMISSION_NOT_OFFERED,
  PERMISSION_REQUIRED,
  REQUIRED_FOR_CHANNEL,
} from './account-request.texts.js';
import type { Channel } from './channel/channel.js';
import { CHANNEL_DESCRIPTORS } from './channel/channel-descriptors.js';
import { judgeAccountName } from './rules/account-name.rule.js';
import { judgeFtpPassword } from './rules/ftp-password.rule.js';
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
  const userName = judgeUserName(request.userName);
  const credential = judgeCredential(request);
  const permissions = context.offered.filter((permission) => request.permissions.includes(permission.code));
  const issues = [
    ...issuesFor('name', judgeAccountName(tidyOneLineText(request.name))),
    ...permissionIssues(request.channel, request.permissions, permissions),
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

/** The channel's own credential has to be there and right; another channel's has to be left out. */
function judgeCredential(request: AccountRequest): { issues: readonly Issue[]; sshKey?: SshKeyVerdict } {
  const { sshPublicKey, password } = request;
  const takesKey = CHANNEL_DESCRIPTORS[request.channel]?.credential === 'ssh-public-key';
  const foreign = takesKey ? password !== undefined && 'password' : sshPublicKey !== undefined && 'sshPublicKey';
  const issues = foreign ? [credentialIssue(foreign, request.channel, NOT_FOR_CHANNEL)] : [];
  if (!takesKey) {
    const own =
      password === undefined
        ? [credentialIssue('password', request.channel, REQUIRED_FOR_CHANNEL)]
        : issuesFor('password', judgeFtpPassword(password));
    return { issues: [...issues, ...own] };
  }
  if (sshPublicKey === undefined)
    return { issues: [...issues, credentialIssue('sshPublicKey', request.channel, REQUIRED_FOR_CHANNEL)] };
  const sshKey = judgeSshKey({ text: sshPublicKey });
  return { issues: [...issues, ...issuesFor('sshPublicKey', sshKey.results)], sshKey };
}

function credentialIssue(field: string, channel: Channel, demand: Text): Issue {
  const rule = demand === REQUIRED_FOR_CHANNEL ? 'credential-required' : 'credential-not-for-channel';
  return { field, rule, demand, parameters: { channel } };
}

/** At least one, and each among those that may be chosen. */
export function permissionIssues(
  channel: Channel,
  wanted: readonly string[],
  found: readonly Permission[],
): readonly Issue[] {
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
