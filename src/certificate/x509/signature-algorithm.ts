import type { DerNode } from '../parse/der-reader.js';
import { TAG, content, encoded, integerValue, isContext, isUniversal, oidValue } from '../parse/der-values.js';

export type Scheme = 'RSA' | 'RSA-PSS' | 'ECDSA' | 'DSA' | 'EdDSA' | 'unknown';

/** What an AlgorithmIdentifier of a signature says. */
export interface SignatureAlgorithm {
  /** The whole AlgorithmIdentifier, DER. */
  readonly der: Uint8Array;
  readonly oid: string;
  readonly scheme: Scheme;
  /** OpenSSL's name of the hash; absent where the scheme has none or it is unknown. */
  readonly hash?: string;
  /** RSASSA-PSS only (RFC 4055): hash of the mask generation and length of the salt in octets. */
  readonly maskHash?: string;
  readonly saltLength?: number;
  /** For people: `RSA with SHA-256`, or the object identifier. */
  readonly name: string;
}

const PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';

const HASHES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.2.5', 'md5'],
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
  ['2.16.840.1.101.3.4.2.4', 'sha224'],
  ['2.16.840.1.101.3.4.2.5', 'sha512-224'],
  ['2.16.840.1.101.3.4.2.6', 'sha512-256'],
  ['2.16.840.1.101.3.4.2.7', 'sha3-224'],
  ['2.16.840.1.101.3.4.2.8', 'sha3-256'],
  ['2.16.840.1.101.3.4.2.9', 'sha3-384'],
  ['2.16.840.1.101.3.4.2.10', 'sha3-512'],
]);

const SHOWN: ReadonlyMap<string, string> = new Map([
  ['md2', 'MD2'],
  ['md5', 'MD5'],
  ['sha1', 'SHA-1'],
  ['sha224', 'SHA-224'],
  ['sha256', 'SHA-256'],
  ['sha384', 'SHA-384'],
  ['sha512', 'SHA-512'],
  ['sha512-224', 'SHA-512/224'],
  ['sha512-256', 'SHA-512/256'],
  ['sha3-224', 'SHA3-224'],
  ['sha3-256', 'SHA3-256'],
  ['sha3-384', 'SHA3-384'],
  ['sha3-512', 'SHA3-512'],
]);

const SIGNATURES: ReadonlyMap<string, readonly [Scheme, string?]> = new Map<string, readonly [Scheme, string?]>([
  ['1.2.840.113549.1.1.2', ['RSA', 'md2']],
  ['1.2.840.113549.1.1.4', ['RSA', 'md5']],
  ['1.2.840.113549.1.1.5', ['RSA', 'sha1']],
  ['1.3.14.3.2.29', ['RSA', 'sha1']],
  ['1.2.840.113549.1.1.11', ['RSA', 'sha256']],
  ['1.2.840.113549.1.1.12', ['RSA', 'sha384']],
  ['1.2.840.113549.1.1.13', ['RSA', 'sha512']],
  ['1.2.840.113549.1.1.14', ['RSA', 'sha224']],
  ['1.2.840.113549.1.1.15', ['RSA', 'sha512-224']],
  ['1.2.840.113549.1.1.16', ['RSA', 'sha512-256']],
  ['2.16.840.1.101.3.4.3.13', ['RSA', 'sha3-224']],
  ['2.16.840.1.101.3.4.3.14', ['RSA', 'sha3-256']],
  ['2.16.840.1.101.3.4.3.15', ['RSA', 'sha3-384']],
  ['2.16.840.1.101.3.4.3.16', ['RSA', 'sha3-512']],
  ['1.2.840.10045.4.1', ['ECDSA', 'sha1']],
  ['1.2.840.10045.4.3.1', ['ECDSA', 'sha224']],
  ['1.2.840.10045.4.3.2', ['ECDSA', 'sha256']],
  ['1.2.840.10045.4.3.3', ['ECDSA', 'sha384']],
  ['1.2.840.10045.4.3.4', ['ECDSA', 'sha512']],
  ['2.16.840.1.101.3.4.3.9', ['ECDSA', 'sha3-224']],
  ['2.16.840.1.101.3.4.3.10', ['ECDSA', 'sha3-256']],
  ['2.16.840.1.101.3.4.3.11', ['ECDSA', 'sha3-384']],
  ['2.16.840.1.101.3.4.3.12', ['ECDSA', 'sha3-512']],
  ['1.2.840.10040.4.3', ['DSA', 'sha1']],
  ['2.16.840.1.101.3.4.3.1', ['DSA', 'sha224']],
  ['2.16.840.1.101.3.4.3.2', ['DSA', 'sha256']],
  ['2.16.840.1.101.3.4.3.3', ['DSA', 'sha384']],
  ['2.16.840.1.101.3.4.3.4', ['DSA', 'sha512']],
  ['1.3.101.112', ['EdDSA']],
  ['1.3.101.113', ['EdDSA']],
]);

/** Undefined where the node is no AlgorithmIdentifier. */
export function readSignatureAlgorithm(node: DerNode | undefined): SignatureAlgorithm | undefined {
  if (!isUniversal(node, TAG.sequence)) return undefined;
  const [oidNode, parameters] = node.children;
  if (!isUniversal(oidNode, TAG.oid)) return undefined;
  const oid = oidValue(oidNode);
  const der = encoded(node);
  if (oid === PSS) return { der, oid, scheme: 'RSA-PSS', ...readPss(parameters) };
  const [scheme, hash] = SIGNATURES.get(oid) ?? (['unknown'] as const);
  if (!hash) return { der, oid, scheme, name: scheme === 'EdDSA' ? (oid.endsWith('112') ? 'Ed25519' : 'Ed448') : oid };
  return { der, oid, scheme, hash, name: `${scheme} with ${SHOWN.get(hash) ?? hash}` };
}

/** RFC 4055, section 3.1; what is left out means SHA-1, MGF1 with SHA-1 and a salt of 20 octets. */
function readPss(parameters: DerNode | undefined): Omit<SignatureAlgorithm, 'der' | 'oid' | 'scheme'> {
  const field = (tag: number) => parameters?.children.find((child) => isContext(child, tag))?.children[0];
  const unreadable = { name: 'RSA-PSS' };
  if (parameters && !isUniversal(parameters, TAG.sequence)) return unreadable;
  const hash = hashOf(field(0));
  const mask = field(1);
  const [maskOid, maskParameters] = mask?.children ?? [];
  if (mask && !(isUniversal(maskOid, TAG.oid) && oidValue(maskOid) === MGF1)) return unreadable;
  const maskHash = mask ? hashOf(maskParameters) : 'sha1';
  const salt = field(2);
  const saltLength = isUniversal(salt, TAG.integer) ? integerValue(content(salt).subarray(0, 8)) : 20n;
  if (!hash || !maskHash || saltLength < 0n || saltLength > 0xffffn) return unreadable;
  const shown = SHOWN.get(hash) ?? hash;
  const name =
    maskHash === hash ? `RSA-PSS with ${shown}` : `RSA-PSS with ${shown} and MGF1 ${SHOWN.get(maskHash) ?? maskHash}`;
  return { hash, maskHash, saltLength: Number(saltLength), name };
}

function hashOf(algorithm: DerNode | undefined): string | undefined {
  if (!algorithm) return 'sha1';
  const [oid] = algorithm.children;
  return isUniversal(oid, TAG.oid) ? HASHES.get(oidValue(oid)) : undefined;
}
