import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parts } from './parts.js';
import { reaches, type Comparison } from './measure/comparison.js';
import { tableOf } from './measure/table.js';

/** `npm run bench [-- part …] [-- --check]`: the parts by their names, all without one; `--check` judges the ratios. */

const RESULT_FILE = 'test-results/bench.json';

const asked = process.argv.slice(2);
const check = asked.includes('--check');
const names = asked.filter((word) => word !== '--check');
const unknown = names.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `No part is called ${unknown.join(', ')}. Parts:\n${parts.map(({ name, about }) => `  ${name.padEnd(14)} ${about}\n`).join('')}`,
  );
  process.exit(2);
}

const tell = (text: string) => void process.stderr.write(`${text}\n`);
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
process.stdout.write(`${machine}\n`);

const measured: { part: string; comparisons: readonly Comparison[] }[] = [];
for (const part of parts) {
  if (names.length > 0 && !names.includes(part.name)) continue;
  tell(`· ${part.name}: ${part.about}`);
  const comparisons = await part.run(tell);
  measured.push({ part: part.name, comparisons });
  process.stdout.write(`\n${part.name}\n${tableOf(comparisons)}\n`);
}
mkdirSync('test-results', { recursive: true });
writeFileSync(RESULT_FILE, `${JSON.stringify({ machine, at: new Date().toISOString(), measured }, undefined, 2)}\n`);

const missed = measured.flatMap(({ part, comparisons }) =>
  comparisons.filter((comparison) => reaches(comparison) === false).map(({ what }) => `${part}: ${what}`),
);
if (missed.length > 0) process.stdout.write(`\nShort of the goal:\n${missed.map((line) => `  ${line}\n`).join('')}`);
if (check && missed.length > 0) process.exitCode = 1;
