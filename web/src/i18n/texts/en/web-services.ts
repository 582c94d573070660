import type { Texts } from '../nl/index.js';

export const webServices: Texts['webServices'] = {
  newTitle: 'Add a web service account',
  what: {
    REST: 'Software calls REST services with an access token. Self-signed certificates are allowed. You can have several.',
    SOAP: 'Software calls SOAP services and signs each call with the certificate. You can have one.',
  },
  soapTaken: 'You already have a SOAP account. Delete it first to make a new one.',
  certificates: 'Certificates',
  certificateWhy: {
    REST: 'With the private key of this certificate your software signs the request for an access token.',
    SOAP: 'With the private key of this certificate your software signs each call (WS-Security).',
  },
  clientIdComes: 'Appears as soon as the account is active',
  addCertificate: 'Add a certificate',
  keyIdRequired:
    'This account has two certificates with the same kind of key. So your software has to say with "kid" in each request which key it uses; you find it under "Fingerprints".',
  lastStays:
    'A REST account always keeps at least one certificate. Add the new one first to be able to delete this one.',
  removeCertificate: 'Delete the certificate',
  removeWhat:
    'Requests that are signed with the key of this certificate are refused afterwards. Tokens that were given out already work for 5 more minutes at most.',
  noneValidLeft: 'Afterwards this account has no valid certificate left: it will not work.',
  certificateGoes: 'Certificate {{name}} is being removed.',
};
