import type { DerNode } from './der-reader.js';
import { MAX_OID_OCTETS, TAG, content, encoded } from './der-values.js';

/** A value that BER can carry and DER forbids: another program, or a re-encoding, would see other bytes. */
export type DerDefect =
  'boolean' | 'integer' | 'bit-string' | 'null' | 'object-identifier' | 'constructed-form' | 'set-order';

const MUST_BE_CONSTRUCTED: ReadonlySet<number> = new Set([TAG.sequence, TAG.set]);

/** Every canonical form that the tree breaks (ITU-T X.690, sections 8, 10 and 11). */
export function derDefects(root: DerNode): readonly DerDefect[] {
  const found = new Set<DerDefect>();
  const pending: DerNode[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const defect = node.tagClass === 0 ? defectOf(node) : undefined;
    if (defect) found.add(defect);
    for (const child of node.children) pending.push(child);
  }
  return [...found];
}

function defectOf(node: DerNode): DerDefect | undefined {
  if (node.constructed !== MUST_BE_CONSTRUCTED.has(node.tag)) return 'constructed-form';
  if (node.constructed) return node.tag === TAG.set && !isSorted(node.children) ? 'set-order' : undefined;
  const length = node.end - node.contentStart;
  const first = length > 0 ? (node.bytes[node.contentStart] as number) : 0;
  const second = length > 1 ? (node.bytes[node.contentStart + 1] as number) : 0;
  switch (node.tag) {
    case TAG.boolean:
      return length === 1 && (first === 0 || first === 0xff) ? undefined : 'boolean';
    case TAG.integer:
    case TAG.enumerated: {
      const padded = length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
      return length === 0 || padded ? 'integer' : undefined;
    }
    case TAG.bitString:
      return bitStringIsCanonical(content(node)) ? undefined : 'bit-string';
    case TAG.null:
      return length === 0 ? undefined : 'null';
    case TAG.oid:
      return oidIsCanonical(content(node)) ? undefined : 'object-identifier';
    default:
      return undefined;
  }
}

function bitStringIsCanonical(octets: Uint8Array): boolean {
  const unused = octets[0];
  if (unused === undefined || unused > 7) return false;
  const last = octets.length > 1 ? (octets.at(-1) as number) : 0;
  return octets.length === 1 ? unused === 0 : (last & ((1 << unused) - 1)) === 0;
}

function oidIsCanonical(octets: Uint8Array): boolean {
  if (octets.length === 0 || octets.length > MAX_OID_OCTETS || (octets.at(-1) as number) & 0x80) return false;
  return octets.every((octet, index) => octet !== 0x80 || (index > 0 && ((octets[index - 1] as number) & 0x80) !== 0));
}

function isSorted(members: readonly DerNode[]): boolean {
  return members.every(
    (member, index) => index === 0 || Buffer.compare(encoded(members[index - 1] as DerNode), encoded(member)) <= 0,
  );
}
