import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say, stopRunning } from './say.mjs';

const HEARTBEAT_MS = 2_000;
/** A lock of another machine or container without a sign of life for this long is abandoned. */
const ABANDONED_MS = 30_000;

/**
 * Lets one process at a time change node_modules and dist; others wait, and then find the work done.
 * @template T
 * @param {string} root
 * @param {(lock: { alsoHeldBy(pid: number | undefined): void }) => Promise<T>} work
 */
export async function withLock(root, work) {
  const directory = join(root, 'dist');
  mkdirSync(directory, { recursive: true });
  const file = join(directory, '.prepare.lock');
  await take(file);
  const heartbeat = setInterval(() => utimesSync(file, new Date(), new Date()), HEARTBEAT_MS);
  const release = () => {
    clearInterval(heartbeat);
    rmSync(file, { force: true });
  };
  const interrupted = (signal) =>
    stopRunning().then(() => {
      release();
      process.exit(signal === 'SIGINT' ? 130 : 143);
    });
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    // A command outlives us when we are killed: it then still holds the lock.
    return await work({ alsoHeldBy: (pid) => pid && appendFileSync(file, `${pid}\n`) });
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    release();
  }
}

/** @param {string} file */
async function take(file) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      writeFileSync(file, `${hostname()}\n${process.pid}\n`, { flag: 'wx' });
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
    const [host, ...pids] = readFileSync(file, 'utf8').trim().split('\n');
    if (host !== hostname()) return Date.now() - statSync(file).mtimeMs > ABANDONED_MS;
    return !pids.some((pid) => isAlive(Number(pid)));
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
