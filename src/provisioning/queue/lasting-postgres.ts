import {
  assertSchemaCompatibility,
  PostgresConnection,
  PostgresQueueBackend,
  type BackendFactory,
  type PostgresConnectionOptions,
} from 'bullmq';
import { setTimeout as pause } from 'node:timers/promises';
import { RETRY_AFTER_MS } from './bull-jobs.js';

/**
 * BullMQ's backend on PostgreSQL, for a server that may be away at any moment. BullMQ 6.7 itself keeps a first contact that failed
 * for ever: from then on each call fails at once, and a worker asks for the next job over and over, without ever letting anything
 * else of the process have its turn.
 */
export const createLastingPostgresBackend: BackendFactory<PostgresQueueBackend, PostgresConnectionOptions> = (
  queue,
  options,
) => new LastingBackend(new LastingConnection(options.connection), queue, options);

class LastingConnection extends PostgresConnection {
  private contact: Promise<void> | undefined;

  override waitUntilReady(): Promise<void> {
    this.contact ??= this.makeContact().catch((error: unknown) => {
      this.contact = undefined;
      throw error;
    });
    return this.contact;
  }

  private async makeContact(): Promise<void> {
    const client = await this.pool.connect();
    try {
      await assertSchemaCompatibility(client, this.schema);
    } finally {
      client.release();
    }
    this.emit('ready');
  }
}

class LastingBackend extends PostgresQueueBackend {
  override waitUntilReady(): Promise<void> {
    return this.connection.waitUntilReady();
  }

  /** BullMQ pauses after a refused connection alone. One that breaks, or is to a server that is just starting, needs it as well. */
  override async moveToActive(token: string, name?: string): ReturnType<PostgresQueueBackend['moveToActive']> {
    try {
      return await super.moveToActive(token, name);
    } catch (error) {
      await pause(RETRY_AFTER_MS, undefined, { ref: false });
      throw error;
    }
  }
}
