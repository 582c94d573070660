import type { KeyObject } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { ANSWER, BASE64, EXCLUSIVE_C14N, SOAP, WSSE, WSU, X509_V3 } from './message-names.js';
import { DIGEST_ALGORITHMS, ECDSA_SHA384, RSA_SHA256, SHA256, SIGNATURE_ALGORITHMS } from './signature-algorithms.js';
import { childElements, isNamed, parseXml } from '../../src/platform/xml/xml-parser.js';

export interface SoapSigningRequest {
  /** DER. */
  readonly certificate: Uint8Array;
  /** Of that certificate. */
  readonly privateKey: KeyObject;
  /** The body's one element; a ping where absent. */
  readonly content?: string;
  /** Default: now. */
  readonly created?: Date;
  /** Default: RSA-SHA256, or ECDSA-SHA384 for a key on a curve. Names of the XML Signature standard. */
  readonly signatureAlgorithm?: string;
  /** Default: SHA-256. */
  readonly digestAlgorithm?: string;
}

export interface SoapAnswer {
  readonly status: number;
  /** Who called, as the service sees it; absent when it refused. */
  readonly accepted?: { readonly login: string; readonly sender: string; readonly operation: string };
  /** Always the same; what happened stands in the service's log. */
  readonly fault?: string;
}

const LIFETIME_MS = 5 * 60 * 1000;
const PING = '<ping xmlns="urn:chaman:sandbox:example">hello</ping>';

/** A SOAP 1.1 call whose body and timestamp are signed with WS-Security: what the holder of a SOAP account sends. */
export function signSoapRequest(request: SoapSigningRequest): string {
  const { certificate, privateKey, content = PING, created = new Date(), digestAlgorithm = SHA256 } = request;
  const expires = new Date(created.getTime() + LIFETIME_MS);
  const token = Buffer.from(certificate).toString('base64');
  const envelope =
    `<soap:Envelope xmlns:soap="${SOAP}"><soap:Header><wsse:Security xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}" soap:mustUnderstand="1">` +
    `<wsse:BinarySecurityToken EncodingType="${BASE64}" ValueType="${X509_V3}" wsu:Id="token">${token}</wsse:BinarySecurityToken>` +
    `<wsu:Timestamp wsu:Id="timestamp"><wsu:Created>${created.toISOString()}</wsu:Created><wsu:Expires>${expires.toISOString()}</wsu:Expires></wsu:Timestamp>` +
    `</wsse:Security></soap:Header><soap:Body xmlns:wsu="${WSU}" wsu:Id="body">${content}</soap:Body></soap:Envelope>`;
  const signer = new SignedXml({
    idMode: 'wssecurity',
    privateKey,
    canonicalizationAlgorithm: EXCLUSIVE_C14N,
    signatureAlgorithm:
      request.signatureAlgorithm ?? (privateKey.asymmetricKeyType === 'ec' ? ECDSA_SHA384 : RSA_SHA256),
    getKeyInfoContent: () =>
      `<wsse:SecurityTokenReference><wsse:Reference URI="#token" ValueType="${X509_V3}"/></wsse:SecurityTokenReference>`,
  });
  signer.SignatureAlgorithms = { ...signer.SignatureAlgorithms, ...SIGNATURE_ALGORITHMS };
  signer.HashAlgorithms = { ...signer.HashAlgorithms, ...DIGEST_ALGORITHMS };
  for (const name of ['Timestamp', 'Body'])
    signer.addReference({ xpath: `//*[local-name(.)='${name}']`, transforms: [EXCLUSIVE_C14N], digestAlgorithm });
  signer.computeSignature(envelope, {
    prefix: 'ds',
    location: { reference: "//*[local-name(.)='Security']", action: 'append' },
    existingPrefixes: { wsse: WSSE, wsu: WSU },
  });
  return signer.getSignedXml();
}

/** Sends a call. @throws when nobody answers, or something that is no SOAP */
export async function callSoap({ url, envelope }: { url: string; envelope: string }): Promise<SoapAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '""' },
    body: envelope,
  });
  const [body] = childElements(parseXml(await response.text()));
  const [content] = body ? childElements(body) : [];
  const values = Object.fromEntries(
    (content ? childElements(content) : []).map(({ localName, textContent }) => [localName, textContent ?? '']),
  );
  const { login = '', sender = '', operation = '', faultstring: fault } = values;
  return content && isNamed(content, ANSWER, 'CallAccepted')
    ? { status: response.status, accepted: { login, sender, operation } }
    : { status: response.status, fault };
}
