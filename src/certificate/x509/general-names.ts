import type { DerNode } from '../parse/der-reader.js';
import { TAG, content, isUniversal, latin1 } from '../parse/der-values.js';
import { readName, type DistinguishedName } from './distinguished-name.js';

/** A name form of RFC 5280, section 4.2.1.6. `other` stands for the forms that nothing here looks into. */
export type GeneralName =
  | { readonly form: 'email' | 'dns' | 'uri'; readonly value: string }
  | { readonly form: 'ip'; readonly octets: Uint8Array }
  | { readonly form: 'directory'; readonly name: DistinguishedName }
  | { readonly form: 'other'; readonly tag: number };

const TEXT_FORMS: ReadonlyMap<number, 'email' | 'dns' | 'uri'> = new Map([
  [1, 'email'],
  [2, 'dns'],
  [6, 'uri'],
]);

export function readGeneralName(node: DerNode | undefined): GeneralName | undefined {
  if (node?.tagClass !== 2 || node.tag > 8) return undefined;
  const form = TEXT_FORMS.get(node.tag);
  if (form) {
    // Some issuers write names in UTF-8 where only ASCII may stand: they match no constraint, and that is all they do.
    return node.constructed ? undefined : { form, value: latin1(node) };
  }
  if (node.tag === 7) return node.constructed ? undefined : { form: 'ip', octets: content(node) };
  if (node.tag !== 4) return { form: 'other', tag: node.tag };
  const name = node.children.length === 1 ? readName(node.children[0]) : undefined;
  return name && { form: 'directory', name };
}

/** Undefined where the value is no non-empty list of names. */
export function readGeneralNames(node: DerNode | undefined): readonly GeneralName[] | undefined {
  if (!isUniversal(node, TAG.sequence) || node.children.length === 0) return undefined;
  const names = node.children.map(readGeneralName);
  return names.every((name) => name !== undefined) ? names : undefined;
}
