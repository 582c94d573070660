import { Inject, Injectable, Logger } from '@nestjs/common';
import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { Clock } from '../../platform/clock.js';
import { call } from '../../platform/http-client/json-client.js';
import { Problem } from '../../platform/http/problem.js';
import { AcceptedTokens } from './accepted-tokens.js';
import { readClaims } from './read-claims.js';
import type { TokenTrust } from './system-token.config.js';
import type { System } from './system.js';
import { TOKEN_DEMANDS, type TokenDemand } from './token-faults.texts.js';

export const TOKEN_TRUST = Symbol('TOKEN_TRUST');

const MAX_CHARACTERS = 8 * 1024;
const CLOCK_TOLERANCE_SECONDS = 60;
const KEYS_WITHIN_MS = 5_000;
const KEYS_KEPT_MS = 10 * 60 * 1_000;
/** Signatures by a private key only: with a shared secret, whoever checks a token could make one. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];
const COMPACT_JWS = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** Tells which system an OAuth2 access token (RFC 9068) was issued to. No session comes of a token. */
@Injectable()
export class AccessTokenVerifier {
  private readonly logger = new Logger('access-token');
  private readonly keys: JWTVerifyGetKey | null;
  private readonly accepted = new AcceptedTokens();

  constructor(
    @Inject(TOKEN_TRUST) private readonly trust: TokenTrust | null,
    private readonly clock: Clock,
  ) {
    this.keys = trust && remoteKeys(trust);
  }

  /** @throws Problem `token/invalid` with the demand that it misses · `token/expired` · `token/keys-unavailable` */
  async verify(token: string): Promise<System> {
    if (!this.trust || !this.keys) throw this.refusal('no-issuer-trusted');
    if (token.length > MAX_CHARACTERS) throw this.refusal('token-size');
    const now = this.clock.now();
    return this.accepted.find(token, now.getTime()) ?? this.verifySignature(token, this.trust, this.keys, now);
  }

  private async verifySignature(
    token: string,
    { issuer, audience }: TokenTrust,
    keys: JWTVerifyGetKey,
    now: Date,
  ): Promise<System> {
    if (!COMPACT_JWS.test(token)) throw this.refusal('token-form');
    const verified = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      requiredClaims: ['exp'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now,
    }).catch((failure: unknown) => {
      throw this.translate(failure);
    });
    const system = readClaims(verified.protectedHeader, verified.payload);
    if (typeof system === 'string') throw this.refusal(system);
    const { exp = 0 } = verified.payload;
    this.accepted.remember(token, system, now.getTime(), (exp + CLOCK_TOLERANCE_SECONDS) * 1_000);
    return system;
  }

  private translate(failure: unknown): Problem {
    if (failure instanceof errors.JWTExpired) return new Problem('token/expired');
    const demand = demandOf(failure);
    if (demand) return this.refusal(demand);
    this.logger.error({ err: failure }, 'the keys of the token issuer cannot be had');
    return new Problem('token/keys-unavailable');
  }

  private refusal(demand: TokenDemand): Problem {
    this.logger.warn({ event: 'access token refused', demand });
    return new Problem('token/invalid', {
      issues: [{ field: 'Authorization', rule: demand, demand: TOKEN_DEMANDS[demand] }],
    });
  }
}

function remoteKeys({ keys, cooldownSeconds }: TokenTrust): JWTVerifyGetKey {
  return createRemoteJWKSet(keys, {
    timeoutDuration: KEYS_WITHIN_MS,
    cooldownDuration: cooldownSeconds * 1_000,
    cacheMaxAge: KEYS_KEPT_MS,
    // Bounded in size too.
    [customFetch]: async (url, { signal }) => {
      const { status, body } = await call({ method: 'GET', url, timeoutMs: KEYS_WITHIN_MS, signal });
      return Response.json(body, { status });
    },
  });
}

const BY_CLAIM: Readonly<Record<string, TokenDemand>> = {
  iss: 'issuer',
  aud: 'audience',
  exp: 'expiry-time',
  nbf: 'already-valid',
};

const BY_CODE: Readonly<Record<string, TokenDemand>> = {
  [errors.JOSEAlgNotAllowed.code]: 'algorithm',
  [errors.JOSENotSupported.code]: 'token-form',
  [errors.JWSInvalid.code]: 'token-form',
  [errors.JWTInvalid.code]: 'token-form',
  [errors.JWKSNoMatchingKey.code]: 'known-key',
  // Without `kid`, where several keys could have signed it.
  [errors.JWKSMultipleMatchingKeys.code]: 'known-key',
  [errors.JWSSignatureVerificationFailed.code]: 'signature',
};

/** What a token misses; undefined when the failure is not the token's. */
function demandOf(failure: unknown): TokenDemand | undefined {
  if (failure instanceof errors.JWTClaimValidationFailed) return BY_CLAIM[failure.claim] ?? 'token-form';
  return failure instanceof errors.JOSEError ? BY_CODE[failure.code] : undefined;
}
