import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const PAGE = `<!doctype html><html lang="en"><title>Bare</title><main><h1>Bare</h1><button>Press</button><p></p></main>
<script>document.querySelector('button').onclick = () => { document.querySelector('p').textContent += '.'; };</script></html>`;

/** The least that a browser can be given: one page without anything beside it, and a button that answers at once. */
export class BarePage {
  private readonly server: Server = createServer((_request, response) =>
    response.writeHead(200, { 'Content-Type': 'text/html', 'Cache-Control': 'no-store' }).end(PAGE),
  );

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
