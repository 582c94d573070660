import type { ChannelDescriptor } from './channel.descriptor.js';
import { LOGIN_PREFIX } from './login-prefix.js';

export const FTP: ChannelDescriptor = {
  channel: 'FTP',
  accountsPerSender: 1,
  login: { userNamePrefix: LOGIN_PREFIX },
  credential: 'password',
  permissions: { atLeast: 1, grantedBy: 'folder' },
  certificates: { atLeast: 1, atMost: 1 },
  gateways: ['file-transfer', 'certificate-registry'],
};
