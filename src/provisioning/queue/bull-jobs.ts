import { withBackend, type BackendFactory, type IQueueBackend } from 'bullmq';
import type { Job, JobStore } from './job-store.js';

/** BullMQ waits 15 seconds after a failed call to its server; a queue that is back is to be used at once. */
export const RETRY_AFTER_MS = 1_000;

/** BullMQ's own classes on one of its backends. */
export function bullJobs<B extends IQueueBackend, C>(
  factory: BackendFactory<B, C>,
  options: { readonly connection: C; readonly prefix?: string },
): Pick<JobStore, 'queue' | 'worker'> {
  const { Queue, Worker } = withBackend(factory);
  return {
    queue: (name, report) => {
      const queue = new Queue<Job, void, string>(name, options);
      queue.on('error', (error) => report(reasonOf(error)));
      return queue;
    },
    worker: (name, process, concurrency, report) => {
      const worker = new Worker<Job, void>(name, (job) => process(job.data), {
        ...options,
        concurrency,
        runRetryDelay: RETRY_AFTER_MS,
      });
      worker.on('error', (error) => report(reasonOf(error)));
      return worker;
    },
  };
}

/** Not the error itself: those of Redis carry the command, AUTH with its password as well. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
