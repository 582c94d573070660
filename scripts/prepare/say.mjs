import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stripVTControlCharacters } from 'node:util';

/** A failure that a person can mend: what happened, and what to do. */
export class Advice extends Error {
  /**
   * @param {string} message
   * @param {string[]} advice
   */
  constructor(message, advice) {
    super(message);
    this.advice = advice;
  }
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

const STILL_BUSY_MS = 10_000;

/** @type {import('node:child_process').ChildProcess | undefined} */
let running;

/** Ends the command that runs, if one does: left alone it would go on changing files. */
export async function stopRunning() {
  const child = running;
  if (!child) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/**
 * Runs a command whose output matters only when it fails, and says now and then that it is still busy.
 * @param {string} what shown while it runs
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @param {{ alsoHeldBy(pid: number | undefined): void }} lock told of the command's process
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export async function run(what, command, args, options, lock) {
  const startedAt = Date.now();
  const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
  say(`· ${what} …`);
  const busy = setInterval(() => say(`  still busy, ${seconds()}`), STILL_BUSY_MS);
  const chunks = [];
  try {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    running = child;
    lock.alsoHeldBy(child.pid);
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    const ok = await new Promise((done) => {
      child.once('error', (error) => {
        chunks.push(Buffer.from(String(error)));
        done(false);
      });
      child.once('close', (code) => done(code === 0));
    });
    if (ok) say(`✓ ${what}: done in ${seconds()}`);
    return { ok, output: Buffer.concat(chunks).toString('utf8') };
  } finally {
    running = undefined;
    clearInterval(busy);
  }
}

/**
 * @param {string} output
 * @param {number} count
 */
export function lastLines(output, count) {
  return stripVTControlCharacters(output).trim().split('\n').slice(-count);
}
