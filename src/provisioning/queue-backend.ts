import { createPostgresBackend, withBackend } from 'bullmq';
import pg from 'pg';

/** BullMQ's classes on PostgreSQL. */
export const { Queue: ReconcileJobQueue, Worker: ReconcileJobWorker } = withBackend(createPostgresBackend);

/** A job says only which target to look at: what to do there is read from the database when it runs. */
export interface ReconcileJob {
  readonly targetId: string;
}

export const QUEUE_SCHEMA = 'bullmq';

/** BullMQ leaves a pool that it is given to us: it has to hold at least one connection more than LISTEN takes. */
export function queuePool(address: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: address,
    max,
    options: `-c search_path=${QUEUE_SCHEMA}`,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  pool.on('error', () => undefined);
  return pool;
}
