import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OtherProcess } from '../environment/other-process.js';
import type { Ports } from '../environment/ports.js';

/** What a running sandbox leaves for others to find it, in `run.json` of its data directory. */
export interface Run {
  readonly pids: { readonly launcher: number; readonly api: number; readonly worker: number };
  readonly urls: {
    readonly product: string;
    readonly identityProvider: string;
    /** Where holders of REST accounts ask for their tokens. */
    readonly tokens: string;
    /** Where holders of SOAP accounts send their calls. */
    readonly soap: string;
  };
  readonly ports: Ports;
  /** `SHA256:…` of the SFTP server's host key. */
  readonly hostKeyFingerprint: string;
}

const END_WITHIN_MS = 12_000;

export async function writeRun(dataDir: string, run: Run): Promise<void> {
  const file = runFile(dataDir);
  await writeFile(`${file}.new`, JSON.stringify(run, null, 2));
  await rename(`${file}.new`, file);
}

/** The sandbox that runs on this data directory, if one does. */
export async function readRun(dataDir: string): Promise<Run | undefined> {
  const run = await lastRun(dataDir);
  return run && launcherOf(run.pids.launcher).alive ? run : undefined;
}

/** The same. @throws with what to do, where none runs */
export async function runningSandbox(dataDir: string): Promise<Run> {
  const run = await readRun(dataDir);
  if (!run) throw new Error('ChaMan does not run. Start it in another terminal with npm start, or give --url.');
  return run;
}

/** Waits until the product's processes of a run whose launcher was killed have ended; they notice that by themselves. */
export async function endLeftoverProcesses(dataDir: string): Promise<void> {
  const run = await lastRun(dataDir);
  if (!run) return;
  const { api, worker } = run.pids;
  await Promise.all(
    [new OtherProcess(api, 'api.main.js'), new OtherProcess(worker, 'worker.main.js')].map((left) =>
      left.end('SIGTERM', END_WITHIN_MS),
    ),
  );
  await removeRun(dataDir);
}

export function removeRun(dataDir: string): Promise<void> {
  return rm(runFile(dataDir), { force: true });
}

export function launcherOf(pid: number): OtherProcess {
  return new OtherProcess(pid, 'start.js');
}

async function lastRun(dataDir: string): Promise<Run | undefined> {
  return readFile(runFile(dataDir), 'utf8').then(
    (text) => JSON.parse(text) as Run,
    () => undefined,
  );
}

function runFile(dataDir: string): string {
  return join(dataDir, 'run.json');
}
