import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CHANGES_NUMBERED } from './numbered-signal.js';

/** Of all sequencers at once, one does something. Given back by commit, rollback or the death of the connection. */
const LOCK = `select pg_try_advisory_xact_lock(hashtext('chaman-change-feed')) as mine`;

/**
 * By id, which is taken under the lock of what changed: of two changes of one account, the later one is not even begun when the
 * earlier one commits. `last_position` is read as it was before this statement.
 */
const NUMBER = `
  with waiting as (select id from change where position is null order by id limit ?),
  batch as (select id, row_number() over (order by id) as nth from waiting),
  numbered as (
    update change set position = (select last_position from change_feed) + batch.nth, numbered_at = clock_timestamp()
    from batch where change.id = batch.id returning change.position
  ),
  extent as (select count(*)::integer as changes, max(position) as last from numbered)
  update change_feed set last_position = extent.last from extent where extent.changes > 0 returning extent.changes`;

/** Always the oldest ones, so that what is kept has no hole. */
const PURGE = `
  with oldest as (select position, numbered_at from change where position is not null order by position limit ?),
  expired as (select max(position) as last from oldest where numbered_at < now() - ? * interval '1 day'),
  gone as (delete from change using oldest, expired where change.position = oldest.position and oldest.position <= expired.last
    returning change.position),
  extent as (select count(*)::integer as changes, max(position) as last from gone)
  update change_feed set purged_position = extent.last from extent where extent.changes > 0 returning extent.changes`;

/** Gives committed changes their places in the feed, and takes away the oldest. */
@Injectable()
export class NumberingStore {
  constructor(private readonly em: EntityManager) {}

  /**
   * Numbers up to `limit` changes that are committed, without a gap after the last one. Answers how many: 0 also while somebody
   * else is at it.
   */
  number(limit: number): Promise<number> {
    return this.alone(async (em) => {
      const changes = await changesOf(em, NUMBER, [limit]);
      if (changes > 0) await em.execute('select pg_notify(?, ?)', [CHANGES_NUMBERED, '']);
      return changes;
    });
  }

  /** Takes away up to `limit` of the changes that were in the feed for longer than the retention. Answers how many. */
  purge(limit: number, retentionDays: number): Promise<number> {
    return this.alone((em) => changesOf(em, PURGE, [limit, retentionDays]));
  }

  /** The lock needs a statement of its own: what comes after it sees all that the one before committed. */
  private alone(work: (em: EntityManager) => Promise<number>): Promise<number> {
    return this.em.fork().transactional(async (em) => {
      const [lock] = await em.execute<{ mine: boolean }[]>(LOCK);
      return lock?.mine ? work(em) : 0;
    });
  }
}

async function changesOf(em: EntityManager, sql: string, parameters: readonly number[]): Promise<number> {
  const [row] = await em.execute<{ changes: number }[]>(sql, [...parameters]);
  return row?.changes ?? 0;
}
