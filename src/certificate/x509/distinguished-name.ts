import type { DerNode } from '../parse/der-reader.js';
import { TAG, isUniversal, oidValue } from '../parse/der-values.js';
import { readString } from './asn1-strings.js';

interface NameAttribute {
  readonly type: string;
  readonly value: string;
}

/** A name as X.501 has it: a sequence of sets of attributes. */
export interface DistinguishedName {
  readonly rdns: readonly (readonly NameAttribute[])[];
  /** One key per set, for comparing as RFC 5280, section 7.1 asks: case and runs of spaces make no difference. */
  readonly keys: readonly string[];
  readonly wellFormed: boolean;
}

const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';
export const EMAIL_ADDRESS = '1.2.840.113549.1.9.1';

const SHORT: ReadonlyMap<string, string> = new Map([
  [COMMON_NAME, 'CN'],
  ['2.5.4.4', 'SN'],
  ['2.5.4.5', 'serialNumber'],
  ['2.5.4.6', 'C'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.9', 'street'],
  [ORGANISATION, 'O'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.12', 'title'],
  ['2.5.4.42', 'GN'],
  ['2.5.4.97', 'organizationIdentifier'],
  ['0.9.2342.19200300.100.1.1', 'UID'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
  [EMAIL_ADDRESS, 'emailAddress'],
]);

/** Undefined where the node is no name at all. */
export function readName(node: DerNode | undefined): DistinguishedName | undefined {
  if (!isUniversal(node, TAG.sequence)) return undefined;
  const rdns: NameAttribute[][] = [];
  const keys: string[] = [];
  let wellFormed = true;
  for (const set of node.children) {
    if (!isUniversal(set, TAG.set) || set.children.length === 0) return undefined;
    const attributes: NameAttribute[] = [];
    const parts: string[] = [];
    for (const attribute of set.children) {
      const [type, value] = attribute.children;
      if (!isUniversal(attribute, TAG.sequence) || !isUniversal(type, TAG.oid) || !value) return undefined;
      if (attribute.children.length !== 2) return undefined;
      const string = readString(value);
      const identifier = oidValue(type);
      wellFormed &&= string.wellFormed;
      attributes.push({ type: identifier, value: string.text });
      parts.push(`${identifier}=${comparable(string.text, value)}`);
    }
    rdns.push(attributes);
    keys.push(parts.length === 1 ? (parts[0] as string) : parts.sort().join('\u0000'));
  }
  return { rdns, keys, wellFormed };
}

const COMPARABLE_TYPES: ReadonlySet<number> = new Set([
  TAG.utf8String,
  TAG.printableString,
  TAG.ia5String,
  TAG.visibleString,
  TAG.t61String,
  TAG.bmpString,
  TAG.universalString,
]);

/** Letters as they are, single spaces: nothing but capitals to level. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

function comparable(text: string, node: DerNode): string {
  if (node.tagClass !== 0 || !COMPARABLE_TYPES.has(node.tag)) return node.bytes.toString('hex', node.start, node.end);
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
}

/** One string by which equal names are found. */
export function nameKey(name: DistinguishedName): string {
  return JSON.stringify(name.keys);
}

export function isSameName(one: DistinguishedName, other: DistinguishedName): boolean {
  return one === other || (one.keys.length === other.keys.length && isWithin(one, other));
}

/** Whether `name` lies in the subtree below `base` (RFC 5280, section 4.2.1.10). */
export function isWithin(name: DistinguishedName, base: DistinguishedName): boolean {
  return base.keys.length <= name.keys.length && base.keys.every((key, index) => key === name.keys[index]);
}

/** The most specific common name: the last, as names run from the general to the particular. */
export function commonName(name: DistinguishedName): string | undefined {
  return attributeValues(name, COMMON_NAME).at(-1);
}

export function organisation(name: DistinguishedName): string | undefined {
  return attributeValues(name, ORGANISATION).at(0);
}

export function attributeValues(name: DistinguishedName, type: string): readonly string[] {
  const values: string[] = [];
  for (const set of name.rdns) for (const attribute of set) if (attribute.type === type) values.push(attribute.value);
  return values;
}

/** For people: `CN=…, O=…`, in the order of the certificate, special characters escaped (RFC 4514, section 2.4). */
export function displayName(name: DistinguishedName): string {
  return name.rdns
    .map((set) => set.map(({ type, value }) => `${SHORT.get(type) ?? type}=${escapeValue(value)}`).join('+'))
    .join(', ');
}

const TO_BE_ESCAPED = /["+,;<>\\\u0000-\u001f\u007f]/;

function escapeValue(value: string): string {
  if (!TO_BE_ESCAPED.test(value)) return value;
  return value
    .replace(/["+,;<>\\]/g, '\\$&')
    .replace(/[\u0000-\u001f\u007f]/g, (control) => `\\${control.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
