import { createPublicKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import type { RunningAuthorizationServer } from './authorization-server.js';

export interface AdminAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Calls the admin API as an administrator does, without the product. */
export class AdminClient {
  private token: string | undefined;

  constructor(
    private readonly server: RunningAuthorizationServer,
    private readonly clientId: string,
    private readonly secret: string,
  ) {}

  async signIn(): Promise<void> {
    const response = await fetch(this.server.tokenUrl, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${this.clientId}:${this.secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    this.token = ((await response.json()) as { access_token?: string }).access_token;
  }

  /** @param path below `/admin/realms/<realm>` */
  async send(method: string, path: string, body?: unknown): Promise<AdminAnswer> {
    const response = await fetch(`${this.server.url}/admin/realms/${this.server.realm}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? null : (JSON.parse(text) as unknown),
    };
  }

  /** Makes a client of a REST account that signs with these keys; answers its id. */
  async makeAccount(clientId: string, keys: readonly object[], more: object = {}): Promise<string> {
    const { status, headers, body } = await this.send('POST', '/clients', {
      ...{ clientId, clientAuthenticatorType: 'client-jwt', serviceAccountsEnabled: true },
      ...{ attributes: keyAttributes(keys), defaultClientScopes: ['scope:read', 'scope:write'] },
      ...more,
    });
    if (status !== 201) throw new Error(`The client was not made: ${status} ${JSON.stringify(body)}`);
    return headers.get('location')?.split('/').at(-1) ?? '';
  }
}

/** With which a client says that it signs with these keys. */
export function keyAttributes(keys: readonly object[]): Record<string, string> {
  return { 'use.jwks.string': 'true', 'jwks.string': JSON.stringify({ keys }) };
}

/** The public half as a JWK for signatures, named by its thumbprint. */
export async function publicJwk(key: KeyObject, more: object = {}): Promise<Record<string, unknown> & { kid: string }> {
  const jwk = createPublicKey(key).export({ format: 'jwk' });
  return { ...jwk, use: 'sig', kid: await calculateJwkThumbprint(jwk), ...more };
}
