import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './say.mjs';

const HEARTBEAT_MS = 2_000;
/** A lock without a sign of life for this long belongs to a process that was killed. */
const ABANDONED_MS = 20_000;

/**
 * Lets one process at a time change node_modules and dist; others wait, and then find the work done.
 * @param {string} root
 * @param {() => Promise<void>} work
 */
export async function withLock(root, work) {
  const directory = join(root, 'dist');
  mkdirSync(directory, { recursive: true });
  const file = join(directory, '.prepare.lock');
  await take(file);
  const heartbeat = setInterval(() => utimesSync(file, new Date(), new Date()), HEARTBEAT_MS);
  const release = () => rmSync(file, { force: true });
  const interrupted = (signal) => {
    release();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    await work();
  } finally {
    clearInterval(heartbeat);
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    release();
  }
}

/** @param {string} file */
async function take(file) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      writeFileSync(file, `${process.pid}@${hostname()}`, { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isAbandoned(file)) {
      rmSync(file, { force: true });
      continue;
    }
    if (attempt === 0) say('· Another process is preparing this folder; waiting for it …');
    await pause(250);
  }
}

/** @param {string} file */
function isAbandoned(file) {
  try {
    const [pid, host] = readFileSync(file, 'utf8').split('@');
    if (Date.now() - statSync(file).mtimeMs > ABANDONED_MS) return true;
    if (host !== hostname() || !pid) return false;
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
