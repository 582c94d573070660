const LAST_MS = 2 ** 48 - 1;

/** The lowest UUID version 7 of a moment (RFC 9562 section 5.7), in milliseconds since 1970: whatever was made from then on has a higher one. */
export function firstIdAt(moment: number): string {
  const hex = Math.min(Math.max(moment, 0), LAST_MS).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
