import type { GatewayName } from '../../provisioning/gateway.port.js';
import type { Channel } from './channel.js';

/** Everything that distinguishes one channel from another, as data: a new kind of channel is one such literal and a migration. */
export interface ChannelDescriptor {
  readonly channel: Channel;
  /** The most living accounts of one sender; `quota`: as many as operations allow. */
  readonly accountsPerSender: 1 | 'quota';
  /** How gateways know the account: by a name that its holder chose, by a fixed name of the sender, or by a client id that we give. */
  readonly login: { readonly userNamePrefix: string } | { readonly senderPrefix: string } | 'client-id';
  readonly credential: 'ssh-public-key' | 'password' | 'certificate';
  readonly permissions: { readonly atLeast: number; readonly grantedBy: 'folder' | 'scope' } | 'none';
  readonly certificates: { readonly atLeast: 1; readonly atMost: 1 | 'quota' };
  /** Every gateway that must know the account before it is active. */
  readonly gateways: readonly GatewayName[];
}
