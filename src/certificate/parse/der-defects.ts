import type { DerNode } from './der-reader.js';
import { MAX_OID_OCTETS, TAG, encoded } from './der-values.js';

/** A value that BER can carry and DER forbids: another program, or a re-encoding, would see other bytes. */
export type DerDefect =
  'boolean' | 'integer' | 'bit-string' | 'null' | 'object-identifier' | 'constructed-form' | 'set-order';

/** Every canonical form that the tree breaks (ITU-T X.690, sections 8, 10 and 11). */
export function derDefects(root: DerNode): readonly DerDefect[] {
  const found: DerDefect[] = [];
  collect(root, found);
  return found;
}

/** Calls itself no deeper than the reader let the tree grow. */
function collect(node: DerNode, found: DerDefect[]): void {
  const defect = node.tagClass === 0 ? defectOf(node) : undefined;
  if (defect && !found.includes(defect)) found.push(defect);
  const { children } = node;
  for (let index = children.length - 1; index >= 0; index -= 1) collect(children[index] as DerNode, found);
}

function defectOf(node: DerNode): DerDefect | undefined {
  if (node.constructed !== (node.tag === TAG.sequence || node.tag === TAG.set)) return 'constructed-form';
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
      return bitStringIsCanonical(node) ? undefined : 'bit-string';
    case TAG.null:
      return length === 0 ? undefined : 'null';
    case TAG.oid:
      return oidIsCanonical(node) ? undefined : 'object-identifier';
    default:
      return undefined;
  }
}

function bitStringIsCanonical({ bytes, contentStart, end }: DerNode): boolean {
  const length = end - contentStart;
  const unused = length > 0 ? (bytes[contentStart] as number) : 8;
  if (unused > 7) return false;
  const last = length > 1 ? (bytes[end - 1] as number) : 0;
  return length === 1 ? unused === 0 : (last & ((1 << unused) - 1)) === 0;
}

function oidIsCanonical({ bytes, contentStart, end }: DerNode): boolean {
  const length = end - contentStart;
  if (length === 0 || length > MAX_OID_OCTETS || (bytes[end - 1] as number) & 0x80) return false;
  // No arc begins with an octet that adds nothing to it.
  let begins = true;
  for (let position = contentStart; position < end; position += 1) {
    const octet = bytes[position] as number;
    if (begins && octet === 0x80) return false;
    begins = (octet & 0x80) === 0;
  }
  return true;
}

function isSorted(members: readonly DerNode[]): boolean {
  // Nearly all sets are those of names, with one member.
  if (members.length < 2) return true;
  return members.every(
    (member, index) => index === 0 || Buffer.compare(encoded(members[index - 1] as DerNode), encoded(member)) <= 0,
  );
}
