import { createHash, createHmac, sign } from 'node:crypto';

const XMLDSIG = 'http://www.w3.org/2000/09/xmldsig#';
export const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const ENVELOPED = `${XMLDSIG}enveloped-signature`;
export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

/** How to sign; what is left out is as every identity provider does it. */
export interface SignatureChoices {
  /** Private key in PEM form, or whatever an HMAC is made with. */
  readonly key: string | Buffer;
  /** Of the signature's elements. */
  readonly prefix?: string;
  readonly canonicalization?: string;
  readonly method?: string;
  readonly digest?: string;
  readonly transforms?: readonly string[];
  readonly uri?: string;
  /** Markup behind the signature value. */
  readonly keyInfo?: string;
}

/**
 * The XML signature over an element that is written in canonical form as it stands. By hand and without the libraries
 * that the product verifies with, so that no mistake of theirs is on both sides.
 */
export function envelopedSignature(element: string, id: string, choices: SignatureChoices): string {
  const { method = RSA_SHA256, digest = SHA256, canonicalization = EXCLUSIVE } = choices;
  const { transforms = [ENVELOPED, EXCLUSIVE], uri = `#${id}`, prefix = '', keyInfo = '' } = choices;
  const p = prefix === '' ? '' : `${prefix}:`;
  const namespace = prefix === '' ? ` xmlns="${XMLDSIG}"` : ` xmlns:${prefix}="${XMLDSIG}"`;
  const empty = (name: string, algorithm: string): string => `<${p}${name} Algorithm="${algorithm}"></${p}${name}>`;
  const value = createHash(hashOf(digest)).update(element).digest('base64');
  const signedInfo = (declaration: string): string =>
    `<${p}SignedInfo${declaration}>${empty('CanonicalizationMethod', canonicalization)}${empty('SignatureMethod', method)}` +
    `<${p}Reference URI="${uri}"><${p}Transforms>` +
    transforms.map((transform) => empty('Transform', transform)).join('') +
    `</${p}Transforms>${empty('DigestMethod', digest)}<${p}DigestValue>${value}</${p}DigestValue></${p}Reference></${p}SignedInfo>`;
  const signature = signatureValue(signedInfo(namespace), method, choices.key);
  return (
    `<${p}Signature${namespace}>${signedInfo('')}<${p}SignatureValue>${signature}</${p}SignatureValue>` +
    `${keyInfo}</${p}Signature>`
  );
}

export function keyInfoWith(certificatePem: string): string {
  const base64 = certificatePem.replace(/-----[A-Z ]+-----|\s/g, '');
  return `<KeyInfo><X509Data><X509Certificate>${base64}</X509Certificate></X509Data></KeyInfo>`;
}

function signatureValue(signedInfo: string, method: string, key: string | Buffer): string {
  const hash = hashOf(method);
  if (method.includes('hmac')) return createHmac(hash, key).update(signedInfo).digest('base64');
  return sign(hash, Buffer.from(signedInfo), String(key)).toString('base64');
}

function hashOf(algorithm: string): string {
  return /(?:sha\d+|md5)$/.exec(algorithm)?.[0] ?? 'sha256';
}
