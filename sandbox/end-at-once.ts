import { once } from 'node:events';
import type { Server } from 'node:http';

/** Resolves when the server has ended; what is still open is cut. */
export async function endAtOnce(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
