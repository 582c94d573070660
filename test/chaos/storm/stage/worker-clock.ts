import { rm, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { until } from '../pace.js';
import type { ProcessSlot } from './process-slot.js';

const SHIFTER = fileURLToPath(new URL('./shift-clock.js', import.meta.url));
const WITHIN_MS = 2_000;

/** The clock of one worker, which can be put wrong while it runs; a new process in its place starts with the right one. */
export class WorkerClock {
  constructor(private readonly file: string) {}

  get variables(): NodeJS.ProcessEnv {
    return { NODE_OPTIONS: `--import ${SHIFTER}`, CHAMAN_STORM_CLOCK: this.file };
  }

  /** Resolves with whether the worker took it over. */
  async shift(worker: ProcessSlot, byMs: number): Promise<boolean> {
    await rm(`${this.file}.applied`, { force: true });
    await writeFile(this.file, String(byMs));
    worker.signal('SIGUSR2');
    const applied = async () =>
      (await readFile(`${this.file}.applied`, 'utf8').catch(() => '')) === String(byMs) || undefined;
    return (await until(applied, WITHIN_MS)) ?? false;
  }
}
