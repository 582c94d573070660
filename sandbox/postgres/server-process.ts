import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Owner } from './owner.js';

const READY = 'database system is ready to accept connections';
const PORT_TAKEN = 'Address already in use';
const FAST_SHUTDOWN_MS = 15_000;

export class PortTaken extends Error {}

export interface ServerOptions {
  readonly binaries: string;
  readonly data: string;
  readonly port: number;
  readonly owner: Owner;
  readonly logFile: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** One running `postgres`. */
export class ServerProcess {
  /** Resolves when it has ended, whoever ended it. */
  readonly exited: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly guard: ChildProcess,
  ) {
    this.exited = new Promise((resolve) => child.once('exit', () => resolve()));
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /**
   * Resolves once it accepts connections.
   * @throws PortTaken
   */
  static async start(options: ServerOptions): Promise<ServerProcess> {
    const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...options.settings };
    const child = spawn(
      join(options.binaries, 'bin', 'postgres'),
      [
        ...['-D', options.data, '-p', String(options.port)],
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      // A session of its own: Ctrl-C reaches us only, and we stop it after those who still use it.
      { ...options.owner.spawnAs, cwd: '/', env: { LC_ALL: 'C' }, detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    await readiness(child, options);
    return new ServerProcess(child, guardOf(child));
  }

  /** Fast shutdown: open transactions are rolled back. */
  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill('SIGINT');
      const impatience = setTimeout(() => this.child.kill('SIGQUIT'), FAST_SHUTDOWN_MS);
      await this.exited;
      clearTimeout(impatience);
    }
    this.guard.stdin?.end('stopped\n');
  }
}

async function readiness(child: ChildProcess, { logFile }: ServerOptions): Promise<void> {
  const said: string[] = [];
  const lines = createInterface({ input: child.stderr! });
  const ready = new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      appendFileSync(logFile, `${line}\n`);
      if (said.length < 50) said.push(line);
      if (line.includes(READY)) resolve();
    });
    child.once('error', reject);
    lines.once('close', () => {
      const text = said.join('\n');
      reject(text.includes(PORT_TAKEN) ? new PortTaken(text) : new Error(`PostgreSQL did not start:\n${text}`));
    });
  });
  try {
    await ready;
  } catch (error) {
    if (child.exitCode === null && child.signalCode === null && child.pid) await once(child, 'exit');
    throw error;
  }
}

/** Stops the server when we are killed: its standard input then ends without a word. */
function guardOf(child: ChildProcess): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', 'read -r word; [ "$word" = stopped ] || kill -INT "$0"', String(child.pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.stdin?.on('error', () => undefined);
  guard.unref();
  return guard;
}
