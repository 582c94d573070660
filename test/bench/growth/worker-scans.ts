import type pg from 'pg';
import { freePort } from '../../../sandbox/environment/ports.js';
import { statementsIn, type BenchStage } from '../stage/stage.js';
import { unpacked, type Statement } from '../stage/statement.js';

const SWEEP = /set reconcile_requests = reconcile_requests \+ 1[^]*skip locked/;
const NEXT_TO_EXPIRE = /order by not_after limit/;

/** What a worker looks for among all accounts, as it sends it. */
export interface WorkerScans {
  /** One for each gateway. */
  readonly sweep: readonly Statement[];
  readonly nextToExpire: readonly Statement[];
}

/** Runs a worker until it has swept and was asked for its metrics. */
export async function workerScans(stage: BenchStage): Promise<WorkerScans> {
  const port = await freePort();
  const steps = await stage.recordWorker(
    async () => {
      await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      await stage.untilRecorded([SWEEP, NEXT_TO_EXPIRE]);
    },
    { METRICS_PORT: String(port) },
  );
  const statements = statementsIn(steps);
  return { sweep: different(statements, SWEEP), nextToExpire: different(statements, NEXT_TO_EXPIRE) };
}

function different(statements: readonly Statement[], pattern: RegExp): readonly Statement[] {
  const found = statements.filter(({ text }) => pattern.test(text));
  return [...new Map(found.map((each) => [JSON.stringify([each.text, each.values]), each])).values()];
}

/** Milliseconds that they take together, one after the other; nothing of it stays. */
export async function timeOf(client: pg.Client, statements: readonly Statement[], prepare?: string): Promise<number> {
  await client.query('begin');
  if (prepare !== undefined) await client.query(prepare);
  const begun = performance.now();
  for (const { text, values } of statements) await client.query(text, values.map(unpacked));
  const time = performance.now() - begun;
  await client.query('rollback');
  return time;
}
