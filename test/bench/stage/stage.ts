import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type pg from 'pg';
import { settleCopy, startEnvironment, type Environment } from '../../../sandbox/environment.js';
import { SAMPLE_SYSTEM } from '../../../sandbox/authorization-server/sample-clients.js';
import { ProductProcess } from '../../../sandbox/environment/product-process.js';
import { signIn } from '../../../sandbox/identity-provider/sign-in.client.js';
import { ensureDatabase, type Role } from '../../../sandbox/postgres/roles.js';
import { Child } from './child.js';
import { POOL_MAX } from './pool-max.js';
import type { BaselinePlan, BaselineRoute, BenchRequest, LoadResult, LoadTask } from './plan.js';
import { isCall, type RecordedRequest, type Statement, type Step } from './statement.js';

const UNBOUNDED = {
  RATE_PER_ADDRESS: '1000000',
  RATE_PER_PERSON: '1000000',
  RATE_PER_SYSTEM: '1000000',
  RATE_OF_SIGN_IN: '1000000',
  QUOTA_REST_ACCOUNTS: '100000',
  QUOTA_CHANGES_PER_HOUR: '100000',
  DATABASE_POOL_MAX: String(POOL_MAX),
};
/** Written after the answer: they are no part of what is compared. */
const HEADERS_OF_NODE = ['connection', 'date', 'keep-alive', 'transfer-encoding'];

/** The product's API as it is operated, a sender with a person who is signed in, and a process that sends requests. */
export class BenchStage {
  private api: ProductProcess | undefined;
  private baseline: Child | undefined;

  private constructor(
    private readonly directory: string,
    readonly environment: Environment,
    private readonly load: Child,
  ) {}

  static async start(): Promise<BenchStage> {
    const directory = await mkdtemp(join(tmpdir(), 'chaman-bench-'));
    const environment = await startEnvironment({ dataDir: directory });
    await ProductProcess.spawn('migrate', environment.migrationEnvironment, join(directory, 'migrate.log')).finished();
    return new BenchStage(directory, environment, await Child.start('load.main'));
  }

  get url(): string {
    return this.environment.productUrl;
  }

  /** With BENCH_PROFILES, a folder, an API that is measured leaves its processor profile there. @param recording whether it writes down its statements, which takes time */
  async startApi(recording = false): Promise<void> {
    await this.api?.stop();
    const profiles = process.env['BENCH_PROFILES'];
    const profiler = profiles !== undefined && { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profiles}` };
    const extra = recording ? this.recorder : profiler;
    const variables = { ...this.environment.apiEnvironment, ...UNBOUNDED, ...extra };
    this.api = await ProductProcess.spawn('api', variables, join(this.directory, 'api.log')).ready();
  }

  /** Of the API. */
  get pid(): number {
    return this.api?.pid ?? 0;
  }

  async stopApi(): Promise<void> {
    await this.api?.stop();
    this.api = undefined;
  }

  /** A database of its own with all that is in another one, the stage's by default, whose processes have to be stopped for it. */
  async copyDatabase(name: string, from = this.environment.databaseName): Promise<pg.Client> {
    const { postgres } = this.environment;
    const admin = await postgres.connect('postgres');
    await ensureDatabase(admin, name, from).finally(() => admin.end());
    await settleCopy(postgres, name);
    return postgres.connect(name);
  }

  async dropDatabase(name: string): Promise<void> {
    const admin = await this.environment.postgres.connect('postgres');
    await admin.query(`drop database ${name} with (force)`).finally(() => admin.end());
  }

  /** An API that works in a copy, beside others; whoever starts it stops it. Sessions of the stage are good there, too. */
  startApiOn(database: string): Promise<ProductProcess> {
    const variables = { ...this.environment.apiEnvironment, ...UNBOUNDED, ...this.addresses('chaman_api', database) };
    return ProductProcess.spawn('api', { ...variables, PORT: '0' }, join(this.directory, `${database}.log`)).ready();
  }

  startWorkerOn(database: string, variables: NodeJS.ProcessEnv): Promise<ProductProcess> {
    return this.startWorker({ ...this.addresses('chaman_worker', database), ...variables });
  }

  /** One beside the API; whoever starts it stops it. */
  startWorker(variables: NodeJS.ProcessEnv = {}): Promise<ProductProcess> {
    const given = { ...this.environment.workerEnvironment, ...variables };
    return ProductProcess.spawn('worker', given, join(this.directory, 'worker.log')).ready();
  }

  /** All that a worker sends while something is waited for. */
  async recordWorker(until: () => Promise<void>, variables: NodeJS.ProcessEnv = {}): Promise<readonly Step[]> {
    rmSync(this.statementsFile, { force: true });
    const worker = await this.startWorker({ ...this.recorder, ...variables });
    await until();
    await worker.stop();
    return this.recorded();
  }

  /** Resolves once a process that records has sent a statement like each of these. */
  async untilRecorded(patterns: readonly RegExp[]): Promise<void> {
    for await (const _ of changesOf(this.statementsFile)) {
      const texts = statementsIn(this.recorded()).map(({ text }) => text);
      if (patterns.every((pattern) => texts.some((text) => pattern.test(text)))) return;
    }
  }

  /** What is answered to a request that changes nothing. @throws when it is refused */
  async read<Answer>(path: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
    const response = await fetch(this.url + path, { headers });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  /** Headers of a person who is signed in and has given contact details, as the product's own page sends them. */
  async person(id = 'access-manager'): Promise<Record<string, string>> {
    const person = await signIn(this.url, id);
    const phone = { phoneCountryCode: '+32', phoneNumber: '0470 12 34 56' };
    const contact = { name: 'An Peeters', ...phone, email: 'an@people.example', language: 'nl' };
    const given = await person.fetch('/api/v1/contact', { method: 'PUT', body: JSON.stringify(contact) });
    if (!given.ok) throw new Error(`Contact details: ${given.status} ${await given.text()}`);
    const { csrfToken } = (await (await person.fetch('/api/v1/session')).json()) as { readonly csrfToken: string };
    return {
      cookie: person.cookie,
      origin: person.origin,
      'x-csrf-token': csrfToken,
      'content-type': 'application/json',
      'accept-language': 'nl',
    };
  }

  /** Headers of another system, with a token for all that it may read. */
  async system(): Promise<Record<string, string>> {
    const { authorization, secrets } = this.environment;
    const basic = Buffer.from(`${SAMPLE_SYSTEM}:${secrets.sampleSystemSecret}`).toString('base64');
    const response = await fetch(authorization.tokenUrl, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const { access_token: token = '' } = (await response.json()) as { readonly access_token?: string };
    return { authorization: `Bearer ${token}` };
  }

  /** Sends one request to an API that records, and tells what came of it. @throws when it is refused */
  async record({ method, path, headers, body }: BenchRequest): Promise<RecordedRequest> {
    rmSync(this.statementsFile, { force: true });
    const response = await fetch(this.url + path, { method, headers, ...(body !== undefined && { body }) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    const kept = [...response.headers].filter(([header]) => !HEADERS_OF_NODE.includes(header));
    return {
      statements: statementsIn(this.recorded()),
      answer: { status: response.status, headers: Object.fromEntries(kept), body: text },
    };
  }

  async startBaseline(routes: readonly BaselineRoute[]): Promise<void> {
    const { DATABASE_URL = '', SESSION_SECRET = '' } = this.environment.apiEnvironment;
    const plan: BaselinePlan = {
      databaseUrl: DATABASE_URL,
      poolMax: POOL_MAX,
      sessionSecret: SESSION_SECRET,
      routes,
    };
    const file = join(this.directory, 'plan.json');
    writeFileSync(file, JSON.stringify(plan), { mode: 0o600 });
    await this.baseline?.stop();
    this.baseline = await Child.start('baseline.main', { BENCH_PLAN: file });
  }

  /** Requests a second. @throws when one is not answered as it must be */
  rate(side: 'product' | 'baseline', task: Omit<LoadTask, 'url'>): Promise<number> {
    return this.rateAt(side === 'product' ? this.url : (this.baseline?.url ?? ''), task);
  }

  async rateAt(url: string, task: Omit<LoadTask, 'url'>): Promise<number> {
    const told = await this.load.ask<LoadResult & { readonly failure?: string }>({ ...task, url });
    if (told.failure !== undefined) throw new Error(`${url}: ${told.failure}`);
    return told.perSecond;
  }

  async stop(): Promise<void> {
    await this.load.stop();
    await this.baseline?.stop();
    await this.api?.stop();
    await this.environment.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  private addresses(role: Role, database: string): NodeJS.ProcessEnv {
    const address = this.environment.postgres.url(role, database);
    return { DATABASE_URL: address, DATABASE_DIRECT_URL: address, QUEUE_URL: address };
  }

  private get recorder(): NodeJS.ProcessEnv {
    const program = pathToFileURL(join(import.meta.dirname, 'record-statements.main.js')).href;
    return { BENCH_STATEMENTS: this.statementsFile, NODE_OPTIONS: `--import=${program}` };
  }

  private recorded(): readonly Step[] {
    const lines = readFileSync(this.statementsFile, 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as Step);
  }

  private get statementsFile(): string {
    return join(this.directory, 'statements.jsonl');
  }
}

export function statementsIn(steps: readonly Step[]): readonly Statement[] {
  return steps.filter((step): step is Statement => !isCall(step));
}

/** Once at the beginning, and at each change of the file. */
async function* changesOf(file: string): AsyncGenerator<void> {
  const changes = watch(file)[Symbol.asyncIterator]();
  try {
    for (;;) {
      yield;
      await changes.next();
    }
  } finally {
    await changes.return?.();
  }
}
