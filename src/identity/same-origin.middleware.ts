import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Problem } from '../platform/http/problem.js';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];
/** Posted to by the identity provider's page, from another site, without our cookies. Nothing else is exempt. */
const FROM_THE_IDENTITY_PROVIDER = ['/auth/acs', '/auth/slo'];

/** Refuses changes that a page of another site sends with this person's cookies. */
export function sameOrigin(publicUrl: string): RequestHandler {
  const own = new URL(publicUrl).origin;
  return (request: Request, _response: Response, next: NextFunction): void => {
    if (!changesSomething(request) || isFromOwnPage(request, own)) next();
    else next(new Problem('session/cross-site'));
  };
}

/** Whether a request asks for a change that only a page of ours may ask for. */
export function changesSomething(request: Request): boolean {
  return !SAFE_METHODS.includes(request.method) && !isExempt(request);
}

function isFromOwnPage(request: Request, own: string): boolean {
  const origin = request.headers.origin;
  return origin === undefined ? request.headers['sec-fetch-site'] === 'same-origin' : origin === own;
}

function isExempt(request: Request): boolean {
  return request.method === 'POST' && FROM_THE_IDENTITY_PROVIDER.includes(request.path);
}
