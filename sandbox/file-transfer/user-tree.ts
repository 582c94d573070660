import { lstatSync, mkdirSync, realpathSync, type Stats } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import type { FolderRecord, UserRecord } from './records.js';

interface Mount {
  /** `''` for the home directory, otherwise absolute without a slash at the end. */
  readonly at: string;
  readonly directory: string;
}

/** Raised when a path leaves the user's tree or when the user lacks a permission. */
export class Denied extends Error {}

/**
 * The tree that one user sees: the home directory with virtual folders hung into it. Absolute paths of the product's
 * records lie under `root`, so that the sandbox never touches the machine's own directories.
 */
export class UserTree {
  /** Deepest first, so that the first match is the nearest. */
  private readonly mounts: readonly Mount[];

  constructor(
    root: string,
    private readonly user: UserRecord,
    folder: (name: string) => FolderRecord | undefined,
  ) {
    const under = (path: string): string => join(root, posix.normalize(`/${path}`));
    const folders = (user.virtual_folders ?? []).flatMap(({ name, virtual_path, subpath }) => {
      const mapped = folder(name)?.mapped_path;
      return mapped
        ? [{ at: virtual_path, directory: under(posix.join(mapped, posix.normalize(`/${subpath ?? ''}`))) }]
        : [];
    });
    const home = { at: '', directory: under(user.home_dir) };
    this.mounts = [...folders.sort((a, b) => b.at.length - a.at.length), home];
    for (const { directory } of this.mounts) mkdirSync(directory, { recursive: true });
  }

  /** Absolute and without `.` or `..`: the root's parent is the root. */
  clean(path: string): string {
    return posix.normalize(`/${path}`).replace(/(?<=.)\/$/, '');
  }

  /** The real place of a path that was cleaned. Throws {@link Denied} when a link on the way leads out of its mount. */
  locate(path: string): string {
    const mount = this.mounts.find(({ at }) => path === at || path.startsWith(`${at}/`));
    if (!mount) throw new Denied(path);
    const place = join(mount.directory, path.slice(mount.at.length + 1));
    const top = realpathSync(mount.directory);
    const real = realpathSync(nearestExisting(place === mount.directory ? place : dirname(place)));
    if (real !== top && !real.startsWith(top + sep)) throw new Denied(path);
    return place;
  }

  /** True for a virtual folder and everything above it: part of the tree's frame, not of its content. */
  isFrame(path: string): boolean {
    return path === '/' || this.mounts.some(({ at }) => at === path || at.startsWith(`${path}/`));
  }

  isVirtualFolder(path: string): boolean {
    return path !== '/' && this.mounts.some(({ at }) => at === path);
  }

  /** Names that virtual folders add to a directory. */
  frameNames(path: string): string[] {
    const start = path === '/' ? '/' : `${path}/`;
    const names = this.mounts
      .filter(({ at }) => at.startsWith(start))
      .map(({ at }) => at.slice(start.length).split('/')[0]);
    return [...new Set(names.filter((name) => name !== undefined && name !== ''))] as string[];
  }

  /** Links are looked at, never followed. */
  stat(path: string): Stats {
    const isMount = this.mounts.some(({ at }) => at === path);
    return lstatSync(this.isFrame(path) && !isMount ? this.locate('/') : this.locate(path));
  }

  /** Demands one of the permissions on the directory, by the nearest entry of the user's list. */
  demand(directory: string, ...anyOf: string[]): void {
    for (let at = directory; ; at = posix.dirname(at)) {
      const granted = this.user.permissions[at];
      if (granted?.some((permission) => permission === '*' || anyOf.includes(permission))) return;
      if (granted || at === '/') throw new Denied(directory);
    }
  }
}

function nearestExisting(path: string): string {
  for (let at = path; ; at = dirname(at)) {
    if (lstatSync(at, { throwIfNoEntry: false })) return at;
  }
}
