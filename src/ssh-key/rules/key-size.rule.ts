import { PASS, type Rule } from '../../platform/rule/rule.js';
import type { SshKeySubject } from '../ssh-key.js';

const SMALLEST_RSA = 2048;
/** OpenSSH's own limit. */
const LARGEST_RSA = 16384;

export const keySizeRule: Rule<SshKeySubject> = {
  name: 'key-size',
  demand: {
    nl: `Een RSA-sleutel heeft ${SMALLEST_RSA} tot ${LARGEST_RSA} bits.`,
    fr: `Une clé RSA compte de ${SMALLEST_RSA} à ${LARGEST_RSA} bits.`,
    de: `Ein RSA-Schlüssel hat ${SMALLEST_RSA} bis ${LARGEST_RSA} Bit.`,
    en: `An RSA key has ${SMALLEST_RSA} to ${LARGEST_RSA} bits.`,
  },
  citation: 'RFC 8332 section 5; NIST SP 800-57 part 1',
  appliesTo: ({ actualType, bits }) => actualType === 'ssh-rsa' && bits !== undefined,
  judge: ({ bits = 0 }) =>
    bits >= SMALLEST_RSA && bits <= LARGEST_RSA
      ? PASS
      : {
          verdict: 'fail',
          parameters: { bits },
          found: {
            nl: 'Deze RSA-sleutel heeft {bits} bits.',
            fr: 'Cette clé RSA compte {bits} bits.',
            de: 'Dieser RSA-Schlüssel hat {bits} Bit.',
            en: 'This RSA key has {bits} bits.',
          },
          remedy: {
            nl: 'Maak een nieuw sleutelpaar: ssh-keygen -t rsa -b 3072, of zet in PuTTYgen het aantal bits op 3072.',
            fr: 'Créez une nouvelle paire de clés : ssh-keygen -t rsa -b 3072, ou indiquez 3072 bits dans PuTTYgen.',
            de: 'Erzeugen Sie ein neues Schlüsselpaar: ssh-keygen -t rsa -b 3072, oder stellen Sie in PuTTYgen 3072 Bit ein.',
            en: 'Make a new key pair: ssh-keygen -t rsa -b 3072, or set the number of bits to 3072 in PuTTYgen.',
          },
        },
};
