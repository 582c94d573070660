import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { GatewayName } from '../../../../src/provisioning/gateway.port.js';
import { lasting } from '../pace.js';
import type { Call, GatewayTraffic } from './gateway-traffic.js';

interface GatewayAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Stands between one worker and one gateway, and does to their calls what the storm wants. */
export class GatewayProxy {
  private readonly server: Server;

  private constructor(
    private readonly gateway: URL,
    private readonly who: { readonly worker: string; readonly gateway: GatewayName },
    private readonly traffic: GatewayTraffic,
  ) {
    this.server = createServer((incoming, outgoing) => void this.pass(incoming, outgoing));
  }

  static async start(
    address: string,
    who: { readonly worker: string; readonly gateway: GatewayName },
    traffic: GatewayTraffic,
  ): Promise<GatewayProxy> {
    const proxy = new GatewayProxy(new URL(address), who, traffic);
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  /** What the worker is told instead of the gateway's address. */
  get address(): string {
    const { port } = this.server.address() as AddressInfo;
    const path = this.gateway.pathname === '/' ? '' : this.gateway.pathname;
    return `http://127.0.0.1:${port}${path}`;
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = 'GET', url: path = '/' } = incoming;
    const body = await buffer(incoming).catch(() => undefined);
    if (!body) return;
    const call = this.traffic.begin({ ...this.who, method, path }, body);
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) call.givenUpAt = Date.now();
    });
    try {
      await this.treat(call, outgoing, () => this.forward(call, incoming, body));
    } catch {
      outgoing.destroy();
    } finally {
      this.traffic.end(call);
    }
  }

  private async treat(call: Call, outgoing: ServerResponse, forward: () => Promise<GatewayAnswer>): Promise<void> {
    const strike = this.traffic.strikeOf(call);
    switch (strike?.mode) {
      case undefined:
        return give(outgoing, await forward());
      case 'cut':
        outgoing.destroy();
        return;
      case 'silence':
        if (!outgoing.closed) await once(outgoing, 'close');
        return;
      case 'refuse':
        return give(outgoing, { status: strike.status, headers: {}, body: Buffer.from('{}') });
      case 'cut-answer':
        await forward();
        outgoing.destroy();
        return;
      case 'slow':
        await lasting(strike.ms);
        return give(outgoing, await forward());
      case 'late':
        if (strike.meantime === 'cut') outgoing.destroy();
        if (strike.meantime === 'time-out of a proxy') {
          give(outgoing, { status: 504, headers: {}, body: Buffer.from('') });
          call.givenUpAt = Date.now();
        }
        if (!(await strike.go)) return void outgoing.destroy();
        return give(outgoing, await forward());
      case 'hold-answer': {
        const answer = await forward();
        await strike.go;
        return give(outgoing, answer);
      }
    }
  }

  private async forward(call: Call, { headers }: IncomingMessage, body: Buffer): Promise<GatewayAnswer> {
    const { method, path } = call;
    const sent = request(new URL(path, this.gateway), {
      method,
      // Kept open, one might be closed by the gateway at the very moment of its use: a fault that nobody chose.
      agent: false,
      headers: { ...headers, host: this.gateway.host },
    });
    sent.end(body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const content = await buffer(answer);
    this.traffic.answered(call, answer.statusCode ?? 0, content);
    return { status: answer.statusCode ?? 0, headers: answer.headers, body: content };
  }
}

function give(outgoing: ServerResponse, { status, headers, body }: GatewayAnswer): void {
  if (outgoing.closed || outgoing.destroyed || outgoing.headersSent) return;
  const { 'transfer-encoding': _chunked, connection: _hop, 'keep-alive': _alive, ...kept } = headers;
  outgoing.writeHead(status, status === 204 ? kept : { ...kept, 'content-length': body.length });
  outgoing.end(body);
}
