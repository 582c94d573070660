import { PASS } from '../../platform/rule/rule.js';
import { isExpired } from '../x509/validity.js';
import { certificateRule } from './certificate-subject.js';
import { momentText } from './moment.text.js';

export const expired = certificateRule({
  name: 'expired',
  demand: {
    nl: 'Het certificaat is niet vervallen.',
    fr: 'Le certificat n’est pas expiré.',
    de: 'Das Zertifikat ist nicht abgelaufen.',
    en: 'The certificate has not expired.',
  },
  citation: 'RFC 5280, section 4.1.2.5',
  judge: ({ certificate: { notAfter } }, { now }) =>
    isExpired(notAfter, now)
      ? {
          verdict: 'fail',
          found: {
            nl: 'Het is vervallen op {notAfter}.',
            fr: 'Il a expiré le {notAfter}.',
            de: 'Es ist am {notAfter} abgelaufen.',
            en: 'It expired on {notAfter}.',
          },
          remedy: {
            nl: 'Vraag uw leverancier een nieuw certificaat (voor REST mag u het ook zelf maken) en stuur dat.',
            fr: 'Demandez un nouveau certificat à votre fournisseur (pour REST, vous pouvez aussi le créer vous-même) et envoyez-le.',
            de: 'Beantragen Sie bei Ihrem Aussteller ein neues Zertifikat (für REST dürfen Sie es auch selbst erstellen) und senden Sie es.',
            en: 'Ask your issuer for a new certificate (for REST you may also make it yourself) and send that one.',
          },
          parameters: { notAfter: momentText(notAfter) },
        }
      : PASS,
});
