import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { randomUUIDv7 } from 'node:crypto';
import type { AuditAction } from './audit-action.js';

/** `unknown`: somebody without session or accepted token. */
export const ACTOR_KINDS = ['person', 'system', 'worker', 'unknown'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Who did what, when, from where: append-only, never a secret. */
@Entity({ tableName: 'audit_event' })
export class AuditEvent {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Property({ type: 'timestamptz' })
  at: Date = new Date();

  @Property({ type: 'text' })
  actorKind!: ActorKind;

  @Property({ type: 'text' })
  actorId!: string;

  @Property({ type: 'text', nullable: true })
  actorName: string | null = null;

  @Property({ type: 'text', nullable: true })
  remoteAddress: string | null = null;

  /** Of the request that did it; also stands in logs, and in problems as `instance`. */
  @Property({ type: 'text', nullable: true })
  requestId: string | null = null;

  @Property({ type: 'uuid', nullable: true })
  senderId: string | null = null;

  @Property({ type: 'uuid', nullable: true })
  accountId: string | null = null;

  @Property({ type: 'text' })
  action!: AuditAction;

  @Property({ type: 'json', nullable: true })
  before: object | null = null;

  @Property({ type: 'json', nullable: true })
  after: object | null = null;
}
