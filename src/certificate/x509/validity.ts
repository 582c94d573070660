import type { DerNode } from '../parse/der-reader.js';
import { TAG, content, isUniversal } from '../parse/der-values.js';

interface CertificateTime {
  readonly at: Date;
  /** The form of RFC 5280, section 4.1.2.5: with seconds, in UTC, without fractions. */
  readonly wellFormed: boolean;
}

const SHORT_FORM = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})$/;
const LONG_FORM = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:\.\d{1,9})?(Z|[+-]\d{4})?$/;

/** UTCTime or GeneralizedTime; undefined where it names no moment. A missing `Z`, an offset or no seconds are read. */
export function readTime(node: DerNode | undefined): CertificateTime | undefined {
  const short = isUniversal(node, TAG.utcTime);
  if (!node || (!short && !isUniversal(node, TAG.generalizedTime)) || content(node).length > 32) return undefined;
  const text = Buffer.from(content(node)).toString('latin1');
  // A few issuers write the long form under the short form's tag.
  const match = (short && SHORT_FORM.exec(text)) || LONG_FORM.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const fullYear = match[1]?.length === 2 ? year + (year < 50 ? 2000 : 1900) : year;
  const at = new Date(0);
  at.setUTCFullYear(fullYear, month - 1, day);
  at.setUTCHours(hour, minute, second);
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59)
    return undefined;
  const zone = match[7] ?? '';
  return {
    at: new Date(at.getTime() - offsetMinutes(zone) * 60_000),
    wellFormed: /^\d+Z$/.test(text) && text.length === (short ? 13 : 15),
  };
}

function offsetMinutes(zone: string): number {
  if (zone.length !== 5) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** Both limits belong to the validity, and it is counted in whole seconds (RFC 5280, section 4.1.2.5). */
export function isExpired(notAfter: Date, now: Date): boolean {
  return wholeSeconds(now) > wholeSeconds(notAfter);
}

export function isNotYetValid(notBefore: Date, now: Date): boolean {
  return wholeSeconds(now) < wholeSeconds(notBefore);
}

function wholeSeconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}
