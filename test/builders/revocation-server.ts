import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

type Answer = (request: IncomingMessage, body: Buffer, response: ServerResponse) => void | Promise<void>;

/** An issuer's web server on a free port of this machine; what it answers is set for each path. */
export class RevocationServer {
  private readonly answers = new Map<string, Answer>();
  /** Every request so far, as `GET /path`. */
  readonly asked: string[] = [];

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => void this.answer(request, response));
  }

  static async start(): Promise<RevocationServer> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new RevocationServer(server);
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The address that a certificate names. */
  at(path: string): string {
    return `http://${this.host}${path}`;
  }

  on(path: string, answer: Answer | Uint8Array): void {
    this.answers.set(path, answer instanceof Uint8Array ? (_, __, response) => void response.end(answer) : answer);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request as AsyncIterable<Uint8Array>) chunks.push(chunk);
    this.asked.push(`${request.method} ${request.url}`);
    const answer = this.answers.get(request.url ?? '');
    try {
      if (answer) await answer(request, Buffer.concat(chunks), response);
      else response.writeHead(404).end();
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  }
}
