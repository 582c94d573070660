import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { randomUUIDv7 } from 'node:crypto';

/** What others are shown of a sender. */
export type SenderView = Readonly<
  Pick<Sender, 'number' | 'organisationNumber' | 'organisationName' | 'context' | 'capacity'>
>;

/** An organisation in one capacity, registered to send. Everything but the organisation's name is ChaMan's own. */
@Entity({ tableName: 'sender' })
export class Sender {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  /** Six digits as text: leading zeros are possible. Unique and never reused. */
  @Property({ type: 'text' })
  number!: string;

  /** Null, whatever the type says, once the sender is erased. */
  @Property({ type: 'text' })
  organisationNumber!: string;

  /** Refreshed at every sign-in. */
  @Property({ type: 'text' })
  organisationName!: string;

  @Property({ type: 'text' })
  context!: 'ENTERPRISE' | 'PROFESSIONAL';

  @Property({ type: 'text' })
  capacity!: string;

  /** Set when the sender is erased: it belongs to nobody, and its row waits for gateways to forget its accounts. */
  @Property({ type: 'timestamptz', nullable: true })
  erasedAt: Date | null = null;
}
