import { join } from 'node:path';
import type { Environment } from '../../../sandbox/environment.js';
import { ProductProcess, type Installation } from '../../../sandbox/environment/product-process.js';
import { secretsInUse } from './leak-search/secrets-in-use.js';

export interface ProductOptions {
  /** Variables beside, or instead of, those that tests run with. */
  readonly api?: NodeJS.ProcessEnv;
  readonly worker?: NodeJS.ProcessEnv;
  /** Default: both run. */
  readonly without?: readonly ('api' | 'worker')[];
  /** Default: this checkout. */
  readonly installation?: Installation;
}

/** Faster than life, so that tests of retries take seconds. */
const WORKER_VARIABLES: NodeJS.ProcessEnv = {
  SWEEP_INTERVAL_MS: '500',
  RETRY_BASE_MS: '100',
  GATEWAY_CALL_TIMEOUT_MS: '2000',
  GATEWAY_LATE_WRITE_MS: '1500',
  BREAKER_PAUSE_MS: '200',
  MAIL_INTERVAL_MS: '500',
  MAIL_RETRY_BASE_MS: '100',
};

/** All that they can tell, for the search for secrets in their logs. */
const TALKATIVE: NodeJS.ProcessEnv = { LOG_LEVEL: 'debug' };

/** All of a test file's people and systems come from one address, faster than any of them would. */
const API_VARIABLES: NodeJS.ProcessEnv = {
  ...TALKATIVE,
  RATE_PER_ADDRESS: '1000000',
  RATE_PER_PERSON: '1000000',
  RATE_PER_SYSTEM: '1000000',
  RATE_OF_SIGN_IN: '1000000',
};

/** The processes of one product: started, stopped and killed by name. */
export abstract class ProductProcesses {
  private readonly processes: Partial<Record<'api' | 'worker', ProductProcess>> = {};
  private readonly others: ProductProcess[] = [];

  protected constructor(
    readonly environment: Environment,
    protected readonly directory: string,
    private readonly options: ProductOptions,
  ) {}

  startApi(variables: NodeJS.ProcessEnv = {}): Promise<void> {
    const { apiEnvironment } = this.environment;
    return this.start('api', { ...apiEnvironment, ...API_VARIABLES, ...this.options.api, ...variables });
  }

  /** One more process of this kind, an API at an address of its own, as behind a load balancer; ended with the product. */
  async startAnother(name: 'api' | 'worker'): Promise<ProductProcess> {
    const { apiEnvironment, workerEnvironment } = this.environment;
    const environment =
      name === 'api'
        ? { ...apiEnvironment, ...API_VARIABLES, ...this.options.api, PORT: '0' }
        : { ...workerEnvironment, ...TALKATIVE, ...WORKER_VARIABLES, ...this.options.worker };
    secretsInUse().environment(environment);
    const log = join(this.directory, `another-${name}-${this.others.length}.log`);
    const another = ProductProcess.spawn(name, environment, log);
    this.others.push(another);
    return another.ready();
  }

  startWorker(variables: NodeJS.ProcessEnv = {}): Promise<void> {
    const given = { ...TALKATIVE, ...WORKER_VARIABLES, ...this.options.worker, ...variables };
    return this.start('worker', { ...this.environment.workerEnvironment, ...given });
  }

  /** SIGKILL, as a crash of the machine would. */
  killApi(): Promise<void> {
    return this.running('api').kill();
  }

  killWorker(): Promise<void> {
    return this.running('worker').kill();
  }

  /** An orderly end; resolves with how it ended. */
  stopApi(): Promise<string> {
    return this.running('api').stop();
  }

  stopWorker(): Promise<string> {
    return this.running('worker').stop();
  }

  /** Where the worker tells of its health. */
  get workerUrl(): string {
    return this.running('worker').url;
  }

  /** What a process has written since it started. */
  output(name: 'api' | 'worker'): string {
    return this.processes[name]?.output() ?? '';
  }

  /** Resolves with the line of its log that holds all of these. @throws when it does not write one in time */
  untilWritten(name: 'api' | 'worker', ...parts: readonly string[]): Promise<string> {
    return this.running(name).untilWritten(parts);
  }

  protected async stopProcesses(): Promise<void> {
    await Promise.all([...Object.values(this.processes), ...this.others].map((each) => each.stop()));
  }

  private async start(name: 'api' | 'worker', environment: NodeJS.ProcessEnv): Promise<void> {
    secretsInUse().environment(environment);
    const log = join(this.directory, `${name}.log`);
    const started = ProductProcess.spawn(name, environment, log, [], this.options.installation);
    this.processes[name] = started;
    await started.ready();
  }

  private running(name: 'api' | 'worker'): ProductProcess {
    const running = this.processes[name];
    if (!running) throw new Error(`The ${name} was not started`);
    return running;
  }
}
