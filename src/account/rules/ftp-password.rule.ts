import { judgeAll, PASS, type Rule, type RuleResult } from '../../platform/rule/rule.js';

const SPECIALS = ";:=?./+*\\$%><&@#'(}{)-_";
const LONGEST = 10;
const SHORTEST = 8;
const NON_LETTERS = 2;

// No result repeats any part of a password: results go into answers, and answers into browsers' tools.

function lengthRule(shortest: number): Rule<string> {
  return {
    name: 'password-length',
    demand: {
      nl: `Het wachtwoord heeft ${shortest} tot ${LONGEST} tekens.`,
      fr: `Le mot de passe compte de ${shortest} à ${LONGEST} caractères.`,
      de: `Das Kennwort hat ${shortest} bis ${LONGEST} Zeichen.`,
      en: `The password has ${shortest} to ${LONGEST} characters.`,
    },
    citation: 'User guide, creating an FTP account: at most 10 characters; a minimum of our own',
    appliesTo: () => true,
    judge: (password) => {
      const length = [...password].length;
      if (length >= shortest && length <= LONGEST) return PASS;
      return {
        verdict: 'fail',
        parameters: { length },
        found: {
          nl: 'Aantal tekens: {length}.',
          fr: 'Nombre de caractères : {length}.',
          de: 'Anzahl der Zeichen: {length}.',
          en: 'Number of characters: {length}.',
        },
        remedy: {
          nl: 'Kies een wachtwoord van de gevraagde lengte.',
          fr: 'Choisissez un mot de passe de la longueur demandée.',
          de: 'Wählen Sie ein Kennwort der verlangten Länge.',
          en: 'Choose a password of the length asked for.',
        },
      };
    },
  };
}

const charactersRule: Rule<string> = {
  name: 'password-characters',
  demand: {
    nl: `Toegelaten zijn letters zonder accent, cijfers en ${SPECIALS}`,
    fr: `Sont admis les lettres sans accent, les chiffres et ${SPECIALS}`,
    de: `Erlaubt sind Buchstaben ohne Akzent und Umlaut, Ziffern und ${SPECIALS}`,
    en: `Allowed are letters without accents, digits and ${SPECIALS}`,
  },
  citation: 'User guide, creating an FTP account: special characters, no spaces',
  appliesTo: (password) => password !== '',
  judge: (password) =>
    [...password].every((character) => /^[A-Za-z0-9]$/.test(character) || SPECIALS.includes(character))
      ? PASS
      : {
          verdict: 'fail',
          found: {
            nl: 'Er staat een spatie of een ander niet toegelaten teken in.',
            fr: 'Il contient une espace ou un autre caractère non admis.',
            de: 'Es enthält ein Leerzeichen oder ein anderes nicht erlaubtes Zeichen.',
            en: 'There is a space or another character in it that is not allowed.',
          },
          remedy: {
            nl: 'Gebruik alleen de toegelaten tekens; ook een spatie ervoor of erna telt mee.',
            fr: 'N’utilisez que les caractères admis ; une espace avant ou après compte aussi.',
            de: 'Verwenden Sie nur die erlaubten Zeichen; auch ein Leerzeichen davor oder danach zählt.',
            en: 'Use only the allowed characters; a space before or after counts too.',
          },
        },
};

const nonLettersRule: Rule<string> = {
  name: 'password-non-letters',
  demand: {
    nl: `Minstens ${NON_LETTERS} tekens zijn geen letters, maar cijfers of speciale tekens.`,
    fr: `Au moins ${NON_LETTERS} caractères ne sont pas des lettres, mais des chiffres ou des caractères spéciaux.`,
    de: `Mindestens ${NON_LETTERS} Zeichen sind keine Buchstaben, sondern Ziffern oder Sonderzeichen.`,
    en: `At least ${NON_LETTERS} characters are not letters, but digits or special characters.`,
  },
  citation: 'User guide, creating an FTP account: at least two characters that are not letters',
  appliesTo: (password) => password !== '',
  judge: (password) => {
    const count = [...password].filter((character) => /^\d$/.test(character) || SPECIALS.includes(character)).length;
    if (count >= NON_LETTERS) return PASS;
    return {
      verdict: 'fail',
      parameters: { count },
      found: {
        nl: 'Aantal cijfers en speciale tekens: {count}.',
        fr: 'Nombre de chiffres et de caractères spéciaux : {count}.',
        de: 'Anzahl der Ziffern und Sonderzeichen: {count}.',
        en: 'Number of digits and special characters: {count}.',
      },
      remedy: {
        nl: 'Voeg cijfers of speciale tekens toe.',
        fr: 'Ajoutez des chiffres ou des caractères spéciaux.',
        de: 'Fügen Sie Ziffern oder Sonderzeichen hinzu.',
        en: 'Add digits or special characters.',
      },
    };
  },
};

/** Judges an FTP password exactly as typed: not trimmed, case sensitive. `shortest` is the configured minimum in characters. */
export function judgeFtpPassword(password: string, shortest = SHORTEST): readonly RuleResult[] {
  return judgeAll([lengthRule(shortest), charactersRule, nonLettersRule], password);
}
