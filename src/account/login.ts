import type { Channel } from './channel/channel.js';
import { CHANNEL_DESCRIPTORS } from './channel/channel-descriptors.js';

/** The name by which gateways know an account and its holder signs in. */
export function loginOf(account: { readonly channel: Channel; readonly userName: string | null }): string {
  const login = CHANNEL_DESCRIPTORS[account.channel]?.login;
  if (typeof login !== 'object' || account.userName === null)
    throw new Error(`no login for a ${account.channel} account yet`);
  return `${login.userNamePrefix}${account.userName}`;
}
