import type { RequestHandler } from 'express';

/**
 * Middleware for people's requests: one with an Authorization header passes by, so that a token never comes with a session.
 * No page of another site can make a browser send that header, so such a request needs no same-origin rule either.
 */
export function peopleOnly(handler: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (request.headers.authorization === undefined) void handler(request, response, next);
    else next();
  };
}
