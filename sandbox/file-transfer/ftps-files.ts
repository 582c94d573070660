import { constants, createReadStream, createWriteStream, type ReadStream, type Stats, type WriteStream } from 'node:fs';
import { posix } from 'node:path';
import { finished } from 'node:stream';
import type { FileSystem } from 'ftp-srv';
import { type Failure, failureOf, type UserFiles } from './user-files.js';

const TOLD: Readonly<Record<Failure, string>> = {
  denied: 'Permission denied',
  missing: 'No such file or directory',
  failed: 'Failure',
};
const { O_RDONLY, O_WRONLY, O_CREAT, O_TRUNC, O_APPEND } = constants;

type NamedStats = Stats & { readonly name: string };
type Transfer<Stream> = { readonly stream: Stream; readonly clientPath: string };
type Offered = 'currentDirectory' | 'get' | 'list' | 'chdir' | 'write' | 'read' | 'delete' | 'mkdir' | 'rename';

/** A user's files as the FTP library asks for them. It keeps the working directory; whatever is allowed is decided by {@link UserFiles}. */
export class FtpsFiles implements Pick<FileSystem, Offered> {
  private directory = '/';
  private readonly transfers = new Set<ReadStream | WriteStream>();

  constructor(private readonly user: UserFiles) {}

  currentDirectory(): string {
    return this.directory;
  }

  async get(name: string): Promise<NamedStats> {
    const path = this.absolute(name);
    return told(() => named(posix.basename(path), this.user.stat(path)));
  }

  async list(path?: string): Promise<NamedStats[]> {
    return told(() => this.user.list(this.absolute(path)).map(({ name, stat }) => named(name, stat)));
  }

  async chdir(path?: string): Promise<string> {
    const directory = this.absolute(path);
    return told(() => {
      if (!this.user.stat(directory).isDirectory()) throw new Error('not a directory');
      this.directory = directory;
      return directory;
    });
  }

  write(name: string, { append = false, start = 0 }: { append?: boolean; start?: number } = {}): Transfer<WriteStream> {
    const clientPath = this.absolute(name);
    const how = append ? O_APPEND : start > 0 ? 0 : O_TRUNC;
    const fd = told(() => this.user.open(clientPath, O_WRONLY | O_CREAT | how));
    const stream = this.keep(createWriteStream('', append ? { fd } : { fd, start }));
    // The library tells the end of an upload by this event.
    stream.once('close', () => stream.end());
    // Before the library's own listener, which then answers the client: whoever hears that all is stored finds the receipt.
    stream.once('finish', () => this.user.written(clientPath));
    return { stream, clientPath };
  }

  async read(name: string, { start = 0 }: { start?: number } = {}): Promise<Transfer<ReadStream>> {
    const clientPath = this.absolute(name);
    const fd = told(() => this.user.open(clientPath, O_RDONLY));
    return { stream: this.keep(createReadStream('', { fd, start })), clientPath };
  }

  async delete(name: string): Promise<void> {
    const path = this.absolute(name);
    told(() => (this.user.stat(path).isDirectory() ? this.user.removeDirectory(path) : this.user.remove(path)));
  }

  async mkdir(name: string): Promise<string> {
    const path = this.absolute(name);
    told(() => this.user.makeDirectory(path));
    return path;
  }

  async rename(from: string, to: string): Promise<void> {
    told(() => this.user.rename(this.absolute(from), this.absolute(to)));
  }

  /** Ends transfers that their client has left hanging. */
  closeAll(): void {
    for (const stream of this.transfers) stream.destroy();
  }

  private absolute(path = '.'): string {
    return this.user.clean(posix.isAbsolute(path) ? path : posix.join(this.directory, path));
  }

  private keep<Stream extends ReadStream | WriteStream>(stream: Stream): Stream {
    this.transfers.add(stream);
    finished(stream, () => this.transfers.delete(stream));
    return stream;
  }
}

function named(name: string, stat: Stats): NamedStats {
  return Object.assign(stat, { name });
}

/** Clients are told what went wrong, never where: the file system's own words name real places. */
function told<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw new Error(TOLD[failureOf(error)], { cause: error });
  }
}
