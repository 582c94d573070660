import type { Text } from '../../platform/i18n/texts.js';
import { judgeAll, PASS, type Rule, type RuleResult } from '../../platform/rule/rule.js';
import { mendPhoneNumber, type MendedPhoneNumber, type TypedPhoneNumber } from './phone-number.js';

export interface PhoneNumberVerdict {
  readonly results: readonly RuleResult[];
  /** Present when every rule passes: the country code with its plus sign, and the whole number in the form of ITU-T E.164. */
  readonly phone?: { readonly countryCode: string; readonly e164: string };
}

const countryCodeRule: Rule<MendedPhoneNumber> = {
  name: 'phone-country-code',
  demand: {
    nl: 'Een bestaande landcode, zoals +32.',
    fr: 'Un indicatif de pays existant, comme +32.',
    de: 'Eine bestehende Landesvorwahl wie +32.',
    en: 'An existing country code, such as +32.',
  },
  citation: 'ITU-T E.164, list of assigned country codes',
  appliesTo: () => true,
  judge: ({ countryCode }) =>
    countryCode !== undefined
      ? PASS
      : {
          verdict: 'fail',
          found: {
            nl: 'Dit is geen landcode.',
            fr: 'Ce n’est pas un indicatif de pays.',
            de: 'Das ist keine Landesvorwahl.',
            en: 'This is not a country code.',
          },
          remedy: {
            nl: 'Vul voor België +32 in, voor Nederland +31, voor Frankrijk +33, voor Duitsland +49.',
            fr: 'Indiquez +32 pour la Belgique, +33 pour la France, +31 pour les Pays-Bas, +49 pour l’Allemagne.',
            de: 'Geben Sie für Belgien +32 ein, für Deutschland +49, für die Niederlande +31, für Frankreich +33.',
            en: 'Fill in +32 for Belgium, +31 for the Netherlands, +33 for France, +49 for Germany.',
          },
        },
};

const FOUND: Readonly<Record<NonNullable<MendedPhoneNumber['fault']>, Text>> = {
  characters: {
    nl: 'Het nummer is leeg of bevat iets anders dan cijfers.',
    fr: 'Le numéro est vide ou contient autre chose que des chiffres.',
    de: 'Die Nummer ist leer oder enthält etwas anderes als Ziffern.',
    en: 'The number is empty or holds other characters than digits.',
  },
  'other-country': {
    nl: 'Het nummer begint met een andere landcode dan {countryCode}.',
    fr: 'Le numéro commence par un autre indicatif de pays que {countryCode}.',
    de: 'Die Nummer beginnt mit einer anderen Landesvorwahl als {countryCode}.',
    en: 'The number starts with another country code than {countryCode}.',
  },
  length: {
    nl: 'Aantal cijfers, met de landcode: {digits}.',
    fr: 'Nombre de chiffres, indicatif de pays compris : {digits}.',
    de: 'Anzahl der Ziffern mit Landesvorwahl: {digits}.',
    en: 'Number of digits, with the country code: {digits}.',
  },
};

const numberRule: Rule<MendedPhoneNumber> = {
  name: 'phone-number',
  demand: {
    nl: 'Een telefoonnummer van 4 tot 15 cijfers, de landcode meegeteld.',
    fr: 'Un numéro de téléphone de 4 à 15 chiffres, indicatif de pays compris.',
    de: 'Eine Telefonnummer mit 4 bis 15 Ziffern, die Landesvorwahl mitgezählt.',
    en: 'A phone number of 4 to 15 digits, the country code counted.',
  },
  citation: 'ITU-T E.164 section 6',
  appliesTo: () => true,
  judge: ({ fault, countryCode = '', digits }) =>
    fault === undefined
      ? PASS
      : {
          verdict: 'fail',
          parameters: { countryCode, digits },
          found: FOUND[fault],
          remedy: {
            nl: 'Vul het nummer in zonder landcode, bijvoorbeeld 0470 12 34 56, en de landcode in het eigen veld.',
            fr: 'Indiquez le numéro sans indicatif de pays, par exemple 0470 12 34 56, et l’indicatif dans son propre champ.',
            de: 'Geben Sie die Nummer ohne Landesvorwahl ein, zum Beispiel 0470 12 34 56, und die Vorwahl in ihrem eigenen Feld.',
            en: 'Fill in the number without a country code, for example 0470 12 34 56, and the country code in its own field.',
          },
        },
};

/** Judges a phone number after mending it (`mendPhoneNumber`). */
export function judgePhoneNumber(typed: TypedPhoneNumber): PhoneNumberVerdict {
  const mended = mendPhoneNumber(typed);
  const results = judgeAll([countryCodeRule, numberRule], mended);
  const { countryCode, e164 } = mended;
  return { results, ...(countryCode !== undefined && e164 !== undefined && { phone: { countryCode, e164 } }) };
}
