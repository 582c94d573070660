import { Injectable } from '@nestjs/common';
import type { Channel } from '../account/channel/channel.js';
import { DatabasePool } from '../platform/database/database-pool.js';
import { Problem } from '../platform/http/problem.js';
import type { ChangeType } from './change-type.js';
import type { FeedPlace } from './feed-cursor.js';

export interface Change {
  readonly position: number;
  readonly type: ChangeType;
  readonly occurredAt: Date;
  readonly senderNumber: string;
  readonly account: {
    readonly id: string;
    readonly channel: Channel;
    readonly revision: number;
    readonly userName: string | null;
    readonly clientId: string | null;
  } | null;
}

export interface ChangePage {
  readonly epoch: number;
  readonly changes: readonly Change[];
  /** Whether more changes can be read at once. */
  readonly more: boolean;
}

interface FeedRow {
  readonly epoch: number;
  readonly last_position: number;
  readonly purged_position: number;
}

interface ChangeRow {
  readonly position: number | null;
  readonly type: ChangeType;
  readonly occurred_at: Date;
  readonly sender_number: string;
  readonly account_id: string | null;
  readonly channel: Channel;
  readonly revision: number;
  readonly user_name: string | null;
  readonly client_id: string | null;
}

const FEED = 'f.epoch::float8, f.last_position::float8, f.purged_position::float8';

/** One statement, so one moment: between two, the purge could take away what the first one vouched for. */
const PAGE = `
  select ${FEED}, c.position::float8, c.type, c.occurred_at, c.sender_number, c.account_id, c.channel, c.revision, c.user_name,
    c.client_id
  from change_feed f left join lateral (select * from change where position > $1 order by position limit $2) c on true
  order by c.position`;

/** What other systems read: changes that have their place. */
@Injectable()
export class ChangeFeedReader {
  constructor(private readonly database: DatabasePool) {}

  async latest(): Promise<FeedPlace> {
    const [feed] = await this.database.read<FeedRow>('feed-latest', `select ${FEED} from change_feed f`, []);
    if (!feed) throw new Error('the table change_feed has lost its row');
    return { epoch: feed.epoch, position: feed.last_position };
  }

  /**
   * The changes after a place, in order, without a gap.
   * @throws Problem `changes/resync-needed` where the feed cannot go on from there: changes after it are gone, the feed counts
   * anew since, or it never got that far, which is what a restore looks like that nobody told of
   */
  async after({ epoch, position }: FeedPlace, limit: number): Promise<ChangePage> {
    const rows = await this.database.read<FeedRow & ChangeRow>('feed-page', PAGE, [position, limit]);
    const [feed] = rows;
    if (!feed) throw new Error('the table change_feed has lost its row');
    if (epoch !== feed.epoch || position < feed.purged_position || position > feed.last_position)
      throw new Problem('changes/resync-needed');
    const changes = rows.flatMap((row) => (row.position === null ? [] : [changeOf(row, row.position)]));
    return { epoch, changes, more: (changes.at(-1)?.position ?? position) < feed.last_position };
  }
}

function changeOf(row: ChangeRow, position: number): Change {
  const { account_id: id, channel, revision, user_name: userName, client_id: clientId } = row;
  return {
    position,
    type: row.type,
    occurredAt: row.occurred_at,
    senderNumber: row.sender_number,
    account: id === null ? null : { id, channel, revision, userName, clientId },
  };
}
