import type { DerNode } from '../parse/der-reader.js';
import { TAG, content, isAscii, latin1 } from '../parse/der-values.js';

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
  switch (node.tagClass === 0 ? node.tag : -1) {
    case TAG.utf8String:
      return readUtf8(node);
    case TAG.printableString:
    case TAG.numericString:
    case TAG.ia5String:
    case TAG.visibleString:
      return { text: latin1(node), wellFormed: isAscii(node) };
    case TAG.t61String:
      return { text: latin1(node), wellFormed: true };
    case TAG.bmpString:
      return readBmp(content(node));
    case TAG.universalString:
      return readUniversal(content(node));
    default:
      return { text: `#${node.bytes.toString('hex', node.start, node.end)}`, wellFormed: true };
  }
}

/** Made once: making one costs more than decoding with it. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function readUtf8(node: DerNode): Asn1String {
  // Most names are plain letters, for which the decoder would be a long way round.
  if (isAscii(node)) return { text: latin1(node), wellFormed: true };
  try {
    return { text: UTF8.decode(content(node)), wellFormed: true };
  } catch {
    return { text: latin1(node), wellFormed: false };
  }
}

function readBmp(octets: Uint8Array): Asn1String {
  // A copy: the octets change their places.
  const text = Buffer.from(octets.subarray(0, octets.length & ~1))
    .swap16()
    .toString('utf16le');
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
