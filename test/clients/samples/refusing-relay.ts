import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands before the API as a balancer does, and answers by itself where it was told to. */
export class RefusingRelay {
  private readonly planned: {
    readonly path: string;
    readonly status: number;
    readonly headers: Record<string, string>;
  }[] = [];
  private readonly server = createServer((request, response) => this.answer(request, response));

  constructor(private readonly target: string) {}

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Refuses the next request to this path, once. */
  refuse(path: string, status: number, headers: Record<string, string> = {}): void {
    this.planned.push({ path, status, headers });
  }

  /** Refusals that nobody has come for. */
  get left(): number {
    return this.planned.length;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.target);
    const place = this.planned.findIndex(({ path }) => url.pathname.endsWith(path));
    const [refusal] = place < 0 ? [] : this.planned.splice(place, 1);
    if (refusal) {
      const { status, headers } = refusal;
      response
        .writeHead(status, { 'Content-Type': 'application/problem+json', ...headers })
        .end(JSON.stringify({ status }));
      return;
    }
    const { method, headers } = request;
    const onward = forward(url, { method, headers: { ...headers, host: url.host } }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward.on('error', () => response.destroy()));
  }
}
