import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

const STOP_WITHIN_MS = 15_000;

/**
 * Deals with what an earlier run left: a server without its launcher is stopped, a stale `postmaster.pid` removed.
 * @throws when the launcher of the running server is alive: two runs cannot share one data directory
 */
export async function clearLeftover(data: string, launcherFile: string): Promise<void> {
  const pid = await pidIn(join(data, 'postmaster.pid'));
  if (pid === undefined) return;
  if (!isPostgresOn(pid, data)) return rm(join(data, 'postmaster.pid'), { force: true });
  const launcher = await pidIn(launcherFile);
  if (launcher !== undefined && launcher !== process.pid && commandOf(launcher)?.includes('node'))
    throw new Error(
      `The database in ${data} is in use by another run (process ${launcher}). Stop that one first, ` +
        'or choose another folder with CHAMAN_DATA_DIR.',
    );
  await stopStranger(pid, data);
}

/** Not our child, so the system does not tell us of its end: it is looked at until it is gone. */
async function stopStranger(pid: number, data: string): Promise<void> {
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + STOP_WITHIN_MS;
  while (isPostgresOn(pid, data)) {
    if (Date.now() > deadline) process.kill(pid, 'SIGQUIT');
    if (Date.now() > 2 * STOP_WITHIN_MS + deadline) throw new Error(`PostgreSQL (process ${pid}) does not stop`);
    await pause(20);
  }
}

async function pidIn(file: string): Promise<number | undefined> {
  const [line] = await readFile(file, 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  );
  const pid = Number(line);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

/** A process id alone proves nothing: it may have been given out again since. */
function isPostgresOn(pid: number, data: string): boolean {
  return commandOf(pid)?.includes(data) ?? false;
}

function commandOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8') || undefined;
    } catch {
      return undefined;
    }
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim() || undefined;
}
