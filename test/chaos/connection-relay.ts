import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Passes connections on to a server, but cuts the first ones: as a server does that is just restarting. */
export class ConnectionRelay {
  private readonly open = new Set<Socket>();
  private readonly server: Server;

  private constructor(
    private readonly to: URL,
    private toCut: number,
  ) {
    this.server = createServer((socket) => this.relay(socket));
  }

  /** @param address of the server, with whatever else stands in it */
  static async start(address: string, cuts: number): Promise<ConnectionRelay> {
    const relay = new ConnectionRelay(new URL(address), cuts);
    relay.server.listen(0, '127.0.0.1');
    await once(relay.server, 'listening');
    return relay;
  }

  /** The same address, by way of this relay. */
  get address(): string {
    const address = new URL(this.to);
    address.port = String((this.server.address() as AddressInfo).port);
    return address.href;
  }

  /** How many of the first connections have not come yet. */
  get left(): number {
    return this.toCut;
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.open) socket.destroy();
    await closed;
  }

  private relay(socket: Socket): void {
    socket.on('error', () => undefined);
    if (this.toCut > 0) {
      this.toCut -= 1;
      socket.resetAndDestroy();
      return;
    }
    const server = connect(Number(this.to.port), this.to.hostname);
    for (const each of [socket, server]) {
      this.open.add(each);
      each.on('error', () => undefined);
      each.once('close', () => {
        this.open.delete(each);
        (each === socket ? server : socket).destroy();
      });
    }
    socket.pipe(server).pipe(socket);
  }
}
