import { PASS } from '../../platform/rule/rule.js';
import { certificateRule } from './certificate-subject.js';

const MAX_OCTETS = 20;

/** A warning: certificates with such numbers exist in good faith, but some receivers refuse them. */
export const unusualSerialNumber = certificateRule({
  name: 'unusual-serial-number',
  demand: {
    nl: 'Het serienummer is positief en niet langer dan 20 bytes.',
    fr: 'Le numéro de série est positif et ne dépasse pas 20 octets.',
    de: 'Die Seriennummer ist positiv und nicht länger als 20 Bytes.',
    en: 'The serial number is positive and no longer than 20 bytes.',
  },
  citation: 'RFC 5280, section 4.1.2.2',
  judge: ({ certificate: { serialNumber, serialOctets } }) =>
    serialNumber > 0n && serialOctets <= MAX_OCTETS
      ? PASS
      : {
          verdict: 'warning',
          found: {
            nl: 'Het serienummer is nul, negatief of langer dan gewoonlijk.',
            fr: 'Le numéro de série est nul, négatif ou plus long que d’ordinaire.',
            de: 'Die Seriennummer ist null, negativ oder länger als üblich.',
            en: 'The serial number is zero, negative, or longer than usual.',
          },
          remedy: {
            nl: 'Het wordt aanvaard, maar sommige programma’s weigeren zo’n nummer. Vraag bij de vernieuwing een gewoon serienummer.',
            fr: 'Il est accepté, mais certains programmes refusent un tel numéro. Demandez un numéro de série ordinaire lors du renouvellement.',
            de: 'Es wird angenommen, aber manche Programme lehnen eine solche Nummer ab. Bitten Sie bei der Erneuerung um eine übliche Seriennummer.',
            en: 'It is accepted, but some programs refuse such a number. Ask for an ordinary serial number when you renew it.',
          },
        },
});
