import type { ChannelDescriptor } from './channel.descriptor.js';

export const SFTP: ChannelDescriptor = {
  channel: 'SFTP',
  accountsPerSender: 1,
  login: { userNamePrefix: 'EXP' },
  credential: 'ssh-public-key',
  permissions: { atLeast: 1, grantedBy: 'folder' },
  certificates: { atLeast: 1, atMost: 1 },
  gateways: ['file-transfer', 'certificate-registry'],
};
