import { Redis } from 'ioredis';
import { openJobStore } from '../../../../src/provisioning/queue/open-job-store.js';
import type { GatewayName } from '../../../../src/provisioning/gateway.port.js';
import { queueName } from '../../../../src/provisioning/reconcile-hints.js';
import { RedisServer } from '../../../e2e/harness/redis-server.js';
import type { StormDatabase } from './storm-database.js';

export type Backend = 'postgres' | 'redis';

/** The queue under the storm, in either server. */
export class StormQueue {
  private constructor(
    readonly backend: Backend,
    private readonly url: string,
    private readonly database: StormDatabase,
    private readonly redis: RedisServer | undefined,
  ) {}

  static async start(backend: Backend, url: string, database: StormDatabase): Promise<StormQueue> {
    const redis = backend === 'redis' ? await RedisServer.start() : undefined;
    return new StormQueue(backend, redis?.url ?? url, database, redis);
  }

  /** What processes are told of it. */
  get variables(): NodeJS.ProcessEnv {
    return this.redis ? { QUEUE_URL: this.url } : {};
  }

  /** Every job is gone: FLUSHALL, or what comes to the same in PostgreSQL. */
  async empty(): Promise<void> {
    if (this.redis) {
      const client = new Redis(this.redis.url);
      await client.flushall().finally(() => client.disconnect());
      return;
    }
    const tables = await this.database.sql<{ name: string }>(
      `select format('bullmq.%I', tablename) as name from pg_tables where schemaname = 'bullmq' and tablename <> 'migration'`,
    );
    await this.database.sql(`truncate ${tables.map(({ name }) => name).join(', ')}`);
  }

  /** Redis alone; it comes back empty when `whileDown` is over. */
  async restart(whileDown: () => Promise<void>): Promise<void> {
    await this.redis?.stop();
    await whileDown();
    await this.redis?.start();
  }

  /** Jobs for the same target once more, as a queue that delivers twice would. */
  async giveAgain(gateway: GatewayName, targetId: string, times: number): Promise<void> {
    const store = await openJobStore(this.url, 'give', 2);
    const queue = store.queue(queueName(gateway), () => undefined);
    const once = { attempts: 1, removeOnComplete: true, removeOnFail: true };
    try {
      for (let time = 1; time <= times; time += 1)
        await queue.add('reconcile', { targetId }, { ...once, jobId: `again-${targetId}-${Date.now()}-${time}` });
    } finally {
      await queue.close();
      await store.close();
    }
  }

  async stop(): Promise<void> {
    await this.redis?.stop();
  }
}
