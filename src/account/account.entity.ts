import { Collection, OptionalProps, type Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, OneToMany, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { randomUUIDv7 } from 'node:crypto';
import { Sender } from '../contact/sender.entity.js';
import { AccountPermission } from './account-permission.entity.js';
import { Certificate } from './certificate.entity.js';
import type { Channel } from './channel/channel.js';
import { ProvisioningTarget } from './provisioning-target.entity.js';
import { SshKey } from './ssh-key.entity.js';

/** Its parts, for whoever changes it. */
export const WHOLE = ['sender', 'certificates', 'sshKeys', 'permissions.permission', 'targets'] as const;

/** What an organisation asked for: the desired state that gateways are brought to. */
@Entity({ tableName: 'account' })
export class Account {
  [OptionalProps]?: 'revision' | 'revisedAt' | 'createdAt';

  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @ManyToOne(() => Sender)
  sender!: Rel<Sender>;

  @Property({ type: 'text' })
  channel!: Channel;

  @Property({ type: 'text' })
  name!: string;

  /** What the organisation writes about it for itself; no gateway learns of it. */
  @Property({ type: 'text', nullable: true })
  ownNote: string | null = null;

  /** Without the prefix `EXP`; only FTP and SFTP. Fixed after creation. */
  @Property({ type: 'text', nullable: true })
  userName: string | null = null;

  /** Only REST: given by the worker before a gateway learns of the account, then never changed, never used again. */
  @Property({ type: 'text', nullable: true })
  clientId: string | null = null;

  /**
   * The hash that the gateway takes, sealed: as secret as the password. Only FTP; null where the account was taken over and only the
   * gateway knows its password. Erased with the account.
   */
  @Property({ type: 'text', nullable: true, lazy: true, hidden: true })
  passwordHash?: string | null;

  /** Raised by every change that gateways must learn of. */
  @Property({ type: 'integer' })
  revision: number = 1;

  /** When this revision was asked for. */
  @Property({ type: 'timestamptz' })
  revisedAt: Date = new Date();

  @Property({ type: 'timestamptz' })
  createdAt: Date = new Date();

  /** Set by deletion; the row stays until every gateway has confirmed. */
  @Property({ type: 'timestamptz', nullable: true })
  deletedAt: Date | null = null;

  /** Set while operations keep the account from being used: gateways hold it and let nobody in. */
  @Property({ type: 'timestamptz', nullable: true })
  disabledAt: Date | null = null;

  /** Set when every gateway confirmed the removal: from then on somebody else may take the user name. */
  @Property({ type: 'timestamptz', nullable: true })
  userNameReleasedAt: Date | null = null;

  @OneToMany(() => Certificate, (certificate) => certificate.account)
  certificates = new Collection<Certificate>(this);

  @OneToMany(() => SshKey, (key) => key.account)
  sshKeys = new Collection<SshKey>(this);

  @OneToMany(() => AccountPermission, (granted) => granted.account)
  permissions = new Collection<AccountPermission>(this);

  @OneToMany(() => ProvisioningTarget, (target) => target.account)
  targets = new Collection<ProvisioningTarget>(this);
}
