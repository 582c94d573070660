import { X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { DSIG, EXCLUSIVE_C14N, SOAP, WSSE, WSU } from './message-names.js';
import type { SignedCall } from './read-envelope.js';
import { DIGEST_ALGORITHMS, SIGNATURE_ALGORITHMS } from './signature-algorithms.js';
import { SoapRefusal } from './soap-refusal.js';
import { childElements, isNamed, parseXml, type XmlElement } from '../../src/platform/xml/xml-parser.js';

/** What the holder of the certificate's key has signed, and nothing else. */
export interface VerifiedCall {
  readonly certificate: X509Certificate;
  /** Local name of the body's one element. */
  readonly operation: string;
  readonly created: Date;
  readonly expires: Date | undefined;
}

const MOST_REFERENCES = 10;

/**
 * Verifies the signature over body and timestamp by the certificate that came along. Whether that certificate counts is not asked here.
 * Body and timestamp are then read from the very bytes that were signed, not from the message.
 * @throws SoapRefusal
 */
export function verifyCall(call: SignedCall): VerifiedCall {
  const references = referencesOf(call);
  const position = (element: XmlElement): number => references.indexOf(element.getAttributeNS(WSU, 'Id') || ' ');
  if (position(call.body) < 0) throw new SoapRefusal('body-not-signed');
  if (position(call.timestamp) < 0) throw new SoapRefusal('timestamp-not-signed');
  const certificate = readCertificate(call.certificate);
  const signed = signedContent(call, certificate);
  const part = (element: XmlElement, namespace: string, name: string): XmlElement => {
    const root = parseXml(signed[position(element)] ?? '');
    if (!isNamed(root, namespace, name)) throw new SoapRefusal('signature-structure', `another ${name} was signed`);
    return root;
  };
  const [operation, ...others] = childElements(part(call.body, SOAP, 'Body'));
  if (!operation || others.length > 0) throw new SoapRefusal('not-an-envelope', 'the body holds one element');
  const timestamp = part(call.timestamp, WSU, 'Timestamp');
  const created = momentOf(timestamp, 'Created');
  if (!created) throw new SoapRefusal('timestamp-not-fresh', 'it does not say when it was made');
  return { certificate, operation: operation.localName, created, expires: momentOf(timestamp, 'Expires') };
}

/** The identifiers that the signature refers to, after a look at how it is built. */
function referencesOf({ signature, tokenId }: SignedCall): string[] {
  const structure = (detail: string): SoapRefusal => new SoapRefusal('signature-structure', detail);
  const demand = (element: XmlElement | undefined, namespace: string, name: string): XmlElement => {
    if (!element || !isNamed(element, namespace, name)) throw structure(`${name} is not where it belongs`);
    return element;
  };
  const algorithm = (element: XmlElement, accepted: readonly string[]): void => {
    const name = element.getAttribute('Algorithm') ?? '';
    if (!accepted.includes(name)) throw new SoapRefusal('algorithm-not-accepted', name.slice(0, 200));
  };
  const [info, value, keyInfo, ...others] = childElements(signature);
  demand(value, DSIG, 'SignatureValue');
  if (others.length > 0) throw structure('there is more in it');
  const [method, signatureMethod, ...references] = childElements(demand(info, DSIG, 'SignedInfo'));
  algorithm(demand(method, DSIG, 'CanonicalizationMethod'), [EXCLUSIVE_C14N]);
  algorithm(demand(signatureMethod, DSIG, 'SignatureMethod'), Object.keys(SIGNATURE_ALGORITHMS));

  const [tokenReference] = childElements(demand(keyInfo, DSIG, 'KeyInfo'));
  const [direct] = childElements(demand(tokenReference, WSSE, 'SecurityTokenReference'));
  if (tokenId === '' || demand(direct, WSSE, 'Reference').getAttribute('URI') !== `#${tokenId}`)
    throw structure('it names another token');

  if (references.length > MOST_REFERENCES) throw structure('too many references');
  return references.map((reference) => {
    const [transforms, digestMethod, digest] = childElements(demand(reference, DSIG, 'Reference'));
    const [transform, ...more] = childElements(demand(transforms, DSIG, 'Transforms'));
    if (more.length > 0) throw structure('several transforms');
    algorithm(demand(transform, DSIG, 'Transform'), [EXCLUSIVE_C14N]);
    algorithm(demand(digestMethod, DSIG, 'DigestMethod'), Object.keys(DIGEST_ALGORITHMS));
    demand(digest, DSIG, 'DigestValue');
    const [, id] = /^#([^'"]+)$/.exec(reference.getAttribute('URI') ?? '') ?? [];
    if (id === undefined) throw structure('a reference leads elsewhere');
    return id;
  });
}

/** What was signed, in canonical form, in the order of the references. */
function signedContent({ text, signature }: SignedCall, certificate: X509Certificate): readonly string[] {
  const verifier = new SignedXml({ publicCert: certificate.publicKey, getCertFromKeyInfo: () => null });
  verifier.SignatureAlgorithms = SIGNATURE_ALGORITHMS;
  verifier.HashAlgorithms = DIGEST_ALGORITHMS;
  const { [EXCLUSIVE_C14N]: exclusive } = verifier.CanonicalizationAlgorithms;
  if (!exclusive) throw new Error('the library lacks exclusive canonicalization');
  verifier.CanonicalizationAlgorithms = { [EXCLUSIVE_C14N]: exclusive };
  try {
    verifier.loadSignature(signature);
    if (verifier.checkSignature(text)) return verifier.getSignedReferences();
  } catch {
    // The library throws when the signature is wrong, and answers false when a digest is.
  }
  throw new SoapRefusal('signature-invalid');
}

function readCertificate(der: Buffer): X509Certificate {
  try {
    const certificate = new X509Certificate(der);
    if (certificate.raw.equals(der)) return certificate;
  } catch {
    // As below.
  }
  throw new SoapRefusal('token-not-a-certificate');
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

function momentOf(timestamp: XmlElement, name: 'Created' | 'Expires'): Date | undefined {
  const [found, ...others] = childElements(timestamp).filter((each) => isNamed(each, WSU, name));
  if (!found) return undefined;
  const text = (found.textContent ?? '').trim();
  const moment = new Date(text);
  if (others.length > 0 || !MOMENT.test(text) || Number.isNaN(moment.getTime()))
    throw new SoapRefusal('timestamp-not-fresh', `${name} is no moment in UTC`);
  return moment;
}
