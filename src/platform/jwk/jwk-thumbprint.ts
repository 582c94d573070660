import { hash, type KeyObject } from 'node:crypto';

/** The members that each kind of key is named by, in the order of RFC 7638 section 3.2. */
const MEMBERS = { RSA: ['e', 'kty', 'n'], EC: ['crv', 'kty', 'x', 'y'] } as const;

/**
 * The SHA-256 thumbprint of a public key (RFC 7638), base64url: what `kid` is everywhere in this product.
 * @throws for a key that is neither RSA nor EC: rules let none of another kind in
 */
export function jwkThumbprint(key: KeyObject): string {
  const jwk = key.export({ format: 'jwk' });
  if (jwk.kty !== 'RSA' && jwk.kty !== 'EC') throw new Error(`no thumbprint for a key of type ${String(jwk.kty)}`);
  const members = MEMBERS[jwk.kty].map((name) => [name, jwk[name]] as const);
  return hash('sha256', JSON.stringify(Object.fromEntries(members)), 'base64url');
}
