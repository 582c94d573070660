import type { FoundKey } from './found-key.js';
import { DerReader, NotDer, TAG } from './der-reader.js';
import { strictBase64 } from './strict-base64.js';
import { wireStrings } from './wire.js';

type KeyContent = Pick<FoundKey, 'blob' | 'type'>;

/** Object identifiers as hexadecimal DER content (RFC 3279, RFC 5480, RFC 8410). */
const OID = {
  rsa: '2a864886f70d010101',
  rsaPss: '2a864886f70d01010a',
  dsa: '2a8648ce380401',
  ec: '2a8648ce3d0201',
  ed25519: '2b6570',
} as const;
const CURVES: Readonly<Record<string, string>> = {
  '2a8648ce3d030107': 'nistp256',
  '2b81040022': 'nistp384',
  '2b81040023': 'nistp521',
};

/** The base64 lines of a PEM public key: `PUBLIC KEY` (RFC 5280 SubjectPublicKeyInfo) or `RSA PUBLIC KEY` (RFC 8017, PKCS#1). */
export function readPemPublicKey(label: string, lines: readonly string[]): FoundKey {
  const der = strictBase64(lines.join(''));
  if (!der) return { hasOptions: false, comment: '', malformed: 'base64' };
  try {
    const content = label === 'RSA PUBLIC KEY' ? rsaBlob(der) : fromSubjectPublicKeyInfo(der);
    return { hasOptions: false, comment: '', ...content };
  } catch (error) {
    if (error instanceof NotDer) return { hasOptions: false, comment: '', malformed: 'content' };
    throw error;
  }
}

function fromSubjectPublicKeyInfo(der: Uint8Array): KeyContent {
  const whole = new DerReader(der);
  const info = new DerReader(whole.read(TAG.sequence));
  whole.end();
  const algorithm = new DerReader(info.read(TAG.sequence));
  const key = info.wholeBits();
  info.end();
  switch (hex(algorithm.read(TAG.oid))) {
    case OID.rsa:
      if (algorithm.read(TAG.null).length > 0) throw new NotDer();
      algorithm.end();
      return rsaBlob(key);
    case OID.ec:
      return ecBlob(algorithm, key);
    case OID.ed25519:
      algorithm.end();
      return { blob: wireStrings('ssh-ed25519', key) };
    case OID.dsa:
      return { type: 'DSA' };
    case OID.rsaPss:
      return { type: 'RSA-PSS' };
    default:
      return { type: 'X.509 (other)' };
  }
}

function rsaBlob(der: Uint8Array): KeyContent {
  const whole = new DerReader(der);
  const numbers = new DerReader(whole.read(TAG.sequence));
  whole.end();
  const modulus = numbers.positiveInteger();
  const exponent = numbers.positiveInteger();
  numbers.end();
  return { blob: wireStrings('ssh-rsa', mpint(exponent), mpint(modulus)) };
}

function ecBlob(parameters: DerReader, point: Uint8Array): KeyContent {
  // Explicit parameters (a sequence) describe a curve that has no name in SSH.
  const curve = parameters.peekTag() === TAG.oid ? CURVES[hex(parameters.read(TAG.oid))] : undefined;
  if (!curve) return { type: 'EC, other curve' };
  parameters.end();
  return { blob: wireStrings(`ecdsa-sha2-${curve}`, curve, point) };
}

function mpint(magnitude: Uint8Array): Uint8Array {
  return (magnitude[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), magnitude]) : magnitude;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
