import type { NextFunction, Request, Response } from 'express';
import { Problem } from '../problem.js';

/**
 * Of these the first counts here; a proxy in front may have judged by the last. HTTP/2 allows several of `cookie`, but whoever
 * passes them on by HTTP/1.1 joins them (RFC 9113, section 8.2.3).
 */
const ONCE = new Set([
  'host',
  'authorization',
  'content-type',
  'origin',
  'sec-fetch-site',
  'x-csrf-token',
  'idempotency-key',
  'cookie',
]);

/** Refuses a request that says twice what can be said once: two readers could understand it differently. */
export function unambiguous(request: Request, _response: Response, next: NextFunction): void {
  const seen = new Set<string>();
  // Names and values in turn.
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    const name = request.rawHeaders[at]?.toLowerCase() ?? '';
    if (!ONCE.has(name)) continue;
    if (seen.has(name)) return next(new Problem('request/malformed'));
    seen.add(name);
  }
  next();
}
