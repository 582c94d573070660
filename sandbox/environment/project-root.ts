import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The checkout that this file belongs to, from its source as well as from its compiled form. */
export const PROJECT_ROOT = rootAbove(import.meta.dirname);

function rootAbove(directory: string): string {
  if (existsSync(join(directory, 'package-lock.json'))) return directory;
  if (dirname(directory) === directory) throw new Error('The folder with package-lock.json was not found');
  return rootAbove(dirname(directory));
}
