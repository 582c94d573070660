import { until } from '../pace.js';
import type { StormDatabase } from '../stage/storm-database.js';
import type { Findings } from './finding.js';
import type { History } from './trail.js';

const NUMBERED_WITHIN_MS = 15_000;
/** What tells that somebody wanted something, once for each revision. */
const WISHES = ['account.created', 'account.changed', 'account.deletion-requested'];

interface Change {
  readonly account_id: string;
  readonly type: string;
  readonly revision: number;
}

/** What other systems are told: every wish and every fulfilment once, in order, at places without a gap. */
export async function checkFeed(
  database: StormDatabase,
  histories: ReadonlyMap<string, History>,
  findings: Findings,
): Promise<void> {
  const waiting = async () => (await database.sql('select from change where position is null limit 1')).length;
  if (!(await until(async () => (await waiting()) === 0 || undefined, NUMBERED_WITHIN_MS)))
    findings.add('lost', `changes that no system can read: they have no place after ${NUMBERED_WITHIN_MS} ms`);
  const [places] = await database.sql<{ gap: boolean }>('select count(*) <> max(position) as gap from change');
  if (places?.gap) findings.add('lost', 'a change of the feed: its places have a gap');

  const changes = await database.sql<Change>(
    'select account_id, type, revision from change where account_id is not null order by position',
  );
  for (const { id, last, deleted } of histories.values()) {
    const told = changes.filter(({ account_id: each }) => each === id);
    const wished = told.filter(({ type }) => WISHES.includes(type)).map(({ revision }) => revision);
    const expected = Array.from({ length: last.revision }, (_none, at) => at + 1);
    if (wished.join() !== expected.join())
      findings.add(
        'lost',
        `the feed tells of the revisions ${wished.join()} of ${id}, which has come to ${last.revision}`,
      );
    const fulfilled = told.filter(({ type }) => type === (deleted ? 'account.deleted' : 'account.in-force'));
    const ofTheLast = fulfilled.filter(({ revision }) => revision === last.revision).length;
    if (ofTheLast !== 1)
      findings.add(ofTheLast > 1 ? 'twice' : 'lost', `the feed tells ${ofTheLast} times that ${id} is at its end`);
    if (new Set(fulfilled.map(({ revision }) => revision)).size < fulfilled.length)
      findings.add('twice', `the feed tells a revision of ${id} as in force twice`);
  }
}
