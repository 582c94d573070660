import type { Texts } from '../nl/index.js';

export const certificate: Texts['certificate'] = {
  title: 'Certificate',
  titleOf: 'Certificate - {{name}}',
  replaceTitle: 'Replace the certificate',
  file: 'Certificate',
  fileHint: 'A .cer file. No .pfx or .p12: your private key is in there, and that you keep to yourself.',
  drop: 'Drop the certificate’s file here',
  choose: 'Choose a file',
  chooseOther: 'Choose another file',
  orDrop: 'or drop it here',
  name: 'Certificate name',
  nameHint: 'Your own name for this certificate, 1 to 80 characters.',
  judging: 'The certificate is being checked …',
  accepted: 'This certificate is accepted',
  notAccepted: 'This certificate is not accepted',
  summary: '{{owner}}, issued by {{issuer}}, valid to the end of {{day}}.',
  toMend: 'What is not right, or worth knowing',
  allRules: 'All rules and facts',
  passed: 'Rules that are met',
  fileName: 'File name',
  owner: 'Owner',
  organisation: 'Organisation',
  issuer: 'Issuer',
  expires: 'Expiry date',
  serialNumber: 'Serial number',
  key: 'Key',
  fingerprints: 'Fingerprints',
  fingerprint: 'SHA-256 of the certificate',
  publicKeyHash: 'SHA-256 of the public key',
  expired: 'Expired',
  daysLeft_one: '{{days}} day left',
  daysLeft_other: '{{days}} days left',
  refused: {
    'private-key': {
      title: 'There is a private key in this file',
      what: 'It was not sent. A private key must never leave your computer. Choose the file with nothing but the certificate (.cer). If you ever sent that key to somebody, replace it.',
    },
    'too-large': {
      title: 'This file is too large for a certificate',
      what: 'A certificate has at most 64 KiB. The file was not sent.',
    },
  },
};

export const sshKey: Texts['sshKey'] = {
  label: 'SSH public key',
  hint: 'Paste the public key (the .pub file), or choose the file. Never the private key.',
  fromFile: 'From a file',
  bits: '{{bits}} bits',
  judging: 'The key is being checked …',
  accepted: 'This key is accepted',
  notAccepted: 'This key is not accepted',
  private: {
    title: 'This is a private key',
    what: 'It was not sent, and was taken out of the field. Take the public key: the file of the same name that ends in .pub or, in PuTTYgen, the box "Public key for pasting".',
  },
};
