import type { Text } from '../../platform/i18n/texts.js';
import type { FileProblem } from './bounded-file.js';

export const VERDICT_LABELS = {
  accepted: { nl: 'aanvaard', fr: 'accepté', de: 'angenommen', en: 'accepted' },
  refused: { nl: 'geweigerd', fr: 'refusé', de: 'abgelehnt', en: 'refused' },
} as const satisfies Readonly<Record<string, Text>>;

export const FACT_LABELS = {
  owner: { nl: 'eigenaar', fr: 'propriétaire', de: 'Inhaber', en: 'owner' },
  organisation: { nl: 'onderneming', fr: 'entreprise', de: 'Unternehmen', en: 'organisation' },
  issuer: { nl: 'leverancier', fr: 'fournisseur', de: 'Aussteller', en: 'issuer' },
  expiryDate: { nl: 'vervaldatum', fr: 'date d’expiration', de: 'Ablaufdatum', en: 'expiry date' },
  serialNumber: { nl: 'serienummer', fr: 'numéro de série', de: 'Seriennummer', en: 'serial number' },
  key: { nl: 'sleutel', fr: 'clé', de: 'Schlüssel', en: 'key' },
  signatureAlgorithm: { nl: 'ondertekend met', fr: 'signé avec', de: 'signiert mit', en: 'signed with' },
  sha256: { nl: 'SHA-256', fr: 'SHA-256', de: 'SHA-256', en: 'SHA-256' },
  publicKeySha256: {
    nl: 'SHA-256 van de publieke sleutel',
    fr: 'SHA-256 de la clé publique',
    de: 'SHA-256 des öffentlichen Schlüssels',
    en: 'SHA-256 of the public key',
  },
  type: { nl: 'soort', fr: 'type', de: 'Typ', en: 'type' },
  bits: { nl: 'bits', fr: 'bits', de: 'Bit', en: 'bits' },
  fingerprint: { nl: 'vingerafdruk', fr: 'empreinte', de: 'Fingerabdruck', en: 'fingerprint' },
  comment: { nl: 'opmerking', fr: 'commentaire', de: 'Kommentar', en: 'comment' },
  canonical: { nl: 'zo bewaard', fr: 'conservé ainsi', de: 'so gespeichert', en: 'stored as' },
} as const satisfies Readonly<Record<string, Text>>;

export const FILE_PROBLEMS: Readonly<Record<FileProblem, Text>> = {
  'not-found': {
    nl: 'niet gelezen: dit bestand bestaat niet',
    fr: 'pas lu : ce fichier n’existe pas',
    de: 'nicht gelesen: Diese Datei gibt es nicht',
    en: 'not read: there is no such file',
  },
  'is-a-folder': {
    nl: 'niet gelezen: dit is een map',
    fr: 'pas lu : c’est un dossier',
    de: 'nicht gelesen: Das ist ein Ordner',
    en: 'not read: this is a folder',
  },
  'not-permitted': {
    nl: 'niet gelezen: geen toegang',
    fr: 'pas lu : accès refusé',
    de: 'nicht gelesen: kein Zugriff',
    en: 'not read: access denied',
  },
  'not-readable': {
    nl: 'niet gelezen: het bestand kan niet worden gelezen',
    fr: 'pas lu : le fichier ne peut pas être lu',
    de: 'nicht gelesen: Die Datei lässt sich nicht lesen',
    en: 'not read: the file cannot be read',
  },
};
