import type { Texts } from '../nl/index.js';

export const connection: Texts['connection'] = {
  title: 'Connecting',
  host: 'Server',
  port: 'Port',
  protocol: 'Protocol',
  protocolOf: {
    FTP: 'FTP with explicit TLS (FTPES)',
    SFTP: 'SFTP (over SSH)',
  },
  hostKey: 'Fingerprint of the server',
  address: 'Address',
  signature: 'Signature',
  tokenUrl: 'Token address',
  audience: 'Audience (aud)',
  steps: {
    SFTP: 'Set your program up with these data and choose the private key that belongs to the public key of this account. If the program asks the first time whether you trust the server, compare the fingerprint.',
    FTP: 'Set your program up with these data. Choose "explicit TLS": without encryption the server refuses.',
    SOAP: 'Your software signs the Body and the Timestamp of each call with the private key of the certificate, and sends the certificate along (BinarySecurityToken).',
    REST: 'Your software makes a JWT (client assertion), signs it with the private key of the certificate and exchanges it for an access token.',
  },
  try: 'Try it',
  assertionHeader: 'Header of the assertion',
  assertionClaims: 'Claims of the assertion',
  tokenRequest: 'Ask for a token',
  scopeHint: 'Without "scope" you get all permissions of this account.',
};
