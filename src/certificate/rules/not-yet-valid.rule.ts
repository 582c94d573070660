import { PASS } from '../../platform/rule/rule.js';
import { isNotYetValid } from '../x509/validity.js';
import { certificateRule } from './certificate-subject.js';
import { momentText } from './moment.text.js';

export const notYetValid = certificateRule({
  name: 'not-yet-valid',
  demand: {
    nl: 'De geldigheid van het certificaat is begonnen.',
    fr: 'La validité du certificat a commencé.',
    de: 'Die Gültigkeit des Zertifikats hat begonnen.',
    en: 'The validity of the certificate has begun.',
  },
  citation: 'RFC 5280, section 4.1.2.5',
  judge: ({ certificate: { notBefore } }, { now }) =>
    isNotYetValid(notBefore, now)
      ? {
          verdict: 'fail',
          found: {
            nl: 'Het is pas geldig vanaf {notBefore}.',
            fr: 'Il n’est valable qu’à partir du {notBefore}.',
            de: 'Es ist erst ab {notBefore} gültig.',
            en: 'It is valid only from {notBefore}.',
          },
          remedy: {
            nl: 'Wacht tot die dag, of stuur een certificaat dat nu al geldig is.',
            fr: 'Attendez cette date, ou envoyez un certificat qui est déjà valable.',
            de: 'Warten Sie bis zu diesem Tag, oder senden Sie ein Zertifikat, das schon gültig ist.',
            en: 'Wait until that day, or send a certificate that is valid already.',
          },
          parameters: { notBefore: momentText(notBefore) },
        }
      : PASS,
});
