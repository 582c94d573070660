import { ProductProcess, THIS_CHECKOUT } from '../../../../sandbox/environment/product-process.js';

const MOST_ATTEMPTS = 6;

/** A place that one process after another fills: what was killed is started again, as an operator's supervisor does. */
export class ProcessSlot {
  /** Set while a fault has it, so that no other one takes it. */
  taken = false;
  private current: ProductProcess | undefined;
  private root = THIS_CHECKOUT.root;

  constructor(
    readonly name: string,
    private readonly kind: 'api' | 'worker',
    private readonly environment: NodeJS.ProcessEnv,
    private readonly logFile: string,
  ) {}

  /** From the next start on it runs another compiled product. */
  run(root: string): void {
    this.root = root;
  }

  get url(): string {
    return this.environment['PORT'] === undefined ? this.running.url : `http://127.0.0.1:${this.environment['PORT']}`;
  }

  /** Resolves when it serves. One that cannot start, since the database is down, is started again. */
  async start(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      this.current = ProductProcess.spawn(this.kind, this.environment, this.logFile, [], {
        ...THIS_CHECKOUT,
        root: this.root,
      });
      try {
        await this.current.ready();
        return;
      } catch (error) {
        if (attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  async kill(): Promise<void> {
    await this.running.kill();
  }

  signal(signal: NodeJS.Signals): void {
    this.running.signal(signal);
  }

  async stop(): Promise<void> {
    this.current?.signal('SIGCONT');
    await this.current?.stop();
  }

  private get running(): ProductProcess {
    if (!this.current) throw new Error(`${this.name} was not started`);
    return this.current;
  }
}
