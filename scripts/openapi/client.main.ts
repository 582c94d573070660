import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createClient, type UserConfig } from '@hey-api/openapi-ts';

const COMMITTED = 'openapi/client';

// Generates the typed client from the committed document; with --check it only tells whether the committed one is fresh.
if (process.argv.includes('--check')) {
  const fresh = mkdtempSync(join(tmpdir(), 'chaman-client-'));
  try {
    await createClient(settings(fresh));
    const stale = differences(contentOf(fresh), contentOf(COMMITTED));
    for (const file of stale) console.error(`✗ ${join(COMMITTED, file)}`);
    if (stale.length > 0) {
      console.error('The client is not what the document says: run `npm run openapi` and commit it');
      process.exitCode = 1;
    }
  } finally {
    rmSync(fresh, { recursive: true });
  }
} else {
  await createClient(settings(COMMITTED));
}

function settings(path: string): UserConfig {
  return {
    input: './openapi/chaman.json',
    output: { path, importFileExtension: '.js', clean: true },
    logs: { level: 'silent', file: false },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
  };
}

function contentOf(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}

function differences(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((file) => one.get(file) !== other.get(file)).sort();
}
