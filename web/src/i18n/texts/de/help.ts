import type { Texts } from '../nl/index.js';

export const help: Texts['help'] = {
  title: 'Hilfe',
  make: 'Ein Zertifikat oder einen Schlüssel erstellen',
  certificates: 'Wie erstelle ich ein Zertifikat?',
  certificatesWhat:
    'Für Windows, macOS und Linux. Der private Schlüssel bleibt immer auf Ihrem eigenen Computer; hierher kommt nur das Zertifikat.',
  sshKeys: 'Wie erstelle ich einen SSH-Schlüssel?',
  sshKeysWhat:
    'Ein SSH-Schlüssel besteht aus zwei Dateien. Die öffentliche geben Sie hier ab; die private behalten Sie für sich.',
  forChannel: 'Für ein Konto des Typs',
  rules: 'Die Regeln',
  faq: 'Häufige Fragen',
  systems: 'Mit eigener Software arbeiten',
  systemsWhat: 'Alles, was Sie hier tun, geht auch mit der API. Ihre Beschreibung können Sie lesen und ausprobieren.',
  apiDocs: 'Die API lesen und ausprobieren',
  licences: 'Software anderer in dieser Anwendung und ihre Lizenzen',
};
