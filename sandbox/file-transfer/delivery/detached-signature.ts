import * as asn1js from 'asn1js';
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type Attribute, type SignerInfo } from 'pkijs';

/** One signer's part of a detached CMS signature (RFC 5652 section 5.3), read and not verified. */
export interface Signer {
  /** How Node names it; undefined for any but SHA-256, SHA-384 and SHA-512. */
  readonly digest: Digest | undefined;
  /** The kind of key that the signature claims to be made with; undefined for an algorithm that is not accepted. */
  readonly keyType: 'rsa' | 'ec' | undefined;
  /** What the signature is over: the signed attributes in DER. Undefined where the signature has none. */
  readonly signedBytes: Uint8Array | undefined;
  /** The file's digest as the signer states it; undefined unless the attributes hold exactly one, of plain data. */
  readonly messageDigest: Uint8Array | undefined;
  readonly signature: Uint8Array;
  /** How the signer names its certificate, for people. */
  readonly certificateNamed: string;
  isMadeWith(certificate: Uint8Array): boolean;
}

export type Digest = 'sha256' | 'sha384' | 'sha512';

/** It is a signature of something, and not one that lies beside its file. */
export class NotDetached extends Error {}

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const DATA = '1.2.840.113549.1.7.1';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SUBJECT_KEY_IDENTIFIER = '2.5.29.14';

export const DIGESTS: Readonly<Record<string, Digest>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** `any`: the digest stands apart, as most programs write RSA (RFC 3370 section 3.2). */
const ALGORITHMS: Readonly<Record<string, { readonly keyType: 'rsa' | 'ec'; readonly digest: Digest | 'any' }>> = {
  '1.2.840.113549.1.1.1': { keyType: 'rsa', digest: 'any' },
  '1.2.840.113549.1.1.11': { keyType: 'rsa', digest: 'sha256' },
  '1.2.840.113549.1.1.12': { keyType: 'rsa', digest: 'sha384' },
  '1.2.840.113549.1.1.13': { keyType: 'rsa', digest: 'sha512' },
  '1.2.840.10045.4.3.2': { keyType: 'ec', digest: 'sha256' },
  '1.2.840.10045.4.3.3': { keyType: 'ec', digest: 'sha384' },
  '1.2.840.10045.4.3.4': { keyType: 'ec', digest: 'sha512' },
};

const PEM = /^\s*-----BEGIN (PKCS7|CMS)-----([A-Za-z0-9+/=\s]+)-----END \1-----\s*$/;

/**
 * Reads a detached signature, DER or PEM.
 * @throws NotDetached when the signed content lies inside; Error when it is no signature at all
 */
export function readDetachedSignature(file: Uint8Array): readonly Signer[] {
  const [, , base64] = PEM.exec(Buffer.from(file).toString('latin1')) ?? [];
  const bytes = base64 === undefined ? Buffer.from(file) : Buffer.from(base64, 'base64');
  const parsed = asn1js.fromBER(bytes);
  if (parsed.offset !== bytes.length) throw new Error('no DER, or something behind it');
  const info = new ContentInfo({ schema: parsed.result });
  if (info.contentType !== SIGNED_DATA) throw new Error('no signed data');
  const signed = new SignedData({ schema: info.content });
  if (signed.encapContentInfo.eContent) throw new NotDetached();
  return signed.signerInfos.map((info) => signerOf(info, signed.encapContentInfo.eContentType));
}

function signerOf(info: SignerInfo, contentType: string): Signer {
  const digest = DIGESTS[info.digestAlgorithm.algorithmId];
  const algorithm = ALGORITHMS[info.signatureAlgorithm.algorithmId];
  const attributes = info.signedAttrs?.attributes ?? [];
  const statedType = only(attributes, CONTENT_TYPE, asn1js.ObjectIdentifier)?.valueBlock.toString();
  const stated = only(attributes, MESSAGE_DIGEST, asn1js.OctetString)?.valueBlock.valueHexView;
  return {
    digest,
    keyType: algorithm?.digest === 'any' || algorithm?.digest === digest ? algorithm?.keyType : undefined,
    signedBytes: info.signedAttrs && new Uint8Array(info.signedAttrs.encodedValue),
    messageDigest: contentType === DATA && statedType === DATA ? stated : undefined,
    signature: info.signature.valueBlock.valueHexView,
    ...identityOf(info.sid),
  };
}

/** The one value of the one attribute of this type (RFC 5652 sections 11.1 and 11.2). */
function only<Value>(
  attributes: readonly Attribute[],
  type: string,
  shape: abstract new (...args: never[]) => Value,
): Value | undefined {
  const [attribute, ...others] = attributes.filter((each) => each.type === type);
  const [value, ...more] = (attribute?.values ?? []) as unknown[];
  return others.length === 0 && more.length === 0 && value instanceof shape ? value : undefined;
}

function identityOf(sid: unknown): Pick<Signer, 'certificateNamed' | 'isMadeWith'> {
  if (sid instanceof IssuerAndSerialNumber) {
    const serialNumber = BigInt(`0x${Buffer.from(sid.serialNumber.valueBlock.valueHexView).toString('hex') || '0'}`);
    return {
      certificateNamed: `serial number ${serialNumber}`,
      isMadeWith: (certificate) => {
        const { issuer, serialNumber: own } = Certificate.fromBER(certificate);
        return issuer.isEqual(sid.issuer) && own.isEqual(sid.serialNumber);
      },
    };
  }
  const identifier = sid instanceof asn1js.Primitive ? Buffer.from(sid.valueBlock.valueHexView) : Buffer.alloc(0);
  return {
    certificateNamed: `subject key identifier ${identifier.toString('hex')}`,
    isMadeWith: (certificate) => {
      const { extensions = [] } = Certificate.fromBER(certificate);
      const extension = extensions.find(({ extnID }) => extnID === SUBJECT_KEY_IDENTIFIER);
      const own: unknown = extension?.parsedValue;
      return (
        identifier.length > 0 &&
        own instanceof asn1js.OctetString &&
        identifier.equals(Buffer.from(own.valueBlock.valueHexView))
      );
    },
  };
}
