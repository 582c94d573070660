import { judgeCertificate, type CertificateVerdict } from '../certificate/judge-certificate.js';
import type { RevocationFindings } from '../certificate/revocation/revocation-status.js';
import type { TrustStore } from '../certificate/trust-store.js';
import type { Permission } from '../permission/permission.entity.js';
import { issuesFor, type Issue } from '../platform/rule/issue.js';
import { tidyOneLineText } from '../platform/rule/one-line-text.rule.js';
import { judgeSshKey, type SshKeyVerdict } from '../ssh-key/judge-ssh-key.js';
import type { AccountRequest } from './account-request.js';
import { PERMISSION_NOT_OFFERED, PERMISSION_REQUIRED } from './account-request.texts.js';
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
  readonly permissions: readonly Permission[];
  readonly certificate: CertificateVerdict;
  readonly sshKey: SshKeyVerdict;
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
  const sshKey = judgeSshKey({ text: request.sshPublicKey });
  const permissions = context.offered.filter((permission) => request.permissions.includes(permission.code));
  const issues = [
    ...issuesFor('name', judgeAccountName(tidyOneLineText(request.name))),
    ...permissionIssues(request, permissions),
    ...issuesFor('userName', judgeUserName(request.userName)),
    ...issuesFor('sshPublicKey', sshKey.results),
    ...issuesFor('certificate.name', judgeAccountName(tidyOneLineText(request.certificate.name))),
    ...issuesFor('certificate.content', certificate.results),
  ];
  return { issues, permissions, certificate, sshKey };
}

function permissionIssues(request: AccountRequest, found: readonly Permission[]): readonly Issue[] {
  if (request.permissions.length === 0)
    return [
      {
        field: 'permissions',
        rule: 'permission-required',
        demand: PERMISSION_REQUIRED,
        remedy: PERMISSION_NOT_OFFERED.remedy,
        parameters: { channel: request.channel },
      },
    ];
  const known = new Set(found.map((permission) => permission.code));
  return request.permissions
    .filter((code) => !known.has(code))
    .map((code) => ({
      field: 'permissions',
      rule: 'permission-offered',
      ...PERMISSION_NOT_OFFERED,
      parameters: { code: code.slice(0, 60), channel: request.channel },
    }));
}
