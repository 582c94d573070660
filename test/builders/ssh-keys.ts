import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** Public keys in the forms of SSH, encoded independently of the product's own reader. */

export function rsaKey(bits: number): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: bits }).publicKey;
}

export function ecKey(namedCurve: string): KeyObject {
  return generateKeyPairSync('ec', { namedCurve }).publicKey;
}

export function ed25519Key(): KeyObject {
  return generateKeyPairSync('ed25519').publicKey;
}

/** A field of RFC 4251: four bytes of length, then the content. */
export function field(content: Uint8Array | string): Buffer {
  const bytes = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** A positive number of RFC 4251, minimally encoded. */
export function number(magnitude: Uint8Array): Buffer {
  const bytes = Buffer.from(magnitude);
  return field((bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

const CURVES: Readonly<Record<string, string>> = { 'P-256': 'nistp256', 'P-384': 'nistp384', 'P-521': 'nistp521' };

/** The wire form of a public key of node:crypto. */
export function sshBlob(key: KeyObject): Buffer {
  const jwk = key.export({ format: 'jwk' });
  const part = (name: 'n' | 'e' | 'x' | 'y') => Buffer.from(jwk[name] ?? '', 'base64url');
  switch (jwk.kty) {
    case 'RSA':
      return Buffer.concat([field('ssh-rsa'), number(part('e')), number(part('n'))]);
    case 'OKP':
      return Buffer.concat([field('ssh-ed25519'), field(part('x'))]);
    case 'EC': {
      const curve = CURVES[jwk.crv ?? ''];
      if (!curve) throw new Error(`no SSH curve for ${jwk.crv}`);
      const point = Buffer.concat([Buffer.from([4]), part('x'), part('y')]);
      return Buffer.concat([field(`ecdsa-sha2-${curve}`), field(curve), field(point)]);
    }
    default:
      throw new Error(`no SSH form for ${jwk.kty}`);
  }
}

function blobType(blob: Uint8Array): string {
  const bytes = Buffer.from(blob);
  return bytes.subarray(4, 4 + bytes.readUInt32BE(0)).toString('latin1');
}

/** `type base64 comment`, as in a `.pub` file, without the line end. */
export function opensshLine(blob: Uint8Array, comment = '', type = blobType(blob)): string {
  return `${type} ${Buffer.from(blob).toString('base64')}${comment && ` ${comment}`}`;
}

/** A block of RFC 4716, its lines ended by `lineEnd`; headers are whole lines. */
export function rfc4716(blob: Uint8Array, headers: readonly string[] = [], lineEnd = '\n'): string {
  const body =
    Buffer.from(blob)
      .toString('base64')
      .match(/.{1,70}/g) ?? [];
  return ['---- BEGIN SSH2 PUBLIC KEY ----', ...headers, ...body, '---- END SSH2 PUBLIC KEY ----', ''].join(lineEnd);
}

export function pem(key: KeyObject, type: 'spki' | 'pkcs1' = 'spki'): string {
  return String(key.export({ format: 'pem', type }));
}

/** Reads an RSA or EC or Ed25519 blob back to a key of node:crypto, tolerantly, so that encoding it again tells whether it was exact. */
export function keyOfBlob(blob: Uint8Array): KeyObject {
  const fields: Buffer[] = [];
  for (let rest = Buffer.from(blob); rest.length > 0;) {
    const length = rest.readUInt32BE(0);
    fields.push(rest.subarray(4, 4 + length));
    rest = rest.subarray(4 + length);
  }
  const [type = Buffer.alloc(0), second = Buffer.alloc(0), third = Buffer.alloc(0)] = fields;
  const text = (bytes: Buffer) => bytes.toString('base64url');
  if (type.equals(Buffer.from('ssh-rsa'))) return fromJwk({ kty: 'RSA', e: text(second), n: text(third) });
  if (type.equals(Buffer.from('ssh-ed25519'))) return fromJwk({ kty: 'OKP', crv: 'Ed25519', x: text(second) });
  const crv = Object.entries(CURVES).find(([, curve]) => second.equals(Buffer.from(curve)))?.[0] ?? '';
  const size = (third.length - 1) / 2;
  return fromJwk({ kty: 'EC', crv, x: text(third.subarray(1, 1 + size)), y: text(third.subarray(1 + size)) });
}

function fromJwk(key: Record<string, string>): KeyObject {
  return createPublicKey({ key, format: 'jwk' });
}
