import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, fstatSync, openSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './project-root.js';

export type ProcessName = 'api' | 'worker' | 'migrate' | 'adopt' | 'audit-purge' | 'reencrypt' | 'sender-erase';

const TOLD_AT_DEATH = 30;
/** As `npm run start:api` and `start:worker` have it. By itself Node gives what is new in memory more room the more the machine has. */
const SMALL = ['--max-semi-space-size=4'];

/** A compiled product and how it is run. */
export interface Installation {
  /** Folder with `dist`. */
  readonly root: string;
  /** Node's program; the present one when absent. */
  readonly node?: string;
  /** Number of the user and group that it runs as; the present ones when absent. */
  readonly user?: number;
  /** Of Node. */
  readonly flags: readonly string[];
}

export const THIS_CHECKOUT: Installation = { root: PROJECT_ROOT, flags: SMALL };

/** One process of the product, compiled, with nothing but the environment it is given. Its output goes to a file. */
export class ProductProcess {
  /** Where it listens, once it is ready; empty for one that serves nobody. */
  url = '';
  /** Resolves when it has ended, whoever ended it, with how. */
  readonly exited: Promise<string>;

  private constructor(
    readonly name: ProcessName,
    private readonly child: ChildProcess,
    private readonly logFile: string,
    private readonly logStart: number,
  ) {
    this.exited = new Promise((resolve) =>
      child.once('exit', (code, signal) => resolve(signal ? `was ended by ${signal}` : `ended with exit code ${code}`)),
    );
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /**
   * @param args what stands behind the program on its command line
   */
  static spawn(
    name: ProcessName,
    environment: NodeJS.ProcessEnv,
    logFile: string,
    args: readonly string[] = [],
    { root, node, user, flags }: Installation = THIS_CHECKOUT,
  ): ProductProcess {
    const program = join(root, 'dist', 'src', `${name}.main.js`);
    if (!existsSync(program)) throw new Error(`${program} is missing: run \`npm run build\``);
    const log = openSync(logFile, 'a', 0o600);
    const logStart = fstatSync(log).size;
    // A session of its own: Ctrl-C reaches the launcher only, which then ends everything in order.
    const child = fork(program, args, {
      env: environment,
      cwd: root,
      execArgv: [...flags],
      ...(node !== undefined && { execPath: node }),
      ...(user !== undefined && { uid: user, gid: user }),
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    return new ProductProcess(name, child, logFile, logStart);
  }

  /** Resolves once it says that it is ready. @throws with the end of its output when it ends before that */
  async ready(): Promise<this> {
    const ready = new Promise<void>((resolve) =>
      this.child.on('message', (message) => {
        if (typeof message !== 'object' || message === null || !('ready' in message)) return;
        if ('url' in message) this.url = String(message.url);
        resolve();
      }),
    );
    const failed = this.exited.then((how) => {
      throw new Error(`${this.name} ${how} before it was ready:\n${this.lastOutput()}`);
    });
    await Promise.race([ready, failed]);
    failed.catch(() => undefined);
    return this;
  }

  /** Resolves when it has done its work and ended. @throws with the end of its output when it failed */
  async finished(): Promise<void> {
    const how = await this.exited;
    if (this.child.exitCode !== 0) throw new Error(`${this.name} ${how}:\n${this.lastOutput()}`);
  }

  /** Asks it to end, and ends it when it does not. Resolves with how it ended. */
  async stop(withinMs = 10_000): Promise<string> {
    this.child.kill('SIGTERM');
    const impatience = setTimeout(() => this.child.kill('SIGKILL'), withinMs);
    return this.exited.finally(() => clearTimeout(impatience));
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** SIGKILL: no goodbye. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  /** What it has written. */
  output(): string {
    return readFileSync(this.logFile).subarray(this.logStart).toString('utf8').trim();
  }

  /** Resolves with the first line it has written, or writes within the time, that holds all of these. @throws after that time */
  async untilWritten(parts: readonly string[], withinMs = 10_000): Promise<string> {
    const found = (): string | undefined =>
      this.output()
        .split('\n')
        .find((line) => parts.every((part) => line.includes(part)));
    const changes = watch(this.logFile);
    let deadline: NodeJS.Timeout | undefined;
    try {
      return await new Promise<string>((resolve, reject) => {
        const look = (): void => {
          const line = found();
          if (line !== undefined) resolve(line);
        };
        changes.on('change', look);
        deadline = setTimeout(() => reject(new Error(`${this.name} wrote nothing of ${parts.join(', ')}`)), withinMs);
        look();
      });
    } finally {
      clearTimeout(deadline);
      changes.close();
    }
  }

  lastOutput(): string {
    return this.output().split('\n').slice(-TOLD_AT_DEATH).join('\n');
  }
}
