import type { Channel } from './channel.js';
import type { ChannelDescriptor } from './channel.descriptor.js';
import { FTP } from './ftp.js';
import { REST } from './rest.js';
import { SFTP } from './sftp.js';
import { SOAP } from './soap.js';

/** The channels that can be managed; another one is one more literal beside this file. */
export const CHANNEL_DESCRIPTORS: Readonly<Record<Channel, ChannelDescriptor>> = { FTP, SFTP, SOAP, REST };
