import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Language } from '../platform/i18n/language.js';
import type { Organisation, Role } from './mandate.js';

/** The person who acts, for one organisation in one capacity, and who may manage its channels. */
export interface Actor {
  readonly personId: string;
  readonly personName: string;
  readonly language: Language;
  readonly organisation: Organisation;
  readonly role: Role;
  readonly remoteAddress: string;
}

const actors = new WeakMap<Request, Actor>();

/** Set by the access guard alone. */
export function setActor(request: Request, actor: Actor): void {
  actors.set(request, actor);
}

/** The actor of a route that is declared `@Access('manager')`. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const actor = actors.get(context.switchToHttp().getRequest<Request>());
  if (!actor) throw new Error('CurrentActor is for routes declared for managers');
  return actor;
});
