import { createServer, type RequestListener } from 'node:http';
import type { NestApplicationOptions } from '@nestjs/common';
import { ExpressAdapter } from '@nestjs/platform-express';
import { answerUnreadable } from './answer-unreadable.js';
import type { ServerConfig } from './server.config.js';

/** Of the request line and all headers together. An access token may have 8 KiB. */
const HEAD_BYTES = 16 * 1024;
const HEADERS_AT_MOST = 100;

/** Express on a server that nobody can keep busy by being slow, long or many. */
export class BoundedAdapter extends ExpressAdapter {
  constructor(private readonly limits: ServerConfig) {
    super();
  }

  override initHttpServer(_options: NestApplicationOptions): void {
    const { MAX_CONNECTIONS, HEADERS_TIMEOUT_MS, REQUEST_TIMEOUT_MS, KEEP_ALIVE_TIMEOUT_MS } = this.limits;
    const server = createServer(
      {
        maxHeaderSize: HEAD_BYTES,
        headersTimeout: Math.min(HEADERS_TIMEOUT_MS, REQUEST_TIMEOUT_MS),
        requestTimeout: REQUEST_TIMEOUT_MS,
        keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
        // Whoever is too slow is looked for so often.
        connectionsCheckingInterval: Math.ceil(Math.min(HEADERS_TIMEOUT_MS, REQUEST_TIMEOUT_MS) / 4),
        insecureHTTPParser: false,
        requireHostHeader: true,
      },
      this.getInstance<RequestListener>(),
    );
    server.maxConnections = MAX_CONNECTIONS;
    server.maxHeadersCount = HEADERS_AT_MOST;
    server.on('clientError', answerUnreadable);
    this.httpServer = server;
  }
}
