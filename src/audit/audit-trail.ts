import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../identity/actor.js';
import { AuditEvent, type AuditAction } from './audit-event.entity.js';

interface Subject {
  readonly senderId?: string;
  readonly accountId?: string;
  readonly before?: object;
  readonly after?: object;
}

/** Adds an event to the unit of work, so that it commits or fails together with the change it tells of. */
export function recordAction(em: EntityManager, actor: Actor, action: AuditAction, subject: Subject): void {
  const event = new AuditEvent();
  event.actorKind = actor.kind;
  event.actorId = actor.id;
  event.actorName = actor.name;
  event.remoteAddress = actor.remoteAddress;
  event.action = action;
  event.senderId = subject.senderId ?? null;
  event.accountId = subject.accountId ?? null;
  event.before = subject.before ?? null;
  event.after = subject.after ?? null;
  em.persist(event);
}
