import { text, url, type Values } from '../platform/config/variables.js';

/** Where the software of senders connects to. What is left empty is not shown to them. */
export const connectionVariables = {
  CONNECTION_SFTP_URL: url('where SFTP accounts connect to: sftp://host:port', ['sftp:'], {
    fallback: '',
    example: 'sftp://files.example:22',
  }),
  CONNECTION_SFTP_HOST_KEY: text('fingerprint of the SFTP server’s key, as OpenSSH shows it: SHA256:…', {
    fallback: '',
    example: 'SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8',
  }),
  CONNECTION_FTP_URL: url('where FTP accounts connect to, with TLS: ftp://host:port', ['ftp:', 'ftps:'], {
    fallback: '',
    example: 'ftp://files.example:21',
  }),
  CONNECTION_SOAP_URL: url('where SOAP accounts send their calls', ['http:', 'https:'], {
    fallback: '',
    example: 'https://soap.example/',
  }),
  CONNECTION_TOKEN_URL: url('where REST accounts ask for access tokens', ['http:', 'https:'], {
    fallback: '',
    example: 'https://sso.example/realms/chaman/protocol/openid-connect/token',
  }),
  CONNECTION_TOKEN_AUDIENCE: text('audience of client assertions; the token URL where empty', {
    fallback: '',
    example: 'https://sso.example/realms/chaman',
  }),
};

export type ConnectionConfig = Values<typeof connectionVariables>;
export const CONNECTION_CONFIG = Symbol('CONNECTION_CONFIG');
