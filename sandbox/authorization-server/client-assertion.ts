import { compactVerify, decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';
import { keysFor, type WithoutKid } from './assertion-keys.js';
import type { ClientRecord } from './client-record.js';
import { OAuthRefusal } from './refusals.js';

const SKEW_SECONDS = 15;
const DEFAULT_MAX_AGE = 60;
const ALGORITHMS = /^((RS|PS)(256|384|512)|ES(256|384|512))$/;

export interface ReadAssertion {
  readonly jwt: string;
  readonly alg: string;
  readonly kid?: string;
  readonly claims: JWTPayload;
}

/** Undefined when it is no JWT. Nothing in it is believed yet. */
export function readAssertion(jwt: string): ReadAssertion | undefined {
  try {
    const { alg = '', kid } = decodeProtectedHeader(jwt);
    return { jwt, alg, claims: decodeJwt(jwt), ...(kid === undefined ? {} : { kid }) };
  } catch {
    return undefined;
  }
}

/** Judges private_key_jwt assertions in Keycloak's order and with its sentences. Remembers those that were used. */
export class ClientAssertions {
  /** Until when (seconds) each `jti` is remembered. */
  private readonly used = new Map<string, number>();

  /** @param audiences what an assertion may be meant for: token address, issuer */
  constructor(private readonly audiences: readonly string[]) {}

  /** @throws OAuthRefusal */
  async verify(client: ClientRecord, assertion: ReadAssertion, withoutKid: WithoutKid): Promise<void> {
    const wanted = client.attributes['token.endpoint.auth.signing.alg'];
    if (!ALGORITHMS.test(assertion.alg) || (wanted !== undefined && wanted !== assertion.alg))
      throw refused('Invalid signature algorithm');
    await this.verifySignature(client, assertion, withoutKid);
    this.judgeAudience(assertion.claims);
    const maxAge = Number(client.attributes['token.endpoint.auth.signing.max.exp'] ?? DEFAULT_MAX_AGE);
    this.useOnce(assertion.claims.jti, judgeTimes(assertion.claims, maxAge));
  }

  private async verifySignature(client: ClientRecord, assertion: ReadAssertion, withoutKid: WithoutKid): Promise<void> {
    const candidates = keysFor(client, assertion, withoutKid);
    if (candidates.length === 0) throw refused('Unable to load public key');
    for (const { key, suits } of candidates) {
      const options = { algorithms: [assertion.alg] };
      if (suits && (await compactVerify(assertion.jwt, key, options).catch(() => undefined))) return;
    }
    throw refused('Client authentication with signed JWT failed: Signature on JWT token failed validation');
  }

  private judgeAudience({ aud = [] }: JWTPayload): void {
    const given = [aud].flat();
    if (!given.some((each) => this.audiences.includes(each))) throw refused('Invalid token audience');
    if (given.length > 1) throw refused('Multiple audiences not allowed');
  }

  /** An assertion without `jti` is never known again. */
  private useOnce(jti: string | undefined, lifespan: number): void {
    const now = nowInSeconds();
    for (const [id, until] of this.used) if (until <= now) this.used.delete(id);
    if (jti === undefined) return;
    if (this.used.has(jti)) throw refused('Token reuse detected');
    this.used.set(jti, now + lifespan);
  }
}

/** Answers how long the assertion could be used, in seconds. */
function judgeTimes({ exp, iat, nbf = 0 }: JWTPayload, maxAge: number): number {
  const now = nowInSeconds();
  if (typeof exp !== 'number') throw refused('Token exp claim is required');
  if (exp <= now || nbf > now + SKEW_SECONDS) throw refused('Token is not active');
  if (typeof iat !== 'number') {
    if (exp - now > maxAge)
      throw refused('Token expiration is too far in the future and iat claim not present in token');
    return exp - now;
  }
  if (iat - SKEW_SECONDS > now) throw refused('Token was issued in the future');
  if (now > iat + maxAge) throw refused('Token was issued too far in the past to be used now');
  return Math.min(exp - now, maxAge);
}

function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

function refused(description: string): OAuthRefusal {
  return new OAuthRefusal(400, 'invalid_client', description);
}
