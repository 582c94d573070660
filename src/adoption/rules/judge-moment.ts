import type { Remark } from '../fault.js';

/** A day or moment that has passed; undefined where none is given. */
export function judgeMoment(
  field: string,
  given: string | undefined,
  now: Date,
): { readonly moment: Date | undefined; readonly faults: readonly Remark[] } {
  if (given === undefined) return { moment: undefined, faults: [] };
  const moment = new Date(given);
  // A day that no calendar has, such as 30 February, would quietly become another one.
  const isInCalendar =
    !Number.isNaN(moment.getTime()) && dayOf(new Date(`${given.slice(0, 10)}T00:00:00Z`)) === given.slice(0, 10);
  if (isInCalendar && moment <= now) return { moment, faults: [] };
  const demand = 'A day of the calendar that has passed.';
  return { moment: undefined, faults: [{ field, rule: 'moment', demand, found: given }] };
}

function dayOf(moment: Date): string {
  return Number.isNaN(moment.getTime()) ? '' : moment.toISOString().slice(0, 10);
}
