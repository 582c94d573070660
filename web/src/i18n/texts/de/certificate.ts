import type { Texts } from '../nl/index.js';

export const certificate: Texts['certificate'] = {
  keyId: 'Key ID (kid)',
  title: 'Zertifikat',
  titleOf: 'Zertifikat - {{name}}',
  replaceTitle: 'Zertifikat ersetzen',
  file: 'Zertifikat',
  fileHint:
    'Eine .cer-Datei. Keine .pfx oder .p12: Darin steckt Ihr privater Schlüssel, und den behalten Sie für sich.',
  drop: 'Zertifikatsdatei hierher ziehen',
  choose: 'Datei wählen',
  chooseOther: 'Andere Datei wählen',
  orDrop: 'oder hierher ziehen',
  name: 'Zertifikatsname',
  nameHint: 'Ihr eigener Name für dieses Zertifikat, 1 bis 80 Zeichen.',
  judging: 'Das Zertifikat wird geprüft …',
  accepted: 'Dieses Zertifikat wird angenommen',
  notAccepted: 'Dieses Zertifikat wird nicht angenommen',
  summary: '{{owner}}, ausgestellt von {{issuer}}, gültig bis einschließlich {{day}}.',
  toMend: 'Was nicht stimmt oder Beachtung verlangt',
  allRules: 'Alle Regeln und Angaben',
  passed: 'Eingehaltene Regeln',
  fileName: 'Dateiname',
  owner: 'Inhaber',
  organisation: 'Unternehmen',
  issuer: 'Aussteller',
  expires: 'Ablaufdatum',
  serialNumber: 'Seriennummer',
  key: 'Schlüssel',
  fingerprints: 'Fingerabdrücke',
  fingerprint: 'SHA-256 des Zertifikats',
  publicKeyHash: 'SHA-256 des öffentlichen Schlüssels',
  expired: 'Abgelaufen',
  daysLeft_one: 'Noch {{days}} Tag',
  daysLeft_other: 'Noch {{days}} Tage',
  refused: {
    'private-key': {
      title: 'Diese Datei enthält einen privaten Schlüssel',
      what: 'Sie wurde nicht gesendet. Ein privater Schlüssel darf Ihren Computer nie verlassen. Wählen Sie die Datei, die nur das Zertifikat enthält (.cer). Haben Sie den Schlüssel schon einmal jemandem gesendet, ersetzen Sie ihn.',
    },
    'too-large': {
      title: 'Diese Datei ist zu groß für ein Zertifikat',
      what: 'Ein Zertifikat hat höchstens 64 KiB. Die Datei wurde nicht gesendet.',
    },
  },
};

export const sshKey: Texts['sshKey'] = {
  label: 'Öffentlicher SSH-Schlüssel',
  hint: 'Fügen Sie den öffentlichen Schlüssel (die .pub-Datei) ein oder wählen Sie die Datei. Nie den privaten Schlüssel.',
  fromFile: 'Aus einer Datei',
  bits: '{{bits}} Bit',
  judging: 'Der Schlüssel wird geprüft …',
  accepted: 'Dieser Schlüssel wird angenommen',
  notAccepted: 'Dieser Schlüssel wird nicht angenommen',
  private: {
    title: 'Das ist ein privater Schlüssel',
    what: 'Er wurde nicht gesendet und aus dem Feld genommen. Nehmen Sie den öffentlichen Schlüssel: die Datei gleichen Namens, die auf .pub endet, oder in PuTTYgen das Feld „Public key for pasting“.',
  },
};
