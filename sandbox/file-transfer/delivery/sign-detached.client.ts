import { createHash, sign, type KeyObject } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { DIGESTS, type Digest } from './detached-signature.js';

export interface SigningRequest {
  readonly content: Uint8Array;
  /** DER. */
  readonly certificate: Uint8Array;
  /** Of that certificate. */
  readonly privateKey: KeyObject;
  /** Default: SHA-256. */
  readonly digest?: Digest;
}

const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const RSA = '1.2.840.113549.1.1.1';
const ECDSA: Readonly<Record<Digest, string>> = {
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};

/** The detached CMS signature (RFC 5652) of a file, in DER: what the holder of an FTP or SFTP account delivers beside it. */
export function signDetached({ content, certificate, privateKey, digest = 'sha256' }: SigningRequest): Buffer {
  const holder = Certificate.fromBER(certificate);
  const digestId = Object.entries(DIGESTS).find(([, name]) => name === digest)?.[0] ?? '';
  const digestAlgorithm = new AlgorithmIdentifier({ algorithmId: digestId });
  const attributes = [
    new Attribute({ type: CONTENT_TYPE, values: [new asn1js.ObjectIdentifier({ value: DATA })] }),
    new Attribute({
      type: MESSAGE_DIGEST,
      values: [new asn1js.OctetString({ valueHex: createHash(digest).update(content).digest() })],
    }),
  ];
  // The signature is over the attributes as a SET OF, which DER sorts; the two above are in order already.
  const signedBytes = new asn1js.Set({ value: attributes.map((each) => each.toSchema()) }).toBER();
  const algorithm =
    privateKey.asymmetricKeyType === 'ec'
      ? new AlgorithmIdentifier({ algorithmId: ECDSA[digest] })
      : new AlgorithmIdentifier({ algorithmId: RSA, algorithmParams: new asn1js.Null() });
  const signed = new SignedData({
    version: 1,
    digestAlgorithms: [digestAlgorithm],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: DATA }),
    certificates: [holder],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: holder.issuer, serialNumber: holder.serialNumber }),
        digestAlgorithm,
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
        signatureAlgorithm: algorithm,
        signature: new asn1js.OctetString({ valueHex: sign(digest, Buffer.from(signedBytes), privateKey) }),
      }),
    ],
  });
  const info = new ContentInfo({ contentType: SIGNED_DATA, content: signed.toSchema(true) });
  return Buffer.from(info.toSchema().toBER());
}
