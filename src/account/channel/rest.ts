import type { ChannelDescriptor } from './channel.descriptor.js';

export const REST: ChannelDescriptor = {
  channel: 'REST',
  accountsPerSender: 'quota',
  login: 'client-id',
  credential: 'certificate',
  permissions: { atLeast: 1, grantedBy: 'scope' },
  certificates: { atLeast: 1, atMost: 'quota' },
  gateways: ['authorization-server'],
};
