import type { Environment } from '../../../sandbox/environment.js';
import { PostgresQueue } from './postgres-queue.js';
import type { QueueUnderTest } from './queue-under-test.js';
import { RedisQueue } from './redis-queue.js';

/** Starts the queue that the tests of this run want (`CHAMAN_TEST_QUEUE`: postgres, or redis), and tells the processes of it. */
export async function startQueue(
  given: Environment,
  database: Awaited<ReturnType<Environment['postgres']['connect']>>,
): Promise<{ readonly queue: QueueUnderTest; readonly environment: Environment }> {
  const wanted = process.env['CHAMAN_TEST_QUEUE'] ?? 'postgres';
  if (wanted === 'postgres') return { queue: new PostgresQueue(given, database), environment: given };
  if (wanted !== 'redis') throw new Error('CHAMAN_TEST_QUEUE is postgres or redis');
  const queue = await RedisQueue.start();
  const variables = { QUEUE_URL: queue.server.url };
  const environment = {
    ...given,
    apiEnvironment: { ...given.apiEnvironment, ...variables },
    workerEnvironment: { ...given.workerEnvironment, ...variables },
  };
  return { queue, environment };
}
