import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

/** First of all middleware, so that every request has an id, also one that is refused before it is logged. Given here, never taken from outside. */
export function giveRequestId(request: Request, _response: Response, next: NextFunction): void {
  request.id = randomUUID();
  next();
}

/** The id that stands in logs, in the audit trail and in every problem. */
export function requestIdOf(request: Request): string {
  return String(request.id ?? '');
}
