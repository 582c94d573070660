import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, jwtVerify, SignJWT, type JWK, type JWTPayload } from 'jose';

const ALGORITHM = 'ES256';

/** Issues access tokens and knows its own again. The key is made once, then read: tokens outlive a restart. */
export class AccessTokens {
  private readonly file: string;
  private key: KeyObject;

  constructor(
    directory: string,
    private readonly issuer: string,
  ) {
    mkdirSync(directory, { recursive: true });
    this.file = join(directory, 'signing-key.pem');
    this.key = existsSync(this.file) ? createPrivateKey(readFileSync(this.file)) : this.makeKey();
  }

  /** @param lifetime in seconds */
  async issue(claims: JWTPayload, lifetime: number): Promise<string> {
    const { kid } = await this.publicKey();
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ exp: now + lifetime, iat: now, jti: `trrtcc:${randomUUID()}`, iss: this.issuer, ...claims })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid })
      .sign(this.key);
  }

  /** The client id that a token was issued to, while it is good. */
  async holderOf(token: string): Promise<string | undefined> {
    const options = { issuer: this.issuer, algorithms: [ALGORITHM] };
    const verified = await jwtVerify<{ azp?: string }>(token, createPublicKey(this.key), options).catch(
      () => undefined,
    );
    return verified?.payload.azp;
  }

  async keySet(): Promise<{ keys: JWK[] }> {
    return { keys: [await this.publicKey()] };
  }

  /** Another key from now on: every token that is out becomes worthless. */
  rotate(): void {
    this.key = this.makeKey();
  }

  private makeKey(): KeyObject {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeFileSync(this.file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    return privateKey;
  }

  private async publicKey(): Promise<JWK & { kid: string }> {
    const jwk = await exportJWK(createPublicKey(this.key));
    return { ...jwk, kid: await calculateJwkThumbprint(jwk), use: 'sig', alg: ALGORITHM };
  }
}
