/** Thrown when the bytes end too early; caught where a key is read. */
export class Truncated extends Error {}

/** A number of RFC 4251 section 5 (mpint), read without trusting how it was written. */
export interface WireNumber {
  /** The value without leading zero bytes. */
  readonly magnitude: Uint8Array;
  /** Whether it was written in the one way that the RFC allows, and is positive. */
  readonly canonical: boolean;
}

/** Reads the data types of RFC 4251 section 5 from start to end. */
export class WireReader {
  private offset = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get atEnd(): boolean {
    return this.offset === this.bytes.length;
  }

  string(): Uint8Array {
    const start = this.offset + 4;
    if (start > this.bytes.length) throw new Truncated();
    const length = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.offset, 4).getUint32(0);
    if (length > this.bytes.length - start) throw new Truncated();
    this.offset = start + length;
    return this.bytes.subarray(start, this.offset);
  }

  number(): WireNumber {
    const written = this.string();
    const first = written.findIndex((byte) => byte !== 0);
    const magnitude = first < 0 ? new Uint8Array() : written.subarray(first);
    const zeros = written.length - magnitude.length;
    const wanted = (magnitude[0] ?? 0) >= 0x80 ? 1 : 0;
    return { magnitude, canonical: magnitude.length > 0 && zeros === wanted };
  }
}

export function bitLength(magnitude: Uint8Array): number {
  const first = magnitude[0];
  return first === undefined ? 0 : magnitude.length * 8 - Math.clz32(first) + 24;
}

/** Writes strings in the form of RFC 4251 section 5. */
export function wireStrings(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}
