import { EntityManager, IsolationLevel, type FilterQuery } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Account } from '../account/account.entity.js';
import type { FeedPlace } from '../change-feed/feed-cursor.js';

/** Whose accounts are watched. */
export interface WatchedSender {
  readonly id: string;
  /** As it stands in the feed. */
  readonly number: string;
}

/** Accounts at one moment, and the place of that moment in the feed. */
export interface Look {
  readonly place: FeedPlace;
  /** Accounts that exist; one of them may be what the reader knows already. */
  readonly accounts: readonly Account[];
  /** Ids of accounts that every gateway confirmed to be gone. */
  readonly gone: readonly string[];
}

interface FeedRow {
  readonly epoch: number;
  readonly last_position: number;
  readonly purged_position: number;
}

const FEED = 'select epoch::float8, last_position::float8, purged_position::float8 from change_feed';

const TOLD = `
  select account_id as id, bool_or(type = 'account.deleted') as gone from change
  where sender_number = ? and account_id is not null and (position is null or position > ?) group by 1`;

/**
 * What the feed does not tell: an attempt that failed and is repeated, or one at a revision that was in force before. A minute
 * covers changes that were under way when the place was numbered.
 */
const UNSETTLED = `
  select distinct t.account_id as id from provisioning_target t join account a on a.id = t.account_id
  where a.sender_id = ? and a.user_name_released_at is null and (t.state <> 'provisioned' or t.provisioned_revision < a.revision
    or t.state_since > coalesce((select numbered_at from change where position = ?), '-infinity') - interval '1 minute')`;

/** Looks at the accounts of one sender for whoever watches them. */
@Injectable()
export class AccountEventsReader {
  constructor(private readonly em: EntityManager) {}

  /** Every account. */
  whole(sender: WatchedSender): Promise<Look> {
    return this.atOneMoment(async (em) => {
      const { epoch, last_position: position } = await feedOf(em);
      return { place: { epoch, position }, accounts: await living(em, sender, {}), gone: [] };
    });
  }

  /**
   * At least every account that differs from what it was at `place`, and the accounts `named`. `thorough`: also those of which
   * nobody may have told. Undefined where the feed cannot go on from there.
   */
  since(
    sender: WatchedSender,
    place: FeedPlace,
    named: readonly string[],
    thorough: boolean,
  ): Promise<Look | undefined> {
    return this.atOneMoment(async (em) => {
      const { epoch, last_position: last, purged_position: purged } = await feedOf(em);
      const { position } = place;
      if (epoch !== place.epoch || position < purged || position > last) return undefined;
      const told = await em.execute<{ id: string; gone: boolean }[]>(TOLD, [sender.number, position]);
      const unsettled = thorough ? await em.execute<{ id: string }[]>(UNSETTLED, [sender.id, position]) : [];
      const ids = [...new Set([...named, ...[...told, ...unsettled].map(({ id }) => id)])];
      return {
        place: { epoch, position: last },
        accounts: ids.length > 0 ? await living(em, sender, { id: { $in: ids } }) : [],
        gone: told.filter(({ gone }) => gone).map(({ id }) => id),
      };
    });
  }

  /** Whose accounts these are; one that is gone altogether is nobody's. */
  async sendersOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.em
      .fork()
      .execute<{ id: string; sender_id: string }[]>('select id, sender_id from account where id = any(?::uuid[])', [
        `{${accountIds.join(',')}}`,
      ]);
    return new Map(rows.map(({ id, sender_id: sender }) => [id, sender]));
  }

  private atOneMoment<T>(read: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.em.fork().transactional(read, { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
  }
}

async function feedOf(em: EntityManager): Promise<FeedRow> {
  const [feed] = await em.execute<FeedRow[]>(FEED);
  if (!feed) throw new Error('the table change_feed has lost its row');
  return feed;
}

function living(em: EntityManager, sender: WatchedSender, which: FilterQuery<Account>): Promise<Account[]> {
  const where: FilterQuery<Account> = { $and: [{ sender: sender.id, userNameReleasedAt: null }, which] };
  return em.find(Account, where, { populate: ['targets'], orderBy: { id: 'asc' } });
}
