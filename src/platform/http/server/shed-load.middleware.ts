import { AsyncResource } from 'node:async_hooks';
import { Logger } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Counter } from 'prom-client';
import { Problem } from '../problem.js';
import { Places, type Turn } from './places.js';

/** What costs: the database, signatures, rules. Files of the web application do not. */
const WORK = /^\/(api|auth)(\/|$)/i;
/** Whoever has to see what is wrong gets in when nobody else does. */
const OPERATIONS = /^\/api\/v1\/ops(\/|$)/i;

const shed = new Counter({
  name: 'chaman_requests_shed_total',
  help: 'Requests that were answered 503 because more were being worked on than this process can bear.',
});

const given = new WeakMap<Response, () => void>();

/** Works on so many requests at once, lets some wait for a moment and answers all others that they should come back. */
export function shedLoad(placesAtOnce: number): RequestHandler {
  const logger = new Logger('overload');
  const places = new Places(placesAtOnce);
  let shedding = false;

  const giveBack = (): void => {
    places.giveBack();
    if (!shedding || !places.isCalm) return;
    shedding = false;
    logger.log('every request is let in again');
  };

  const refuse = (next: NextFunction): void => {
    shed.inc();
    if (!shedding) logger.warn({ atOnce: placesAtOnce }, 'more requests than can be borne: some are answered 503');
    shedding = true;
    next(new Problem('server/overloaded', { parameters: { seconds: comeBackAfter() } }));
  };

  return (request: Request, response: Response, next: NextFunction): void => {
    if (!WORK.test(request.path) || OPERATIONS.test(request.path)) return next();
    // It is told in the context of whoever gives the place back, and has one of its own.
    const told = AsyncResource.bind((turn: Turn): void => {
      if (turn === 'shed') refuse(next);
      if (turn !== 'admitted') return;
      const once = (): void => {
        if (given.delete(response)) giveBack();
      };
      given.set(response, once);
      response.once('close', once);
      next();
    });
    response.once('close', places.ask(told));
  };
}

/** For an answer that lasts and costs little from here on: it must not keep others out. */
export function givePlaceBack(response: Response): void {
  given.get(response)?.();
}

/** In seconds. Not all at once, or they would meet again. */
function comeBackAfter(): number {
  return 2 + Math.floor(Math.random() * 7);
}
