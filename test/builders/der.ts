/** A small DER writer, so that tests can make what no library would. */
export type Der = Uint8Array;

export function tlv(tag: number, ...parts: readonly Uint8Array[]): Der {
  const content = Buffer.concat(parts);
  return new Uint8Array(Buffer.concat([Buffer.from([tag]), lengthOctets(content.length), content]));
}

function lengthOctets(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const hex = length.toString(16);
  const octets = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  return Buffer.concat([Buffer.from([0x80 | octets.length]), octets]);
}

export const sequence = (...parts: readonly Der[]): Der => tlv(0x30, ...parts);
export const setOf = (...parts: readonly Der[]): Der => tlv(0x31, ...[...parts].sort(Buffer.compare));
export const context = (number: number, ...parts: readonly Der[]): Der => tlv(0xa0 | number, ...parts);
export const octetString = (content: Uint8Array): Der => tlv(0x04, content);
export const bitString = (content: Uint8Array, unused = 0): Der => tlv(0x03, Buffer.from([unused]), content);
export const boolean = (value: boolean): Der => tlv(0x01, Buffer.from([value ? 0xff : 0]));
export const NULL: Der = tlv(0x05);

export function integer(value: bigint | number): Der {
  const number = BigInt(value);
  let octets = 1n;
  while (number >= 1n << (octets * 8n - 1n) || number < -(1n << (octets * 8n - 1n))) octets++;
  const hex = BigInt.asUintN(Number(octets * 8n), number).toString(16);
  return tlv(0x02, Buffer.from(hex.padStart(Number(octets * 2n), '0'), 'hex'));
}

export function oid(dotted: string): Der {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt);
  return tlv(0x06, Buffer.from([first * 40n + second, ...rest].flatMap(base128)));
}

function base128(arc: bigint): number[] {
  const octets = [Number(arc & 0x7fn)];
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 0x7fn) | 0x80);
  return octets;
}

export const utf8String = (text: string): Der => tlv(0x0c, Buffer.from(text, 'utf8'));
export const printableString = (text: string): Der => tlv(0x13, Buffer.from(text, 'latin1'));
export const ia5String = (text: string): Der => tlv(0x16, Buffer.from(text, 'latin1'));
export const t61String = (text: string): Der => tlv(0x14, Buffer.from(text, 'latin1'));
export const bmpString = (text: string): Der => tlv(0x1e, Buffer.from(text, 'utf16le').swap16());
export const universalString = (text: string): Der =>
  tlv(0x1c, Buffer.from([...text].flatMap((character) => bigEndian32(character.codePointAt(0) ?? 0))));

function bigEndian32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

/** UTCTime up to 2049, GeneralizedTime after. */
export function time(moment: Date): Der {
  const digits = moment.toISOString().replace(/\.\d+/, '').replace(/[-:T]/g, '');
  return moment.getUTCFullYear() < 2050 ? tlv(0x17, Buffer.from(digits.slice(2))) : tlv(0x18, Buffer.from(digits));
}
