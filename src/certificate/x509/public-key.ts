import { derDefects } from '../parse/der-defects.js';
import { readWholeDer, type DerNode } from '../parse/der-reader.js';
import { TAG, content, encoded, isUniversal, oidValue, wholeOctets } from '../parse/der-values.js';
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
  const [oid, parameters] = algorithm?.children ?? [];
  if (!isUniversal(oid, TAG.oid) || !isUniversal(bits, TAG.bitString)) return undefined;
  const [kind, name] = KINDS.get(oidValue(oid)) ?? (['other', oidValue(oid)] as const);
  const key = wholeOctets(bits);
  const shared = {
    spki: encoded(node),
    kind,
    name,
    explicitParameters: false,
    usable: true,
    wellFormed: key !== undefined,
  };
  if (!key) return shared;
  if (kind === 'RSA' || kind === 'RSA-PSS') return { ...shared, ...readRsa(key) };
  if (kind === 'EC') return { ...shared, ...readCurve(parameters, key) };
  if (kind === 'DSA') return { ...shared, ...readDsa(parameters) };
  return shared;
}

function readRsa(key: Uint8Array): Pick<PublicKeyInfo, 'bits' | 'usable' | 'wellFormed'> {
  const tree = readWholeDer(key);
  const [modulus, exponent] = tree?.children ?? [];
  const wellFormed = tree?.children.length === 2 && derDefects(tree).length === 0;
  if (!wellFormed || !isUniversal(modulus, TAG.integer) || !isUniversal(exponent, TAG.integer)) {
    return { usable: false, wellFormed: false };
  }
  const e = content(exponent);
  const isPositive = ((e[0] as number) & 0x80) === 0;
  // An exponent of 1 or an even one encrypts nothing, and every signature can be made up; a modulus is never even.
  const usable = isPositive && isOdd(e) && !(e.length === 1 && e[0] === 1) && isOdd(content(modulus));
  return { bits: bitLength(content(modulus)), usable, wellFormed };
}

function isOdd(octets: Uint8Array): boolean {
  return ((octets.at(-1) ?? 0) & 1) === 1;
}

function readDsa(parameters: DerNode | undefined): Pick<PublicKeyInfo, 'bits'> {
  const [prime] = parameters?.children ?? [];
  return isUniversal(prime, TAG.integer) ? { bits: bitLength(content(prime)) } : {};
}

function readCurve(
  parameters: DerNode | undefined,
  point: Uint8Array,
): Pick<PublicKeyInfo, 'bits' | 'curve' | 'explicitParameters' | 'usable'> {
  if (!isUniversal(parameters, TAG.oid)) {
    return { explicitParameters: isUniversal(parameters, TAG.sequence), usable: false };
  }
  const oid = oidValue(parameters);
  const [curve, bits] = CURVES.get(oid) ?? [oid];
  return { curve, bits, explicitParameters: false, usable: isOnCurve(curve, point) ?? point.length > 0 };
}

/** Size of a positive integer; 0 for a negative one. */
function bitLength(octets: Uint8Array): number {
  const first = octets.findIndex((octet) => octet !== 0);
  if (first === -1 || (octets[0] as number) & 0x80) return 0;
  return (octets.length - first) * 8 - (Math.clz32(octets[first] as number) - 24);
}
