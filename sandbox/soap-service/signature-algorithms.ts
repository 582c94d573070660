import { createHash, KeyObject, sign, verify, type BinaryLike, type KeyLike } from 'node:crypto';
import type { HashAlgorithm, SignatureAlgorithm } from 'xml-crypto';

type Digest = 'sha256' | 'sha384' | 'sha512';

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const ENC = 'http://www.w3.org/2001/04/xmlenc#';

/** What signatures may be made with. SHA-1, HMAC and everything else is not known here, and so refused. */
export const SIGNATURE_ALGORITHMS: Readonly<Record<string, new () => SignatureAlgorithm>> = {
  [`${MORE}rsa-sha256`]: signatureAlgorithm(`${MORE}rsa-sha256`, 'rsa', 'sha256'),
  [`${MORE}rsa-sha384`]: signatureAlgorithm(`${MORE}rsa-sha384`, 'rsa', 'sha384'),
  [`${MORE}rsa-sha512`]: signatureAlgorithm(`${MORE}rsa-sha512`, 'rsa', 'sha512'),
  [`${MORE}ecdsa-sha256`]: signatureAlgorithm(`${MORE}ecdsa-sha256`, 'ec', 'sha256'),
  [`${MORE}ecdsa-sha384`]: signatureAlgorithm(`${MORE}ecdsa-sha384`, 'ec', 'sha384'),
  [`${MORE}ecdsa-sha512`]: signatureAlgorithm(`${MORE}ecdsa-sha512`, 'ec', 'sha512'),
};

export const DIGEST_ALGORITHMS: Readonly<Record<string, new () => HashAlgorithm>> = {
  [`${ENC}sha256`]: digestAlgorithm(`${ENC}sha256`, 'sha256'),
  [`${MORE}sha384`]: digestAlgorithm(`${MORE}sha384`, 'sha384'),
  [`${ENC}sha512`]: digestAlgorithm(`${ENC}sha512`, 'sha512'),
};

export const RSA_SHA256 = `${MORE}rsa-sha256`;
export const ECDSA_SHA384 = `${MORE}ecdsa-sha384`;
export const SHA256 = `${ENC}sha256`;

/** XML signatures hold ECDSA as two numbers, one behind the other, and not as DER (XML Signature 1.1, section 6.4.3). */
function signatureAlgorithm(name: string, keyType: 'rsa' | 'ec', digest: Digest): new () => SignatureAlgorithm {
  const dsaEncoding = 'ieee-p1363';
  return class implements SignatureAlgorithm {
    getAlgorithmName = (): string => name;

    getSignature = (signedInfo: BinaryLike, privateKey: KeyLike): string => {
      return sign(digest, bytes(signedInfo), { key: keyObject(privateKey), dsaEncoding }).toString('base64');
    };

    verifySignature = (material: string, publicKey: KeyLike, signature: string): boolean => {
      const key = keyObject(publicKey);
      if (key.asymmetricKeyType !== keyType) return false;
      return verify(digest, bytes(material), { key, dsaEncoding }, Buffer.from(signature, 'base64'));
    };
  };
}

function digestAlgorithm(name: string, digest: Digest): new () => HashAlgorithm {
  return class implements HashAlgorithm {
    getAlgorithmName = (): string => name;
    getHash = (xml: string): string => createHash(digest).update(xml, 'utf8').digest('base64');
  };
}

/** Only keys that were read already are given to the library here. */
function keyObject(key: KeyLike): KeyObject {
  if (key instanceof KeyObject) return key;
  throw new Error('the key has not been read');
}

function bytes(material: BinaryLike): Buffer {
  return typeof material === 'string' ? Buffer.from(material, 'utf8') : Buffer.from(material as Uint8Array);
}
