import { Problem } from '../../platform/http/problem.js';
import type { Text } from '../../platform/i18n/texts.js';

const DEMAND: Text = {
  nl: 'Een dag of een moment in UTC, zoals 2026-03-01 of 2026-03-01T08:00:00Z.',
  fr: 'Un jour ou un moment en UTC, comme 2026-03-01 ou 2026-03-01T08:00:00Z.',
  de: 'Ein Tag oder ein Zeitpunkt in UTC, wie 2026-03-01 oder 2026-03-01T08:00:00Z.',
  en: 'A day or a moment in UTC, such as 2026-03-01 or 2026-03-01T08:00:00Z.',
};
const FORM = /^(?<day>(?:19[7-9]\d|[2-9]\d{3})-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z)?$/;

/** A day means its first moment. @throws Problem `request/invalid` naming the field */
export function momentIn(field: string, text: string): Date {
  const moment = new Date(text);
  const day = FORM.exec(text)?.groups?.['day'];
  // JavaScript takes the 30th of February for the first days of March.
  if (day !== undefined && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day)) return moment;
  throw new Problem('request/invalid', { issues: [{ field, rule: 'moment', demand: DEMAND }] });
}
