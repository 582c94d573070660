import { decodeBase64 } from './base64.js';

/** Where a DER value begins: sequence, length in any form. */
function contentOfSequence(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0x30) return undefined;
  const length = bytes[1] ?? 0;
  return bytes.subarray(2 + (length > 0x80 ? length & 0x7f : 0));
}

const ENCRYPTION_OIDS = ['2a864886f70d0105', '2a864886f70d010c01'].map((hex) => Buffer.from(hex, 'hex'));

/**
 * Whether a value that begins here is a private key: PKCS#8 (RFC 5958), encrypted PKCS#8, PKCS#1 (RFC 8017), the old
 * DSA form, or SEC 1 (RFC 5915). Told by the first octets, so a key that is cut off counts as well.
 */
export function isPrivateKeyDer(bytes: Uint8Array): boolean {
  const head = contentOfSequence(bytes);
  if (!head) return false;
  const [tag, length, value, next] = head;
  if (tag === 0x02 && length === 1) {
    const isPkcs8 = next === 0x30 && isAlgorithm(head.subarray(3));
    const isPkcs1OrDsa = next === 0x02;
    const isSec1 = value === 1 && next === 0x04;
    return (value === 0 || value === 1) && (isPkcs8 || isPkcs1OrDsa || isSec1);
  }
  const oid = isAlgorithm(head) ? Buffer.from((contentOfSequence(head) as Uint8Array).subarray(2, 13)) : undefined;
  return ENCRYPTION_OIDS.some((prefix) => oid?.indexOf(prefix) === 0);
}

function isAlgorithm(bytes: Uint8Array): boolean {
  return contentOfSequence(bytes)?.[0] === 0x06;
}

/** PKCS#12 key bag and shrouded key bag (RFC 7292, appendix D); both stand in clear around the key. */
const KEY_BAGS = ['2a864886f70d010c0a0101', '2a864886f70d010c0a0102'].map((hex) => Buffer.from(hex, 'hex'));

export function holdsKeyBag(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes);
  return KEY_BAGS.some((oid) => buffer.includes(oid));
}

/** UTF-16 of either order: every other octet of a text in Latin letters is zero. */
const TWO_OCTETS_A_LETTER = /(?:[^\0]\0){8}/;

const OPENSSH_MAGIC = 'openssh-key-v1';

/** Whether there is a private key anywhere: as DER, as text of any tool, base64 without its frame, or in UTF-16. */
export function holdsPrivateKey(bytes: Uint8Array): boolean {
  if (isPrivateKeyDer(bytes)) return true;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return isPrivateKeyText(text) || (TWO_OCTETS_A_LETTER.test(text) && isPrivateKeyText(text.replaceAll('\u0000', '')));
}

function isPrivateKeyText(text: string): boolean {
  return (
    /BEGIN[ A-Z0-9+%]{0,40}PRIVATE(?: |\+|%20)KEY/i.test(text) ||
    (text.includes('PuTTY-User-Key-File-') && text.includes('Private-')) ||
    text.includes(OPENSSH_MAGIC) ||
    (text.includes('"kty"') && /"(?:d|k)"\s{0,9}:/.test(text)) ||
    (text.includes('<RSAKeyValue>') && text.includes('<D>')) ||
    (text.match(KEY_WORD) ?? []).some(isPrivateKeyWord)
  );
}

/**
 * A word long enough for a key: a sequence begins with M in base64 and with 3 in hexadecimal, dashes and `openssh`
 * begin with L and b in base64. Each word is looked at once, however long it is.
 */
const KEY_WORD = /(?<![^\s"',;:=<>()[\]{}|])[M3Lb][^\s"',;:=<>()[\]{}|]{39,}/g;

/** The first characters of a word tell whether it is a key in base64 or hexadecimal, or text in base64 about one. */
function isPrivateKeyWord(word: string): boolean {
  const start = word.slice(0, 60).replaceAll('-', '+').replaceAll('_', '/');
  const octets = decodeBase64(start.slice(0, start.length & ~3));
  if (octets && (isPrivateKeyDer(octets) || isWrappedText(octets))) return true;
  return /^3[08][0-9a-f]{38}/i.test(word) && isPrivateKeyDer(Buffer.from(word.slice(0, 40), 'hex'));
}

function isWrappedText(octets: Uint8Array): boolean {
  const text = Buffer.from(octets).toString('latin1');
  return text.startsWith(OPENSSH_MAGIC) || /-BEGIN [A-Z ]{0,20}PRIVATE KEY/.test(text);
}
