import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../../sandbox/environment/project-root.js';

/** One place of the compiled product, and what a defect would have stand there. */
export interface Plant {
  /** Below `dist/src`. */
  readonly file: string;
  readonly instead: string;
  readonly of: string;
}

/**
 * A copy of the compiled product with a defect: the product itself has no door for tests.
 * @throws when a place is not found exactly once: then the product has changed, and the defect must be planted anew
 */
export async function plantedProduct(directory: string, plants: readonly Plant[]): Promise<string> {
  await mkdir(join(directory, 'dist'), { recursive: true });
  await linkEntries(PROJECT_ROOT, directory, 'dist');
  await linkEntries(join(PROJECT_ROOT, 'dist'), join(directory, 'dist'), 'src');
  await cp(join(PROJECT_ROOT, 'dist', 'src'), join(directory, 'dist', 'src'), { recursive: true });
  for (const { file, of, instead } of plants) {
    const path = join(directory, 'dist', 'src', file);
    const parts = (await readFile(path, 'utf8')).split(of);
    if (parts.length !== 2) throw new Error(`${file}: found ${parts.length - 1} times, not once: ${of}`);
    await writeFile(path, parts.join(instead));
  }
  return directory;
}

/** Everything else is the checkout's own. */
async function linkEntries(from: string, to: string, except: string): Promise<void> {
  for (const entry of await readdir(from)) if (entry !== except) await symlink(join(from, entry), join(to, entry));
}
