import { derDefects } from '../parse/der-defects.js';
import { readInnerDer, type DerNode } from '../parse/der-reader.js';
import { TAG, encoded, isUniversal, octetOf, oidValue, wholeOctets } from '../parse/der-values.js';
import { isOnCurve } from './ec-point.js';

export type KeyKind = 'RSA' | 'RSA-PSS' | 'EC' | 'DSA' | 'other';

/** What the subjectPublicKeyInfo says, read from its ASN.1. */
export interface PublicKeyInfo {
  /** The whole subjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
  readonly kind: KeyKind;
  /** For people: `RSA`, `EC`, `Ed25519`, or the object identifier of what nobody knows. */
  readonly name: string;
  readonly bits?: number;
  /** Name of the curve, or its object identifier; absent where the parameters are not a named curve. */
  readonly curve?: string;
  /** EC parameters spelled out instead of named; RFC 5480, section 2.1.1 forbids them in certificates. */
  readonly explicitParameters: boolean;
  /** The key's values are such that it can be used at all. */
  readonly usable: boolean;
  readonly wellFormed: boolean;
}

const KINDS: ReadonlyMap<string, readonly [KeyKind, string]> = new Map([
  ['1.2.840.113549.1.1.1', ['RSA', 'RSA']],
  ['1.2.840.113549.1.1.10', ['RSA-PSS', 'RSASSA-PSS']],
  ['1.2.840.10045.2.1', ['EC', 'EC']],
  ['1.2.840.10040.4.1', ['DSA', 'DSA']],
  ['1.3.101.110', ['other', 'X25519']],
  ['1.3.101.111', ['other', 'X448']],
  ['1.3.101.112', ['other', 'Ed25519']],
  ['1.3.101.113', ['other', 'Ed448']],
  ['2.5.8.1.1', ['other', 'RSA (2.5.8.1.1)']],
  ['2.16.840.1.101.3.4.3.17', ['other', 'ML-DSA-44']],
  ['2.16.840.1.101.3.4.3.18', ['other', 'ML-DSA-65']],
  ['2.16.840.1.101.3.4.3.19', ['other', 'ML-DSA-87']],
]);

const CURVES: ReadonlyMap<string, readonly [string, number]> = new Map([
  ['1.2.840.10045.3.1.1', ['P-192', 192]],
  ['1.3.132.0.33', ['P-224', 224]],
  ['1.2.840.10045.3.1.7', ['P-256', 256]],
  ['1.3.132.0.34', ['P-384', 384]],
  ['1.3.132.0.35', ['P-521', 521]],
  ['1.3.132.0.10', ['secp256k1', 256]],
  ['1.3.36.3.3.2.8.1.1.7', ['brainpoolP256r1', 256]],
  ['1.3.36.3.3.2.8.1.1.11', ['brainpoolP384r1', 384]],
  ['1.3.36.3.3.2.8.1.1.13', ['brainpoolP512r1', 512]],
  ['1.2.156.10197.1.301', ['SM2', 256]],
]);

/** Undefined where the node is no subjectPublicKeyInfo. */
export function readPublicKey(node: DerNode | undefined): PublicKeyInfo | undefined {
  if (!isUniversal(node, TAG.sequence) || node.children.length !== 2) return undefined;
  const [algorithm, bits] = node.children;
  const oid = algorithm?.children[0];
  if (!isUniversal(oid, TAG.oid) || !isUniversal(bits, TAG.bitString)) return undefined;
  const [kind, name] = KINDS.get(oidValue(oid)) ?? (['other', oidValue(oid)] as const);
  const { bits: size, curve, explicitParameters, usable, wellFormed } = readValues(kind, algorithm?.children[1], bits);
  return { spki: encoded(node), kind, name, bits: size, curve, explicitParameters, usable, wellFormed };
}

type KeyValues = Pick<PublicKeyInfo, 'bits' | 'curve' | 'explicitParameters' | 'usable' | 'wellFormed'>;

function readValues(kind: KeyKind, parameters: DerNode | undefined, bits: DerNode): KeyValues {
  if (octetOf(bits, 0) !== 0) return MALFORMED;
  if (kind === 'RSA' || kind === 'RSA-PSS') return readRsa(bits);
  if (kind === 'EC') return readCurve(parameters, bits);
  return kind === 'DSA' ? { ...NOTHING_KNOWN, bits: primeSize(parameters) } : NOTHING_KNOWN;
}

const NOTHING_KNOWN: KeyValues = { explicitParameters: false, usable: true, wellFormed: true };
const MALFORMED: KeyValues = { ...NOTHING_KNOWN, wellFormed: false };
const NO_RSA_KEY: KeyValues = { ...NOTHING_KNOWN, usable: false, wellFormed: false };

/** The key stands in a bit string, after the octet that counts the bits left over. */
function readRsa(bits: DerNode): KeyValues {
  const tree = readInnerDer(bits, 1);
  if (tree?.children.length !== 2 || derDefects(tree).length > 0) return NO_RSA_KEY;
  const [modulus, exponent] = tree.children;
  if (!isUniversal(modulus, TAG.integer) || !isUniversal(exponent, TAG.integer)) return NO_RSA_KEY;
  const first = octetOf(exponent, 0) ?? 0;
  const isOne = first === 1 && exponent.end - exponent.contentStart === 1;
  // An exponent of 1 or an even one encrypts nothing, and every signature can be made up; a modulus is never even.
  const usable = first < 0x80 && isOdd(exponent) && !isOne && isOdd(modulus);
  return { bits: bitLength(modulus), explicitParameters: false, usable, wellFormed: true };
}

function isOdd({ bytes, end }: DerNode): boolean {
  return ((bytes[end - 1] as number) & 1) === 1;
}

function primeSize(parameters: DerNode | undefined): number | undefined {
  const prime = parameters?.children[0];
  return isUniversal(prime, TAG.integer) ? bitLength(prime) : undefined;
}

function readCurve(parameters: DerNode | undefined, bits: DerNode): KeyValues {
  if (!isUniversal(parameters, TAG.oid)) {
    return { explicitParameters: isUniversal(parameters, TAG.sequence), usable: false, wellFormed: true };
  }
  const oid = oidValue(parameters);
  const [curve, size] = CURVES.get(oid) ?? [oid];
  const point = wholeOctets(bits) ?? new Uint8Array();
  const usable = isOnCurve(curve, point) ?? point.length > 0;
  return { curve, bits: size, explicitParameters: false, usable, wellFormed: true };
}

/** Size of a positive integer; 0 for a negative one. */
function bitLength({ bytes, contentStart, end }: DerNode): number {
  let first = contentStart;
  while (first < end && bytes[first] === 0) first += 1;
  if (first === end || (bytes[contentStart] as number) & 0x80) return 0;
  return (end - first) * 8 - (Math.clz32(bytes[first] as number) - 24);
}
