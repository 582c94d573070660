import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from '../../../sandbox/environment/ports.js';

const READY = 'Ready to accept connections';

/** A Redis of one test file: on the loopback address, with a password, in memory alone. */
export class RedisServer {
  readonly password = randomBytes(12).toString('hex');
  private child: ChildProcess | undefined;

  private constructor(readonly port: number) {}

  static async start(settings: readonly string[] = []): Promise<RedisServer> {
    const server = new RedisServer(await freePort());
    await server.start(settings);
    return server;
  }

  get url(): string {
    return `redis://:${this.password}@127.0.0.1:${this.port}/1`;
  }

  /** Also after `stop`, on the same port, empty. @throws when the program is missing or ends before it is ready */
  async start(settings: readonly string[] = []): Promise<void> {
    const child = spawn(
      'redis-server',
      [
        ...['--port', String(this.port), '--bind', '127.0.0.1', '--requirepass', this.password],
        ...['--save', '', '--appendonly', 'no', '--daemonize', 'no', ...settings],
      ],
      { cwd: '/', detached: true, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      child.once('error', (error) => reject(new Error('redis-server cannot be run: install it', { cause: error })));
      child.once('exit', () => reject(new Error('redis-server ended before it was ready')));
      createInterface({ input: child.stdout }).on('line', (line) => line.includes(READY) && resolve());
    });
    // Ends with the tests, however they end.
    const end = () => child.kill('SIGKILL');
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
  }

  async stop(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** It keeps its connections and answers nobody, until `goOn`. */
  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  goOn(): void {
    this.child?.kill('SIGCONT');
  }
}
