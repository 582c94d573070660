import { currentLanguage } from './language.js';

const REGION = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE', en: 'en-GB' } as const;

/** Days are those of Belgium, wherever the reader is: what ends today there has ended for the gateways here. */
const DAYS_IN = 'Europe/Brussels';

/** A day in the language's form, as in the guide: 5 april 2026. */
export function formatDay(iso: string): string {
  return new Intl.DateTimeFormat(REGION[currentLanguage()], { dateStyle: 'long', timeZone: DAYS_IN }).format(
    new Date(iso),
  );
}

/** The same day as spreadsheets read it: 2026-04-05. */
export function isoDay(iso: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: DAYS_IN }).format(new Date(iso));
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

/** The order of the language's alphabet, numbers inside by their value. */
export function compareTexts(one: string, other: string): number {
  return collator(REGION[currentLanguage()]).compare(one, other);
}

const collators = new Map<string, Intl.Collator>();

/** Made once: a long list is compared thousands of times. */
function collator(region: string): Intl.Collator {
  const known = collators.get(region) ?? new Intl.Collator(region, { numeric: true, sensitivity: 'base' });
  collators.set(region, known);
  return known;
}
