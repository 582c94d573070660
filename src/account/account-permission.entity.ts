import type { Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { randomUUIDv7 } from 'node:crypto';
import { Permission } from '../permission/permission.entity.js';
import { Account } from './account.entity.js';

/** A permission that an account carries from one revision until another. */
@Entity({ tableName: 'account_permission' })
export class AccountPermission {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Permission, { fieldName: 'permission_code' })
  permission!: Rel<Permission>;

  /** Where its files lie at the file-transfer server since before the account was adopted; null: where we put them. */
  @Property({ type: 'text', nullable: true })
  directory: string | null = null;

  @Property({ type: 'integer' })
  addedRevision!: number;

  @Property({ type: 'integer', nullable: true })
  removedRevision: number | null = null;
}
