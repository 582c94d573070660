import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits that fit in a URL and a cookie (43 characters). Stored only as {@link hashToken}. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{43}$/.test(value);
}

/** SHA-256, hexadecimal: enough for a random token, which nobody can guess from a dictionary. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
