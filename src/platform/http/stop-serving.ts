import type { NestExpressApplication } from '@nestjs/platform-express';

const LOOK_FOR_IDLE_MS = 50;

/**
 * Ends in order. Closing the server lets go of connections that are idle then; one whose request is answered later would be kept
 * alive, and the process with it, until its client is tired of it.
 */
export function stopServing(app: NestExpressApplication): Promise<void> {
  const server = app.getHttpServer();
  setInterval(() => server.closeIdleConnections(), LOOK_FOR_IDLE_MS).unref();
  return app.close();
}
