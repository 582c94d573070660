import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { OtherProcess } from '../environment/other-process.js';

const STOP_WITHIN_MS = 15_000;

/**
 * Deals with what an earlier run left: a server without its launcher is stopped, a stale `postmaster.pid` removed.
 * @throws when the launcher of the running server is alive: two runs cannot share one data directory
 */
export async function clearLeftover(data: string, launcherFile: string): Promise<void> {
  const pidFile = join(data, 'postmaster.pid');
  const pid = await pidIn(pidFile);
  if (pid === undefined) return;
  const server = new OtherProcess(pid, data);
  if (server.alive) {
    const launcher = await pidIn(launcherFile);
    if (launcher !== undefined && launcher !== process.pid && new OtherProcess(launcher, 'node').alive)
      throw new Error(
        `The database in ${data} is in use by another run (process ${launcher}). Stop that one first, ` +
          'or choose another folder with CHAMAN_DATA_DIR.',
      );
    await server.end('SIGINT', STOP_WITHIN_MS);
  }
  await rm(pidFile, { force: true });
}

async function pidIn(file: string): Promise<number | undefined> {
  const [line] = await readFile(file, 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  );
  const pid = Number(line);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}
