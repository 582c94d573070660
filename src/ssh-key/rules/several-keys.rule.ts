import { PASS, type Rule } from '../../platform/rule/rule.js';
import type { SshKeySubject } from '../ssh-key.js';

export const severalKeysRule: Rule<SshKeySubject> = {
  name: 'several-keys',
  demand: {
    nl: 'Er staat precies één sleutel in.',
    fr: 'Le texte contient exactement une clé.',
    de: 'Es ist genau ein Schlüssel enthalten.',
    en: 'There is exactly one key in it.',
  },
  citation: 'One SSH public key per SFTP account',
  appliesTo: ({ keyCount }) => keyCount > 0,
  judge: ({ keyCount }) =>
    keyCount === 1
      ? PASS
      : {
          verdict: 'fail',
          parameters: { count: keyCount },
          found: {
            nl: 'Er staan {count} sleutels in.',
            fr: 'Le texte contient {count} clés.',
            de: 'Es sind {count} Schlüssel enthalten.',
            en: 'There are {count} keys in it.',
          },
          remedy: {
            nl: 'Houd alleen de sleutel over waarmee dit account zich aanmeldt.',
            fr: 'Ne gardez que la clé avec laquelle ce compte se connecte.',
            de: 'Behalten Sie nur den Schlüssel, mit dem sich dieses Konto anmeldet.',
            en: 'Keep only the key with which this account signs in.',
          },
        },
};
