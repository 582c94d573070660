import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmdirSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join, posix } from 'node:path';
import ssh2, { type FileEntry, type SFTPWrapper } from 'ssh2';
import { Denied, type UserTree } from './user-tree.js';

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp;
const MAX_READ = 256 * 1024;
const MAX_HANDLES = 64;

type Open = { readonly fd: number } | { readonly entries: FileEntry[] };

/** One SFTP session: OpenSSH's `sftp` and the usual graphical clients need no more than this. */
export class SftpSession {
  private readonly open = new Map<number, Open>();
  private nextHandle = 1;

  constructor(
    private readonly sftp: SFTPWrapper,
    private readonly tree: UserTree,
  ) {
    this.directories();
    this.files();
    this.attributes();
    sftp.on('end', () => sftp.end());
    sftp.on('close', () => this.closeAll());
  }

  private directories(): void {
    const { sftp, tree } = this;
    sftp.on('REALPATH', (id, path) => {
      const filename = tree.clean(path);
      sftp.name(id, [{ filename, longname: filename, attrs: {} as FileEntry['attrs'] }]);
    });
    this.answer('OPENDIR', (id, path: string) => {
      const directory = tree.clean(path);
      tree.demand(directory, 'list');
      sftp.handle(id, this.keep({ entries: this.listing(directory) }));
    });
    this.answer('READDIR', (id, handle: Buffer) => {
      const open = this.opened(handle);
      if (!('entries' in open)) return sftp.status(id, STATUS_CODE.FAILURE);
      const next = open.entries.splice(0, 100);
      return next.length > 0 ? sftp.name(id, next) : sftp.status(id, STATUS_CODE.EOF);
    });
    this.change('MKDIR', (path) => {
      tree.demand(posix.dirname(path), 'create_dirs');
      mkdirSync(tree.locate(path));
    });
    this.change('RMDIR', (path) => {
      tree.demand(posix.dirname(path), 'delete', 'delete_dirs');
      rmdirSync(tree.locate(path));
    });
    this.change('REMOVE', (path) => {
      tree.demand(posix.dirname(path), 'delete', 'delete_files');
      unlinkSync(tree.locate(path));
    });
    this.change('RENAME', (from, to) => {
      for (const path of [from, to]) tree.demand(posix.dirname(path), 'rename', 'rename_files');
      if (lstatSync(tree.locate(to), { throwIfNoEntry: false })) throw new Denied(to);
      renameSync(tree.locate(from), tree.locate(to));
    });
  }

  private files(): void {
    const { sftp, tree } = this;
    this.answer('OPEN', (id, name: string, flags: number) => {
      const path = tree.clean(name);
      const place = tree.locate(path);
      const writes = (flags & (OPEN_MODE.WRITE | OPEN_MODE.APPEND)) !== 0;
      const exists = statSync(place, { throwIfNoEntry: false }) !== undefined;
      if (writes) tree.demand(posix.dirname(path), exists ? 'overwrite' : 'upload');
      if (!writes || (flags & OPEN_MODE.READ) !== 0) tree.demand(posix.dirname(path), 'download');
      if (this.tree.isFrame(path)) throw new Denied(path);
      sftp.handle(id, this.keep({ fd: openSync(place, nodeFlags(flags), 0o640) }));
    });
    this.answer('READ', (id, handle: Buffer, offset: number, length: number) => {
      const buffer = Buffer.alloc(Math.min(length, MAX_READ));
      const size = readSync(this.descriptor(handle), buffer, 0, buffer.length, offset);
      return size > 0 ? sftp.data(id, buffer.subarray(0, size)) : sftp.status(id, STATUS_CODE.EOF);
    });
    this.answer('WRITE', (id, handle: Buffer, offset: number, data: Buffer) => {
      writeSync(this.descriptor(handle), data, 0, data.length, offset);
      sftp.status(id, STATUS_CODE.OK);
    });
    this.answer('CLOSE', (id, handle: Buffer) => {
      const open = this.opened(handle);
      this.open.delete(handle.readUInt32BE(0));
      if ('fd' in open) closeSync(open.fd);
      sftp.status(id, STATUS_CODE.OK);
    });
  }

  private attributes(): void {
    const { sftp, tree } = this;
    for (const event of ['STAT', 'LSTAT'] as const) {
      this.answer(event, (id, path: string) => {
        const clean = tree.clean(path);
        tree.demand(posix.dirname(clean), 'list');
        sftp.attrs(id, attributes(tree.stat(clean)));
      });
    }
    this.answer('FSTAT', (id, handle: Buffer) => sftp.attrs(id, attributes(fstatSync(this.descriptor(handle)))));
    // Clients set times and modes after an upload; the sandbox keeps neither.
    this.answer('SETSTAT', (id) => sftp.status(id, STATUS_CODE.OK));
    this.answer('FSETSTAT', (id) => sftp.status(id, STATUS_CODE.OK));
  }

  /** Whatever goes wrong becomes a status; the session lives on. */
  private answer<Rest extends unknown[]>(event: string, work: (id: number, ...rest: Rest) => unknown): void {
    this.sftp.on(event, (id: number, ...rest: Rest) => {
      try {
        work(id, ...rest);
      } catch (error) {
        this.sftp.status(id, statusOf(error));
      }
    });
  }

  /** A change of names in the tree; its frame (virtual folders and what leads to them) cannot be changed. */
  private change(event: string, work: (path: string, other: string) => void): void {
    this.answer(event, (id, path: string, other: unknown) => {
      const paths = [path, typeof other === 'string' ? other : path].map((each) => this.tree.clean(each));
      const [first = '/', second = '/'] = paths;
      if (paths.some((each) => this.tree.isFrame(each))) throw new Denied(first);
      work(first, second);
      this.sftp.status(id, STATUS_CODE.OK);
    });
  }

  private listing(directory: string): FileEntry[] {
    const own = this.tree.stat(directory).isDirectory() ? namesIn(this.tree.locate(directory)) : [];
    return [...new Set([...own, ...this.tree.frameNames(directory)])].sort().map((filename) => {
      const stat = this.tree.stat(posix.join(directory, filename));
      return { filename, longname: longName(filename, stat), attrs: attributes(stat) };
    });
  }

  private keep(open: Open): Buffer {
    if (this.open.size >= MAX_HANDLES) {
      if ('fd' in open) closeSync(open.fd);
      throw new Denied('too many open handles');
    }
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(this.nextHandle);
    this.open.set(this.nextHandle, open);
    this.nextHandle += 1;
    return handle;
  }

  private opened(handle: Buffer): Open {
    const open = handle.length === 4 ? this.open.get(handle.readUInt32BE(0)) : undefined;
    if (!open) throw new Error('no such handle');
    return open;
  }

  private descriptor(handle: Buffer): number {
    const open = this.opened(handle);
    if (!('fd' in open)) throw new Error('not a file');
    return open.fd;
  }

  private closeAll(): void {
    for (const open of this.open.values()) if ('fd' in open) closeSync(open.fd);
    this.open.clear();
  }
}

function namesIn(place: string): string[] {
  return statSync(place, { throwIfNoEntry: false }) ? readdirSync(join(place)) : [];
}

function nodeFlags(flags: number): number {
  const has = (mode: number): boolean => (flags & mode) !== 0;
  const access = !has(OPEN_MODE.WRITE)
    ? constants.O_RDONLY
    : has(OPEN_MODE.READ)
      ? constants.O_RDWR
      : constants.O_WRONLY;
  return (
    access |
    constants.O_NOFOLLOW |
    (has(OPEN_MODE.CREAT) ? constants.O_CREAT : 0) |
    (has(OPEN_MODE.TRUNC) ? constants.O_TRUNC : 0) |
    (has(OPEN_MODE.EXCL) ? constants.O_EXCL : 0)
  );
}

function attributes(stat: Stats): FileEntry['attrs'] {
  const seconds = (ms: number): number => Math.floor(ms / 1000);
  return {
    mode: stat.mode,
    uid: 0,
    gid: 0,
    size: stat.size,
    atime: seconds(stat.atimeMs),
    mtime: seconds(stat.mtimeMs),
  };
}

function longName(name: string, stat: Stats): string {
  const type = stat.isDirectory() ? 'drwxr-x---' : '-rw-r-----';
  return `${type} 1 owner group ${stat.size} ${stat.mtime.toISOString().slice(0, 10)} ${name}`;
}

function statusOf(error: unknown): number {
  if (error instanceof Denied) return STATUS_CODE.PERMISSION_DENIED;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return STATUS_CODE.NO_SUCH_FILE;
  if (code === 'EACCES' || code === 'EPERM' || code === 'ELOOP') return STATUS_CODE.PERMISSION_DENIED;
  return STATUS_CODE.FAILURE;
}
