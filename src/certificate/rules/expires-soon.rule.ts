import { PASS } from '../../platform/rule/rule.js';
import { isExpired } from '../x509/validity.js';
import { certificateRule } from './certificate-subject.js';
import { momentText } from './moment.text.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const WARNING_DAYS = 60;

export const expiresSoon = certificateRule({
  name: 'expires-soon',
  demand: {
    nl: 'Het certificaat blijft nog minstens 60 dagen geldig.',
    fr: 'Le certificat reste encore valable au moins 60 jours.',
    de: 'Das Zertifikat bleibt noch mindestens 60 Tage gültig.',
    en: 'The certificate stays valid for at least 60 days.',
  },
  citation: 'ChaMan, certificates: warnings',
  appliesTo: ({ certificate: { notAfter } }, { now }) => !isExpired(notAfter, now),
  judge: ({ certificate: { notAfter } }, { now }) => {
    const left = notAfter.getTime() - now.getTime();
    if (left >= WARNING_DAYS * DAY_MS) return PASS;
    return {
      verdict: 'warning',
      found: {
        nl: 'Het vervalt op {notAfter}. Resterende dagen: {days}.',
        fr: 'Il expire le {notAfter}. Jours restants : {days}.',
        de: 'Es läuft am {notAfter} ab. Verbleibende Tage: {days}.',
        en: 'It expires on {notAfter}. Days left: {days}.',
      },
      remedy: {
        nl: 'Vernieuw het tijdig en vervang het hier voor die dag.',
        fr: 'Renouvelez-le à temps et remplacez-le ici avant cette date.',
        de: 'Erneuern Sie es rechtzeitig und ersetzen Sie es hier vor diesem Tag.',
        en: 'Renew it in time and replace it here before that day.',
      },
      parameters: { days: Math.max(0, Math.floor(left / DAY_MS)), notAfter: momentText(notAfter) },
    };
  },
});
