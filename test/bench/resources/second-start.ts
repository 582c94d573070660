import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Comparison } from '../measure/comparison.js';
import { spreadOf } from '../measure/spread.js';

const GOAL_SECONDS = 5;
const STARTS = 3;
const ADDRESS = /Open (http:\S+), sign in/;

/** Seconds from `npm start` to its first page, where everything is installed, compiled and migrated already. */
export async function secondStart(): Promise<Comparison> {
  const dataDir = await mkdtemp(join(tmpdir(), 'chaman-bench-start-'));
  try {
    await timeOfStart(dataDir);
    const seconds: number[] = [];
    for (let start = 0; start < STARTS; start += 1) seconds.push(await timeOfStart(dataDir));
    return {
      what: 'a second npm start, to the first page',
      unit: 's',
      figure: spreadOf(seconds),
      goal: { atMost: GOAL_SECONDS, of: 'figure' },
    };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function timeOfStart(dataDir: string): Promise<number> {
  const begun = performance.now();
  const { NODE_OPTIONS: _options, ...environment } = process.env;
  const child = spawn('npm', ['start'], {
    env: { ...environment, CHAMAN_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  try {
    const page = await fetch(await addressOf(child));
    if (!page.ok) throw new Error(`The first page: ${page.status}`);
    await page.text();
    return (performance.now() - begun) / 1_000;
  } finally {
    const ended = once(child, 'exit');
    // Its group: npm, and what it started.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    await ended;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  const { stdout } = child;
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
    if (stdout)
      createInterface({ input: stdout }).on('line', (line) => {
        const [, address] = ADDRESS.exec(line) ?? [];
        if (address !== undefined) resolve(address);
      });
  });
}
