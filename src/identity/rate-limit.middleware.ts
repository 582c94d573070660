import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { RateLimits } from '../platform/http/rate-limit/rate-limits.js';
import { signedInOf } from './signed-in.js';

/** Probes come from one machine for all, and often. */
const PROBES = /^\/health(\/|$)/i;
const SIGN_IN = /^\/auth(\/|$)/i;

/** Before anything is looked up for the request. */
export function limitAddresses(limits: RateLimits): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction): void => {
    if (PROBES.test(request.path)) return next();
    const address = request.ip ?? '';
    limits.takeAddress(address);
    if (SIGN_IN.test(request.path)) limits.takeSignIn(address);
    next();
  };
}

/** As soon as it is known who asks. */
export function limitPeople(limits: RateLimits): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const signedIn = signedInOf(request);
    // Two identity providers may give two people the same name.
    if (signedIn) limits.takePerson(JSON.stringify([signedIn.identityProvider, signedIn.person.id]));
    next();
  };
}
