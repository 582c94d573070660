import type { EntityManager } from '@mikro-orm/postgresql';
import type { AuditAction } from './audit-action.js';
import { AuditEvent, type ActorKind } from './audit-event.entity.js';

/** Who did it, from where and with which request. */
export interface AuditActor {
  readonly kind: ActorKind;
  readonly id: string;
  readonly name: string | null;
  readonly remoteAddress: string | null;
  readonly requestId: string | null;
}

/** The product itself, long after the request that wanted it. */
export const WORKER: AuditActor = { kind: 'worker', id: 'worker', name: null, remoteAddress: null, requestId: null };

/** Somebody who runs a command of operations. @param command as it is typed */
export function commandActor(command: string, operator: string): AuditActor {
  return { kind: 'system', id: command, name: operator, remoteAddress: null, requestId: null };
}

interface Subject {
  readonly senderId?: string;
  readonly accountId?: string;
  readonly before?: object;
  readonly after?: object;
}

/** Adds an event to the unit of work, so that it commits or fails together with the change it tells of. */
export function recordAction(em: EntityManager, actor: AuditActor, action: AuditAction, subject: Subject): void {
  const event = new AuditEvent();
  event.actorKind = actor.kind;
  event.actorId = actor.id;
  event.actorName = actor.name;
  event.remoteAddress = actor.remoteAddress;
  event.requestId = actor.requestId;
  event.action = action;
  event.senderId = subject.senderId ?? null;
  event.accountId = subject.accountId ?? null;
  event.before = subject.before ?? null;
  event.after = subject.after ?? null;
  em.persist(event);
}
