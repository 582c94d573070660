import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Asset {
  readonly type: string;
  readonly content: string;
}

const TYPES: Readonly<Record<string, string>> = {
  'landing.css': 'text/css',
  'landing.js': 'text/javascript',
  'icon.svg': 'image/svg+xml',
};

/** The files that pages refer to under /assets, by name: read once, and no other file can be asked for. */
export const ASSETS: ReadonlyMap<string, Asset> = new Map(
  Object.entries(TYPES).map(([name, type]) => [name, { type, content: readFileSync(join(directory(), name), 'utf8') }]),
);

/** `web/landing` lies at the same height as the sources and as the compiled output, whichever runs. */
function directory(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'web', 'landing');
    if (existsSync(candidate)) return candidate;
  }
  throw new Error('The folder web/landing with the style and script of the pages is missing.');
}
