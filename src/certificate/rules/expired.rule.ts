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
            nl: 'Vernieuw het certificaat bij uw leverancier, of maak een nieuw, en stuur het nieuwe.',
            fr: 'Renouvelez le certificat auprès de votre fournisseur, ou créez-en un nouveau, et envoyez le nouveau.',
            de: 'Erneuern Sie das Zertifikat bei Ihrem Aussteller, oder erstellen Sie ein neues, und senden Sie das neue.',
            en: 'Renew the certificate with your issuer, or make a new one, and send the new one.',
          },
          parameters: { notAfter: momentText(notAfter) },
        }
      : PASS,
});
