import type { JobStore, JobStoreUse } from './job-store.js';
import { postgresJobStore } from './postgres-job-store.js';
import { redisJobStore } from './redis-job-store.js';

/** Stores of one process: one to give jobs, in the worker another one to take them. */
export const JOBS_GIVEN = Symbol('JOBS_GIVEN');
export const JOBS_TAKEN = Symbol('JOBS_TAKEN');

/**
 * The server that `QUEUE_URL` names.
 * @param connections how many a PostgreSQL may be asked for
 * @throws ConfigurationError when it must not be used
 */
export async function openJobStore(address: string, use: JobStoreUse, connections: number): Promise<JobStore> {
  return /^rediss?:/.test(address) ? redisJobStore(address, use) : postgresJobStore(address, connections);
}
