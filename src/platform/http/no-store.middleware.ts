import type { NextFunction, Request, Response } from 'express';

/** What the API answers belongs to one caller and is true for one moment: no cache keeps it. */
export function noStore(_request: Request, response: Response, next: NextFunction): void {
  response.set('Cache-Control', 'no-store');
  next();
}
