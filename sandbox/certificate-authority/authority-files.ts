import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Fills a folder once: `make` works on a folder beside it, which then takes its place in one step. Whoever comes second keeps the first's. */
export async function makeOnce(directory: string, make: (directory: string) => Promise<void>): Promise<void> {
  if (existsSync(directory)) return;
  await mkdir(dirname(directory), { recursive: true });
  const draft = await mkdtemp(`${directory}.`);
  try {
    await make(draft);
    await rename(draft, directory);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(directory)) throw error;
  }
}

/** Readable by its owner alone. It never replaces a file. */
export async function writePrivateFile(path: string, content: string | Uint8Array): Promise<void> {
  await write(path, content, 0o600);
}

/** Never replaces a file. */
export async function writePublicFile(path: string, content: string | Uint8Array): Promise<void> {
  await write(path, content, 0o644);
}

async function write(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content, { mode, flag: 'wx' });
}
