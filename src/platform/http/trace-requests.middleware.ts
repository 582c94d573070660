import { SpanStatusCode, type Span } from '@opentelemetry/api';
import type { NextFunction, Request, Response } from 'express';
import { beginRequest, within } from '../telemetry/tracing.js';
import { requestIdOf } from './request-id.js';

const spans = new WeakMap<Request, Span>();

/** From the first middleware to the end of the answer. Named by the pattern of the route, never by an address. */
export function traceRequests(request: Request, response: Response, next: NextFunction): void {
  const span = beginRequest(requestIdOf(request), request.method);
  spans.set(request, span);
  response.once('close', () => {
    const { path } = (request.route ?? {}) as { readonly path?: unknown };
    if (typeof path === 'string') span.updateName(`${request.method} ${path}`).setAttribute('http.route', path);
    span
      .setAttribute('http.request.method', request.method)
      .setAttribute('http.response.status_code', response.statusCode);
    if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  next();
}

/** Last of all middleware: reading a body leaves the context that an earlier one would have entered. */
export function enterTrace(request: Request, _response: Response, next: NextFunction): void {
  const span = spans.get(request);
  if (span) within(span, next);
  else next();
}
