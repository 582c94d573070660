import type { Language } from './language.js';

/** One text in the four languages. `{name}` is replaced by the parameter of that name. */
export type Text = Readonly<Record<Language, string>>;
export type TextCatalogue = Readonly<Record<string, Text>>;
export type TextParameters = Readonly<Record<string, string | number>>;

/** Fills a text's placeholders; a placeholder without a parameter stays visible, so that a test or reader notices. */
export function render(text: Text, language: Language, parameters: TextParameters = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(parameters, name) ? String(parameters[name]) : whole,
  );
}
