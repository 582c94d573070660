import type { Text } from '../../platform/i18n/texts.js';
import { PASS } from '../../platform/rule/rule.js';
import type { PublicKeyInfo } from '../x509/public-key.js';
import { certificateRule } from './certificate-subject.js';

/** The NIST curves; which of them are large enough is for `key-size` to say. */
const NIST_CURVES: ReadonlySet<string> = new Set(['P-192', 'P-224', 'P-256', 'P-384', 'P-521']);

export const keyType = certificateRule({
  name: 'key-type',
  demand: {
    nl: 'De sleutel is een RSA-sleutel, of een EC-sleutel (elliptische curve) op een NIST-curve die bij naam genoemd is.',
    fr: 'La clé est une clé RSA, ou une clé EC (courbe elliptique) sur une courbe NIST désignée par son nom.',
    de: 'Der Schlüssel ist ein RSA-Schlüssel oder ein EC-Schlüssel (elliptische Kurve) auf einer namentlich genannten NIST-Kurve.',
    en: 'The key is an RSA key, or an EC key (elliptic curve) on a NIST curve that is named.',
  },
  citation: 'ChaMan user guide, certificates: keys; RFC 5480, section 2.1.1',
  judge: ({ certificate: { publicKey } }) => {
    const found = faultOf(publicKey);
    return found ? { verdict: 'fail', found, remedy: REMEDY, parameters: { key: describe(publicKey) } } : PASS;
  },
});

function faultOf(key: PublicKeyInfo): Text | undefined {
  if (key.explicitParameters) return EXPLICIT;
  const isTaken = key.kind === 'RSA' || (key.kind === 'EC' && NIST_CURVES.has(key.curve ?? ''));
  if (!isTaken) return OTHER;
  return key.usable ? undefined : UNUSABLE;
}

function describe({ name, curve }: PublicKeyInfo): string {
  return curve ? `${name} ${curve}` : name;
}

const OTHER: Text = {
  nl: 'De sleutel is van het type {key}.',
  fr: 'La clé est du type {key}.',
  de: 'Der Schlüssel ist vom Typ {key}.',
  en: 'The key is of the type {key}.',
};

const EXPLICIT: Text = {
  nl: 'De EC-sleutel schrijft zijn curve voluit in plaats van ze te noemen; dat mag niet in een certificaat.',
  fr: 'La clé EC décrit sa courbe en entier au lieu de la nommer ; c’est interdit dans un certificat.',
  de: 'Der EC-Schlüssel beschreibt seine Kurve vollständig, statt sie zu nennen; das ist in Zertifikaten nicht erlaubt.',
  en: 'The EC key spells its curve out instead of naming it; certificates may not do that.',
};

const UNUSABLE: Text = {
  nl: 'De sleutel ({key}) is onbruikbaar: zijn waarden kunnen niet kloppen.',
  fr: 'La clé ({key}) est inutilisable : ses valeurs ne peuvent pas être correctes.',
  de: 'Der Schlüssel ({key}) ist unbrauchbar: Seine Werte können nicht stimmen.',
  en: 'The key ({key}) cannot be used: its values cannot be right.',
};

const REMEDY: Text = {
  nl: 'Maak een nieuwe sleutel en vraag er een certificaat voor aan. Met RSA: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -aes256 -out sleutel.pem · Met EC: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -aes256 -out sleutel.pem',
  fr: 'Créez une nouvelle clé et demandez un certificat pour celle-ci. Avec RSA : openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -aes256 -out cle.pem · Avec EC : openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -aes256 -out cle.pem',
  de: 'Erstellen Sie einen neuen Schlüssel und beantragen Sie dafür ein Zertifikat. Mit RSA: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -aes256 -out schluessel.pem · Mit EC: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -aes256 -out schluessel.pem',
  en: 'Make a new key and request a certificate for it. With RSA: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -aes256 -out key.pem · With EC: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -aes256 -out key.pem',
};
