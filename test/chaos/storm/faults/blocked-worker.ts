import type { Chance } from '../chance.js';
import { until } from '../pace.js';
import type { ProcessSlot } from '../stage/process-slot.js';
import type { Field, Hit } from './fault.js';

const BLOCKED_WITHIN_MS = 4_000;

/** What keeps a worker at this step, and the statement by which it is known to be there. */
const STEPS = {
  claim: {
    lock: 'select from provisioning_target where account_id = $1 for update',
    statement: 'update provisioning_target set lease_token%',
  },
  record: { lock: 'select from account where id = $1 for update', statement: '%from account where id =%for update%' },
} as const;

/**
 * Has a worker wait in the middle of a step that it takes in the database, and does `work` then. The workers sleep while an account
 * is changed and locked, so that it is they who run into the lock. Resolves with what was interrupted; nothing when no worker came
 * by in time.
 */
export async function whileBlocked(
  { stage, senders }: Field,
  step: keyof typeof STEPS,
  chance: Chance,
  work: (worker: ProcessSlot) => Promise<void>,
): Promise<readonly Hit[]> {
  const workers = stage.workers.filter(({ taken }) => !taken);
  const sender = chance.pick(senders);
  const account = sender.some(chance);
  if (!account) return [];
  const locker = await stage.database.connect();
  const blocked = async () => {
    await locker.query('select pg_stat_clear_snapshot()');
    const { rows } = await locker.query<{ name: string }>(
      `select application_name as name from pg_stat_activity
       where application_name = any($1) and wait_event_type = 'Lock' and query like $2`,
      [workers.map(({ name }) => name), STEPS[step].statement],
    );
    return workers.find(({ name }) => name === rows[0]?.name);
  };
  try {
    for (const worker of workers) worker.signal('SIGSTOP');
    try {
      await sender.rename(account.id);
      await locker.query(`begin; set local lock_timeout = '3s'`);
      await locker.query(STEPS[step].lock, [account.id]);
    } finally {
      for (const worker of workers) worker.signal('SIGCONT');
    }
    const worker = await until(blocked, BLOCKED_WITHIN_MS);
    if (worker) await work(worker);
    return worker ? [{ step, channel: account.channel }] : [];
  } finally {
    await locker.end().catch(() => undefined);
  }
}
