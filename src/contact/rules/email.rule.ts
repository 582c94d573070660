import { judgeAll, PASS, type Rule, type RuleResult } from '../../platform/rule/rule.js';

/** In characters (RFC 5321 section 4.5.3.1, erratum 1690). */
const LONGEST = 254;
const LONGEST_LOCAL_PART = 64;
const ATOM = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/;
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const TOP_LEVEL = /^(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,59})$/;

const emailRule: Rule<string> = {
  name: 'email',
  demand: {
    nl: `Eén e-mailadres van hoogstens ${LONGEST} tekens.`,
    fr: `Une seule adresse e-mail, de ${LONGEST} caractères au plus.`,
    de: `Eine E-Mail-Adresse mit höchstens ${LONGEST} Zeichen.`,
    en: `One e-mail address of at most ${LONGEST} characters.`,
  },
  citation: 'RFC 5321 section 4.1.2, without quoted names and addresses in brackets',
  appliesTo: () => true,
  judge: (address) =>
    isEmailAddress(address)
      ? PASS
      : {
          verdict: 'fail',
          found: {
            nl: 'Dit is geen e-mailadres dat wij kunnen gebruiken.',
            fr: 'Ce n’est pas une adresse e-mail que nous pouvons utiliser.',
            de: 'Das ist keine E-Mail-Adresse, die wir verwenden können.',
            en: 'This is not an e-mail address that we can use.',
          },
          remedy: {
            nl: 'Vul één adres in zoals naam@voorbeeld.be: zonder spaties, zonder letters met accenten, met één @.',
            fr: 'Indiquez une seule adresse comme nom@exemple.be : sans espaces, sans lettres accentuées, avec un seul @.',
            de: 'Geben Sie eine Adresse wie name@beispiel.be ein: ohne Leerzeichen, ohne Umlaute und Akzente, mit genau einem @.',
            en: 'Fill in one address such as name@example.be: without spaces, without accented letters, with one @.',
          },
        },
};

/** Judges an e-mail address after trimming it; the caller keeps the trimmed form. */
export function judgeEmail(value: string): readonly RuleResult[] {
  return judgeAll([emailRule], value.trim());
}

function isEmailAddress(address: string): boolean {
  if (address.length > LONGEST) return false;
  const [localPart = '', domain = '', ...more] = address.split('@');
  const labels = domain.split('.');
  return (
    more.length === 0 &&
    localPart.length <= LONGEST_LOCAL_PART &&
    localPart.split('.').every((atom) => ATOM.test(atom)) &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    TOP_LEVEL.test(labels.at(-1) ?? '')
  );
}
