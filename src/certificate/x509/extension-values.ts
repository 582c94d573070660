import type { DerNode } from '../parse/der-reader.js';
import {
  TAG,
  content,
  contentLength,
  firstSetBits,
  integerValue,
  isContext,
  isUniversal,
  octetOf,
  oidValue,
} from '../parse/der-values.js';
import { readGeneralName, type GeneralName } from './general-names.js';

/** Each reader answers undefined where the value is not what RFC 5280, section 4.2.1, says. */
const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
export type KeyUsage = (typeof KEY_USAGES)[number];

export function readKeyUsage(value: DerNode): readonly KeyUsage[] | undefined {
  if (!isUniversal(value, TAG.bitString) || contentLength(value) > 3) return undefined;
  const usages: KeyUsage[] = [];
  for (const bit of firstSetBits(value)) {
    const usage = KEY_USAGES[bit];
    if (!usage) return undefined;
    usages.push(usage);
  }
  return usages;
}

interface BasicConstraints {
  readonly ca: boolean;
  readonly pathLength?: number;
}

export function readBasicConstraints(value: DerNode): BasicConstraints | undefined {
  if (!isUniversal(value, TAG.sequence)) return undefined;
  const { children } = value;
  const flag = isUniversal(children[0], TAG.boolean) ? children[0] : undefined;
  const next = children[flag ? 1 : 0];
  const length = isUniversal(next, TAG.integer) ? next : undefined;
  if (children.length !== (flag ? 1 : 0) + (length ? 1 : 0)) return undefined;
  const ca = flag !== undefined && octetOf(flag, 0) !== 0;
  if (!length) return { ca };
  const pathLength = smallNumber(length);
  return pathLength === undefined ? undefined : { ca, pathLength };
}

export interface NameConstraints {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

export function readNameConstraints(value: DerNode): NameConstraints | undefined {
  if (!isUniversal(value, TAG.sequence) || value.children.length === 0) return undefined;
  const permitted = readSubtrees(value.children.find((child) => isContext(child, 0)));
  const excluded = readSubtrees(value.children.find((child) => isContext(child, 1)));
  const known = value.children.every((child) => isContext(child, 0) || isContext(child, 1));
  return known && permitted && excluded ? { permitted, excluded } : undefined;
}

/** `minimum` and `maximum` must keep their defaults, which DER leaves out. */
function readSubtrees(node: DerNode | undefined): readonly GeneralName[] | undefined {
  if (!node) return [];
  const names = node.children.map((subtree) =>
    isUniversal(subtree, TAG.sequence) && subtree.children.length === 1
      ? readGeneralName(subtree.children[0])
      : undefined,
  );
  return names.length > 0 && names.every((name) => name !== undefined) ? names : undefined;
}

export function readSubjectKeyId(value: DerNode): string | undefined {
  return isUniversal(value, TAG.octetString) ? contentHex(value) : undefined;
}

function contentHex({ bytes, contentStart, end }: DerNode): string {
  return bytes.toString('hex', contentStart, end);
}

/** The key identifier, or an empty text where the extension names its issuer in another way. */
export function readAuthorityKeyId(value: DerNode): string | undefined {
  if (!isUniversal(value, TAG.sequence)) return undefined;
  const identifier = value.children.find((child) => isContext(child, 0));
  return identifier ? contentHex(identifier) : '';
}

export function readPolicies(value: DerNode): readonly string[] | undefined {
  if (!isUniversal(value, TAG.sequence) || value.children.length === 0) return undefined;
  const policies = value.children.map((information) => {
    const [oid] = information.children;
    return isUniversal(information, TAG.sequence) && isUniversal(oid, TAG.oid) ? oidValue(oid) : undefined;
  });
  return policies.every((policy) => policy !== undefined) ? policies : undefined;
}

/** Pairs of the issuer's and the subject's policy. */
export function readPolicyMappings(value: DerNode): readonly (readonly [string, string])[] | undefined {
  if (!isUniversal(value, TAG.sequence) || value.children.length === 0) return undefined;
  const pairs = value.children.map((pair) => {
    const [from, to] = pair.children;
    const valid = isUniversal(from, TAG.oid) && isUniversal(to, TAG.oid) && pair.children.length === 2;
    return valid ? ([oidValue(from), oidValue(to)] as const) : undefined;
  });
  return pairs.every((pair) => pair !== undefined) ? pairs : undefined;
}

interface PolicyConstraints {
  readonly requireExplicitPolicy?: number;
  readonly inhibitPolicyMapping?: number;
}

export function readPolicyConstraints(value: DerNode): PolicyConstraints | undefined {
  if (!isUniversal(value, TAG.sequence) || value.children.length === 0) return undefined;
  const [require, inhibit] = [0, 1].map((tag) => value.children.find((child) => isContext(child, tag)));
  const requireExplicitPolicy = require && smallNumber(require);
  const inhibitPolicyMapping = inhibit && smallNumber(inhibit);
  const known = value.children.every((child) => child === require || child === inhibit);
  const readable =
    (!require || requireExplicitPolicy !== undefined) && (!inhibit || inhibitPolicyMapping !== undefined);
  if (!known || !readable) return undefined;
  return {
    ...(requireExplicitPolicy !== undefined && { requireExplicitPolicy }),
    ...(inhibitPolicyMapping !== undefined && { inhibitPolicyMapping }),
  };
}

export function readInhibitAnyPolicy(value: DerNode): number | undefined {
  return isUniversal(value, TAG.integer) ? smallNumber(value) : undefined;
}

function smallNumber(node: DerNode): number | undefined {
  const octets = content(node);
  const number = integerValue(octets.subarray(0, 8));
  return octets.length > 0 && octets.length <= 4 && number >= 0n ? Number(number) : undefined;
}
