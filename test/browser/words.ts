import type { Language } from '../../src/platform/i18n/language.js';
import { TEXTS as de } from '../../web/src/i18n/texts/de/index.js';
import { TEXTS as en } from '../../web/src/i18n/texts/en/index.js';
import { TEXTS as fr } from '../../web/src/i18n/texts/fr/index.js';
import { TEXTS as nl, type Texts } from '../../web/src/i18n/texts/nl/index.js';

/** What the pages say in each language: stories that are told in all of them take their words from here. */
export const WORDS: Readonly<Record<Language, Texts>> = { nl, fr, de, en };

/** Belgian forms of days and numbers; English ones are British. */
export const REGIONS: Readonly<Record<Language, string>> = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE', en: 'en-GB' };

/** A text with its parameters in their places. */
export function filled(text: string, parameters: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => parameters[name] ?? '');
}
