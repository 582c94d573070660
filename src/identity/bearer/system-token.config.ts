import { ConfigurationError } from '../../platform/config/configuration-error.js';
import { integer, text, url, type Values } from '../../platform/config/variables.js';

export const systemTokenVariables = {
  SYSTEM_TOKEN_ISSUER: text('issuer (`iss`) of the access tokens of systems; empty: no token is accepted', {
    fallback: '',
    example: 'https://sso.example/realms/systems',
  }),
  SYSTEM_TOKEN_AUDIENCE: text('audience (`aud`) that those tokens must name', {
    fallback: '',
    example: 'https://chaman.example',
  }),
  SYSTEM_TOKEN_JWKS_URL: url('where their issuer publishes its keys (JWKS)', ['http:', 'https:'], {
    fallback: '',
    example: 'https://sso.example/realms/systems/protocol/openid-connect/certs',
  }),
  SYSTEM_TOKEN_JWKS_COOLDOWN_SECONDS: integer(
    'how long a token with an unknown key does not make the keys be fetched again after it did',
    { min: 0, max: 600, unit: 'seconds' },
    { fallback: 30 },
  ),
};

export type SystemTokenConfig = Values<typeof systemTokenVariables>;

/** Whose tokens are accepted. */
export interface TokenTrust {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: URL;
  readonly cooldownSeconds: number;
}

/**
 * The issuer that is trusted; null when none is.
 * @throws ConfigurationError when only a part of it is told
 */
export function tokenTrust(config: SystemTokenConfig): TokenTrust | null {
  const { SYSTEM_TOKEN_ISSUER: issuer, SYSTEM_TOKEN_AUDIENCE: audience, SYSTEM_TOKEN_JWKS_URL: keys } = config;
  const given = [issuer, audience, keys].filter((value) => value !== '');
  if (given.length === 0) return null;
  if (given.length < 3)
    throw new ConfigurationError([
      'SYSTEM_TOKEN_ISSUER, SYSTEM_TOKEN_AUDIENCE and SYSTEM_TOKEN_JWKS_URL belong together: give all three or none',
    ]);
  return { issuer, audience, keys: new URL(keys), cooldownSeconds: config.SYSTEM_TOKEN_JWKS_COOLDOWN_SECONDS };
}
