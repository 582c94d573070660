const ALPHABET = /^[A-Za-z0-9+/]*={0,2}$/;

/** The bytes of canonical, padded base64 (RFC 4648 section 4), or undefined: nothing is skipped or salvaged. */
export function strictBase64(text: string): Uint8Array | undefined {
  if (text === '' || text.length % 4 !== 0 || !ALPHABET.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
