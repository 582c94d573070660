/** A phone number as typed in two fields. */
export interface TypedPhoneNumber {
  /** `+32`, `32` or `0032`. */
  readonly countryCode: string;
  /** The number within the country, or with its country code in front. */
  readonly number: string;
}

/** What can be made of it; a part is absent when it cannot be read. */
export interface MendedPhoneNumber {
  /** With its plus sign, as in `+32`. */
  readonly countryCode?: string;
  /** ITU-T E.164, as in `+32470123456`. */
  readonly e164?: string;
  /** Why there is no number. */
  readonly fault?: 'characters' | 'other-country' | 'length';
  /** Digits in all, the country code counted. */
  readonly digits: number;
}

/** Country codes of one and two digits (ITU-T E.164, list of assigned codes). No other code starts with one of them, and all others have three digits. */
const SHORT_CODE = /^(?:1|7|2[07]|3[0-4]|36|39|4[01]|4[3-9]|5[1-8]|6[0-6]|8[1246]|9[0-5]|98)/;
/** Countries whose numbers keep their leading zero when dialled from abroad. */
const KEEPS_ZERO = ['39', '378', '379', '225', '229', '241', '242'];
/** Digits in all, the country code counted. */
const SHORTEST = 4;
const LONGEST = 15;
const SEPARATORS = /[ \u00a0\u202f./()\-\u2010-\u2013]/g;

/** Takes out separators, a leading zero and a country code typed twice: `0470 12 34 56` with +32 becomes `+32470123456`. */
export function mendPhoneNumber({ countryCode, number }: TypedPhoneNumber): MendedPhoneNumber {
  const code = readCountryCode(countryCode);
  const typed = number.trim().replace(SEPARATORS, '');
  if (!/^\+?\d+$/.test(typed)) return { ...named(code), fault: 'characters', digits: typed.replace(/\D/g, '').length };
  const international = typed.replace(/^(?:\+|00)/, '');
  const isInternational = international !== typed;
  if (code === undefined) return { digits: international.length };
  if (isInternational && !international.startsWith(code))
    return { ...named(code), fault: 'other-country', digits: international.length };
  const national = isInternational ? international.slice(code.length) : typed;
  const digits = code + (KEEPS_ZERO.includes(code) ? national : national.replace(/^0/, ''));
  if (digits.length < SHORTEST || digits.length > LONGEST)
    return { ...named(code), fault: 'length', digits: digits.length };
  return { ...named(code), e164: `+${digits}`, digits: digits.length };
}

function readCountryCode(typed: string): string | undefined {
  const code = typed.trim().replace(/^(?:\+|00)/, '');
  if (!/^[1-9]\d{0,2}$/.test(code)) return undefined;
  const short = SHORT_CODE.exec(code)?.[0];
  return (short ?? code).length === code.length && (short !== undefined || code.length === 3) ? code : undefined;
}

function named(code: string | undefined): Pick<MendedPhoneNumber, 'countryCode'> {
  return code === undefined ? {} : { countryCode: `+${code}` };
}
