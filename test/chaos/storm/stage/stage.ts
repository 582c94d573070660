import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { startEnvironment, type Environment } from '../../../../sandbox/environment.js';
import { freePort } from '../../../../sandbox/environment/ports.js';
import { ProductProcess } from '../../../../sandbox/environment/product-process.js';
import { removePostgres } from '../../../../sandbox/postgres/start-postgres.js';
import type { GatewayName } from '../../../../src/provisioning/gateway.port.js';
import { leaksIn, tally } from '../../../e2e/harness/leak-search/leak-search.js';
import { secretsInUse } from '../../../e2e/harness/leak-search/secrets-in-use.js';
import { sharedRun } from '../../../e2e/harness/shared-run.js';
import { GatewayProxy } from '../traffic/gateway-proxy.js';
import { GatewayTraffic } from '../traffic/gateway-traffic.js';
import { ProcessSlot } from './process-slot.js';
import { StormDatabase } from './storm-database.js';
import { StormQueue, type Backend } from './storm-queue.js';
import { WorkerClock } from './worker-clock.js';

/**
 * The product's times, scaled down by fifteen where a storm would otherwise take hours: a write that got no answer may still run for
 * 4 seconds instead of a minute, and comes 1 to 3 seconds late instead of 5 to 60.
 */
export const TIMES = { callTimeoutMs: 1_000, lateWriteMs: 4_000, budgetMs: 3_000 } as const;

const WORKER_VARIABLES: NodeJS.ProcessEnv = {
  GATEWAY_CALL_TIMEOUT_MS: String(TIMES.callTimeoutMs),
  GATEWAY_LATE_WRITE_MS: String(TIMES.lateWriteMs),
  RECONCILE_BUDGET_MS: String(TIMES.budgetMs),
  SWEEP_INTERVAL_MS: '500',
  RETRY_BASE_MS: '100',
  BREAKER_PAUSE_MS: '200',
  HEARTBEAT_INTERVAL_MS: '1000',
  MAIL_INTERVAL_MS: '2000',
  MAIL_RETRY_BASE_MS: '500',
  LOG_LEVEL: 'debug',
};
const API_VARIABLES: NodeJS.ProcessEnv = {
  QUOTA_CHANGES_PER_HOUR: '100000',
  QUOTA_TAKEN_USER_NAMES_PER_HOUR: '100000',
  LOG_LEVEL: 'debug',
};

export interface StageOptions {
  readonly backend: Backend;
  readonly apis?: number;
  readonly workers?: number;
  /** Variables beside, or instead of, those that storms run with. */
  readonly worker?: NodeJS.ProcessEnv;
}

/** All that a storm rages over: several processes of the product, one database, one queue, the sandbox's gateways. */
export class Stage {
  readonly apis: ProcessSlot[] = [];
  readonly workers: ProcessSlot[] = [];
  readonly clocks = new Map<string, WorkerClock>();
  readonly traffic = new GatewayTraffic();
  private readonly proxies: GatewayProxy[] = [];

  private constructor(
    readonly directory: string,
    readonly environment: Environment,
    readonly database: StormDatabase,
    readonly queue: StormQueue,
    private readonly options: StageOptions,
  ) {}

  static async start(options: StageOptions): Promise<Stage> {
    const run = sharedRun();
    const directory = await mkdtemp(join(run.dataDir, 'storm-'));
    await cp(run.seed, directory, { recursive: true });
    const database = await StormDatabase.start(join(directory, 'postgres'), 'storm');
    const environment = await startEnvironment({
      dataDir: directory,
      postgres: database.server,
      databaseName: 'storm',
    });
    await ProductProcess.spawn('migrate', environment.migrationEnvironment, join(directory, 'migrate.log')).finished();
    // A look for drift is no reconcile: nothing is to count because it met one.
    await database.sql(`update drift_check set due_at = now() + interval '1 year'`);
    const queue = await StormQueue.start(options.backend, environment.workerEnvironment['QUEUE_URL'] ?? '', database);
    const stage = new Stage(directory, environment, database, queue, options);
    secretsInUse().begin();
    try {
      await stage.startProcesses();
      return stage;
    } catch (error) {
      await stage.stop();
      throw error;
    }
  }

  /** Has every process run what is compiled there instead. */
  async exchangeProduct(root: string): Promise<void> {
    const slots = [...this.apis, ...this.workers];
    await Promise.all(slots.map((slot) => slot.stop()));
    for (const slot of slots) slot.run(root);
    await Promise.all(slots.map((slot) => slot.start()));
  }

  /** Secrets of the storm that stand in a log, or in what was written down for others to read. */
  async leaks(): Promise<readonly string[]> {
    const rows = async (table: string) =>
      (await this.database.sql<{ row: string }>(`select t::text as row from ${table} t`))
        .map(({ row }) => row)
        .join('\n');
    const others = { 'the audit trail': await rows('audit_event'), mail: await rows('mail') };
    const { list } = secretsInUse();
    const search = await leaksIn({ logs: this.directory, others }, list);
    await tally(search, list);
    return search.leaks;
  }

  /** Also after a failure, for whoever wants to look at what processes said. */
  async stop(): Promise<void> {
    await Promise.all([...this.apis, ...this.workers].map((slot) => slot.stop()));
    secretsInUse().end();
    await Promise.all(this.proxies.map((proxy) => proxy.stop()));
    await this.queue.stop();
    await this.environment.stop();
    await this.database.stop();
    await this.keepLogs();
    await removePostgres(join(this.directory, 'postgres'));
    await rm(this.directory, { recursive: true, force: true });
  }

  /** Where somebody wants to read afterwards what processes said: `CHAMAN_STORM_LOGS` names a folder. */
  private async keepLogs(): Promise<void> {
    const { CHAMAN_STORM_LOGS: folder } = process.env;
    if (folder === undefined) return;
    const logs = (await readdir(this.directory)).filter((file) => file.endsWith('.log'));
    for (const log of logs) await cp(join(this.directory, log), join(folder, basename(this.directory), log));
  }

  private async startProcesses(): Promise<void> {
    const { apis = 2, workers = 2 } = this.options;
    for (let number = 1; number <= apis; number += 1) await this.addApi(number);
    for (let number = 1; number <= workers; number += 1) await this.addWorker(number);
    await Promise.all([...this.apis, ...this.workers].map((slot) => slot.start()));
  }

  private async addApi(number: number): Promise<void> {
    const { apiEnvironment } = this.environment;
    const own = number === 1 ? {} : { PORT: String(await freePort()) };
    const variables = { ...apiEnvironment, ...API_VARIABLES, ...this.queue.variables, ...own };
    this.apis.push(this.slot(`api-${number}`, 'api', variables));
  }

  private async addWorker(number: number): Promise<void> {
    const worker = `worker-${number}`;
    const { workerEnvironment } = this.environment;
    const passing = async (variable: string, gateway: GatewayName) => {
      const proxy = await GatewayProxy.start(workerEnvironment[variable] ?? '', { worker, gateway }, this.traffic);
      this.proxies.push(proxy);
      return { [variable]: proxy.address };
    };
    const clock = new WorkerClock(join(this.directory, `${worker}.clock`));
    this.clocks.set(worker, clock);
    const variables = {
      ...workerEnvironment,
      ...WORKER_VARIABLES,
      ...this.options.worker,
      ...clock.variables,
      ...(await passing('SFTPGO_URL', 'file-transfer')),
      ...(await passing('SCIM_URL', 'certificate-registry')),
      ...(await passing('KEYCLOAK_URL', 'authorization-server')),
      ...this.queue.variables,
      // By which its connections are known in pg_stat_activity.
      PGAPPNAME: worker,
    };
    this.workers.push(this.slot(worker, 'worker', variables));
  }

  private slot(name: string, kind: 'api' | 'worker', variables: NodeJS.ProcessEnv): ProcessSlot {
    secretsInUse().environment(variables);
    return new ProcessSlot(name, kind, variables, join(this.directory, `${name}.log`));
  }
}
