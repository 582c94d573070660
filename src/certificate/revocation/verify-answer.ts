import { constants, createPublicKey, verify } from 'node:crypto';
import type { Certificate } from '../x509/certificate.js';
import type { SignatureAlgorithm } from '../x509/signature-algorithm.js';
import { NoRevocationAnswer } from './revocation-status.js';

/** What a list or an answer is signed over, and how. */
export interface SignedAnswer {
  readonly tbs: Uint8Array;
  readonly algorithm: SignatureAlgorithm;
  readonly signature: Uint8Array;
}

const WEAK: ReadonlySet<string> = new Set(['md2', 'md5', 'sha1']);

/** @throws NoRevocationAnswer `wrong-signer` or `weak-signature` */
export function assertSignedBy(answer: SignedAnswer, signer: Certificate, source: string): void {
  const { algorithm } = answer;
  if (WEAK.has(algorithm.hash ?? '')) throw new NoRevocationAnswer('weak-signature', `${source}: ${algorithm.name}`);
  if (!holds(answer, signer)) throw new NoRevocationAnswer('wrong-signer', `${source}: the signature does not hold`);
}

const KEY_TYPES: Readonly<Record<SignatureAlgorithm['scheme'], readonly string[]>> = {
  RSA: ['rsa'],
  'RSA-PSS': ['rsa', 'rsa-pss'],
  ECDSA: ['ec'],
  EdDSA: ['ed25519', 'ed448'],
  DSA: [],
  unknown: [],
};

function holds({ tbs, algorithm, signature }: SignedAnswer, signer: Certificate): boolean {
  const { scheme, hash, maskHash, saltLength } = algorithm;
  try {
    const key = createPublicKey({ key: Buffer.from(signer.publicKey.spki), format: 'der', type: 'spki' });
    if (!KEY_TYPES[scheme].includes(key.asymmetricKeyType ?? '')) return false;
    if (scheme === 'EdDSA') return verify(null, tbs, key, signature);
    if (!hash) return false;
    if (scheme !== 'RSA-PSS') return verify(hash, tbs, key, signature);
    // Node verifies with one hash for message and mask.
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    return hash === maskHash && verify(hash, tbs, { key, padding, saltLength: saltLength ?? 20 }, signature);
  } catch {
    // A key or a hash that OpenSSL refuses to work with.
    return false;
  }
}
