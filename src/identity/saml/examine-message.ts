import { SignInRefused } from '../sign-in-refused.js';
import { ENCRYPTION_ALGORITHMS } from './encryption-algorithms.js';
import { XML_SIGNATURE_ALGORITHMS } from './signature-algorithms.js';

/** What the raw message looks like, before any signature is judged. Trust none of it alone. */
export interface ExaminedMessage {
  /** Attributes of the root element, entities not resolved. */
  readonly root: ReadonlyMap<string, string>;
  /** Who claims to send it: text of the root's own issuer. */
  readonly issuer: string | undefined;
  readonly statusCodes: readonly string[];
  /** Whether its assertion is encrypted, and what it says not examined yet. */
  readonly isEncrypted: boolean;
}

/** A signature holds exactly one of each. */
const ONCE_PER_SIGNATURE = [
  'SignedInfo',
  'SignatureValue',
  'CanonicalizationMethod',
  'SignatureMethod',
  'Reference',
  'DigestMethod',
  'DigestValue',
];
/** An encrypted assertion holds nothing else. */
const ENCRYPTION_ELEMENTS = [
  'EncryptedData',
  'EncryptionMethod',
  'DigestMethod',
  'MGF',
  'KeyInfo',
  'EncryptedKey',
  'ReferenceList',
  'DataReference',
  'RetrievalMethod',
  'CarriedKeyName',
  'KeyName',
  'X509Data',
  'X509Certificate',
  'X509IssuerSerial',
  'X509IssuerName',
  'X509SerialNumber',
  'X509SubjectName',
  'X509SKI',
  'CipherData',
  'CipherValue',
];
const ELEMENTS_AT_MOST = 2000;
const DEPTH_AT_MOST = 32;

/**
 * Refuses a message with more in it than a plain SAML message needs: DTDs, comments, CDATA, processing instructions,
 * other encodings, repeated ids, a second assertion anywhere, signatures of unusual build, weak algorithms. Signature
 * wrapping and parser differences live on such things. Time is linear in the length of the message.
 * @throws SignInRefused
 */
export function examineMessage(xml: string, expectedRoot: 'Response' | 'LogoutRequest' | 'Assertion'): ExaminedMessage {
  const body = withoutDeclaration(xml);
  if (body.includes('<!') || body.includes('<?') || body.includes('\0')) throw new SignInRefused('markup');
  const elements = readElements(body);
  const count = (name: string): number => elements.filter((element) => element.name === name).length;

  const [root] = elements;
  if (root?.name !== expectedRoot || count(expectedRoot) !== 1) throw new SignInRefused('structure');
  const assertions = count('Assertion') + count('EncryptedAssertion');
  const expected = expectedRoot === 'Assertion' || (expectedRoot === 'Response' && hasSucceeded(elements)) ? 1 : 0;
  if (assertions !== expected) throw new SignInRefused('assertions');

  const encrypted = elements.filter(({ isEncrypted }) => isEncrypted);
  if (encrypted.some(({ name }) => !ENCRYPTION_ELEMENTS.includes(name))) throw new SignInRefused('structure');
  if (algorithmsOf(encrypted).some((algorithm) => !ENCRYPTION_ALGORITHMS.includes(algorithm)))
    throw new SignInRefused('algorithm');

  const plain = elements.filter(({ isEncrypted }) => !isEncrypted);
  const signatures = count('Signature');
  if (signatures > assertions + 1 || count('Object') > 0) throw new SignInRefused('signature-build');
  if (ONCE_PER_SIGNATURE.some((part) => plain.filter(({ name }) => name === part).length !== signatures))
    throw new SignInRefused('signature-build');

  // By local name, as the library looks for them.
  const attributes = elements.flatMap((element) => [...element.attributes]);
  const ids = attributes.filter(([name]) => /^(?:[^:]+:)?id$/i.test(name)).map(([, value]) => value);
  if (new Set(ids).size !== ids.length) throw new SignInRefused('repeated-id');
  if (algorithmsOf(plain).some((algorithm) => !XML_SIGNATURE_ALGORITHMS.includes(algorithm)))
    throw new SignInRefused('algorithm');

  const issuers = elements.filter(({ name, depth }) => name === 'Issuer' && depth === 1);
  if (issuers.length > 1) throw new SignInRefused('structure');
  return {
    root: root.attributes,
    issuer: issuers[0]?.text,
    statusCodes: statusCodes(elements),
    isEncrypted: count('EncryptedAssertion') > 0,
  };
}

function algorithmsOf(elements: readonly Element[]): readonly string[] {
  return elements
    .flatMap(({ attributes }) => [...attributes])
    .filter(([name]) => /^(?:[^:]+:)?Algorithm$/i.test(name))
    .map(([, value]) => value);
}

interface Element {
  readonly name: string;
  /** The root's is 0. */
  readonly depth: number;
  /** Whether it stands inside an encrypted assertion. */
  readonly isEncrypted: boolean;
  /** What stands between its start tag and the next tag. */
  readonly text: string;
  readonly attributes: ReadonlyMap<string, string>;
}

const TAG = /^(\/?)((?:[^\s/"'=:]+:)?([^\s/"'=:]+))((?:\s+[^\s/"'=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)$/;

/** @throws SignInRefused unless there is one root, and every end tag ends the element that is open */
function readElements(body: string): readonly Element[] {
  const elements: Element[] = [];
  const open: string[] = [];
  for (const [, content = '', text = ''] of body.matchAll(/<([^<>]*)>([^<]*)/g)) {
    const [, closing, tag = '', name = '', attributes = '', empty] = TAG.exec(content) ?? [];
    if (closing) {
      if (attributes !== '' || empty || open.pop() !== tag) throw new SignInRefused('structure');
      continue;
    }
    const depth = open.length;
    if (name === '' || (depth === 0 && elements.length > 0)) throw new SignInRefused('structure');
    const isEncrypted = open.some((outer) => /^(?:[^:]+:)?EncryptedAssertion$/.test(outer));
    elements.push({ name, depth, isEncrypted, text: resolved(text), attributes: readAttributes(attributes) });
    if (!empty) open.push(tag);
    if (open.length > DEPTH_AT_MOST || elements.length > ELEMENTS_AT_MOST) throw new SignInRefused('size');
  }
  if (open.length > 0) throw new SignInRefused('structure');
  return elements;
}

/** Other references than these would need a DTD. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function resolved(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|([^&;]*));/g, (_reference, decimal, hexadecimal, name) => {
    if (name !== undefined) return NAMED.get(String(name)) ?? refuse();
    const code = decimal ? Number(decimal) : Number.parseInt(String(hexadecimal), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : refuse();
  });
}

function refuse(): never {
  throw new SignInRefused('markup');
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/([^\s/"'=]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    if (attributes.has(name)) throw new SignInRefused('structure');
    attributes.set(name, value.slice(1, -1));
  }
  return attributes;
}

function withoutDeclaration(xml: string): string {
  const declaration = /^\s*<\?xml\s[^<>]*\?>/.exec(xml)?.[0] ?? '';
  const encoding = /encoding\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1] ?? 'utf-8';
  if (encoding.toLowerCase() !== 'utf-8') throw new SignInRefused('encoding');
  return xml.slice(declaration.length);
}

function statusCodes(elements: readonly Element[]): readonly string[] {
  return elements
    .filter((element) => element.name === 'StatusCode')
    .map((element) => element.attributes.get('Value') ?? '');
}

export const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';

function hasSucceeded(elements: readonly Element[]): boolean {
  return statusCodes(elements)[0] === SUCCESS;
}
