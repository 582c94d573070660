const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Strict base64 (RFC 4648, sections 3.2 to 3.5): only the alphabet, complete padding, no bits left over. Node's own
 * decoder drops what it does not know, which would mend a damaged file into another one.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const digits = text.length - padding;
  if (text.length === 0 || text.length % 4 !== 0) return undefined;
  if (!/^[A-Za-z0-9+/]*$/.test(text.slice(0, digits))) return undefined;
  const last = ALPHABET.indexOf(text[digits - 1] as string);
  if ((padding === 2 && last & 0x0f) || (padding === 1 && last & 0x03)) return undefined;
  return new Uint8Array(Buffer.from(text, 'base64'));
}

/** Whether a line holds nothing but base64 characters. */
export function isBase64Line(line: string): boolean {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(line);
}
