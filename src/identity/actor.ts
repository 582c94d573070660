import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Language } from '../platform/i18n/language.js';
import type { Organisation } from './mandate.js';

/** Who acts for one organisation in one capacity, and may manage its channels or a part of them. */
export interface Actor {
  /** A person with a session, or the organisation's own software with a token. */
  readonly kind: 'person' | 'system';
  /** The identity provider's name for the person; the system's client id. */
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  readonly organisation: Organisation;
  readonly remoteAddress: string;
  /** Of the request that acts. */
  readonly requestId: string;
}

const actors = new WeakMap<Request, Actor>();

/** Set by the access guard alone. */
export function setActor(request: Request, actor: Actor): void {
  actors.set(request, actor);
}

/** Undefined until the guard has let the request in. */
export function actorOf(request: Request): Actor | undefined {
  return actors.get(request);
}

/** The actor of a route that is declared for managers, or for a scope that is bound to one sender. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const actor = actorOf(context.switchToHttp().getRequest<Request>());
  if (!actor) throw new Error('CurrentActor is for routes whose declaration names one sender');
  return actor;
});
