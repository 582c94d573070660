import { createHmac, timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { CSRF_HEADER } from '../platform/http/csrf-header.js';
import { Problem } from '../platform/http/problem.js';
import { changesSomething } from './same-origin.middleware.js';

/**
 * The token that a page of ours sends along with a change: a page of another site can neither read nor guess it. Made of the
 * session's id, so it needs no place of its own, every process knows it, and it ends with the session.
 */
export function csrfTokenOf(request: Request, secret: string): string {
  return createHmac('sha256', secret).update(`csrf ${request.sessionID}`).digest('base64url');
}

/** Refuses a change in a session without that session's token. Who has no session has nothing to abuse. */
export function demandCsrfToken(secret: string): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const judged = request.session.signedIn !== undefined && changesSomething(request);
    next(judged && !hasToken(request, csrfTokenOf(request, secret)) ? new Problem('session/csrf-token') : undefined);
  };
}

function hasToken(request: Request, token: string): boolean {
  const given = Buffer.from(request.get(CSRF_HEADER) ?? '');
  const due = Buffer.from(token);
  return given.length === due.length && timingSafeEqual(given, due);
}
