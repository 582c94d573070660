import type { Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { randomUUIDv7 } from 'node:crypto';
import { Account } from './account.entity.js';

/** The SSH public key of an SFTP account. */
@Entity({ tableName: 'ssh_key' })
export class SshKey {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Property({ type: 'text' })
  keyType!: string;

  @Property({ type: 'integer' })
  bits!: number;

  /** `SHA256:…`, as OpenSSH shows it. */
  @Property({ type: 'text' })
  fingerprint!: string;

  @Property({ type: 'text', nullable: true })
  comment: string | null = null;

  /** `type base64`, the only form that leaves ChaMan. */
  @Property({ type: 'text' })
  canonical!: string;

  @Property({ type: 'integer' })
  addedRevision!: number;

  @Property({ type: 'integer', nullable: true })
  removedRevision: number | null = null;
}
