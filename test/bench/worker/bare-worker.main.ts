import { readFileSync } from 'node:fs';
import { openJobStore } from '../../../src/provisioning/queue/open-job-store.js';
import { Renewal } from '../stage/renew.js';
import { Replay } from '../stage/replay.js';
import { idsOf, KINDS, type BarePlan } from './job.js';

/**
 * What the worker is held against: BullMQ alone, with the statements and calls that the product's worker sent for one account,
 * for each account anew. No desired state, no comparison, no log.
 */

const { databaseUrl, queueUrl, queue, poolMax, concurrency, job } = JSON.parse(
  readFileSync(process.env['BENCH_PLAN'] ?? '', 'utf8'),
) as BarePlan;

const replay = new Replay(databaseUrl, poolMax);
const recorded = (Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind) => job.ids[kind]);
const renewal = new Renewal(job.steps, job.fresh, recorded);
const store = await openJobStore(queueUrl, 'take', poolMax);
store.worker(
  queue,
  async (data) => {
    if (!('targetId' in data)) return;
    const own = idsOf(data.targetId);
    const steps = renewal.next(Object.fromEntries(recorded.map((id, index) => [id, own[index] ?? id])));
    // Whoever waits for all accounts would wait for ever.
    await replay.run(steps).catch((failure: unknown) => {
      process.stderr.write(`${String(failure)}\n`);
      process.exit(1);
    });
  },
  concurrency,
  (reason) => process.stderr.write(`${reason}\n`),
);
process.send?.({});
process.once('disconnect', () => process.exit());
