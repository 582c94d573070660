import { once } from 'node:events';
import { connect as connectPlain, type Socket } from 'node:net';
import { createInterface, type Interface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { connect as connectTls, type TLSSocket } from 'node:tls';

export interface FtpsServerAddress {
  readonly port: number;
  /** Root certificates in PEM; the server has to show one that leads there. */
  readonly ca: string;
}

export interface FtpsLogin extends FtpsServerAddress {
  readonly username: string;
  readonly password: string;
}

/** FTP with explicit TLS as a customer's program does it, one command after the other. */
export class FtpsClient {
  /** Resolves when the connection is gone, whoever ended it. */
  readonly closed: Promise<void>;
  private readonly socket: Socket;
  private readonly lines: Interface;
  private readonly replies: AsyncIterator<string>;

  private constructor(
    private readonly server: FtpsServerAddress,
    socket: Socket,
  ) {
    this.socket = socket;
    this.lines = createInterface({ input: socket, crlfDelay: Infinity });
    this.replies = this.lines[Symbol.asyncIterator]();
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    // A line that is cut shows as `closed`, and as an answer that never comes.
    socket.on('error', () => undefined);
  }

  /** Connected and greeted, without TLS yet. */
  static async open(server: FtpsServerAddress): Promise<FtpsClient> {
    const socket = connectPlain({ host: '127.0.0.1', port: server.port });
    await once(socket, 'connect');
    const client = new FtpsClient(server, socket);
    await client.expectReply('220');
    return client;
  }

  /** With TLS and protected data connections, signed in. @throws with the server's words when it does not let this user in */
  static async connect({ username, password, ...server }: FtpsLogin): Promise<FtpsClient> {
    const plain = await FtpsClient.open(server);
    const client = await plain.secured();
    try {
      await client.command(`USER ${username}`, '331');
      await client.command(`PASS ${password}`, '230');
      return client;
    } catch (error) {
      await client.cut();
      throw error;
    }
  }

  /** Goes over to TLS; this object is of no use afterwards. `alongside` is sent in clear behind AUTH, in the same piece. */
  async secured(alongside = ''): Promise<FtpsClient> {
    await this.command(`AUTH TLS${alongside}`, '234');
    this.lines.close();
    const client = new FtpsClient(this.server, await this.tls(this.socket));
    await client.command('PBSZ 0', '200');
    await client.command('PROT P', '200');
    return client;
  }

  /** Sends a line and resolves with the last line of the reply. @throws with it when it does not begin with `expected` */
  command(line: string, expected = ''): Promise<string> {
    this.socket.write(`${line}\r\n`);
    return this.expectReply(expected);
  }

  async put(path: string, content: string | Buffer, command = 'STOR'): Promise<void> {
    const data = await this.transfer(`${command} ${path}`);
    data.end(content);
    await this.expectReply('226');
  }

  async get(path: string): Promise<string> {
    const data = await this.transfer(`RETR ${path}`);
    const content = await buffer(data);
    await this.expectReply('226');
    return content.toString('utf8');
  }

  async list(path: string, command: 'LIST' | 'NLST' = 'NLST'): Promise<string[]> {
    const data = await this.transfer(`${command} ${path}`);
    const listing = (await buffer(data)).toString('utf8');
    await this.expectReply('226');
    return listing.split('\r\n').filter((line) => line !== '');
  }

  /** Starts a transfer and resolves with its data connection. */
  async transfer(command: string): Promise<TLSSocket> {
    const reply = await this.command('EPSV', '229');
    const socket = connectPlain({ host: '127.0.0.1', port: Number(/\|(\d+)\|/.exec(reply)?.[1]) });
    await once(socket, 'connect');
    // Both at once: some servers shake hands only when they know what for, others answer only after shaking hands.
    const handshake = this.tls(socket).catch(() => undefined);
    try {
      await this.command(command, '150');
    } catch (error) {
      socket.destroy();
      throw error;
    }
    const secure = await handshake;
    if (!secure) throw new Error('no TLS on the data connection');
    secure.on('error', () => undefined);
    return secure;
  }

  async quit(): Promise<void> {
    await this.command('QUIT', '221');
    await this.closed;
  }

  /** Hangs up without a word. */
  async cut(): Promise<void> {
    this.socket.destroy();
    await this.closed;
  }

  private async tls(socket: Socket): Promise<TLSSocket> {
    const secure = connectTls({ socket, host: '127.0.0.1', ca: this.server.ca });
    await once(secure, 'secureConnect');
    return secure;
  }

  private async expectReply(expected: string): Promise<string> {
    for (;;) {
      const next = await this.replies.next();
      if (next.done) throw new Error('the server hung up');
      const { value } = next;
      if (!/^\d{3} /.test(value)) continue;
      if (!value.startsWith(expected)) throw new Error(value);
      return value;
    }
  }
}
