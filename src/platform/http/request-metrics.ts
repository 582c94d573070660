import type { NextFunction, Request, Response } from 'express';
import { Histogram } from 'prom-client';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

const seconds = new Histogram({
  name: 'chaman_http_request_seconds',
  help: 'Time to answer a request, by the pattern of its route; "none" for what is refused before.',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
});

/** Labels come from closed lists: the pattern of a route, never an address. Streams count when they end. */
export function measureRequests(request: Request, response: Response, next: NextFunction): void {
  const end = seconds.startTimer();
  response.once('close', () => {
    const { path } = (request.route ?? {}) as { readonly path?: unknown };
    end({
      method: METHODS.has(request.method) ? request.method : 'other',
      route: typeof path === 'string' ? path : 'none',
      status: `${Math.floor(response.statusCode / 100)}xx`,
    });
  });
  next();
}
