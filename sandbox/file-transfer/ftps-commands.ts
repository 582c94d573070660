import type { Socket } from 'node:net';
import type { FtpConnection } from 'ftp-srv';

/** What the library's typings leave out of a connection. */
export interface Connection extends FtpConnection {
  readonly commandSocket: Socket;
  readonly connector: { readonly socket: Socket | null };
  readonly commands: { handle(line: string): PromiseLike<unknown> };
}

const LONGEST_LINE = 1024;
const MOST_WAITING = 32;
const IDLE_MS = 15 * 60 * 1000;
const PLAIN = /^(AUTH|FEAT|QUIT|NOOP|SYST|OPTS)\b/i;

/**
 * Reads the commands of one connection, in place of the library, which takes each piece that arrives for whole commands, works on several
 * at once, and still obeys what was sent in clear behind AUTH. Before TLS nothing is obeyed that names a user.
 */
export class FtpsCommands {
  private rest = '';
  private readonly waiting: string[] = [];
  private busy = false;

  constructor(private readonly connection: Connection) {
    const { commandSocket } = connection;
    commandSocket.removeAllListeners('data');
    // The library passes on what comes decrypted later as events of this same socket.
    commandSocket.on('data', (data: Buffer) => this.take(data));
    commandSocket.setTimeout(IDLE_MS);
  }

  private take(data: Buffer): void {
    const lines = `${this.rest}${data.toString('utf8')}`.split(/\r?\n/);
    this.rest = lines.pop() ?? '';
    this.waiting.push(...lines.filter((line) => line !== ''));
    const tooLong = [this.rest, ...lines].some((line) => line.length > LONGEST_LINE);
    if (tooLong || this.waiting.length > MOST_WAITING) this.connection.commandSocket.destroy();
    else void this.work();
  }

  private async work(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    for (let line = this.waiting.shift(); line !== undefined; line = this.waiting.shift()) await this.obey(line);
    this.busy = false;
  }

  private async obey(line: string): Promise<void> {
    const { connection } = this;
    const { secure, commandSocket } = connection;
    // What a client sends after AUTH is its TLS handshake: left in the socket, where the library's TLS finds it.
    const upgrade = !secure && /^AUTH\b/i.test(line);
    if (upgrade) commandSocket.pause();
    try {
      if (!secure && !PLAIN.test(line)) await connection.reply(530, 'TLS is required: send AUTH TLS first');
      else if (/\p{Cc}/u.test(line)) await connection.reply(501, 'Control characters are not allowed');
      else await connection.commands.handle(line);
    } catch {
      await connection.reply(501, 'Not understood');
    }
    if (!upgrade) return;
    if (!connection.secure) return void commandSocket.resume();
    this.waiting.length = 0;
    this.rest = '';
    commandSocket.setTimeout(0);
    connection.commandSocket.setTimeout(IDLE_MS);
  }
}
