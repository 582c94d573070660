import { LOGIN_PREFIX } from '../../account/channel/login-prefix.js';
import { CHANNEL_DESCRIPTORS } from '../../account/channel/channel-descriptors.js';
import type { Channel } from '../../account/channel/channel.js';
import { judgeAccountName } from '../../account/rules/account-name.rule.js';
import { judgeUserName } from '../../account/rules/user-name.rule.js';
import { judgeEarlierAccepted, type CertificateVerdict } from '../../certificate/judge-certificate.js';
import type { TrustStore } from '../../certificate/trust-store.js';
import type { Permission } from '../../permission/permission.entity.js';
import { issuesFor, warningsFor } from '../../platform/rule/issue.js';
import { oneLineTextRules, tidyOneLineText } from '../../platform/rule/one-line-text.rule.js';
import { judgeAll } from '../../platform/rule/rule.js';
import { judgeSshKey, type SshKeyVerdict } from '../../ssh-key/judge-ssh-key.js';
import { remarkOf, type Remark } from '../fault.js';
import type { AccountRecordDto, CertificateRecordDto } from '../file/adoption-record.dto.js';
import { judgeMoment } from './judge-moment.js';
import { judgePasswordHash } from './judge-password-hash.js';

export interface AccountJudging {
  readonly now: Date;
  readonly trust: TrustStore;
  readonly organisationName: string;
  /** Every permission, also those that are no longer offered: accounts keep them. */
  readonly permissions: readonly NamedPermission[];
}

/** A permission, and by what it may be called in the file, in lower case. */
export interface NamedPermission {
  readonly permission: Permission;
  readonly names: readonly string[];
}

export interface JudgedAccount {
  readonly senderNumber: string;
  readonly channel: Channel;
  readonly name: string;
  readonly userName: string | null;
  readonly clientId: string | null;
  /** The name by which gateways will know it. */
  readonly login: string;
  /** The name by which the certificate registry knows it until now. */
  readonly registryName: string;
  readonly permissions: readonly Permission[];
  readonly certificates: readonly AdoptedCertificate[];
  readonly sshKey: SshKeyVerdict | undefined;
  readonly passwordHash: string | null;
  /** Undefined: the file does not say, and it is not. */
  readonly disabled: boolean | undefined;
  readonly createdAt: Date | undefined;
}

export interface AdoptedCertificate {
  readonly name: string;
  readonly fileName: string;
  readonly verdict: CertificateVerdict;
}

export interface AccountJudgement {
  readonly account: JudgedAccount;
  readonly faults: readonly Remark[];
  readonly warnings: readonly Remark[];
}

/** Fields that only some channels have. */
const FIELDS_OF: Readonly<Record<Channel, readonly (keyof AccountRecordDto)[]>> = {
  FTP: ['login', 'registryName', 'permissions', 'passwordHash'],
  SFTP: ['login', 'registryName', 'permissions', 'sshPublicKey'],
  SOAP: ['registryName'],
  REST: ['clientId', 'permissions'],
};
const FILE_NAME = oneLineTextRules(255, 'docs/adoption.md');
const REQUIRED: readonly (keyof AccountRecordDto)[] = ['login', 'sshPublicKey', 'clientId', 'permissions'];
const OF_SOME_CHANNELS = [...new Set(Object.values(FIELDS_OF).flat())];

/** Judges what an account's record means. The account is only to be used when there is no fault. */
export function judgeAccountRecord(record: AccountRecordDto, context: AccountJudging): AccountJudgement {
  const { channel, sender: senderNumber } = record;
  const name = tidyOneLineText(record.name);
  const userName = record.login === undefined ? undefined : userNameIn(record.login);
  const created = judgeMoment('createdAt', record.createdAt, context.now);
  const permissions = judgePermissions(record, context.permissions);
  const certificates = record.certificates.map((each, index) => judgeCertificateRecord(each, index, channel, context));
  const sshKey = record.sshPublicKey === undefined ? undefined : judgeSshKey({ text: record.sshPublicKey });
  const hash = record.passwordHash === undefined ? undefined : judgePasswordHash(record.passwordHash);
  const { login: named } = CHANNEL_DESCRIPTORS[channel];
  const login =
    named === 'client-id'
      ? (record.clientId ?? '')
      : 'senderPrefix' in named
        ? named.senderPrefix + senderNumber
        : (record.login ?? '');
  return {
    account: {
      ...{ senderNumber, channel, name, login },
      userName: userName?.userName ?? null,
      clientId: record.clientId ?? null,
      registryName: record.registryName ?? login,
      permissions: permissions.found,
      certificates: certificates.map(({ certificate }) => certificate),
      sshKey,
      passwordHash: hash && 'hash' in hash ? hash.hash : null,
      disabled: record.disabled,
      createdAt: created.moment,
    },
    faults: [
      ...fieldsOfTheChannel(record),
      ...issuesFor('name', judgeAccountName(name)).map(remarkOf),
      ...(userName?.faults ?? []),
      ...permissions.faults,
      ...(hash && !('hash' in hash) ? [hash] : []),
      ...(sshKey ? issuesFor('sshPublicKey', sshKey.results).map(remarkOf) : []),
      ...tooManyCertificates(record),
      ...certificates.flatMap(({ faults }) => faults),
      ...sameTwice(certificates),
      ...created.faults,
    ],
    warnings: [
      ...(sshKey ? warningsFor('sshPublicKey', sshKey.results).map(remarkOf) : []),
      ...certificates.flatMap(({ warnings }) => warnings),
    ],
  };
}

function fieldsOfTheChannel(record: AccountRecordDto): Remark[] {
  const own = FIELDS_OF[record.channel];
  return OF_SOME_CHANNELS.flatMap((field): Remark[] => {
    if (record[field] !== undefined && !own.includes(field))
      return [{ field, rule: 'not-for-channel', demand: `${record.channel} has no such field; leave it out.` }];
    if (record[field] === undefined && own.includes(field) && REQUIRED.includes(field))
      return [{ field, rule: 'required-for-channel', demand: `Required for ${record.channel}.`, found: 'nothing' }];
    return [];
  });
}

function userNameIn(login: string): { readonly userName: string; readonly faults: readonly Remark[] } {
  const userName = login.slice(LOGIN_PREFIX.length);
  if (login.startsWith(LOGIN_PREFIX)) {
    // Here the prefix was there before: a name that begins with it once more is as it is.
    const faults = issuesFor('login', judgeUserName(userName)).filter(
      ({ rule }) => rule !== 'user-name-without-prefix',
    );
    return { userName, faults: faults.map(remarkOf) };
  }
  const demand = `The whole login, as the file-transfer server knows it: ${LOGIN_PREFIX} and the user name.`;
  return { userName, faults: [{ field: 'login', rule: 'login-prefix', demand, found: login }] };
}

function judgePermissions(
  { channel, permissions = [] }: AccountRecordDto,
  catalogue: readonly NamedPermission[],
): { readonly found: readonly Permission[]; readonly faults: readonly Remark[] } {
  const ofChannel = catalogue.filter(({ permission }) => permission.channels.includes(channel));
  const found = new Set<Permission>();
  const faults: Remark[] = [];
  permissions.forEach((given, index) => {
    const match = ofChannel.find(({ names }) => names.includes(given.trim().toLowerCase()));
    if (match) found.add(match.permission);
    else
      faults.push({
        field: `permissions.${index}`,
        rule: 'permission-known',
        demand: `A permission of the catalogue for ${channel}, by its code or name.`,
        found: given.slice(0, 80).toWellFormed(),
        remedy: `Add it to your catalogue (docs/operations.md#permissions), or name another: ${ofChannel.map(({ permission }) => permission.code).join(', ')}`,
      });
  });
  const needed = CHANNEL_DESCRIPTORS[channel].permissions;
  if (needed !== 'none' && permissions.length === 0)
    faults.push({
      field: 'permissions',
      rule: 'permission-required',
      demand: 'At least one permission.',
      found: 'none',
    });
  return { found: [...found], faults };
}

interface JudgedCertificate {
  readonly certificate: AdoptedCertificate;
  readonly faults: readonly Remark[];
  readonly warnings: readonly Remark[];
}

function judgeCertificateRecord(
  record: CertificateRecordDto,
  index: number,
  channel: Channel,
  { now, trust, organisationName }: AccountJudging,
): JudgedCertificate {
  const bytes = Buffer.from(record.content, 'base64');
  const name = tidyOneLineText(record.name);
  const fileName = tidyOneLineText(record.fileName);
  const verdict = judgeEarlierAccepted({ bytes, uploadName: fileName, channel, now, trust, organisationName });
  const content = `certificates.${index}.content`;
  const { kept = [] } = verdict;
  return {
    certificate: { name, fileName, verdict },
    faults: [
      ...issuesFor(`certificates.${index}.name`, judgeAccountName(name)).map(remarkOf),
      ...issuesFor(`certificates.${index}.fileName`, judgeAll(FILE_NAME, fileName)).map(remarkOf),
      ...(verdict.accepted ? [] : issuesFor(content, verdict.results).map(remarkOf)),
    ],
    warnings: [...issuesFor(content, kept), ...warningsFor(content, verdict.results)].map(remarkOf),
  };
}

function tooManyCertificates({ channel, certificates }: AccountRecordDto): Remark[] {
  if (CHANNEL_DESCRIPTORS[channel].certificates.atMost !== 1 || certificates.length === 1) return [];
  const demand = `${channel} has exactly one certificate.`;
  return [{ field: 'certificates', rule: 'one-certificate', demand, found: String(certificates.length) }];
}

function sameTwice(certificates: readonly JudgedCertificate[]): Remark[] {
  const prints = certificates.map(({ certificate }) => certificate.verdict.facts?.sha256);
  return prints.flatMap((print, index): Remark[] => {
    const first = prints.indexOf(print);
    if (print === undefined || first === index) return [];
    const demand = 'Each certificate of an account once.';
    return [{ field: `certificates.${index}`, rule: 'duplicate', demand, found: `the same as certificates.${first}` }];
  });
}
