import { readDer, readDerHeader, DerError, type DerNode } from '../parse/der-reader.js';
import { TAG, content, encoded, integerValue, isContext, isUniversal, wholeOctets } from '../parse/der-values.js';
import { nameKey, readName } from '../x509/distinguished-name.js';
import { readSignatureAlgorithm } from '../x509/signature-algorithm.js';
import { readTime } from '../x509/validity.js';
import { criticalExtensions, extensionValue } from './certificate-parts.js';
import { NoRevocationAnswer, reasonName } from './revocation-status.js';
import type { SignedAnswer } from './verify-answer.js';

/** `CertificateList` of RFC 5280, section 5.1, as far as it is needed. */
export interface RevocationList extends SignedAnswer {
  readonly octets: number;
  readonly issuerKey: string;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  /** Extensions of the whole list. */
  readonly extensions: readonly DerNode[];
  /** @throws NoRevocationAnswer `malformed`, or `not-understood` where the entry says more than is understood here */
  find(serial: Uint8Array): { readonly revokedAt: Date; readonly reason?: string } | undefined;
}

const REASON_CODE = '2.5.29.21';

/**
 * Lists have hundreds of thousands of entries, so they are never read as one tree: one pass notes where each entry
 * stands, and only the one that is asked for is looked into.
 * @throws NoRevocationAnswer `malformed`
 */
export function readRevocationList(bytes: Uint8Array): RevocationList {
  const list = orMalformed(() => readList(bytes));
  if (!list) throw new NoRevocationAnswer('malformed', 'crl: not a certificate revocation list');
  return list;
}

function orMalformed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof DerError ? new NoRevocationAnswer('malformed', `crl: ${error.message}`) : error;
  }
}

function readList(bytes: Uint8Array): RevocationList | undefined {
  const whole = readDerHeader(bytes, 0, bytes.length);
  if (!isSequence(whole) || whole.end !== bytes.length) return undefined;
  const tbs = readDerHeader(bytes, whole.contentStart, whole.end);
  if (!isSequence(tbs)) return undefined;
  const algorithmNode = readDer(bytes, tbs.end);
  const signatureNode = readDer(bytes, algorithmNode.end);
  const algorithm = readSignatureAlgorithm(algorithmNode);
  const signature = isUniversal(signatureNode, TAG.bitString) ? wholeOctets(signatureNode) : undefined;
  if (!algorithm || !signature || signatureNode.end !== whole.end) return undefined;

  const fields = new Fields(tbs);
  if (isUniversal(fields.peek(), TAG.integer)) fields.take();
  const inner = fields.take();
  const issuer = readName(fields.take());
  const thisUpdate = readTime(fields.take())?.at;
  const nextUpdate = readTime(fields.peek());
  if (nextUpdate) fields.take();
  const entries = isUniversal(fields.peek(), TAG.sequence) ? notePlaces(fields.skip()) : new Map<string, number>();
  const wrapper = fields.take();
  const extensions = isContext(wrapper, 0) ? (wrapper.children[0]?.children ?? []) : [];
  if (fields.more || !inner || !issuer || !thisUpdate) return undefined;
  if (Buffer.compare(encoded(inner), algorithm.der) !== 0) return undefined;
  if (!nextUpdate) throw new NoRevocationAnswer('not-understood', 'crl: it does not say how long it is good for');
  return {
    octets: bytes.length,
    tbs: encoded(tbs),
    algorithm,
    signature,
    issuerKey: nameKey(issuer),
    thisUpdate,
    nextUpdate: nextUpdate.at,
    extensions,
    find: (serial) => {
      const place = entries.get(keyOf(serial));
      return place === undefined ? undefined : orMalformed(() => readEntry(readDer(bytes, place)));
    },
  };
}

/** Goes through the members of a value one by one, without reading what is in those that are skipped. */
class Fields {
  private position: number;

  constructor(private readonly parent: DerNode) {
    this.position = parent.contentStart;
  }

  get more(): boolean {
    return this.position < this.parent.end;
  }

  peek(): DerNode | undefined {
    return this.more ? readDerHeader(this.parent.bytes, this.position, this.parent.end) : undefined;
  }

  skip(): DerNode {
    const node = readDerHeader(this.parent.bytes, this.position, this.parent.end);
    this.position = node.end;
    return node;
  }

  take(): DerNode | undefined {
    return this.more ? readDer(this.parent.bytes.subarray(0, this.parent.end), this.skip().start) : undefined;
  }
}

function notePlaces(list: DerNode): Map<string, number> {
  const { bytes } = list;
  const places = new Map<string, number>();
  for (let position = list.contentStart; position < list.end;) {
    const entry = readDerHeader(bytes, position, list.end);
    const serial = readDerHeader(bytes, entry.contentStart, entry.end);
    if (!isSequence(entry) || !isUniversal(serial, TAG.integer))
      throw new NoRevocationAnswer('malformed', 'crl: an entry without serial number');
    places.set(keyOf(content(serial)), position);
    position = entry.end;
  }
  return places;
}

function keyOf(serial: Uint8Array): string {
  return Buffer.from(serial).toString('latin1');
}

function readEntry(entry: DerNode): { revokedAt: Date; reason?: string } {
  const [, date, wrapper] = entry.children;
  const revokedAt = readTime(date)?.at;
  if (!revokedAt) throw new NoRevocationAnswer('malformed', 'crl: an entry without date');
  const extensions = wrapper?.children ?? [];
  if (criticalExtensions(extensions).some((oid) => oid !== REASON_CODE))
    throw new NoRevocationAnswer('not-understood', 'crl: a critical extension in the entry');
  const reason = extensionValue(extensions, REASON_CODE);
  if (!isUniversal(reason, TAG.enumerated)) return { revokedAt };
  return { revokedAt, reason: reasonName(Number(integerValue(content(reason).subarray(0, 2)))) };
}

function isSequence(node: DerNode): boolean {
  return isUniversal(node, TAG.sequence);
}
