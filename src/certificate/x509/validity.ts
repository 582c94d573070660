import type { DerNode } from '../parse/der-reader.js';
import { TAG, contentLength, isUniversal, latin1, octetOf } from '../parse/der-values.js';

interface CertificateTime {
  readonly at: Date;
  /** The form of RFC 5280, section 4.1.2.5: with seconds, in UTC, without fractions. */
  readonly wellFormed: boolean;
}

/** What DER does not allow and some write nevertheless. */
const SHORT_FORM = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})$/;
const LONG_FORM = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:\.\d{1,9})?(Z|[+-]\d{4})?$/;

/** UTCTime or GeneralizedTime; undefined where it names no moment. A missing `Z`, an offset or no seconds are read. */
export function readTime(node: DerNode | undefined): CertificateTime | undefined {
  const short = isUniversal(node, TAG.utcTime);
  if (!node || (!short && !isUniversal(node, TAG.generalizedTime)) || contentLength(node) > 32) return undefined;
  return readProperTime(node, short ? 2 : 4) ?? readOddTime(latin1(node), short);
}

/** The one form that the standard allows, digit by digit; undefined for any other, and for what is no moment. */
function readProperTime(node: DerNode, yearDigits: 2 | 4): CertificateTime | undefined {
  const digits = yearDigits + 10;
  if (contentLength(node) !== digits + 1 || octetOf(node, digits) !== LETTER_Z) return undefined;
  for (let index = 0; index < digits; index += 1) if (!isDigit(octetOf(node, index))) return undefined;
  const pair = (index: number) => (octetOf(node, index) ?? 0) * 10 + (octetOf(node, index + 1) ?? 0) - 11 * DIGIT_0;
  const year = yearDigits === 2 ? fullYear(pair(0)) : pair(0) * 100 + pair(2);
  const [month, day] = [pair(yearDigits), pair(yearDigits + 2)];
  const at = momentOf(year, month, day, pair(yearDigits + 4), pair(yearDigits + 6), pair(yearDigits + 8));
  return at && { at, wellFormed: true };
}

const DIGIT_0 = 0x30;
const LETTER_Z = 0x5a;

function isDigit(octet = 0): boolean {
  return octet >= DIGIT_0 && octet <= DIGIT_0 + 9;
}

function readOddTime(text: string, short: boolean): CertificateTime | undefined {
  // A few issuers write the long form under the short form's tag.
  const match = (short && SHORT_FORM.exec(text)) || LONG_FORM.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const at = momentOf(match[1]?.length === 2 ? fullYear(year) : year, month, day, hour, minute, second);
  return at && { at: new Date(at.getTime() - offsetMinutes(match[7] ?? '') * 60_000), wellFormed: false };
}

/** RFC 5280, section 4.1.2.5.1. */
function fullYear(twoDigits: number): number {
  return twoDigits + (twoDigits < 50 ? 2000 : 1900);
}

/** Undefined where the calendar or the clock has no such moment. */
function momentOf(year: number, month: number, day: number, hour: number, minute: number, second: number) {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  at.setUTCHours(hour, minute, second);
  const exists = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return exists ? at : undefined;
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
