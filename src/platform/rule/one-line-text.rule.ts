import { PASS, type Rule } from './rule.js';

/** Control, line-separating and direction-changing characters, and halves of characters. */
const UNSHOWABLE = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/u;
/** Something a reader can see. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** The form in which a one-line text is judged, kept and compared: trimmed, letters and accents composed (Unicode NFC). */
export function tidyOneLineText(value: string): string {
  return value.trim().normalize('NFC');
}

/** Rules for a text that people give and read on one line, from 1 to `maximum` characters (code points) once tidied. */
export function oneLineTextRules(maximum: number, citation: string): readonly Rule<string>[] {
  const lengthRule: Rule<string> = {
    name: 'text-length',
    demand: {
      nl: `1 tot ${maximum} tekens.`,
      fr: `De 1 à ${maximum} caractères.`,
      de: `1 bis ${maximum} Zeichen.`,
      en: `1 to ${maximum} characters.`,
    },
    citation,
    appliesTo: () => true,
    judge: (value) => {
      const text = tidyOneLineText(value);
      if (!VISIBLE.test(text))
        return {
          verdict: 'fail',
          found: {
            nl: 'Er is niets ingevuld.',
            fr: 'Rien n’a été rempli.',
            de: 'Es wurde nichts eingegeben.',
            en: 'Nothing was filled in.',
          },
          remedy: {
            nl: 'Vul een tekst in.',
            fr: 'Saisissez un texte.',
            de: 'Geben Sie einen Text ein.',
            en: 'Fill in a text.',
          },
        };
      const length = [...text].length;
      if (length <= maximum) return PASS;
      return {
        verdict: 'fail',
        parameters: { length, excess: length - maximum },
        found: {
          nl: 'De tekst telt {length} tekens.',
          fr: 'Le texte compte {length} caractères.',
          de: 'Der Text hat {length} Zeichen.',
          en: 'The text has {length} characters.',
        },
        remedy: {
          nl: 'Kort de tekst in; aantal tekens te veel: {excess}.',
          fr: 'Raccourcissez le texte ; caractères en trop : {excess}.',
          de: 'Kürzen Sie den Text; Zeichen zu viel: {excess}.',
          en: 'Shorten the text; characters too many: {excess}.',
        },
      };
    },
  };
  const charactersRule: Rule<string> = {
    name: 'text-characters',
    demand: {
      nl: 'Eén regel gewone tekst, zonder onzichtbare besturingstekens.',
      fr: 'Une seule ligne de texte ordinaire, sans caractères de contrôle invisibles.',
      de: 'Eine Zeile gewöhnlicher Text, ohne unsichtbare Steuerzeichen.',
      en: 'One line of plain text, without invisible control characters.',
    },
    citation,
    appliesTo: () => true,
    judge: (value) =>
      !UNSHOWABLE.test(tidyOneLineText(value))
        ? PASS
        : {
            verdict: 'fail',
            found: {
              nl: 'De tekst bevat een regeleinde, een tab of een onzichtbaar teken.',
              fr: 'Le texte contient un saut de ligne, une tabulation ou un caractère invisible.',
              de: 'Der Text enthält einen Zeilenumbruch, einen Tabulator oder ein unsichtbares Zeichen.',
              en: 'The text holds a line break, a tab or an invisible character.',
            },
            remedy: {
              nl: 'Typ de tekst opnieuw in plaats van hem te plakken.',
              fr: 'Retapez le texte au lieu de le coller.',
              de: 'Tippen Sie den Text neu ein, statt ihn einzufügen.',
              en: 'Type the text again instead of pasting it.',
            },
          },
  };
  return [lengthRule, charactersRule];
}
