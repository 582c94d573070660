import { text, url, type Values } from '../platform/config/variables.js';

/** Where the software of senders connects to. What is left empty is not shown to them. */
export const connectionVariables = {
  CONNECTION_SFTP_URL: url('where SFTP accounts connect to: sftp://host:port', ['sftp:'], { fallback: '' }),
  CONNECTION_SFTP_HOST_KEY: text('fingerprint of the SFTP server’s key, as OpenSSH shows it: SHA256:…', {
    fallback: '',
  }),
  CONNECTION_FTP_URL: url('where FTP accounts connect to, with TLS: ftp://host:port', ['ftp:', 'ftps:'], {
    fallback: '',
  }),
  CONNECTION_SOAP_URL: url('where SOAP accounts send their calls', ['http:', 'https:'], { fallback: '' }),
  CONNECTION_TOKEN_URL: url('where REST accounts ask for access tokens', ['http:', 'https:'], { fallback: '' }),
  CONNECTION_TOKEN_AUDIENCE: text('audience of client assertions; the token URL where empty', { fallback: '' }),
};

export type ConnectionConfig = Values<typeof connectionVariables>;
export const CONNECTION_CONFIG = Symbol('CONNECTION_CONFIG');
