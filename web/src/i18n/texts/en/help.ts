import type { Texts } from '../nl/index.js';

export const help: Texts['help'] = {
  title: 'Help',
  make: 'Making a certificate or a key',
  certificates: 'How do I make a certificate?',
  certificatesWhat:
    'For Windows, macOS and Linux. The private key always stays on your own computer; only the certificate comes here.',
  sshKeys: 'How do I make an SSH key?',
  sshKeysWhat: 'An SSH key consists of two files. The public one you give here; the private one you keep to yourself.',
  forChannel: 'For an account of type',
  rules: 'The rules',
  faq: 'Frequent questions',
  systems: 'Working with software of your own',
  systemsWhat: 'Everything that you do here can be done with the API too. You can read its description and try it.',
  apiDocs: 'Read and try the API',
  licences: 'Software of others in this application, and its licences',
};
