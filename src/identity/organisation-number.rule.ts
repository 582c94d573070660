/**
 * Whether a text is an enterprise number of the Crossroads Bank for Enterprises: ten digits, the first 0 or 1, of which
 * the last two are 97 - (the first eight modulo 97).
 */
export function isOrganisationNumber(text: string): boolean {
  if (!/^[01][0-9]{9}$/.test(text)) return false;
  return Number(text.slice(8)) === 97 - (Number(text.slice(0, 8)) % 97);
}
