import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';

export const AUDIENCE = 'https://chaman.example/api';

export interface TokenShape {
  /** Instead of, or beside, the usual claims; undefined takes one away. */
  readonly claims?: JWTPayload;
  readonly header?: { readonly typ?: string; readonly kid?: string };
  /** Seconds from now. */
  readonly expiresIn?: number;
}

/** An authorization server, as far as those who check its tokens can tell: keys over HTTP, and tokens signed with them. */
export class TokenIssuer {
  /** What the key address answers. */
  private published: JWK[] = [];
  private current!: { readonly kid: string; readonly alg: string; readonly privateKey: CryptoKey };
  /** How often the keys were fetched. */
  fetches = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(alg = 'ES256'): Promise<TokenIssuer> {
    const server = createServer((_request, response) => {
      issuer.fetches += 1;
      response.setHeader('Content-Type', 'application/jwk-set+json').end(JSON.stringify({ keys: issuer.published }));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const issuer = new TokenIssuer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await issuer.rotate(alg);
    return issuer;
  }

  /** What the product's API must be told to trust this issuer. */
  get variables(): NodeJS.ProcessEnv {
    return {
      SYSTEM_TOKEN_ISSUER: this.url,
      SYSTEM_TOKEN_AUDIENCE: AUDIENCE,
      SYSTEM_TOKEN_JWKS_URL: `${this.url}/certs`,
      SYSTEM_TOKEN_JWKS_COOLDOWN_SECONDS: '0',
    };
  }

  /** The public half of the key that signs now. */
  get publicKey(): JWK {
    const key = this.published.at(-1);
    if (!key) throw new Error('no key is published');
    return key;
  }

  /** Signs with a new key from now on; the old ones stay published, or not. */
  async rotate(alg = 'ES256', { keepOld = false } = {}): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    const kid = `${alg}-${randomUUID()}`;
    this.published = [...(keepOld ? this.published : []), { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' }];
    this.current = { kid, alg, privateKey };
  }

  token(scope: string, { claims = {}, header = {}, expiresIn = 300 }: TokenShape = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const { kid, alg, privateKey } = this.current;
    return new SignJWT({
      iss: this.url,
      aud: AUDIENCE,
      sub: 'payroll-inspection',
      client_id: 'payroll-inspection',
      iat: now,
      exp: now + expiresIn,
      scope,
      ...claims,
    })
      .setProtectedHeader({ alg, kid, typ: 'at+jwt', ...header })
      .sign(privateKey);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
