import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { requestIdOf } from '../platform/http/request-id.js';
import { signedInOf } from './signed-in.js';

/** One of the people who run the product: acts for no organisation. */
export interface Operator {
  readonly kind: 'person';
  /** The identity provider's name for the person. */
  readonly id: string;
  readonly name: string;
  readonly remoteAddress: string;
  /** Of the request that acts. */
  readonly requestId: string;
}

/** Who acts on a route that is declared for operations. */
export const CurrentOperator = createParamDecorator((_data: unknown, context: ExecutionContext): Operator => {
  const request = context.switchToHttp().getRequest<Request>();
  const signedIn = signedInOf(request);
  if (!signedIn?.operations) throw new Error('CurrentOperator is for routes that are declared for operations');
  const { id, name } = signedIn.person;
  return { kind: 'person', id, name, remoteAddress: request.ip ?? '', requestId: requestIdOf(request) };
});
