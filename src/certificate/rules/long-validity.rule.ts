import { PASS } from '../../platform/rule/rule.js';
import { certificateRule } from './certificate-subject.js';
import { momentText } from './moment.text.js';

const YEARS = 3;

export const longValidity = certificateRule({
  name: 'long-validity',
  demand: {
    nl: 'Het certificaat is niet langer dan 3 jaar geldig.',
    fr: 'Le certificat n’est pas valable plus de 3 ans.',
    de: 'Das Zertifikat ist nicht länger als 3 Jahre gültig.',
    en: 'The certificate is valid for no more than 3 years.',
  },
  citation: 'ChaMan, certificates: warnings',
  judge: ({ certificate: { notBefore, notAfter } }) => {
    const limit = new Date(notBefore);
    limit.setUTCFullYear(limit.getUTCFullYear() + YEARS);
    if (notAfter <= limit) return PASS;
    return {
      verdict: 'warning',
      found: {
        nl: 'Het is geldig van {notBefore} tot {notAfter}.',
        fr: 'Il est valable du {notBefore} au {notAfter}.',
        de: 'Es ist vom {notBefore} bis zum {notAfter} gültig.',
        en: 'It is valid from {notBefore} to {notAfter}.',
      },
      remedy: {
        nl: 'Het wordt aanvaard. Kies de volgende keer een kortere geldigheid: een gelekte sleutel is dan minder lang bruikbaar.',
        fr: 'Il est accepté. Choisissez la prochaine fois une validité plus courte : une clé divulguée sert alors moins longtemps.',
        de: 'Es wird angenommen. Wählen Sie nächstes Mal eine kürzere Gültigkeit: Ein in fremde Hände gelangter Schlüssel ist dann weniger lange brauchbar.',
        en: 'It is accepted. Choose a shorter validity next time: a leaked key is then usable for a shorter time.',
      },
      parameters: { notBefore: momentText(notBefore), notAfter: momentText(notAfter) },
    };
  },
});
