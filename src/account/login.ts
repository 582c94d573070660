import type { Channel } from './channel/channel.js';
import { CHANNEL_DESCRIPTORS } from './channel/channel-descriptors.js';

interface Named {
  readonly channel: Channel;
  readonly userName: string | null;
  readonly clientId: string | null;
  readonly sender: { readonly number: string };
}

/**
 * The name by which gateways know an account.
 * @throws for a REST account whose client id has not been given yet
 */
export function loginOf(account: Named): string {
  const { login } = CHANNEL_DESCRIPTORS[account.channel];
  const [prefix, own] =
    login === 'client-id'
      ? ['', account.clientId]
      : 'senderPrefix' in login
        ? [login.senderPrefix, account.sender.number]
        : [login.userNamePrefix, account.userName];
  if (own === null) throw new Error(`this ${account.channel} account has no login yet`);
  return `${prefix}${own}`;
}
