import { createHash, type JsonWebKey, X509Certificate } from 'node:crypto';
import { jwkThumbprint } from '../../platform/jwk/jwk-thumbprint.js';
import type { DesiredCertificate } from '../../provisioning/gateway.port.js';

/** A curve has one algorithm only, so it can be named. */
const ALGORITHM_OF_CURVE: Readonly<Record<string, string>> = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' };
/** Besides RS256, which Keycloak takes an RSA key without `alg` to be for. */
const OTHER_RSA_ALGORITHMS = ['RS384', 'RS512', 'PS256', 'PS384', 'PS512'];

type PublicKey = JsonWebKey & { readonly kid: string };

/**
 * The JSON Web Key Set (RFC 7517) of an account's certificates, newest first; null when one has a key that Keycloak cannot
 * be given. What Keycloak 26 does with it (tried live):
 * - a key without `use: sig` is never found;
 * - an assertion with `kid` may use every algorithm of its RSA key as long as the key names none;
 * - an assertion without `kid` is checked with the first key that is for its algorithm, and with no other. So the newest RSA
 *   key stands there once more for each further algorithm: its holder gets in with any of them.
 */
export function keySet(certificates: readonly DesiredCertificate[]): string | null {
  const keys = new Map<string, PublicKey>();
  for (const { der } of certificates) {
    const key = publicKey(der);
    if (!key) return null;
    // A certificate that was renewed with its key: the newer one stands for both.
    if (!keys.has(key.kid)) keys.set(key.kid, key);
  }
  const newestRsa = [...keys.values()].find(({ kty }) => kty === 'RSA');
  return JSON.stringify({ keys: [...keys.values(), ...(newestRsa ? forEveryAlgorithm(newestRsa) : [])] });
}

function publicKey(der: Uint8Array): PublicKey | null {
  let jwk: JsonWebKey;
  try {
    jwk = new X509Certificate(der).publicKey.export({ format: 'jwk' });
  } catch {
    return null;
  }
  const algorithm = ALGORITHM_OF_CURVE[String(jwk.crv)];
  if (jwk.kty !== 'RSA' && algorithm === undefined) return null;
  return {
    ...jwk,
    kid: jwkThumbprint(jwk),
    use: 'sig',
    ...(algorithm !== undefined && { alg: algorithm }),
    x5c: [Buffer.from(der).toString('base64')],
    'x5t#S256': createHash('sha256').update(der).digest('base64url'),
  };
}

function forEveryAlgorithm({ kty, n, e, kid, use }: PublicKey): PublicKey[] {
  return OTHER_RSA_ALGORITHMS.map((alg) => ({ kty, n, e, kid, use, alg }));
}
