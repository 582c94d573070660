import { steadyPool } from '../../platform/database/steady-pool.js';
import { bullJobs } from './bull-jobs.js';
import type { JobStore } from './job-store.js';
import { createLastingPostgresBackend } from './lasting-postgres.js';

export const QUEUE_SCHEMA = 'bullmq';

/** BullMQ leaves a pool that it is given to us. It must hold more connections than there are workers: each keeps one for LISTEN. */
export function postgresJobStore(address: string, max: number): JobStore {
  const pool = steadyPool({
    connectionString: address,
    max,
    options: `-c search_path=${QUEUE_SCHEMA}`,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  return {
    reachable: true,
    ...bullJobs(createLastingPostgresBackend, { connection: pool }),
    close: () => pool.end(),
  };
}
