import type { EntityManager } from '@mikro-orm/postgresql';
import type { Channel } from '../account/channel/channel.js';
import { loginOf } from '../account/login.js';
import { momentOf, type WrittenMoment } from '../platform/database/moment.js';
import type { GatewayName } from '../provisioning/gateway.port.js';
import type { TargetState } from '../provisioning/target-state.js';

/** Where a sender number stands. */
export type Standing =
  | { readonly kind: 'never-issued' }
  | { readonly kind: 'registered'; readonly senderId: string }
  /** Its organisation and people are erased; gateways may still know accounts. */
  | { readonly kind: 'being-erased'; readonly senderId: string; readonly since: Date }
  | { readonly kind: 'erased' };

/** What a registered sender has that would go. */
export interface Holdings {
  readonly organisationName: string;
  readonly organisationNumber: string;
  readonly context: string;
  readonly capacity: string;
  readonly contacts: number;
  readonly mails: number;
  readonly notes: number;
  readonly eventsWithContact: number;
  readonly accounts: readonly string[];
}

/** What is still to come from one gateway before an account's row may go. */
export interface Awaited {
  readonly account: string;
  readonly gateway: GatewayName;
  readonly state: TargetState;
  readonly reason: string | null;
  readonly paused: boolean;
  /** An import that was broken off holds it. */
  readonly held: boolean;
  /** Null: at once, or never by itself. */
  readonly next: Date | null;
}

interface NamedRow {
  readonly channel: Channel;
  readonly user_name: string | null;
  readonly client_id: string | null;
  readonly number: string;
}

const NAMED = 'a.channel, a.user_name, a.client_id, s.number from account a join sender s on s.id = a.sender_id';

/** Looks at a sender that is to be erased; writes nothing. */
export class SenderSurvey {
  constructor(private readonly em: EntityManager) {}

  async standing(number: string): Promise<Standing> {
    const [row] = await this.em.fork().execute<{ sender_id: string | null; since: WrittenMoment | null }[]>(
      `select s.id as sender_id, s.erased_at as since from issued_identifier i left join sender s on s.number = i.value
       where i.kind = 'sender-number' and i.value = ?`,
      [number],
    );
    if (!row) return { kind: 'never-issued' };
    const { sender_id: senderId, since } = row;
    if (senderId === null) return { kind: 'erased' };
    return since === null
      ? { kind: 'registered', senderId }
      : { kind: 'being-erased', senderId, since: momentOf(since) };
  }

  async holdings(senderId: string): Promise<Holdings> {
    const em = this.em.fork();
    const [row] = await em.execute<Omit<Holdings, 'accounts'>[]>(
      `select s.organisation_name as "organisationName", s.organisation_number as "organisationNumber", s.context, s.capacity,
         (select count(*)::int from contact where sender_id = s.id) as contacts,
         (select count(*)::int from mail where sender_id = s.id) as mails,
         (select count(*)::int from account_note n join account a on a.id = n.account_id where a.sender_id = s.id) as notes,
         (select count(*)::int from audit_event where sender_id = s.id
            and action in ('sender.created', 'sender.adopted', 'contact.updated')) as "eventsWithContact"
       from sender s where s.id = ?`,
      [senderId],
    );
    if (!row) throw new Error('the sender was erased meanwhile');
    const accounts = await em.execute<NamedRow[]>(`select ${NAMED} where s.id = ? order by a.id`, [senderId]);
    return { ...row, accounts: accounts.map(nameOf) };
  }

  /** Empty: nothing stands in the way of the end. */
  async awaited(senderId: string): Promise<readonly Awaited[]> {
    const rows = await this.em
      .fork()
      .execute<(Omit<Awaited, 'account' | 'next'> & NamedRow & { next: WrittenMoment | null })[]>(
        `select t.gateway, t.state, t.failure ->> 'reason' as reason,
         exists (select from gateway_pause p where p.gateway = t.gateway) as paused, coalesce(t.lease_until = 'infinity', false) as held,
         case when t.next_attempt_at > now() and t.next_attempt_at < 'infinity' then t.next_attempt_at end as next, ${NAMED}
         join provisioning_target t on t.account_id = a.id
       where s.id = ? and not (t.state = 'removed' and t.next_attempt_at is null) order by a.id, t.gateway`,
        [senderId],
      );
    return rows.map(({ next, gateway, state, reason, paused, held, ...named }) => ({
      account: nameOf(named),
      next: momentOf(next),
      ...{ gateway, state, reason, paused, held },
    }));
  }
}

function nameOf({ channel, user_name: userName, client_id: clientId, number }: NamedRow): string {
  if (channel === 'REST' && clientId === null) return 'REST (no client id yet)';
  return `${channel} ${loginOf({ channel, userName, clientId, sender: { number } })}`;
}
