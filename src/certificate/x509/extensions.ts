import { readInnerDer, type DerNode } from '../parse/der-reader.js';
import { derDefects } from '../parse/der-defects.js';
import { TAG, isUniversal, octetOf, oidValue } from '../parse/der-values.js';
import { readGeneralNames } from './general-names.js';
import {
  readAuthorityKeyId,
  readBasicConstraints,
  readInhibitAnyPolicy,
  readKeyUsage,
  readNameConstraints,
  readPolicies,
  readPolicyConstraints,
  readPolicyMappings,
  readSubjectKeyId,
} from './extension-values.js';

type Reader = (value: DerNode) => unknown;
const STRUCTURE_ONLY: Reader = (value) => (isUniversal(value, TAG.sequence) ? true : undefined);

/** The extensions that are understood (RFC 5280, section 4.2): name and how the value is read. */
const KNOWN = {
  keyUsage: ['2.5.29.15', readKeyUsage],
  basicConstraints: ['2.5.29.19', readBasicConstraints],
  subjectAltName: ['2.5.29.17', readGeneralNames],
  nameConstraints: ['2.5.29.30', readNameConstraints],
  subjectKeyIdentifier: ['2.5.29.14', readSubjectKeyId],
  authorityKeyIdentifier: ['2.5.29.35', readAuthorityKeyId],
  certificatePolicies: ['2.5.29.32', readPolicies],
  policyMappings: ['2.5.29.33', readPolicyMappings],
  policyConstraints: ['2.5.29.36', readPolicyConstraints],
  inhibitAnyPolicy: ['2.5.29.54', readInhibitAnyPolicy],
  extendedKeyUsage: ['2.5.29.37', STRUCTURE_ONLY],
  cRLDistributionPoints: ['2.5.29.31', STRUCTURE_ONLY],
} as const satisfies Record<string, readonly [string, Reader]>;

type KnownName = keyof typeof KNOWN;
type Values = { readonly [Name in KnownName]?: NonNullable<ReturnType<(typeof KNOWN)[Name][1]>> };

export interface Extensions {
  readonly values: Values;
  /** Identifiers of critical extensions that nothing here understands. */
  readonly unknownCritical: readonly string[];
  /** Understood extensions whose value is not what the standard says. */
  readonly unreadable: readonly KnownName[];
  /** An extension may occur once (RFC 5280, section 4.2). */
  readonly repeated: boolean;
  readonly wellFormed: boolean;
}

export const NO_EXTENSIONS: Extensions = {
  values: {},
  unknownCritical: [],
  unreadable: [],
  repeated: false,
  wellFormed: true,
};

/** Critical extensions that ask nothing of a receiver without TLS or OCSP: they do not stand in the way. */
const HARMLESS: ReadonlySet<string> = new Set([
  '2.16.840.1.113730.1.1', // Netscape certificate type
  '1.3.6.1.5.5.7.1.24', // TLS feature (RFC 7633)
  '1.3.6.1.5.5.7.48.1.5', // OCSP no check (RFC 6960)
]);

const NAME_BY_OID: ReadonlyMap<string, KnownName> = new Map(
  (Object.keys(KNOWN) as KnownName[]).map((name) => [KNOWN[name][0], name]),
);

/** Undefined where the node is no list of extensions. */
export function readExtensions(list: DerNode | undefined): Extensions | undefined {
  if (!isUniversal(list, TAG.sequence)) return undefined;
  const values: Record<string, unknown> = {};
  const unknownCritical: string[] = [];
  const unreadable: KnownName[] = [];
  const seen = new Set<string>();
  let repeated = false;
  let wellFormed = list.children.length > 0;
  for (const node of list.children) {
    const extension = readExtension(node);
    if (!extension) return undefined;
    repeated ||= seen.has(extension.oid);
    wellFormed &&= extension.wellFormed;
    const name = NAME_BY_OID.get(extension.oid);
    if (name && !seen.has(extension.oid)) {
      const read: Reader = KNOWN[name][1];
      const tree = readInnerDer(extension.value);
      const value = tree && derDefects(tree).length === 0 ? read(tree) : undefined;
      if (value === undefined) unreadable.push(name);
      else values[name] = value;
    }
    if (!name && extension.critical && !HARMLESS.has(extension.oid)) unknownCritical.push(extension.oid);
    seen.add(extension.oid);
  }
  return { values, unknownCritical, unreadable, repeated, wellFormed };
}

function readExtension(node: DerNode) {
  const { length } = node.children;
  const oid = node.children[0];
  const flag = length === 3 ? node.children[1] : undefined;
  const value = node.children[length - 1];
  if (!isUniversal(node, TAG.sequence) || !isUniversal(oid, TAG.oid) || !isUniversal(value, TAG.octetString)) {
    return undefined;
  }
  if (length < 2 || length > 3 || (flag && !isUniversal(flag, TAG.boolean))) return undefined;
  const critical = flag !== undefined && octetOf(flag, 0) !== 0;
  // A spelled-out FALSE is a default, which DER leaves out.
  return { oid: oidValue(oid), critical, value, wellFormed: flag === undefined || critical };
}
