import type { NextFunction, Request, Response } from 'express';
import { Problem } from './problem.js';

/** Refuses content of another kind, which would otherwise go unread and look like an empty request. */
export function jsonOnly(request: Request, _response: Response, next: NextFunction): void {
  // null where there is no content at all
  next(request.is('application/json') === false ? new Problem('request/media-type') : undefined);
}
