import { X509Certificate, constants, verify, type KeyObject } from 'node:crypto';
import { isSelfIssued, signaturesAgree, type Certificate } from './certificate.js';
import { keyObject, type PublicKeyInfo } from './public-key.js';

/** Whether the key verifies the certificate's signature. False too for algorithms that nothing here can compute. */
export function isSignedBy(certificate: Certificate, info: PublicKeyInfo): boolean {
  if (!signaturesAgree(certificate) || certificate.signature.length === 0 || !mayHaveSigned(certificate, info))
    return false;
  const key = keyObject(info);
  if (!key) return false;
  try {
    return verifies(certificate, key);
  } catch {
    // OpenSSL refuses to try: a hash it does not have, or a key that cannot carry it.
    return false;
  }
}

/**
 * Self-signed by RFC 5280, section 3.2: its own key verifies its signature, and it names no other as its issuer. Names
 * that match prove nothing by themselves; a signature by the own key below a foreign issuer's name is a false claim.
 */
export function isSelfSigned(certificate: Certificate): boolean {
  return isSelfIssued(certificate) && isSignedBy(certificate, certificate.publicKey);
}

/** Cheap look before the costly one: an RSA signature is as long as its key's modulus (RFC 8017, section 8). */
function mayHaveSigned(certificate: Certificate, info: PublicKeyInfo): boolean {
  const { scheme } = certificate.outerSignature;
  if (scheme !== 'RSA' && scheme !== 'RSA-PSS') return scheme !== 'unknown';
  return info.bits === undefined || Math.ceil(info.bits / 8) === certificate.signature.length;
}

const KEY_TYPES: Readonly<Record<Certificate['outerSignature']['scheme'], readonly string[]>> = {
  RSA: ['rsa'],
  'RSA-PSS': ['rsa', 'rsa-pss'],
  ECDSA: ['ec'],
  DSA: ['dsa'],
  EdDSA: ['ed25519', 'ed448'],
  unknown: [],
};

function verifies(certificate: Certificate, key: KeyObject): boolean {
  const { tbs, signature, outerSignature } = certificate;
  const { scheme, hash, maskHash, saltLength, name } = outerSignature;
  if (!KEY_TYPES[scheme].includes(key.asymmetricKeyType ?? '')) return false;
  if (scheme === 'EdDSA') return key.asymmetricKeyType === name.toLowerCase() && verify(null, tbs, key, signature);
  if (!hash) return false;
  if (scheme !== 'RSA-PSS') return verify(hash, tbs, key, signature);
  // Node verifies with one hash for message and mask; OpenSSL's certificate check knows the others.
  if (hash !== maskHash) return new X509Certificate(certificate.der).verify(key);
  return verify(hash, tbs, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltLength ?? 20 }, signature);
}
