import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A program of the benchmarks in a process of its own, so that it takes no time of what is measured. */
export class Child {
  private constructor(
    private readonly child: ChildProcess,
    /** Where it listens; empty for one that serves nobody. */
    readonly url: string,
  ) {}

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** @param program file beside this one, without its ending */
  static async start(program: string, variables: NodeJS.ProcessEnv = {}): Promise<Child> {
    const child = fork(join(import.meta.dirname, `${program}.js`), [], {
      env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...variables },
      execArgv: ['--max-semi-space-size=4'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const [told] = (await once(child, 'message')) as [{ readonly url?: string }];
    return new Child(child, told.url ?? '');
  }

  /** Sends it a task and resolves with what it answers. @throws when it ends instead */
  async ask<Answer>(task: object): Promise<Answer> {
    const ended = new AbortController();
    const gone = once(this.child, 'exit', { signal: ended.signal }).then(() => {
      throw new Error('A process of the benchmarks ended before it answered');
    });
    gone.catch(() => undefined);
    this.child.send(task);
    const [answer] = (await Promise.race([once(this.child, 'message'), gone])) as [Answer];
    ended.abort();
    return answer;
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }
}
