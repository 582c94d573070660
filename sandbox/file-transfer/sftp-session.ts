import { closeSync, constants, fstatSync, readSync, type Stats, writeSync } from 'node:fs';
import ssh2, { type FileEntry, type SFTPWrapper } from 'ssh2';
import { type Failure, failureOf, type NamedEntry, type UserFiles } from './user-files.js';
import { Denied } from './user-tree.js';

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp;
const MAX_READ = 256 * 1024;
const MAX_HANDLES = 64;
const STATUS: Readonly<Record<Failure, number>> = {
  denied: STATUS_CODE.PERMISSION_DENIED,
  missing: STATUS_CODE.NO_SUCH_FILE,
  failed: STATUS_CODE.FAILURE,
};

/** `written`: the path of a file that was opened for writing. */
type Open = { readonly fd: number; readonly written: string | undefined } | { readonly entries: FileEntry[] };

/** One SFTP session: OpenSSH's `sftp` and the usual graphical clients need no more than this. */
export class SftpSession {
  private readonly open = new Map<number, Open>();
  private nextHandle = 1;

  constructor(
    private readonly sftp: SFTPWrapper,
    private readonly user: UserFiles,
  ) {
    this.directories();
    this.files();
    this.attributes();
    sftp.on('end', () => sftp.end());
    sftp.on('close', () => this.closeAll());
  }

  private directories(): void {
    const { sftp, user } = this;
    sftp.on('REALPATH', (id, path) => {
      const filename = user.clean(path);
      sftp.name(id, [{ filename, longname: filename, attrs: {} as FileEntry['attrs'] }]);
    });
    this.answer('OPENDIR', (id, path: string) => {
      sftp.handle(id, this.keep({ entries: user.list(path).map(fileEntry) }));
    });
    this.answer('READDIR', (id, handle: Buffer) => {
      const open = this.opened(handle);
      if (!('entries' in open)) return sftp.status(id, STATUS_CODE.FAILURE);
      const next = open.entries.splice(0, 100);
      return next.length > 0 ? sftp.name(id, next) : sftp.status(id, STATUS_CODE.EOF);
    });
    this.change('MKDIR', (path) => user.makeDirectory(path));
    this.change('RMDIR', (path) => user.removeDirectory(path));
    this.change('REMOVE', (path) => user.remove(path));
    this.change('RENAME', (from, to) => user.rename(from, to));
  }

  private files(): void {
    const { sftp, user } = this;
    this.answer('OPEN', (id, name: string, flags: number) => {
      const written = flags & OPEN_MODE.WRITE ? name : undefined;
      sftp.handle(id, this.keep({ fd: user.open(name, nodeFlags(flags)), written }));
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
      if ('fd' in open) {
        closeSync(open.fd);
        if (open.written !== undefined) user.written(open.written);
      }
      sftp.status(id, STATUS_CODE.OK);
    });
  }

  private attributes(): void {
    const { sftp, user } = this;
    for (const event of ['STAT', 'LSTAT'] as const) {
      this.answer(event, (id, path: string) => sftp.attrs(id, attributes(user.stat(path))));
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
        this.sftp.status(id, STATUS[failureOf(error)]);
      }
    });
  }

  private change(event: string, work: (path: string, other: string) => void): void {
    this.answer(event, (id, path: string, other: string) => {
      work(path, other);
      this.sftp.status(id, STATUS_CODE.OK);
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

function fileEntry({ name, stat }: NamedEntry): FileEntry {
  return { filename: name, longname: longName(name, stat), attrs: attributes(stat) };
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
