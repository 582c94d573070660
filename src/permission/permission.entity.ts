import { PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Channel } from '../account/channel/channel.js';

/** A secured permission that accounts can carry: reference data, extended by operations without a release. */
@Entity({ tableName: 'permission' })
export class Permission {
  [PrimaryKeyProp]?: 'code';

  @PrimaryKey({ type: 'text' })
  code!: string;

  @Property({ type: 'array' })
  channels!: Channel[];

  /** Folder at the file-transfer server, for FTP and SFTP. */
  @Property({ type: 'text', nullable: true })
  folder!: string | null;

  /** OAuth2 scope, for REST. */
  @Property({ type: 'text', nullable: true })
  scope!: string | null;

  /** True where folder or scope are ours for lack of a published one. */
  @Property({ type: 'boolean' })
  placeholder!: boolean;

  @Property({ type: 'text' })
  labelNl!: string;

  @Property({ type: 'text' })
  labelFr!: string;

  @Property({ type: 'text' })
  labelDe!: string;

  @Property({ type: 'text' })
  labelEn!: string;

  /** Whether new accounts may choose it; accounts that have it keep it. */
  @Property({ type: 'boolean' })
  offered!: boolean;
}
