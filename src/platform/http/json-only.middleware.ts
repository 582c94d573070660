import type { NextFunction, Request, Response } from 'express';
import { Problem } from './problem.js';

/** Refuses content of another kind, which would otherwise go unread and look like an empty request. */
export function jsonOnly(request: Request, _response: Response, next: NextFunction): void {
  // Browsers state the length of a POST without content too.
  const empty = request.headers['content-length'] === '0' && request.headers['transfer-encoding'] === undefined;
  // null where there is no content at all
  const foreign = !empty && request.is('application/json') === false;
  next(foreign ? new Problem('request/media-type') : undefined);
}
