import { PASS, type Rule } from '../../platform/rule/rule.js';
import type { SshKeySubject } from '../ssh-key.js';

export const optionsNotAllowedRule: Rule<SshKeySubject> = {
  name: 'options-not-allowed',
  demand: {
    nl: 'Vóór de sleutel staat niets: geen opties zoals from= of command=, geen servernaam.',
    fr: 'Rien ne précède la clé : pas d’options comme from= ou command=, pas de nom de serveur.',
    de: 'Vor dem Schlüssel steht nichts: keine Optionen wie from= oder command=, kein Servername.',
    en: 'Nothing stands in front of the key: no options such as from= or command=, no server name.',
  },
  citation: 'sshd(8), AUTHORIZED_KEYS FILE FORMAT: options change what a key may do',
  appliesTo: ({ keyCount }) => keyCount === 1,
  judge: ({ hasOptions, statedType = 'ssh-…' }) =>
    !hasOptions
      ? PASS
      : {
          verdict: 'fail',
          parameters: { type: statedType },
          found: {
            nl: 'Er staat tekst vóór {type}.',
            fr: 'Il y a du texte devant {type}.',
            de: 'Vor {type} steht Text.',
            en: 'There is text in front of {type}.',
          },
          remedy: {
            nl: 'Verwijder alles vóór {type}, zodat de regel daarmee begint.',
            fr: 'Supprimez tout ce qui précède {type}, pour que la ligne commence par ce mot.',
            de: 'Löschen Sie alles vor {type}, sodass die Zeile damit beginnt.',
            en: 'Remove everything in front of {type}, so that the line starts with it.',
          },
        },
};
