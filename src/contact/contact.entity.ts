import { Entity, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { PrimaryKeyProp, type Rel } from '@mikro-orm/core';
import type { Language } from '../platform/i18n/language.js';
import { Sender } from './sender.entity.js';

/** The one person of a sender whom operations can reach. */
@Entity({ tableName: 'contact' })
export class Contact {
  [PrimaryKeyProp]?: 'sender';

  @OneToOne(() => Sender, { primary: true, fieldName: 'sender_id' })
  sender!: Rel<Sender>;

  @Property({ type: 'text' })
  name!: string;

  /** E.164, as in `+32470123456`. */
  @Property({ type: 'text' })
  phoneNumber!: string;

  @Property({ type: 'text' })
  phoneCountryCode!: string;

  @Property({ type: 'text' })
  email!: string;

  @Property({ type: 'text' })
  language!: Language;

  @Property({ type: 'text', nullable: true })
  jobFunction: string | null = null;

  @Property({ type: 'timestamptz' })
  updatedAt: Date = new Date();
}
