import { BASE64, DSIG, SOAP, WSSE, WSU, X509_V3 } from './message-names.js';
import { SoapRefusal } from './soap-refusal.js';
import { childElements, isNamed, parseXml, type XmlElement } from '../../src/platform/xml/xml-parser.js';

/** The parts of a signed call, each found in its one place. Nothing is verified yet. */
export interface SignedCall {
  readonly text: string;
  readonly body: XmlElement;
  readonly timestamp: XmlElement;
  readonly signature: XmlElement;
  /** Of the token, in DER. */
  readonly certificate: Buffer;
  readonly tokenId: string;
}

const DEEPEST = 64;
const MOST_ELEMENTS = 5000;

/**
 * Reads a call so strictly that what is signed and what is processed cannot be two things: one envelope, one body, one security header
 * with one token, one timestamp and one signature, and no identifier twice, whatever its attribute is called.
 * @throws SoapRefusal
 */
export function readEnvelope(bytes: Uint8Array): SignedCall {
  const text = decoded(bytes);
  const envelope = parsed(text);
  const elements = inspected(envelope);
  if (!isNamed(envelope, SOAP, 'Envelope')) throw new SoapRefusal('not-an-envelope');
  const [first, second, ...others] = childElements(envelope);
  const header = second ? first : undefined;
  const body = second ?? first;
  if (!body || !isNamed(body, SOAP, 'Body') || others.length > 0) throw new SoapRefusal('not-an-envelope');
  if (!header) throw new SoapRefusal('no-security-header');
  if (!isNamed(header, SOAP, 'Header')) throw new SoapRefusal('not-an-envelope');

  const all = (namespace: string, name: string): XmlElement[] =>
    elements.filter((each) => isNamed(each, namespace, name));
  const [security, ...more] = all(WSSE, 'Security');
  if (!security) throw new SoapRefusal('no-security-header');
  if (more.length > 0 || security.parentNode !== header) throw new SoapRefusal('security-header');
  const only = (namespace: string, name: string, missing: 'security-header' | 'not-signed'): XmlElement => {
    const [found, ...twins] = all(namespace, name);
    if (!found) throw new SoapRefusal(missing, `there is no ${name}`);
    if (twins.length > 0 || found.parentNode !== security) throw new SoapRefusal('security-header', name);
    return found;
  };
  const signature = only(DSIG, 'Signature', 'not-signed');
  const token = only(WSSE, 'BinarySecurityToken', 'security-header');
  const timestamp = only(WSU, 'Timestamp', 'security-header');
  if (childElements(security).length !== 3) throw new SoapRefusal('security-header', 'there is more in it');
  return { text, body, timestamp, signature, ...readToken(token) };
}

function parsed(text: string): XmlElement {
  try {
    return parseXml(text);
  } catch {
    throw new SoapRefusal('not-xml');
  }
}

function decoded(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SoapRefusal('not-xml', 'it is not UTF-8');
  }
  const [declaration = ''] = /^\s*<\?xml\s[^<>]*\?>/.exec(text) ?? [];
  const encoding = /encoding\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1] ?? 'utf-8';
  if (encoding.toLowerCase() !== 'utf-8') throw new SoapRefusal('not-xml', 'it says that it is not UTF-8');
  const content = text.slice(declaration.length);
  // SOAP 1.1 section 3 allows neither. Comments and CDATA are harmless: the signed form has none.
  if (/<!(?!--|\[CDATA\[)|<\?/.test(content)) throw new SoapRefusal('dtd-or-instruction');
  return content;
}

/** Every element, after a look at what all of them must keep to. Without recursion: the depth is a stranger's choice. */
function inspected(root: XmlElement): XmlElement[] {
  const elements: XmlElement[] = [];
  const ids = new Set<string>();
  const waiting: { readonly element: XmlElement; readonly depth: number }[] = [{ element: root, depth: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { element, depth } = next;
    elements.push(element);
    if (depth > DEEPEST || elements.length > MOST_ELEMENTS) throw new SoapRefusal('too-large', 'elements');
    for (const { name, value } of Array.from(element.attributes)) {
      if (!/^(?:[^:]*:)?id$/i.test(name)) continue;
      if (ids.has(value)) throw new SoapRefusal('duplicate-id');
      ids.add(value);
    }
    for (const child of childElements(element)) waiting.push({ element: child, depth: depth + 1 });
  }
  return elements;
}

function readToken(token: XmlElement): Pick<SignedCall, 'certificate' | 'tokenId'> {
  const encoding = token.getAttribute('EncodingType') || BASE64;
  const base64 = (token.textContent ?? '').replace(/\s/g, '');
  if (token.getAttribute('ValueType') !== X509_V3 || encoding !== BASE64 || !/^[A-Za-z0-9+/]+=*$/.test(base64))
    throw new SoapRefusal('token-not-a-certificate');
  return { certificate: Buffer.from(base64, 'base64'), tokenId: token.getAttributeNS(WSU, 'Id') ?? '' };
}
