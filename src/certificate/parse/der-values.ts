import type { DerNode } from './der-reader.js';

/** Universal tag numbers (ITU-T X.680, section 8.4). */
export const TAG = {
  boolean: 1,
  integer: 2,
  bitString: 3,
  octetString: 4,
  null: 5,
  oid: 6,
  enumerated: 10,
  utf8String: 12,
  sequence: 16,
  set: 17,
  numericString: 18,
  printableString: 19,
  t61String: 20,
  ia5String: 22,
  utcTime: 23,
  generalizedTime: 24,
  visibleString: 26,
  universalString: 28,
  bmpString: 30,
} as const;

export function isUniversal(node: DerNode | undefined, tag: number): node is DerNode {
  return node !== undefined && node.tagClass === 0 && node.tag === tag;
}

export function isContext(node: DerNode | undefined, tag: number): node is DerNode {
  return node !== undefined && node.tagClass === 2 && node.tag === tag;
}

export function content({ bytes, contentStart, end }: DerNode): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset + contentStart, end - contentStart);
}

/** How many octets the content has. */
export function contentLength({ contentStart, end }: DerNode): number {
  return end - contentStart;
}

/** One octet of the content; the first is number 0. Undefined beyond its end. */
export function octetOf({ bytes, contentStart, end }: DerNode, index: number): number | undefined {
  return contentStart + index < end ? bytes[contentStart + index] : undefined;
}

/** The content, a character for each octet. */
export function latin1({ bytes, contentStart, end }: DerNode): string {
  return bytes.toString('latin1', contentStart, end);
}

export function isAscii({ bytes, contentStart, end }: DerNode): boolean {
  for (let position = contentStart; position < end; position += 1)
    if ((bytes[position] as number) >= 0x80) return false;
  return true;
}

/** The value with its tag and length. */
export function encoded({ bytes, start, end }: DerNode): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start);
}

/** Whether two values are the same to the last octet. */
export function isSameValue(one: DerNode, other: DerNode): boolean {
  return one.bytes.compare(other.bytes, other.start, other.end, one.start, one.end) === 0;
}

/** A two's complement integer of any length. */
export function integerValue(octets: Uint8Array): bigint {
  if (octets.length <= 4) return BigInt(smallInteger(octets));
  const unsigned = BigInt(`0x${Buffer.from(octets).toString('hex')}`);
  return (octets[0] as number) & 0x80 ? unsigned - (1n << BigInt(octets.length * 8)) : unsigned;
}

function smallInteger(octets: Uint8Array): number {
  let value = octets.length > 0 && (octets[0] as number) & 0x80 ? -1 : 0;
  for (const octet of octets) value = value * 256 + octet;
  return value;
}

/** The longest object identifier that is read: real ones have some twenty octets. */
export const MAX_OID_OCTETS = 128;

/** Dotted form; arcs of any size. Empty where the identifier is longer than anybody needs. */
export function oidValue(node: DerNode): string {
  const { bytes, contentStart, end } = node;
  if (end - contentStart > MAX_OID_OCTETS) return '';
  let place = 0;
  for (let position = contentStart; position < end; position += 1)
    place = (place * 31 + (bytes[position] as number)) & (REMEMBERED_OIDS - 1);
  const known = remembered[place];
  if (known && holds(node, known.octets)) return known.dotted;
  const octets = content(node).slice();
  const dotted = dottedForm(octets);
  remembered[place] = { octets, dotted };
  return dotted;
}

const REMEMBERED_OIDS = 512;
/** The same few identifiers stand in all certificates. Each place keeps the one that was read last. */
const remembered: ({ readonly octets: Uint8Array; readonly dotted: string } | undefined)[] = Array.from({
  length: REMEMBERED_OIDS,
});

function holds({ bytes, contentStart, end }: DerNode, octets: Uint8Array): boolean {
  if (octets.length !== end - contentStart) return false;
  for (let index = 0; index < octets.length; index += 1)
    if (octets[index] !== bytes[contentStart + index]) return false;
  return true;
}

function dottedForm(octets: Uint8Array): string {
  let dotted = '';
  let start = 0;
  for (let position = 0; position < octets.length; position++) {
    if ((octets[position] as number) & 0x80) continue;
    const arc = arcValue(octets, start, position + 1);
    if (start > 0) dotted += `.${arc}`;
    else dotted = arc < 40 ? `0.${arc}` : arc < 80 ? `1.${BigInt(arc) - 40n}` : `2.${BigInt(arc) - 80n}`;
    start = position + 1;
  }
  return dotted;
}

/** Seven octets fit into a number; the few longer arcs do not have to be quick. */
function arcValue(octets: Uint8Array, from: number, to: number): number | bigint {
  if (to - from > 7)
    return octets.subarray(from, to).reduce((value, octet) => (value << 7n) | BigInt(octet & 0x7f), 0n);
  let value = 0;
  for (let position = from; position < to; position += 1) value = value * 128 + ((octets[position] as number) & 0x7f);
  return value;
}

/** The octets of a bit string whose bits fill them (keys, signatures); undefined where bits are left over. */
export function wholeOctets(node: DerNode): Uint8Array | undefined {
  if (octetOf(node, 0) !== 0) return undefined;
  const { bytes, contentStart, end } = node;
  return new Uint8Array(bytes.buffer, bytes.byteOffset + contentStart + 1, end - contentStart - 1);
}

/** Numbers of the bits that are set among the first sixteen (ITU-T X.690, 8.6: bit 0 is the first octet's highest). */
export function firstSetBits(node: DerNode): readonly number[] {
  const word = ((octetOf(node, 1) ?? 0) << 8) | (octetOf(node, 2) ?? 0);
  const bits: number[] = [];
  for (let bit = 0; bit < 16; bit += 1) if (word & (0x8000 >> bit)) bits.push(bit);
  return bits;
}
