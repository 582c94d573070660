import { X509Certificate } from 'node:crypto';
import { childElements, isNamed, parseXml, type XmlElement } from '../../platform/xml/xml-parser.js';
import { signedRoot } from './signed-root.js';

const METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata';
const XMLDSIG = 'http://www.w3.org/2000/09/xmldsig#';
const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol';
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const DEPTH_AT_MOST = 4;
/** Larger than that of a single provider ever is. */
export const METADATA_BYTES_AT_MOST = 1024 * 1024;

/** What an identity provider's description of itself says to us. */
export interface ProviderMetadata {
  readonly ssoUrl: string;
  /** Empty when it ends no sessions. */
  readonly sloUrl: string;
  /** With which it signs, in PEM form. */
  readonly certificates: readonly string[];
  /** From when on it says nothing any more. */
  readonly validUntil: Date | null;
}

/** Metadata that changes nothing; the message says what is wrong with it and quotes nothing of it. */
export class MetadataRefused extends Error {}

/**
 * Reads the description of one identity provider, alone or among others (SAML metadata 2.3 and 2.4.3).
 * @param certificates one of these must have signed the document; none: it need not be signed
 * @throws MetadataRefused
 */
export function readMetadata(
  document: string,
  expected: { readonly entityId: string; readonly certificates: readonly string[]; readonly now: Date },
): ProviderMetadata {
  if (Buffer.byteLength(document) > METADATA_BYTES_AT_MOST) throw new MetadataRefused('it is too large');
  if (/<!(?:DOCTYPE|ENTITY)/i.test(document)) throw new MetadataRefused('it has a document type');
  const text = expected.certificates.length === 0 ? document : signedRoot(document, expected.certificates);
  if (text === undefined) throw new MetadataRefused('it is not signed by SAML_IDP_METADATA_CERTIFICATE');
  const root = parsed(text);
  const [entity, ...others] = entities(root, expected.entityId);
  if (!entity || others.length > 0) throw new MetadataRefused('it does not describe SAML_IDP_ENTITY_ID once');
  const [role, ...roles] = children(entity, METADATA, 'IDPSSODescriptor').filter((each) =>
    (each.getAttribute('protocolSupportEnumeration') ?? '').split(/\s+/).includes(PROTOCOL),
  );
  if (!role || roles.length > 0) throw new MetadataRefused('it does not describe an identity provider');
  const validUntil = endOf([role, ...ancestors(entity)]);
  if (validUntil && validUntil <= expected.now) throw new MetadataRefused('it is past its end (validUntil)');
  const certificates = signingCertificates(role);
  if (certificates.length === 0) throw new MetadataRefused('it has no certificate to verify signatures with');
  const ssoUrl = location(role, 'SingleSignOnService');
  if (ssoUrl === '') throw new MetadataRefused('it has no address to sign in at by redirect');
  return { ssoUrl, sloUrl: location(role, 'SingleLogoutService'), certificates, validUntil };
}

function parsed(text: string): XmlElement {
  try {
    return parseXml(text);
  } catch {
    throw new MetadataRefused('it is no XML');
  }
}

/** The descriptions of this entity, at the root or in lists of them. */
function entities(element: XmlElement, entityId: string, depth = 0): readonly XmlElement[] {
  if (isNamed(element, METADATA, 'EntityDescriptor'))
    return element.getAttribute('entityID') === entityId ? [element] : [];
  if (!isNamed(element, METADATA, 'EntitiesDescriptor') || depth > DEPTH_AT_MOST) return [];
  return childElements(element).flatMap((child) => entities(child, entityId, depth + 1));
}

/** The element and those around it. */
function ancestors(element: XmlElement): readonly XmlElement[] {
  const { parentNode } = element;
  return parentNode?.nodeType === 1 ? [element, ...ancestors(parentNode)] : [element];
}

/** The first end that any of these names. */
function endOf(elements: readonly XmlElement[]): Date | null {
  const ends = elements
    .map((element) => element.getAttribute('validUntil') ?? '')
    .filter((until) => until !== '')
    .map((until) => Date.parse(until));
  if (ends.some((end) => Number.isNaN(end))) throw new MetadataRefused('it ends at no moment (validUntil)');
  return ends.length === 0 ? null : new Date(Math.min(...ends));
}

/** A key without a stated use is for everything (2.4.1.1). */
function signingCertificates(role: XmlElement): readonly string[] {
  return children(role, METADATA, 'KeyDescriptor')
    .filter((key) => ['', 'signing'].includes(key.getAttribute('use') ?? ''))
    .flatMap((key) => children(key, XMLDSIG, 'KeyInfo'))
    .flatMap((info) => children(info, XMLDSIG, 'X509Data'))
    .flatMap((data) => children(data, XMLDSIG, 'X509Certificate'))
    .map(({ textContent }) => {
      try {
        return new X509Certificate(Buffer.from(textContent ?? '', 'base64')).toString();
      } catch {
        throw new MetadataRefused('it has a certificate that cannot be read');
      }
    });
}

function location(role: XmlElement, service: string): string {
  const [found] = children(role, METADATA, service).filter((each) => each.getAttribute('Binding') === REDIRECT);
  const address = found?.getAttribute('Location') ?? '';
  if (address === '') return '';
  const { protocol } = URL.parse(address) ?? {};
  if (protocol !== 'https:' && protocol !== 'http:') throw new MetadataRefused(`${service} has no web address`);
  return address;
}

function children(parent: XmlElement, namespace: string, name: string): readonly XmlElement[] {
  return childElements(parent).filter((child) => isNamed(child, namespace, name));
}
