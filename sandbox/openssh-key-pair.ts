import { generateKeyPairSync, randomBytes } from 'node:crypto';

export interface OpensshKeyPair {
  /** The line of a `.pub` file. */
  readonly publicKey: string;
  /** OpenSSH's own format, without a passphrase. */
  readonly privateKey: string;
}

const TYPE = 'ssh-ed25519';
const BLOCK = 8;

/**
 * An Ed25519 key pair in the files that OpenSSH reads (OpenSSH PROTOCOL.key). Made here because the generator of the package `ssh2`
 * now and then writes a private key that OpenSSH cannot load.
 */
export function makeOpensshKeyPair(comment: string): OpensshKeyPair {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const point = Buffer.from(jwk.x ?? '', 'base64url');
  const seed = Buffer.from(jwk.d ?? '', 'base64url');
  const publicBlob = Buffer.concat([field(TYPE), field(point)]);
  const check = randomBytes(4);
  const secret = Buffer.concat([check, check, publicBlob, field(Buffer.concat([seed, point])), field(comment)]);
  const padding = Buffer.from(
    Array.from({ length: (BLOCK - (secret.length % BLOCK)) % BLOCK }, (_, index) => index + 1),
  );
  const file = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    field('none'),
    field('none'),
    field(''),
    uint32(1),
    field(publicBlob),
    field(Buffer.concat([secret, padding])),
  ]);
  const lines = file.toString('base64').match(/.{1,70}/g) ?? [];
  return {
    publicKey: `${TYPE} ${publicBlob.toString('base64')} ${comment}\n`,
    privateKey: ['-----BEGIN OPENSSH PRIVATE KEY-----', ...lines, '-----END OPENSSH PRIVATE KEY-----', ''].join('\n'),
  };
}

function field(content: Uint8Array | string): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([uint32(bytes.length), bytes]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
