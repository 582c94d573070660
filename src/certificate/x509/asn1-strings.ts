import type { DerNode } from '../parse/der-reader.js';
import { TAG, content } from '../parse/der-values.js';

interface Asn1String {
  readonly text: string;
  /** The octets are what the string type allows. */
  readonly wellFormed: boolean;
}

/**
 * The text of an ASN.1 string of any type. T61 is read as Latin-1, which is what those who write it mean; anything
 * that is no string (names may hold bit strings) is shown as hexadecimal after `#` (RFC 4514, section 2.4).
 */
export function readString(node: DerNode): Asn1String {
  const octets = content(node);
  switch (node.tagClass === 0 ? node.tag : -1) {
    case TAG.utf8String:
      return readUtf8(octets);
    case TAG.printableString:
    case TAG.numericString:
    case TAG.ia5String:
    case TAG.visibleString:
      return { text: latin1(octets), wellFormed: octets.every((octet) => octet < 0x80) };
    case TAG.t61String:
      return { text: latin1(octets), wellFormed: true };
    case TAG.bmpString:
      return readBmp(octets);
    case TAG.universalString:
      return readUniversal(octets);
    default:
      return { text: `#${Buffer.from(node.bytes.subarray(node.start, node.end)).toString('hex')}`, wellFormed: true };
  }
}

function latin1(octets: Uint8Array): string {
  return Buffer.from(octets).toString('latin1');
}

/** Made once: making one costs more than decoding with it. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function readUtf8(octets: Uint8Array): Asn1String {
  try {
    return { text: UTF8.decode(octets), wellFormed: true };
  } catch {
    return { text: latin1(octets), wellFormed: false };
  }
}

function readBmp(octets: Uint8Array): Asn1String {
  const even = octets.subarray(0, octets.length & ~1);
  const text = Buffer.from(even).swap16().toString('utf16le');
  return { text: text.toWellFormed(), wellFormed: octets.length % 2 === 0 && text.isWellFormed() };
}

function readUniversal(octets: Uint8Array): Asn1String {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  let text = '';
  let wellFormed = octets.length % 4 === 0;
  for (let position = 0; position + 4 <= octets.length; position += 4) {
    const point = view.getUint32(position);
    const valid = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    text += valid ? String.fromCodePoint(point) : '\ufffd';
    wellFormed &&= valid;
  }
  return { text, wellFormed };
}
