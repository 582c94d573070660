/** Why bytes are not one DER value (ITU-T X.690, section 10). */
type DerFault = 'truncated' | 'indefinite-length' | 'length-not-minimal' | 'tag-not-minimal' | 'too-deep' | 'too-many';

export class DerError extends Error {
  constructor(readonly fault: DerFault) {
    super(`not DER: ${fault}`);
  }
}

/** One tag-length-value; positions count from the start of `bytes`. */
export interface DerNode {
  /** The whole input, as a Buffer: it gives text of any part without a copy. */
  readonly bytes: Buffer;
  /** 0 universal, 1 application, 2 context-specific, 3 private. */
  readonly tagClass: number;
  readonly tag: number;
  readonly constructed: boolean;
  readonly start: number;
  readonly contentStart: number;
  readonly end: number;
  readonly children: readonly DerNode[];
}

interface OpenNode extends DerNode {
  readonly children: DerNode[];
}

/** Most values are primitive; they share this, and nothing is ever added to it. */
const CHILDLESS: DerNode[] = [];

const MAX_DEPTH = 32;
/** A value of 64 KiB made of two-octet values has 32,768 nodes; no certificate comes near a third of that. */
const MAX_NODES = 10_000;

/** The value that starts at `from`; what follows it is the caller's concern. No recursion, and a limit on nodes. */
export function readDer(bytes: Uint8Array, from = 0): DerNode {
  return readTree(asBuffer(bytes), from, bytes.length);
}

function readTree(bytes: Buffer, from: number, limit: number): DerNode {
  const root = readHeader(bytes, from, limit);
  const open: OpenNode[] = root.constructed ? [root] : [];
  let position = root.constructed ? root.contentStart : root.end;
  let count = 1;
  for (let current = open.at(-1); current; current = open.at(-1)) {
    if (position === current.end) {
      open.pop();
      continue;
    }
    if (++count > MAX_NODES) throw new DerError('too-many');
    const node = readHeader(bytes, position, current.end);
    current.children.push(node);
    if (node.constructed) {
      if (open.length >= MAX_DEPTH) throw new DerError('too-deep');
      open.push(node);
    }
    position = node.constructed ? node.contentStart : node.end;
  }
  return root;
}

/** The same, where nothing may follow the value. */
export function readWholeDer(bytes: Uint8Array): DerNode | undefined {
  try {
    const node = readDer(bytes);
    return node.end === bytes.length ? node : undefined;
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

/** The one value that fills the content of another from its octet `skip` on: an extension's in its octet string. */
export function readInnerDer({ bytes, contentStart, end }: DerNode, skip = 0): DerNode | undefined {
  try {
    const node = readTree(bytes, contentStart + skip, end);
    return node.end === end ? node : undefined;
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

/** Only the outermost tag and length, for values with too many members to be read as one tree. Throws {@link DerError}. */
export function readDerHeader(bytes: Uint8Array, start: number, limit: number): DerNode {
  return readHeader(asBuffer(bytes), start, limit);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

function readHeader(bytes: Buffer, start: number, limit: number): OpenNode {
  let position = start;
  const identifier = octetAt(bytes, position++, limit);
  let tag = identifier & 0x1f;
  if (tag === 0x1f) {
    tag = 0;
    for (let more = true; more;) {
      const next = octetAt(bytes, position++, limit);
      if ((tag === 0 && next === 0x80) || tag > 0xffff) throw new DerError('tag-not-minimal');
      tag = (tag << 7) | (next & 0x7f);
      more = (next & 0x80) !== 0;
    }
    if (tag < 0x1f) throw new DerError('tag-not-minimal');
  }
  const first = octetAt(bytes, position++, limit);
  let length = first;
  if (first === 0x80) throw new DerError('indefinite-length');
  if (first > 0x80) {
    const octets = first & 0x7f;
    length = 0;
    for (let index = 0; index < octets; index++) {
      const next = octetAt(bytes, position++, limit);
      if (index === 0 && next === 0) throw new DerError('length-not-minimal');
      length = length * 256 + next;
      if (length > bytes.length) throw new DerError('truncated');
    }
    if (length < 0x80) throw new DerError('length-not-minimal');
  }
  const end = position + length;
  if (end > limit) throw new DerError('truncated');
  const constructed = (identifier & 0x20) !== 0;
  const children = constructed ? [] : CHILDLESS;
  return { bytes, tagClass: identifier >> 6, tag, constructed, start, contentStart: position, end, children };
}

function octetAt(bytes: Uint8Array, position: number, limit: number): number {
  if (position >= limit) throw new DerError('truncated');
  return bytes[position] as number;
}
