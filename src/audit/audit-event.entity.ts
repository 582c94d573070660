import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { randomUUIDv7 } from 'node:crypto';

/** Who did what, when, from where: append-only, never a secret. */
@Entity({ tableName: 'audit_event' })
export class AuditEvent {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Property({ type: 'timestamptz' })
  at: Date = new Date();

  @Property({ type: 'text' })
  actorKind: 'person' | 'system' | 'worker' = 'person';

  @Property({ type: 'text' })
  actorId!: string;

  @Property({ type: 'text', nullable: true })
  actorName: string | null = null;

  @Property({ type: 'text', nullable: true })
  remoteAddress: string | null = null;

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

export type AuditAction =
  | 'sender.created'
  | 'contact.updated'
  | 'account.created'
  | 'account.creation-refused'
  | 'account.updated'
  | 'account.password-changed'
  | 'account.ssh-key-replaced'
  | 'account.certificate-replaced'
  | 'account.certificate-added'
  | 'account.certificate-removed'
  | 'account.deleted'
  | 'account.provisioned'
  | 'account.removal-confirmed'
  | 'account.gateway-refused';
