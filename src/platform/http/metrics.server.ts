import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, register } from 'prom-client';
import { METRICS_CONFIG, METRICS_OFF, type MetricsConfig } from '../telemetry/metrics.config.js';

/** `GET /metrics` on a port of its own, so that no mistake in a proxy shows it to the public. Knows nothing else. */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(MetricsServer.name);
  private server: Server | undefined;

  constructor(@Inject(METRICS_CONFIG) private readonly config: MetricsConfig) {}

  async onApplicationBootstrap(): Promise<void> {
    const { METRICS_PORT: port, METRICS_HOST: host } = this.config;
    if (port === METRICS_OFF) return;
    collectDefaultMetrics();
    const server = createServer((request, response) => {
      const known = request.method === 'GET' && request.url === '/metrics';
      if (!known) {
        response.writeHead(NOT_FOUND).end();
        return;
      }
      register.metrics().then(
        (text) => response.writeHead(OK, { 'content-type': register.contentType }).end(text),
        (error: unknown) => {
          this.logger.warn({ err: error }, 'metrics cannot be told');
          response.writeHead(FAILED).end();
        },
      );
    });
    server.listen(port, host);
    await once(server, 'listening');
    this.server = server;
    this.logger.log({ url: `http://${host}:${(server.address() as AddressInfo).port}/metrics` }, 'metrics');
  }

  beforeApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }
}

const OK = 200;
const NOT_FOUND = 404;
const FAILED = 500;
