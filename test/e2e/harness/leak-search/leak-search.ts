import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sharedRun } from '../shared-run.js';
import type { SecretList } from './secret-list.js';

/** Everything that processes wrote, and what was written down for others to read. */
export interface Written {
  /** Folder with a `.log` of each process. */
  readonly logs: string;
  /** By name: rows, jobs, answers. */
  readonly others: Readonly<Record<string, string>>;
}

/** Adds up over the run; `global-teardown.js` tells it. */
const TALLY = 'leak-search.jsonl';
const MOST_TOLD = 20;

export interface Search {
  readonly leaks: readonly string[];
  readonly looked: { readonly logs: number; readonly lines: number };
}

/** Where a secret stands that should not: place, kind, and the line without the secret. */
export async function leaksIn({ logs, others }: Written, secrets: SecretList): Promise<Search> {
  const files = (await readdir(logs)).filter((name) => name.endsWith('.log'));
  const places: [string, string][] = await Promise.all(
    files.map(async (name): Promise<[string, string]> => [name, await readFile(join(logs, name), 'utf8')]),
  );
  const lines = places.reduce((sum, [, text]) => sum + text.split('\n').length - 1, 0);
  const leaks = [...places, ...Object.entries(others)].flatMap(([place, text]) =>
    secrets.leaksIn(text).map(({ kind, told }) => `${kind} in ${place}: ${told}`),
  );
  return { leaks, looked: { logs: files.length, lines } };
}

/** Counts a search among those of the run. */
export async function tally({ looked }: Search, secrets: SecretList): Promise<void> {
  const line = { ...looked, secrets: secrets.size, kinds: [...secrets.samples().keys()] };
  await appendFile(join(sharedRun().dataDir, TALLY), `${JSON.stringify(line)}\n`);
}

/** @throws with what was found, when something was */
export async function assertNoLeaks(search: Search, secrets: SecretList): Promise<void> {
  await tally(search, secrets);
  const { leaks } = search;
  if (leaks.length > 0) throw new Error(`Secrets where none may be:\n${leaks.slice(0, MOST_TOLD).join('\n')}`);
}
