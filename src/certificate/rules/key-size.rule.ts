import type { Text } from '../../platform/i18n/texts.js';
import { PASS } from '../../platform/rule/rule.js';
import { certificateRule } from './certificate-subject.js';

const RSA_BITS: ReadonlySet<number> = new Set([2048, 3072, 4096]);
const REFUSED_CURVES: ReadonlySet<string> = new Set(['P-192', 'P-224', 'P-256']);

export const keySize = certificateRule({
  name: 'key-size',
  demand: {
    nl: 'Een RSA-sleutel telt 2048, 3072 of 4096 bits; een EC-sleutel (elliptische curve) gebruikt de curve P-384 of P-521.',
    fr: 'Une clé RSA compte 2048, 3072 ou 4096 bits ; une clé EC (courbe elliptique) utilise la courbe P-384 ou P-521.',
    de: 'Ein RSA-Schlüssel hat 2048, 3072 oder 4096 Bit; ein EC-Schlüssel (elliptische Kurve) verwendet die Kurve P-384 oder P-521.',
    en: 'An RSA key has 2048, 3072 or 4096 bits; an EC key (elliptic curve) uses the curve P-384 or P-521.',
  },
  citation: 'ChaMan user guide, certificates: keys',
  judge: ({ certificate: { publicKey } }) => {
    const { kind, bits = 0, curve = '' } = publicKey;
    const refused = kind === 'RSA' ? !RSA_BITS.has(bits) : kind === 'EC' && REFUSED_CURVES.has(curve);
    if (!refused) return PASS;
    const parameters = { key: kind === 'RSA' ? 'RSA' : curve, bits };
    return { verdict: 'fail', found: FOUND, remedy: kind === 'RSA' ? RSA_REMEDY : EC_REMEDY, parameters };
  },
});

const FOUND: Text = {
  nl: 'De sleutel ({key}) telt {bits} bits.',
  fr: 'La clé ({key}) compte {bits} bits.',
  de: 'Der Schlüssel ({key}) hat {bits} Bit.',
  en: 'The key ({key}) has {bits} bits.',
};

const RSA_REMEDY: Text = {
  nl: 'Maak een nieuwe sleutel van 3072 bits en vraag er een certificaat voor aan: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -aes256 -out sleutel.pem',
  fr: 'Créez une nouvelle clé de 3072 bits et demandez un certificat pour celle-ci : openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -aes256 -out cle.pem',
  de: 'Erstellen Sie einen neuen Schlüssel mit 3072 Bit und beantragen Sie dafür ein Zertifikat: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -aes256 -out schluessel.pem',
  en: 'Make a new key of 3072 bits and request a certificate for it: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -aes256 -out key.pem',
};

const EC_REMEDY: Text = {
  nl: 'Maak een nieuwe sleutel met de curve P-384 en vraag er een certificaat voor aan: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -aes256 -out sleutel.pem',
  fr: 'Créez une nouvelle clé avec la courbe P-384 et demandez un certificat pour celle-ci : openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -aes256 -out cle.pem',
  de: 'Erstellen Sie einen neuen Schlüssel mit der Kurve P-384 und beantragen Sie dafür ein Zertifikat: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -aes256 -out schluessel.pem',
  en: 'Make a new key with the curve P-384 and request a certificate for it: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -aes256 -out key.pem',
};
