import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJobStore } from '../../../src/provisioning/queue/open-job-store.js';
import { queueName } from '../../../src/provisioning/reconcile-hints.js';
import { RedisServer } from '../../e2e/harness/redis-server.js';
import type { BenchPart, Comparison } from '../measure/comparison.js';
import { inTurns } from '../measure/turns.js';
import { copiedId } from '../million/fill.js';
import { Child } from '../stage/child.js';
import { POOL_MAX } from '../stage/pool-max.js';
import { BenchStage, statementsIn } from '../stage/stage.js';
import { isCall } from '../stage/statement.js';
import { KINDS, type BarePlan, type RecordedJob } from './job.js';
import { PENDING, prepareAccounts, startRegistry } from './pending-accounts.js';
import { untilFound } from './soap-accounts.js';

const GOAL = 0.7;
const ACCOUNTS = 5_000;
const TURNS = 3;
const GATEWAY = 'certificate-registry';
/** The product's own, when nothing else is said. */
const CONCURRENCY = 5;
const AT_ONCE = 50;

const NONE_LEFT = `select where not exists (select from provisioning_target where state <> 'provisioned')`;
/** From the first that was done to the last, so that no start of a process counts. */
const RATE = `select (count(*) - 1) / extract(epoch from max(state_since) - min(state_since)) as rate
  from provisioning_target where state = 'provisioned'`;

type Side = 'product' | 'bare';
type Backend = 'postgres' | 'redis';

/** All accounts wait, with a job for each; one side works until none is left. */
class Drain {
  private turn = 0;

  constructor(
    private readonly stage: BenchStage,
    private readonly job: RecordedJob,
    private readonly directory: string,
    private readonly backend: Backend,
  ) {}

  async rate(side: Side): Promise<number> {
    const database = `${this.backend}_${side}_${(this.turn += 1)}`;
    const client = await this.stage.copyDatabase(database, PENDING);
    const redis = this.backend === 'redis' ? await RedisServer.start() : undefined;
    const registry = await startRegistry();
    const queueUrl = redis?.url ?? this.stage.environment.postgres.url('chaman_worker', database);
    try {
      await this.putJobs(queueUrl, side === 'product' ? queueName(GATEWAY) : 'bare');
      const worker =
        side === 'product'
          ? await this.stage.startWorkerOn(database, { QUEUE_URL: queueUrl, SCIM_URL: registry.url })
          : await this.startBare(database, queueUrl, registry.url);
      await untilFound(client, NONE_LEFT);
      await worker.stop();
      const { rows } = await client.query<{ rate: string }>(RATE);
      return Number(rows[0]?.rate);
    } finally {
      await registry.stop();
      await redis?.stop();
      await client.end();
      await this.stage.dropDatabase(database);
    }
  }

  private async putJobs(queueUrl: string, name: string): Promise<void> {
    const store = await openJobStore(queueUrl, 'give', AT_ONCE);
    const queue = store.queue(name, (reason) => process.stderr.write(`${reason}\n`));
    for (let from = 1; from <= ACCOUNTS; from += AT_ONCE)
      await Promise.all(
        Array.from({ length: AT_ONCE }, (_, index) => {
          const targetId = copiedId(KINDS.target, from + index);
          return queue.add(
            'reconcile',
            { targetId },
            { jobId: `${targetId}-1-0`, removeOnComplete: true, removeOnFail: true },
          );
        }),
      );
    await queue.close();
    await store.close();
  }

  private async startBare(database: string, queueUrl: string, registryUrl: string): Promise<Child> {
    const origin = new URL(this.job.steps.find(isCall)?.url ?? registryUrl).origin;
    const plan: BarePlan = {
      databaseUrl: this.stage.environment.postgres.url('chaman_worker', database),
      queueUrl,
      queue: 'bare',
      poolMax: POOL_MAX,
      concurrency: CONCURRENCY,
      job: {
        ...this.job,
        steps: this.job.steps.map((step) =>
          isCall(step) ? { ...step, url: step.url.replace(origin, registryUrl) } : step,
        ),
      },
    };
    const file = join(this.directory, 'bare.json');
    await writeFile(file, JSON.stringify(plan), { mode: 0o600 });
    return Child.start('../worker/bare-worker.main', { BENCH_PLAN: file });
  }
}

async function measured(stage: BenchStage, directory: string, tell: (text: string) => void) {
  const job = await prepareAccounts(stage, ACCOUNTS);
  const statements = statementsIn(job.steps).length;
  const comparisons: Comparison[] = [];
  for (const backend of ['postgres', 'redis'] as const) {
    const drain = new Drain(stage, job, directory, backend);
    try {
      comparisons.push({
        what: `drain ${ACCOUNTS.toLocaleString('en')} accounts, queue in ${backend === 'redis' ? 'Redis' : 'PostgreSQL'}`,
        unit: '/s',
        ...(await inTurns(
          TURNS,
          () => drain.rate('product'),
          () => drain.rate('bare'),
        )),
        baselineIs: 'BullMQ alone, same statements, same calls',
        goal: { atLeast: GOAL, of: 'ratio' },
        note: `${statements} statements, ${job.steps.length - statements} calls`,
      });
    } catch (error) {
      if (!(error instanceof Error) || !error.message.includes('redis-server cannot be run')) throw error;
      tell(`  skipped: ${error.message}`);
    }
  }
  return comparisons;
}

export const drain: BenchPart = {
  name: 'drain',
  about: 'bringing waiting accounts to a gateway that answers at once, with both queues, against BullMQ alone',
  run: async (tell) => {
    const directory = await mkdtemp(join(tmpdir(), 'chaman-bench-drain-'));
    const stage = await BenchStage.start();
    try {
      return await measured(stage, directory, tell);
    } finally {
      await stage.stop();
      await rm(directory, { recursive: true, force: true });
    }
  },
};
