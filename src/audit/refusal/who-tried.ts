import type { Request } from 'express';
import { actorOf } from '../../identity/actor.js';
import { systemOf } from '../../identity/bearer/system.js';
import type { Organisation } from '../../identity/mandate.js';
import { chosenMandate, signedInOf } from '../../identity/signed-in.js';
import { requestIdOf } from '../../platform/http/request-id.js';
import type { AuditActor } from '../audit-trail.js';

export interface Attempter {
  readonly actor: AuditActor;
  /** For whom they act, or would like to; undefined where that is not known. */
  readonly acting?: Pick<Organisation, 'number' | 'context' | 'capacity'> | { readonly senderNumber: string };
}

/** Who is behind a request, let in or not. Nothing is believed of a token that was not accepted. */
export function whoTried(request: Request): Attempter {
  const from = { remoteAddress: request.ip ?? null, requestId: requestIdOf(request) };
  const actor = actorOf(request);
  if (actor) {
    const { kind, id, name, organisation } = actor;
    return { actor: { kind, id, name, ...from }, acting: organisation };
  }
  const system = systemOf(request);
  if (system) {
    const { clientId: id, senderNumber } = system;
    return {
      actor: { kind: 'system', id, name: id, ...from },
      ...(senderNumber !== null && { acting: { senderNumber } }),
    };
  }
  const signedIn = signedInOf(request);
  if (signedIn) {
    const { id, name } = signedIn.person;
    return { actor: { kind: 'person', id, name, ...from }, acting: chosenMandate(signedIn)?.organisation };
  }
  return { actor: { kind: 'unknown', id: 'unknown', name: null, ...from } };
}
