import { derDefects } from '../parse/der-defects.js';
import type { DerNode } from '../parse/der-reader.js';
import {
  TAG,
  content,
  contentLength,
  encoded,
  integerValue,
  isContext,
  isSameValue,
  isUniversal,
  wholeOctets,
} from '../parse/der-values.js';
import type { Certificate, CertificateDefect } from './certificate.js';
import { readName } from './distinguished-name.js';
import { NO_EXTENSIONS, readExtensions, type Extensions } from './extensions.js';
import { readPublicKey } from './public-key.js';
import { readSignatureAlgorithm } from './signature-algorithm.js';
import { readTime } from './validity.js';

/**
 * Reads `Certificate` of RFC 5280, section 4.1. Undefined where the value has another structure; where it has this
 * one with faults in it, the faults are listed, so that everything else can still be judged and shown.
 */
export function readCertificate(root: DerNode): Certificate | undefined {
  const [tbs, algorithm, signatureNode] = root.children;
  if (!isUniversal(root, TAG.sequence) || root.children.length !== 3 || !isUniversal(tbs, TAG.sequence))
    return undefined;
  const fields = tbs.children;
  const versionNode = isContext(fields[0], 0) ? fields[0] : undefined;
  const first = versionNode ? 1 : 0;
  const [serial, inner, issuerNode] = [fields[first], fields[first + 1], fields[first + 2]];
  const [validity, subjectNode, spki] = [fields[first + 3], fields[first + 4], fields[first + 5]];
  const tail = readTail(fields, first + 6);
  const innerSignature = readSignatureAlgorithm(inner);
  const outerSignature = isRepeated(inner, algorithm) ? innerSignature : readSignatureAlgorithm(algorithm);
  const issuer = readName(issuerNode);
  const subject = isRepeated(issuerNode, subjectNode) ? issuer : readName(subjectNode);
  const notBefore = readTime(validity?.children[0]);
  const notAfter = readTime(validity?.children[1]);
  const publicKey = readPublicKey(spki);
  if (!isUniversal(serial, TAG.integer) || !isUniversal(signatureNode, TAG.bitString)) return undefined;
  if (!innerSignature || !outerSignature || !issuer || !subject || !publicKey || !tail) return undefined;
  if (!notBefore || !notAfter || !isUniversal(validity, TAG.sequence) || validity.children.length !== 2)
    return undefined;

  const { version, proper } = readVersion(versionNode);
  const signature = wholeOctets(signatureNode);
  const { extensions } = tail;
  const defects: CertificateDefect[] = [...derDefects(root)];
  const versionAllows = (version >= 2 || !tail.hasUniqueIds) && (version === 3 || extensions === NO_EXTENSIONS);
  if (!proper || !versionAllows) defects.push('version');
  if (!issuer.wellFormed || !subject.wellFormed) defects.push('name-text');
  if (!notBefore.wellFormed || !notAfter.wellFormed) defects.push('time-form');
  if (!publicKey.wellFormed) defects.push('public-key');
  if (extensions.repeated) defects.push('repeated-extension');
  if (extensions.unreadable.some((name) => !SPOKEN_FOR.has(name))) defects.push('unreadable-extension');
  if (!extensions.wellFormed) defects.push('extension-form');
  if (!signature) defects.push('signature-value');
  return {
    der: encoded(root),
    tbs: encoded(tbs),
    version,
    serialNumber: integerValue(content(serial)),
    serialOctets: contentLength(serial),
    innerSignature,
    outerSignature,
    signature: signature ?? new Uint8Array(),
    issuer,
    subject,
    notBefore: notBefore.at,
    notAfter: notAfter.at,
    publicKey,
    extensions,
    defects,
  };
}

/** What stands twice is read once: the signature's algorithm, and the name of who signs for itself. */
function isRepeated(one: DerNode | undefined, other: DerNode | undefined): boolean {
  return one !== undefined && other !== undefined && isSameValue(one, other);
}

/** Unreadable, these are for rules of their own to judge, or for path building, which alone has a use for them. */
const SPOKEN_FOR: ReadonlySet<Extensions['unreadable'][number]> = new Set([
  'keyUsage',
  'basicConstraints',
  'policyMappings',
  'policyConstraints',
  'inhibitAnyPolicy',
] as const);

/** Version 1 is the default, which DER leaves out; nothing above 3 exists. */
function readVersion(node: DerNode | undefined): { version: number; proper: boolean } {
  if (!node) return { version: 1, proper: true };
  const [number] = node.children;
  if (!isUniversal(number, TAG.integer) || node.children.length !== 1) return { version: 0, proper: false };
  const value = integerValue(content(number).subarray(0, 4));
  return { version: Number(value) + 1, proper: value === 1n || value === 2n };
}

interface Tail {
  readonly hasUniqueIds: boolean;
  readonly extensions: Extensions;
}

/** issuerUniqueID, subjectUniqueID and extensions: each at most once, in this order. */
function readTail(fields: readonly DerNode[], from: number): Tail | undefined {
  let position = from;
  if (isContext(fields[position], 1)) position += 1;
  if (isContext(fields[position], 2)) position += 1;
  const hasUniqueIds = position > from;
  const wrapper = isContext(fields[position], 3) ? fields[position] : undefined;
  if (fields.length > position + (wrapper ? 1 : 0)) return undefined;
  if (!wrapper) return { hasUniqueIds, extensions: NO_EXTENSIONS };
  const extensions = wrapper.children.length === 1 ? readExtensions(wrapper.children[0]) : undefined;
  return extensions && { hasUniqueIds, extensions };
}
