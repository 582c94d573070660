import type { ChannelDescriptor } from './channel.descriptor.js';

export const SOAP: ChannelDescriptor = {
  channel: 'SOAP',
  accountsPerSender: 1,
  login: { senderPrefix: 'SOAP-' },
  credential: 'certificate',
  permissions: 'none',
  certificates: { atLeast: 1, atMost: 1 },
  gateways: ['certificate-registry'],
};
