import { createHash, type JsonWebKey } from 'node:crypto';

/** The members that make up a key, in the order in which they are hashed (RFC 7638 section 3.2). */
const MEMBERS: Readonly<Record<string, readonly (keyof JsonWebKey)[]>> = {
  EC: ['crv', 'kty', 'x', 'y'],
  RSA: ['e', 'kty', 'n'],
};

/**
 * SHA-256 thumbprint of a public RSA or EC key (RFC 7638), in base64url: the key id (`kid`) by which authorization servers
 * know the keys of REST accounts. The same key has the same thumbprint, whichever certificate it is in.
 */
export function jwkThumbprint(jwk: JsonWebKey): string {
  const members = MEMBERS[String(jwk.kty)];
  if (!members) throw new TypeError('Only RSA and EC keys have a thumbprint here.');
  const canonical = Object.fromEntries(members.map((member) => [member, jwk[member]]));
  return createHash('sha256').update(JSON.stringify(canonical)).digest('base64url');
}
