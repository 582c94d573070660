import { createHash, timingSafeEqual, verify, type X509Certificate } from 'node:crypto';
import { isWithinValidity } from '../../certificate-registry/certificates-in-force.js';
import { NotDetached, readDetachedSignature, type Signer } from './detached-signature.js';

/** Why a delivery is not taken in. The names are stable; what to do about each stands in {@link EXPLANATIONS}. */
export type Reason =
  | 'file-missing'
  | 'file-too-large'
  | 'signature-missing'
  | 'signature-too-large'
  | 'not-a-signature'
  | 'not-detached'
  | 'algorithm-not-accepted'
  | 'without-signed-attributes'
  | 'no-certificate-in-force'
  | 'certificate-not-in-force'
  | 'certificate-expired'
  | 'another-file'
  | 'another-key';

export type Verdict =
  | { readonly status: 'taken-in'; readonly certificate: X509Certificate }
  | { readonly status: 'refused'; readonly reason: Reason; readonly certificateNamed?: string };

export interface Delivery {
  readonly file: Uint8Array;
  /** What lies beside it. */
  readonly signature: Uint8Array;
  /** Of the account that delivers, as the registry knows them at this moment. */
  readonly inForce: readonly X509Certificate[];
  readonly at: Date;
}

const MOST_SIGNERS = 8;

/**
 * Whether one signer of the detached signature is a certificate in force of the account, and signed exactly this file. Certificates
 * that come along inside the signature count for nothing: anybody can put one there.
 */
export function judgeDelivery(delivery: Delivery): Verdict {
  if (delivery.inForce.length === 0) return refused('no-certificate-in-force');
  let signers: readonly Signer[];
  try {
    signers = readDetachedSignature(delivery.signature);
  } catch (error) {
    return refused(error instanceof NotDetached ? 'not-detached' : 'not-a-signature');
  }
  const verdicts = signers.slice(0, MOST_SIGNERS).map((signer) => judgeSigner(signer, delivery));
  return verdicts.find(({ status }) => status === 'taken-in') ?? verdicts[0] ?? refused('not-a-signature');
}

function judgeSigner(signer: Signer, { file, inForce, at }: Delivery): Verdict {
  const { digest, keyType, signedBytes, messageDigest, signature, certificateNamed } = signer;
  const certificate = inForce.find(({ raw }) => signer.isMadeWith(raw));
  if (!certificate) return refused('certificate-not-in-force', certificateNamed);
  if (!isWithinValidity(certificate, at)) return refused('certificate-expired', certificateNamed);
  if (!digest || !keyType) return refused('algorithm-not-accepted', certificateNamed);
  // Without them the digest of the file is signed itself, and signed attributes could be handed in as if they were a file.
  if (!signedBytes) return refused('without-signed-attributes', certificateNamed);
  if (!messageDigest) return refused('not-a-signature', certificateNamed);
  const found = createHash(digest).update(file).digest();
  if (found.length !== messageDigest.length || !timingSafeEqual(found, messageDigest))
    return refused('another-file', certificateNamed);
  const { publicKey } = certificate;
  const holds = publicKey.asymmetricKeyType === keyType && verify(digest, signedBytes, publicKey, signature);
  return holds ? { status: 'taken-in', certificate } : refused('another-key', certificateNamed);
}

function refused(reason: Reason, certificateNamed?: string): Verdict {
  return { status: 'refused', reason, ...(certificateNamed !== undefined && { certificateNamed }) };
}
