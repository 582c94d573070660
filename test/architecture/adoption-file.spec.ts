import { readFile } from 'node:fs/promises';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { readRecord } from '../../src/adoption/file/read-record.js';

type Json = Record<string, unknown>;

/** The published schema, the published example and the reader have to mean the same file. */
describe('the format of an adoption file', () => {
  let valid: ValidateFunction;
  let examples: Json[];

  beforeAll(async () => {
    valid = new Ajv2020({ allErrors: true }).compile(
      JSON.parse(await readFile('docs/adoption.schema.json', 'utf8')) as object,
    );
    const lines = (await readFile('docs/adoption.example.jsonl', 'utf8')).trim().split('\n');
    examples = lines.map((line) => JSON.parse(line) as Json);
  });

  const reads = (record: unknown): boolean => {
    const read = readRecord({ number: 1, bytes: Buffer.from(JSON.stringify(record)) });
    return read !== undefined && 'record' in read;
  };

  it('is that of the example, by schema and reader, with every kind of record and channel', () => {
    for (const example of examples) {
      expect([example['name'], valid(example), valid.errors]).toEqual([example['name'], true, null]);
      expect(reads(example)).toBe(true);
    }
    expect(new Set(examples.map(({ record }) => record))).toEqual(new Set(['adoption', 'sender', 'account']));
    expect(new Set(examples.map(({ channel }) => channel ?? 'FTP'))).toEqual(new Set(['FTP', 'SFTP', 'SOAP', 'REST']));
    expect(examples[0]?.['record']).toBe('adoption');
  });

  it('is judged alike by schema and reader, whatever is done to a field', () => {
    const values = [
      undefined,
      null,
      '',
      'x',
      'X',
      '002214',
      '2011-03-01',
      7,
      1,
      true,
      [],
      ['a', 'a'],
      ['x'],
      {},
      'é'.repeat(101_000),
    ];
    const disagreements: unknown[] = [];
    for (const example of examples)
      for (const [path, changed] of variants(example, values)) {
        const bySchema = valid(changed);
        if (bySchema !== reads(changed)) disagreements.push([example['record'], path, { bySchema }]);
      }
    expect(disagreements).toEqual([]);
  });
});

/** The example with each field, of nested objects too, replaced by each value, and with one that does not exist. */
function* variants(example: Json, values: readonly unknown[]): Generator<[path: string, changed: Json]> {
  for (const at of [...pathsOf(example), ['surplus']])
    for (const value of values) {
      if (at[0] === 'surplus' && value === undefined) continue;
      const changed = structuredClone(example);
      let parent: Json = changed;
      for (const step of at.slice(0, -1)) parent = parent[step] as Json;
      const last = at.at(-1) ?? '';
      if (value === undefined) delete parent[last];
      else parent[last] = value;
      yield [`${at.join('.')} = ${JSON.stringify(value)?.slice(0, 20)}`, changed];
    }
}

function pathsOf(value: Json, before: readonly string[] = []): string[][] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = [...before, key];
    return typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? [path, ...pathsOf(inner as Json, path)]
      : Array.isArray(inner) && typeof inner[0] === 'object'
        ? [path, ...pathsOf(inner[0] as Json, [...path, '0'])]
        : [path];
  });
}
