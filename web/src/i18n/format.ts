import { currentLanguage } from './language.js';

const REGION = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE', en: 'en-GB' } as const;

/** A day in the language's form, as in the guide: 5 april 2026. */
export function formatDay(iso: string): string {
  return new Intl.DateTimeFormat(REGION[currentLanguage()], { dateStyle: 'long' }).format(new Date(iso));
}

/** A moment in the language's form, by the clock of the reader. */
export function formatMoment(iso: string): string {
  return new Intl.DateTimeFormat(REGION[currentLanguage()], { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(iso),
  );
}

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(REGION[currentLanguage()]).format(value);
}
