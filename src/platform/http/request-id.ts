import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

/** First of all middleware, so that every request has an id, also one that is refused before it is logged. Given here, never taken from outside. */
export function giveRequestId(request: Request, response: Response, next: NextFunction): void {
  request.id = randomUUID();
  response.setHeader('X-Request-Id', requestIdOf(request));
  next();
}

/** The id that stands in the answer, in logs, in the audit trail and in every problem, and that workers and gateways are told. */
export function requestIdOf(request: Request): string {
  return String(request.id ?? '');
}
