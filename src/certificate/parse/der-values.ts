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

export function content(node: DerNode): Uint8Array {
  return node.bytes.subarray(node.contentStart, node.end);
}

/** The value with its tag and length. */
export function encoded(node: DerNode): Uint8Array {
  return node.bytes.subarray(node.start, node.end);
}

/** A two's complement integer of any length. */
export function integerValue(octets: Uint8Array): bigint {
  if (octets.length === 0) return 0n;
  const unsigned = BigInt(`0x${Buffer.from(octets).toString('hex')}`);
  return (octets[0] as number) & 0x80 ? unsigned - (1n << BigInt(octets.length * 8)) : unsigned;
}

/** The longest object identifier that is read: real ones have some twenty octets. */
export const MAX_OID_OCTETS = 128;

/** Dotted form; arcs of any size. Empty where the identifier is longer than anybody needs. */
export function oidValue(node: DerNode): string {
  const octets = content(node);
  if (octets.length > MAX_OID_OCTETS) return '';
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
  const octets = content(node);
  return octets.length > 0 && octets[0] === 0 ? octets.subarray(1) : undefined;
}

/** Numbers of the bits that are set among the first sixteen (ITU-T X.690, 8.6: bit 0 is the first octet's highest). */
export function firstSetBits(node: DerNode): readonly number[] {
  const octets = content(node);
  const word = ((octets[1] ?? 0) << 8) | (octets[2] ?? 0);
  return Array.from({ length: 16 }, (_, bit) => bit).filter((bit) => word & (0x8000 >> bit));
}
