import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { chown, lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** `nobody` on every system that we run on. */
const NOBODY = 65534;

/** As whom PostgreSQL runs: it refuses to run as root. */
export interface Owner {
  /** For `spawn`; empty: as ourselves. */
  readonly spawnAs: { readonly uid?: number; readonly gid?: number };
  /** Gives a file or folder to the owner. */
  take(path: string): Promise<void>;
}

export function postgresOwner(): Owner {
  if (process.getuid?.() !== 0) return { spawnAs: {}, take: async () => undefined };
  return { spawnAs: { uid: NOBODY, gid: NOBODY }, take: (path) => chown(path, NOBODY, NOBODY) };
}

/**
 * Folder in which the owner can keep its data: the one asked for, or, where the owner may not enter that (a checkout in
 * root's home), one under /var/tmp that belongs to it and outlives a restart of the machine.
 */
export async function reachableHome(dataDir: string, owner: Owner): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  if (canEnter(dataDir, owner)) return dataDir;
  const name = `chaman-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`;
  const home = join('/var/tmp', name);
  await mkdir(home, { mode: 0o755 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const found = await lstat(home);
  if (!found.isDirectory() || found.uid !== process.getuid?.())
    throw new Error(`${home} belongs to somebody else; remove it, or choose another data directory`);
  return home;
}

function canEnter(directory: string, owner: Owner): boolean {
  if (owner.spawnAs.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', directory], { ...owner.spawnAs, cwd: '/' }).status === 0;
}
