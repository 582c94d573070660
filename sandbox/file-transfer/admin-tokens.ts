import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { ApiError } from './records.js';

const LIFETIME_MS = 20 * 60 * 1000;

/** Sign-in of the administrator: Basic for a token, then the token. Tokens do not survive a restart. */
export class AdminTokens {
  private readonly expiries = new Map<string, number>();

  constructor(
    private readonly user: string,
    private readonly password: string,
  ) {}

  readonly issue: RequestHandler = (request, response) => {
    const [user, password] = basic(request);
    if (!same(user, this.user) || !same(password, this.password)) throw new ApiError(401, 'invalid credentials');
    const token = randomBytes(32).toString('base64url');
    const expiry = Date.now() + LIFETIME_MS;
    this.expiries.set(token, expiry);
    response.json({ access_token: token, expires_at: new Date(expiry).toISOString() });
  };

  readonly demand: RequestHandler = (request, _response, next) => {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (!token || (this.expiries.get(token) ?? 0) <= Date.now()) throw new ApiError(401, 'token is not valid');
    next();
  };

  /** Makes every token that is out worthless, as a change of the signing key does. */
  revokeAll(): void {
    this.expiries.clear();
  }
}

function basic(request: Request): [string, string] {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const [user = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return [user, password.join(':')];
}

function same(given: string, expected: string): boolean {
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
