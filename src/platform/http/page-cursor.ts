import type { Text } from '../i18n/texts.js';
import { Problem } from './problem.js';

const DEMAND: Text = {
  nl: 'De waarde van "next" uit het vorige antwoord, ongewijzigd.',
  fr: 'La valeur de « next » de la réponse précédente, inchangée.',
  de: 'Der Wert von „next“ aus der vorigen Antwort, unverändert.',
  en: 'The value of "next" of the answer before, unchanged.',
};

/** One page of a list, and where the next one begins. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Key of the last item; null on the last page. */
  readonly last: string | null;
}

/** Cuts a page from what was read, which is one more than its size wherever another page follows. */
export function pageOf<T>(read: readonly T[], size: number, key: (item: T) => string): Page<T> {
  const items = read.slice(0, size);
  const end = items.at(-1);
  return { items, last: read.length > size && end !== undefined ? key(end) : null };
}

/** Hides the key behind letters that promise nothing, so that it may change without breaking those who page. */
export function cursorOf(last: string): string;
export function cursorOf(last: string | null): string | null;
export function cursorOf(last: string | null): string | null {
  return last === null ? null : Buffer.from(last).toString('base64url');
}

/**
 * The key that a cursor of ours stands for; undefined without one.
 * @throws Problem `request/invalid` for a cursor that is not ours
 */
export function keyOf(cursor: string, shape: RegExp): string;
export function keyOf(cursor: string | undefined, shape: RegExp): string | undefined;
export function keyOf(cursor: string | undefined, shape: RegExp): string | undefined {
  if (cursor === undefined) return undefined;
  const key = Buffer.from(cursor, 'base64url').toString('latin1');
  if (shape.test(key) && cursorOf(key) === cursor) return key;
  throw new Problem('request/invalid', { issues: [{ field: 'after', rule: 'page-cursor', demand: DEMAND }] });
}
