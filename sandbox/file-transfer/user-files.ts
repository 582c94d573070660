import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  type Stats,
  statSync,
  unlinkSync,
} from 'node:fs';
import { posix } from 'node:path';
import { Denied, type UserTree } from './user-tree.js';

export interface NamedEntry {
  readonly name: string;
  readonly stat: Stats;
}

export type Failure = 'denied' | 'missing' | 'failed';

/**
 * What a signed-in user may do with files, whatever the protocol: every operation demands its permission and stays in the user's tree.
 * Paths are as the client gave them. Failures are {@link Denied} or the file system's own: see {@link failureOf}.
 */
export class UserFiles {
  constructor(
    private readonly tree: UserTree,
    /** Told of each file that has arrived in a virtual folder, with where it really is. */
    private readonly arrived: (place: string) => void = () => undefined,
  ) {}

  /** Absolute and without `.` or `..`. */
  clean(path: string): string {
    return this.tree.clean(path);
  }

  list(path: string): NamedEntry[] {
    const directory = this.tree.clean(path);
    this.tree.demand(directory, 'list');
    const own = this.tree.stat(directory).isDirectory() ? namesIn(this.tree.locate(directory)) : [];
    return [...new Set([...own, ...this.tree.frameNames(directory)])]
      .sort()
      .map((name) => ({ name, stat: this.tree.stat(posix.join(directory, name)) }));
  }

  stat(path: string): Stats {
    const clean = this.tree.clean(path);
    this.tree.demand(posix.dirname(clean), 'list');
    return this.tree.stat(clean);
  }

  /** A descriptor of a regular file; `flags` of open(2). Whatever may change the file counts as writing. */
  open(name: string, flags: number): number {
    const path = this.tree.clean(name);
    const place = this.tree.locate(path);
    const access = flags & (constants.O_RDONLY | constants.O_WRONLY | constants.O_RDWR);
    const changes = access !== constants.O_RDONLY || (flags & (constants.O_CREAT | constants.O_TRUNC)) !== 0;
    const exists = statSync(place, { throwIfNoEntry: false }) !== undefined;
    if (changes) this.tree.demand(posix.dirname(path), exists ? 'overwrite' : 'upload');
    if (access !== constants.O_WRONLY) this.tree.demand(posix.dirname(path), 'download');
    if (this.tree.isFrame(path)) throw new Denied(path);
    const descriptor = openSync(place, flags | constants.O_NOFOLLOW | constants.O_NONBLOCK, 0o640);
    if (fstatSync(descriptor).isFile()) return descriptor;
    closeSync(descriptor);
    throw new Denied(path);
  }

  /** To be said when a file that was opened for writing is complete. Only what lies directly in a virtual folder is a delivery. */
  written(name: string): void {
    const path = this.tree.clean(name);
    if (!this.tree.isVirtualFolder(posix.dirname(path))) return;
    try {
      this.arrived(this.tree.locate(path));
    } catch {
      // Its directory has gone meanwhile, and it with it.
    }
  }

  makeDirectory(name: string): void {
    const path = this.changeable(name);
    this.tree.demand(posix.dirname(path), 'create_dirs');
    mkdirSync(this.tree.locate(path));
  }

  removeDirectory(name: string): void {
    const path = this.changeable(name);
    this.tree.demand(posix.dirname(path), 'delete', 'delete_dirs');
    rmdirSync(this.tree.locate(path));
  }

  remove(name: string): void {
    const path = this.changeable(name);
    this.tree.demand(posix.dirname(path), 'delete', 'delete_files');
    unlinkSync(this.tree.locate(path));
  }

  /** Never replaces what is there. */
  rename(name: string, newName: string): void {
    const [from, to] = [this.changeable(name), this.changeable(newName)];
    for (const path of [from, to]) this.tree.demand(posix.dirname(path), 'rename', 'rename_files');
    if (lstatSync(this.tree.locate(to), { throwIfNoEntry: false })) throw new Denied(to);
    renameSync(this.tree.locate(from), this.tree.locate(to));
    this.written(to);
  }

  /** The tree's frame (virtual folders and what leads to them) cannot be changed. */
  private changeable(name: string): string {
    const path = this.tree.clean(name);
    if (this.tree.isFrame(path)) throw new Denied(path);
    return path;
  }
}

/** What a client may be told of a failure; never the words of the file system, which name real places. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Denied) return 'denied';
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  return ['EACCES', 'EPERM', 'ELOOP'].includes(code) ? 'denied' : 'failed';
}

function namesIn(place: string): string[] {
  return statSync(place, { throwIfNoEntry: false }) ? readdirSync(place) : [];
}
