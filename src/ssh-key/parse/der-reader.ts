/** Thrown when bytes are not DER (X.690); caught where a key is read. */
export class NotDer extends Error {}

export const TAG = { integer: 0x02, bitString: 0x03, null: 0x05, oid: 0x06, sequence: 0x30 } as const;

/** Reads definite, minimally encoded DER elements one after the other. It never recurses: the caller descends. */
export class DerReader {
  private offset = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get atEnd(): boolean {
    return this.offset === this.bytes.length;
  }

  peekTag(): number | undefined {
    return this.bytes[this.offset];
  }

  /** The content of the next element, which must have this tag. */
  read(tag: number): Uint8Array {
    if (this.next() !== tag) throw new NotDer();
    const length = this.length();
    if (length > this.bytes.length - this.offset) throw new NotDer();
    this.offset += length;
    return this.bytes.subarray(this.offset - length, this.offset);
  }

  /** A positive INTEGER without its sign byte. */
  positiveInteger(): Uint8Array {
    const content = this.read(TAG.integer);
    const [first = 0x80, second = 0] = content;
    if (first >= 0x80 || (first === 0 && content.length > 1 && second < 0x80)) throw new NotDer();
    return first === 0 ? content.subarray(1) : content;
  }

  /** A BIT STRING of whole bytes. */
  wholeBits(): Uint8Array {
    const content = this.read(TAG.bitString);
    if (content[0] !== 0) throw new NotDer();
    return content.subarray(1);
  }

  end(): void {
    if (!this.atEnd) throw new NotDer();
  }

  private length(): number {
    const first = this.next();
    if (first < 0x80) return first;
    const size = first & 0x7f;
    if (size === 0 || size > 3) throw new NotDer();
    let length = 0;
    for (let count = 0; count < size; count++) length = length * 256 + this.next();
    if (length < 0x80 || length < 256 ** (size - 1)) throw new NotDer();
    return length;
  }

  private next(): number {
    const byte = this.bytes[this.offset++];
    if (byte === undefined) throw new NotDer();
    return byte;
  }
}
