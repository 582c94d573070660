import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startEnvironment, type Environment } from '../../../sandbox/environment.js';
import { SAMPLE_SYSTEM } from '../../../sandbox/authorization-server/sample-clients.js';
import { ProductProcess } from '../../../sandbox/environment/product-process.js';
import { signIn } from '../../../sandbox/identity-provider/sign-in.client.js';
import { Child } from './child.js';
import type { RecordedRequest, Statement } from './statement.js';

export interface BenchRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface LoadTask {
  readonly url: string;
  /** Sent in turns. */
  readonly requests: readonly BenchRequest[];
  /** The first of them to be sent. */
  readonly from: number;
  readonly connections: number;
  readonly count: number;
  /** With which every one of them must be answered. */
  readonly status: number;
}

export interface LoadResult {
  readonly perSecond: number;
}

export interface BaselineRoute extends RecordedRequest {
  readonly method: string;
  readonly path: string;
  /** Whose request it is; without, anybody's. */
  readonly cookie?: string;
  /** Ids and hashes that each request needs anew. */
  readonly fresh: readonly string[];
}

export interface BaselinePlan {
  readonly databaseUrl: string;
  readonly poolMax: number;
  readonly sessionSecret: string;
  readonly routes: readonly BaselineRoute[];
}

/** What the API has when nothing else is said. */
const POOL_MAX = 10;
const UNBOUNDED = {
  RATE_PER_ADDRESS: '1000000',
  RATE_PER_PERSON: '1000000',
  RATE_PER_SYSTEM: '1000000',
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

  /** One beside the API; whoever starts it stops it. */
  startWorker(): Promise<ProductProcess> {
    const log = join(this.directory, 'worker.log');
    return ProductProcess.spawn('worker', this.environment.workerEnvironment, log).ready();
  }

  /** Every statement of a worker that runs while something is waited for. */
  async recordWorker(until: () => Promise<void>): Promise<readonly Statement[]> {
    rmSync(this.statementsFile, { force: true });
    const variables = { ...this.environment.workerEnvironment, ...this.recorder };
    const worker = await ProductProcess.spawn('worker', variables, join(this.directory, 'worker.log')).ready();
    await until();
    await worker.stop();
    return this.recorded();
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
      statements: this.recorded(),
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
  async rate(side: 'product' | 'baseline', task: Omit<LoadTask, 'url'>): Promise<number> {
    const url = side === 'product' ? this.url : (this.baseline?.url ?? '');
    const told = await this.load.ask<LoadResult & { readonly failure?: string }>({ ...task, url });
    if (told.failure !== undefined) throw new Error(`${side}: ${told.failure}`);
    return told.perSecond;
  }

  async stop(): Promise<void> {
    await this.load.stop();
    await this.baseline?.stop();
    await this.api?.stop();
    await this.environment.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  private get recorder(): NodeJS.ProcessEnv {
    const program = pathToFileURL(join(import.meta.dirname, 'record-statements.main.js')).href;
    return { BENCH_STATEMENTS: this.statementsFile, NODE_OPTIONS: `--import=${program}` };
  }

  private recorded(): readonly Statement[] {
    const lines = readFileSync(this.statementsFile, 'utf8').trim().split('\n');
    return lines.map((line) => JSON.parse(line) as Statement);
  }

  private get statementsFile(): string {
    return join(this.directory, 'statements.jsonl');
  }
}
