import { createPublicKey } from 'node:crypto';
import type { SshKeyType } from '../ssh-key.js';
import { isSshKeyType } from '../ssh-key.js';
import { bitLength, Truncated, WireReader } from './wire.js';

export interface BlobReading {
  /** The type the blob names; absent when not even that can be read. */
  readonly type?: string;
  readonly bits?: number;
  /** False when the bytes are not exactly one key of that type. Types that the product does not know are not looked into. */
  readonly wellFormed: boolean;
}

interface Content {
  readonly bits: number;
  readonly wellFormed: boolean;
}

const TYPE_NAME = /^[!-~]{1,64}$/;
/** Go's SSH library, on which SFTPGo is built, refuses longer public exponents. */
const LONGEST_EXPONENT_BITS = 24;
const CURVES = {
  nistp256: { bits: 256, jwk: 'P-256' },
  nistp384: { bits: 384, jwk: 'P-384' },
  nistp521: { bits: 521, jwk: 'P-521' },
} as const;

/** Reads a public key blob: exact lengths, minimal numbers, points on their curve, nothing after the end. */
export function readKeyBlob(blob: Uint8Array): BlobReading {
  const reader = new WireReader(blob);
  let type: string | undefined;
  try {
    const name = Buffer.from(reader.string()).toString('latin1');
    if (!TYPE_NAME.test(name)) return { wellFormed: false };
    type = name;
    if (!isSshKeyType(type)) return { type, wellFormed: true };
    const { bits, wellFormed } = CONTENT[type](reader);
    return { type, bits, wellFormed: wellFormed && reader.atEnd };
  } catch (error) {
    if (error instanceof Truncated) return { ...(type && { type }), wellFormed: false };
    throw error;
  }
}

const CONTENT: Readonly<Record<SshKeyType, (reader: WireReader) => Content>> = {
  'ssh-rsa': rsa,
  'ssh-ed25519': ed25519,
  'ecdsa-sha2-nistp256': (reader) => ecdsa(reader, 'nistp256'),
  'ecdsa-sha2-nistp384': (reader) => ecdsa(reader, 'nistp384'),
  'ecdsa-sha2-nistp521': (reader) => ecdsa(reader, 'nistp521'),
  'sk-ssh-ed25519@openssh.com': (reader) => withApplication(reader, ed25519(reader)),
  'sk-ecdsa-sha2-nistp256@openssh.com': (reader) => withApplication(reader, ecdsa(reader, 'nistp256')),
};

function rsa(reader: WireReader): Content {
  const exponent = reader.number();
  const modulus = reader.number();
  const odd = [exponent, modulus].every(({ magnitude }) => ((magnitude.at(-1) ?? 0) & 1) === 1);
  const exponentBits = bitLength(exponent.magnitude);
  return {
    bits: bitLength(modulus.magnitude),
    wellFormed:
      exponent.canonical && modulus.canonical && odd && exponentBits > 1 && exponentBits <= LONGEST_EXPONENT_BITS,
  };
}

function ed25519(reader: WireReader): Content {
  return { bits: 256, wellFormed: reader.string().length === 32 };
}

function ecdsa(reader: WireReader, curve: keyof typeof CURVES): Content {
  const stated = Buffer.from(reader.string()).toString('latin1');
  const { bits, jwk } = CURVES[curve];
  return { bits, wellFormed: stated === curve && isOnCurve(reader.string(), bits, jwk) };
}

function isOnCurve(point: Uint8Array, bits: number, crv: string): boolean {
  const size = Math.ceil(bits / 8);
  if (point.length !== 1 + 2 * size || point[0] !== 4) return false;
  const [x = '', y = ''] = [point.subarray(1, 1 + size), point.subarray(1 + size)].map((coordinate) =>
    Buffer.from(coordinate).toString('base64url'),
  );
  try {
    createPublicKey({ key: { kty: 'EC', crv, x, y }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}

function withApplication(reader: WireReader, content: Content): Content {
  const application = Buffer.from(reader.string()).toString('latin1');
  return { ...content, wellFormed: content.wellFormed && /^[!-~]{1,255}$/.test(application) };
}
