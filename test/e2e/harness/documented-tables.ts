import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../sandbox/environment/project-root.js';

const ROW = /^\| `(?<table>[a-z_]+)` \| (?<columns>(?:`[a-z0-9_]+`(?:, )?)+) \|/;

/** Tables of docs/personal-data.md with their columns, both in the order of the alphabet. */
export async function documentedTables(): Promise<ReadonlyMap<string, readonly string[]>> {
  const text = await readFile(join(PROJECT_ROOT, 'docs', 'personal-data.md'), 'utf8');
  const rows = text.split('\n').flatMap((line): [string, string[]][] => {
    const { table = '', columns = '' } = ROW.exec(line)?.groups ?? {};
    return table === '' ? [] : [[table, columns.replaceAll('`', '').split(', ').sort()]];
  });
  return new Map(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}
