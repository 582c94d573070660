import type { Text } from '../platform/i18n/texts.js';
import { issuesFor, type Issue } from '../platform/rule/issue.js';
import { judgeSshKey, type SshKeyVerdict } from '../ssh-key/judge-ssh-key.js';
import type { AccountRequest } from './account-request.js';
import { NOT_FOR_CHANNEL, REQUIRED_FOR_CHANNEL } from './account-request.texts.js';
import type { Channel } from './channel/channel.js';
import { CHANNEL_DESCRIPTORS } from './channel/channel-descriptors.js';
import type { ChannelDescriptor } from './channel/channel.descriptor.js';
import { judgeFtpPassword } from './rules/ftp-password.rule.js';

/** What an account's holder signs in with, beside the certificate that every account has. */
interface JudgedCredential {
  readonly issues: readonly Issue[];
  /** Of a channel whose holder signs in with a key. */
  readonly sshKey?: SshKeyVerdict;
}

const FIELDS = ['password', 'sshPublicKey'] as const;
const FIELD_OF: Readonly<Record<ChannelDescriptor['credential'], (typeof FIELDS)[number] | undefined>> = {
  password: 'password',
  'ssh-public-key': 'sshPublicKey',
  certificate: undefined,
};

/** The channel's own credential has to be there and right; another channel's has to be left out. */
export function judgeCredential(request: AccountRequest): JudgedCredential {
  const { channel, password, sshPublicKey } = request;
  const own = FIELD_OF[CHANNEL_DESCRIPTORS[channel].credential];
  const issues = FIELDS.filter((field) => field !== own && request[field] !== undefined).map((field) =>
    credentialIssue('credential-not-for-channel', field, channel, NOT_FOR_CHANNEL),
  );
  if (own === undefined) return { issues };
  if (request[own] === undefined)
    return { issues: [...issues, credentialIssue('credential-required', own, channel, REQUIRED_FOR_CHANNEL)] };
  if (password !== undefined && own === 'password')
    return { issues: [...issues, ...issuesFor('password', judgeFtpPassword(password))] };
  const sshKey = judgeSshKey({ text: sshPublicKey ?? '' });
  return { issues: [...issues, ...issuesFor('sshPublicKey', sshKey.results)], sshKey };
}

function credentialIssue(rule: string, field: string, channel: Channel, demand: Text): Issue {
  return { field, rule, demand, parameters: { channel } };
}
