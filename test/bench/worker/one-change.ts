import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Child } from '../stage/child.js';
import type { BenchRequest } from '../stage/plan.js';
import { Renewal } from '../stage/renew.js';
import { Replay } from '../stage/replay.js';
import { POOL_MAX } from '../stage/pool-max.js';
import type { BenchStage } from '../stage/stage.js';
import { newIn, type RecordedRequest } from '../stage/statement.js';
import { idsAt, jobOf, type AccountIds, type RecordedJob } from './job.js';
import { created } from '../million/model.js';
import { GONE, IN_FORCE, soapAccountRequest, untilFound } from './soap-accounts.js';

interface Recorded {
  readonly ids: AccountIds;
  readonly creation: RecordedRequest;
}

/** One account of one sender, made and taken away again and again: by the product, or by a script with the same statements and calls. */
export class OneChange {
  private readonly creation: Renewal;
  private readonly work: Renewal;
  private readonly api: Replay;
  private readonly worker: Replay;

  private constructor(
    private readonly stage: BenchStage,
    private readonly client: pg.Client,
    private readonly request: BenchRequest,
    private readonly recorded: Recorded,
    private readonly job: RecordedJob,
    fresh: readonly string[],
  ) {
    const { postgres, databaseName } = stage.environment;
    const made = ({ account, target, certificate }: AccountIds) => [account, target, certificate];
    const own = made(recorded.ids);
    this.creation = new Renewal(
      recorded.creation.statements,
      fresh.filter((token) => !own.includes(token)),
      own,
    );
    this.work = new Renewal(job.steps, job.fresh, made(job.ids));
    this.api = new Replay(postgres.url('chaman_api', databaseName), POOL_MAX);
    this.worker = new Replay(postgres.url('chaman_worker', databaseName), POOL_MAX);
  }

  /** Records two creations and the work for the first. The stage's API runs afterwards, and no worker. */
  static async prepare(stage: BenchStage, client: pg.Client, registry: Child): Promise<OneChange> {
    await stage.startApi(true);
    const request = await soapAccountRequest(stage, await stage.person());
    const first = await recordCreation(stage, client, request);
    const variables = { SCIM_URL: registry.url };
    const steps = await stage.recordWorker(() => untilFound(client, IN_FORCE, [first.ids.account]), variables);
    const job = jobOf(steps, first.ids, [stage.environment.secrets.instanceId]);
    await remove(stage, request, first.ids.account);
    await stage.recordWorker(() => untilFound(client, GONE, [first.ids.account]), variables);
    const second = await recordCreation(stage, client, request);
    await client.query('delete from account where id = $1', [second.ids.account]);
    await stage.startApi();
    return new OneChange(stage, client, request, second, job, newIn(second.creation, first.creation));
  }

  /** Milliseconds from the request to the moment in which the account is in force. A worker has to run. */
  async byProduct(): Promise<number> {
    const begun = performance.now();
    const account = await created(this.stage, this.request);
    await untilFound(this.client, IN_FORCE, [account]);
    const time = performance.now() - begun;
    await remove(this.stage, this.request, account);
    await untilFound(this.client, GONE, [account]);
    return time;
  }

  /** Milliseconds that the same takes a script that does one thing after the other, and knows already what. No worker may run. */
  async byScript(): Promise<number> {
    const next = { account: randomUUID(), target: randomUUID(), certificate: randomUUID() };
    const given = ({ account, target, certificate }: AccountIds) => ({
      ...{ [account]: next.account, [target]: next.target, [certificate]: next.certificate },
    });
    const begun = performance.now();
    await this.api.run(this.creation.next(given(this.recorded.ids)));
    const between = performance.now();
    await this.client.query('update provisioning_target set reconcile_requests = $1 where id = $2', [
      this.job.request,
      next.target,
    ]);
    const again = performance.now();
    await this.worker.run(this.work.next(given(this.job.ids)));
    const time = performance.now() - again + (between - begun);
    const { rowCount } = await this.client.query(IN_FORCE, [next.account]);
    if (rowCount !== 1) throw new Error('The script did not bring the account into force');
    await this.client.query('delete from account where id = $1', [next.account]);
    return time;
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.worker.stop();
  }
}

async function recordCreation(stage: BenchStage, client: pg.Client, request: BenchRequest): Promise<Recorded> {
  const creation = await stage.record(request);
  const { id } = JSON.parse(creation.answer.body) as { readonly id: string };
  return { creation, ids: await idsAt(client, id) };
}

async function remove(stage: BenchStage, { path, headers }: BenchRequest, account: string): Promise<void> {
  const response = await fetch(`${stage.url}${path}/${account}`, { method: 'DELETE', headers });
  if (!response.ok) throw new Error(`Deletion: ${response.status} ${await response.text()}`);
}
