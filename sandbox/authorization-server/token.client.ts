import { randomUUID, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ASSERTION_SECONDS = 60;

export interface AssertionRequest {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly privateKey: KeyObject;
  /** Many clients send none. */
  readonly kid?: string;
  /** Default: RS256, or the one of the key's curve. */
  readonly alg?: string;
  /** Default: the token URL. */
  readonly audience?: string | string[];
  /** Put over the usual claims; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

export type TokenRequest = { readonly scope?: string } & (
  AssertionRequest | { readonly tokenUrl: string; readonly clientId: string; readonly assertion: string }
);

export interface TokenAnswer {
  readonly status: number;
  /** The token response, or the OAuth2 error. */
  readonly body: {
    readonly access_token?: string;
    readonly expires_in?: number;
    readonly scope?: string;
    readonly error?: string;
    readonly error_description?: string;
  };
}

/** Asks for a token as the holder of a REST account does: client_credentials with private_key_jwt (RFC 7523). */
export async function requestToken(request: TokenRequest): Promise<TokenAnswer> {
  const response = await fetch(request.tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: ASSERTION_TYPE,
      client_assertion: 'assertion' in request ? request.assertion : await makeAssertion(request),
      ...(request.scope === undefined ? {} : { scope: request.scope }),
    }),
  });
  return { status: response.status, body: (await response.json()) as TokenAnswer['body'] };
}

/** The signed statement by which a client says who it is; good for a minute, and once. */
export async function makeAssertion(request: AssertionRequest): Promise<string> {
  const { tokenUrl, clientId, privateKey, kid, alg = algorithmOf(privateKey), audience = tokenUrl } = request;
  const now = Math.floor(Date.now() / 1000);
  const times = { iat: now, exp: now + ASSERTION_SECONDS };
  const usual = { iss: clientId, sub: clientId, aud: audience, jti: randomUUID(), ...times };
  return new SignJWT({ ...usual, ...request.claims })
    .setProtectedHeader({ alg, ...(kid === undefined ? {} : { kid }) })
    .sign(privateKey);
}

function algorithmOf(key: KeyObject): string {
  switch (key.asymmetricKeyDetails?.namedCurve) {
    case undefined:
      return 'RS256';
    case 'secp384r1':
      return 'ES384';
    case 'secp521r1':
      return 'ES512';
    default:
      return 'ES256';
  }
}
