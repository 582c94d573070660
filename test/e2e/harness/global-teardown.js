import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What `leak-search.ts` looked through in this run. @throws when products ran and nothing was looked through */
async function tellLeakSearch() {
  const { dataDir } = JSON.parse(process.env.CHAMAN_E2E ?? '{}');
  const tallies = await readFile(join(dataDir ?? '', 'leak-search.jsonl'), 'utf8').catch(() => '');
  if (tallies === '') return;
  const all = tallies
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const sum = (name) => all.reduce((total, tally) => total + tally[name], 0);
  const kinds = new Set(all.flatMap((tally) => tally.kinds));
  process.stdout.write(
    `Logs looked through for secrets: ${sum('logs')} with ${sum('lines')} lines, for ${sum('secrets')} secrets (${[...kinds].sort().join(', ')})\n`,
  );
  if (sum('lines') === 0 || sum('secrets') === 0) throw new Error('The search for secrets in logs looked at nothing');
}

export default async function tearDown() {
  await tellLeakSearch().finally(() => globalThis.stopPostgresOfTests?.());
}
