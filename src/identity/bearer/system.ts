import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/** Another system that calls, as its verified access token tells. */
export interface System {
  readonly clientId: string;
  readonly scopes: ReadonlySet<string>;
  /** Number of the one sender that it may act for; null for a system of the government. */
  readonly senderNumber: string | null;
}

const systems = new WeakMap<Request, System>();

/** Set by the access guard alone, as soon as the token is accepted. */
export function setSystem(request: Request, system: System): void {
  systems.set(request, system);
}

/** Undefined for a request without a token that is accepted. */
export function systemOf(request: Request): System | undefined {
  return systems.get(request);
}

/** The system that calls a route declared `@Access({ scope })`. */
export const CurrentSystem = createParamDecorator((_data: unknown, context: ExecutionContext): System => {
  const system = systemOf(context.switchToHttp().getRequest<Request>());
  if (!system) throw new Error('CurrentSystem is for routes declared for systems');
  return system;
});
