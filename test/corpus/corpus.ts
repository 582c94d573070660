import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The folder of the input corpus; its README says what is in it. */
export const CORPUS = resolve(process.env['CHAMAN_CORPUS'] ?? '../shared/corpus');

/** All verdicts of the corpus hold at this moment. */
export const CORPUS_CLOCK = new Date('2026-11-24T12:00:00Z');

export function corpusIsPresent(): boolean {
  return existsSync(join(CORPUS, 'manifest.json'));
}

export function readCorpus<Entry extends { kind: string }>(kind: Entry['kind']): readonly Entry[] {
  const entries = JSON.parse(readFileSync(join(CORPUS, 'manifest.json'), 'utf8')) as readonly Entry[];
  return entries.filter((entry) => entry.kind === kind);
}

export function corpusBytes(entry: { file: string; encoding?: string }): Uint8Array {
  const bytes = readFileSync(join(CORPUS, entry.file));
  return entry.encoding === 'gzip' ? gunzipSync(bytes) : bytes;
}
