import { until } from '../pace.js';
import type { ProcessSlot } from '../stage/process-slot.js';
import type { StormDatabase } from '../stage/storm-database.js';

const BLOCKED_WITHIN_MS = 4_000;

/** What keeps a worker at this step, and the statement by which it is known to be there. */
const STEPS = {
  claim: {
    lock: 'select from provisioning_target for update',
    statement: 'update provisioning_target set lease_token%',
  },
  record: { lock: 'select from account for update', statement: '%from account where id =%for update%' },
} as const;

/**
 * Has workers wait in the middle of a step that they take in the database, and does `work` with the first one that does. Resolves
 * with whether one came by in time.
 */
export async function whileBlocked(
  database: StormDatabase,
  workers: readonly ProcessSlot[],
  step: keyof typeof STEPS,
  work: (worker: ProcessSlot) => Promise<void>,
): Promise<boolean> {
  const { lock, statement } = STEPS[step];
  const names = workers.map(({ name }) => name);
  const locker = await database.connect();
  try {
    await locker.query(`begin; set local lock_timeout = '3s'; ${lock}`);
    const looked = async () => {
      await locker.query('select pg_stat_clear_snapshot()');
      const { rows } = await locker.query<{ name: string }>(
        `select application_name as name from pg_stat_activity
         where application_name = any($1) and wait_event_type = 'Lock' and query like $2`,
        [names, statement],
      );
      return workers.find(({ name }) => name === rows[0]?.name);
    };
    const blocked = await until(looked, BLOCKED_WITHIN_MS);
    if (blocked) await work(blocked);
    return blocked !== undefined;
  } finally {
    await locker.end().catch(() => undefined);
  }
}
