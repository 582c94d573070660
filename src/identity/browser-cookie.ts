import type { CookieOptions, Request, Response } from 'express';
import { usesTls, type IdentityConfig } from './identity.config.js';
import { isToken, newToken } from './secret-token.js';
import { REQUEST_SECONDS } from './sign-in.store.js';

type Settings = Pick<IdentityConfig, 'PUBLIC_URL'>;

/**
 * Marks the browser that asked to sign in, so that an answer can be completed in that browser only and nobody is signed
 * in as somebody else. Two tabs that sign in at once share the mark.
 */
export function markBrowser(request: Request, response: Response, config: Settings): string {
  const token = browserToken(request, config) ?? newToken();
  response.cookie(cookieName(config), token, { ...cookieOptions(config), maxAge: REQUEST_SECONDS * 1000 });
  return token;
}

export function browserToken(request: Request, config: Settings): string | undefined {
  const prefix = `${cookieName(config)}=`;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(prefix))?.slice(prefix.length);
  return isToken(value) ? value : undefined;
}

export function unmarkBrowser(response: Response, config: Settings): void {
  response.clearCookie(cookieName(config), cookieOptions(config));
}

function cookieName(config: Settings): string {
  return usesTls(config) ? '__Host-chaman-sign-in' : 'chaman-sign-in';
}

function cookieOptions(config: Settings): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: usesTls(config), path: '/' };
}
