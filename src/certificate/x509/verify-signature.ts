import { X509Certificate } from 'node:crypto';
import { isSelfIssued, signaturesAgree, type Certificate } from './certificate.js';

/**
 * OpenSSL's own view of a certificate. Nothing is read from it but the key, and nothing asked but whether a signature
 * holds: that way it costs half of what making a key of its own would.
 */
const natives = new WeakMap<Certificate, X509Certificate | null>();

function nativeOf(certificate: Certificate): X509Certificate | undefined {
  let native = natives.get(certificate);
  if (native === undefined) {
    try {
      native = new X509Certificate(certificate.der);
    } catch {
      native = null;
    }
    natives.set(certificate, native);
  }
  return native ?? undefined;
}

/** Whether the issuer's key verifies the certificate's signature. False too for what OpenSSL cannot compute. */
export function isSignedBy(certificate: Certificate, issuer: Certificate): boolean {
  if (!signaturesAgree(certificate)) return false;
  const [signed, signer] = [nativeOf(certificate), nativeOf(issuer)];
  try {
    return signed !== undefined && signer !== undefined && signed.verify(signer.publicKey);
  } catch {
    // A key that cannot be used, or that is of another kind than the signature.
    return false;
  }
}

/**
 * Self-signed by RFC 5280, section 3.2: its own key verifies its signature, and it names no other as its issuer. Names
 * that match prove nothing by themselves; a signature by the own key below a foreign issuer's name is a false claim.
 */
export function isSelfSigned(certificate: Certificate): boolean {
  return isSelfIssued(certificate) && isSignedBy(certificate, certificate);
}
