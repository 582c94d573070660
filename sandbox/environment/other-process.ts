import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A process that is not our child: the system does not tell us of its end, so it is looked at. */
export class OtherProcess {
  /** @param mark a part of its command line: a process id alone may have been given out again since */
  constructor(
    readonly pid: number,
    private readonly mark: string,
  ) {}

  get alive(): boolean {
    return commandOf(this.pid)?.includes(this.mark) ?? false;
  }

  /** Sends `signal`, then, when it has not ended within the limit, SIGKILL. Resolves when it is gone. */
  async end(signal: NodeJS.Signals, withinMs: number): Promise<void> {
    const deadline = Date.now() + withinMs;
    this.signal(signal);
    while (this.alive) {
      if (Date.now() > deadline) this.signal('SIGKILL');
      await pause(20);
    }
  }

  private signal(signal: NodeJS.Signals): void {
    if (this.alive) process.kill(this.pid, signal);
  }
}

function commandOf(pid: number): string | undefined {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return undefined;
  }
}
