import { createPublicKey, type KeyObject } from 'node:crypto';
import type { ClientRecord } from './client-record.js';

/**
 * What happens to assertions whose header names no key: `first-key` looks only at the first key of the algorithm, as
 * Keycloak does; `try-all` looks at each.
 */
export type WithoutKid = 'first-key' | 'try-all';

interface SignatureKey {
  readonly key: KeyObject;
  readonly jwk: Jwk;
}

interface Jwk {
  readonly kty?: string;
  readonly use?: string;
  readonly kid?: string;
  readonly alg?: string;
  readonly crv?: string;
}

const CURVE_ALGORITHMS: Readonly<Record<string, string>> = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' };

/** A key and whether it may be used with the algorithm of the assertion that it was looked up for. */
export interface Candidate {
  readonly key: KeyObject;
  readonly suits: boolean;
}

/**
 * The keys of the client that are tried for an assertion with this header; none when there is no such key. One for
 * another algorithm is found by its `kid` too, and then does not suit.
 */
export function keysFor(
  client: ClientRecord,
  header: { readonly alg: string; readonly kid?: string },
  withoutKid: WithoutKid,
): Candidate[] {
  const keys = signatureKeys(client);
  const { kid, alg } = header;
  const candidate = ({ key, jwk }: SignatureKey): Candidate => ({ key, suits: mayUse(jwk, alg) });
  if (kid === undefined && withoutKid === 'try-all') return keys.map(candidate).filter(({ suits }) => suits);
  const sameKid = keys.filter(({ jwk }) => jwk.kid === kid);
  const usual = kid === undefined ? keys.filter(({ jwk }) => usualAlgorithm(jwk) === alg) : [];
  return [...sameKid.filter(({ jwk }) => jwk.alg === alg), ...sameKid, ...usual].slice(0, 1).map(candidate);
}

/** Whether a key says nothing against the algorithm. */
function mayUse(key: Jwk, alg: string): boolean {
  if (key.alg !== undefined) return key.alg === alg;
  return key.kty === 'RSA' ? /^[RP]S/.test(alg) : usualAlgorithm(key) === alg;
}

/**
 * Keys in `jwks.string` count only where `use.jwks.string` is "true", and only those that say that they are for
 * signatures. One that cannot be read spoils the set.
 */
function signatureKeys({ attributes }: ClientRecord): SignatureKey[] {
  if (attributes['use.jwks.url'] === 'true' || attributes['use.jwks.string'] !== 'true') return [];
  try {
    const { keys = [] } = JSON.parse(attributes['jwks.string'] ?? '') as { keys?: Jwk[] };
    const forSignatures = keys.filter(({ use }) => use === 'sig');
    return forSignatures.map((jwk) => ({ jwk, key: createPublicKey({ key: { ...jwk }, format: 'jwk' }) }));
  } catch {
    return [];
  }
}

/** Of a key that names none. */
function usualAlgorithm({ kty, alg, crv }: Jwk): string | undefined {
  return alg ?? (kty === 'RSA' ? 'RS256' : CURVE_ALGORITHMS[crv ?? '']);
}
