import type { GatewayName } from '../../provisioning/gateway.port.js';
import type { Channel } from './channel.js';

/** Everything that distinguishes one channel from another, as data: a new kind of channel is one such literal and a migration. */
export interface ChannelDescriptor {
  readonly channel: Channel;
  /** The most living accounts of one sender. */
  readonly accountsPerSender: number;
  /** How its holder signs in; also what else the account must carry. */
  readonly login: { readonly userNamePrefix: string } | 'certificate' | 'client-id';
  readonly credential: 'ssh-public-key' | 'password' | 'certificate';
  readonly permissions: { readonly atLeast: number; readonly grantedBy: 'folder' | 'scope' } | 'none';
  readonly certificates: { readonly atLeast: 1; readonly atMost: number };
  /** Every gateway that must know the account before it is active. */
  readonly gateways: readonly GatewayName[];
}
