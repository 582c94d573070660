import { Logger } from '@nestjs/common';
import { createRedisBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { once } from 'node:events';
import { ConfigurationError } from '../../platform/config/configuration-error.js';
import { bullJobs, reasonOf } from './bull-jobs.js';
import type { JobStore, JobStoreUse } from './job-store.js';

/** Before every key of ours. */
const PREFIX = 'chaman';
const FIRST_CONTACT_WITHIN_MS = 3_000;
const LONGEST_RECONNECT_PAUSE_MS = 2_000;

/** What Redis says to somebody it will never let in: no reason to try again. */
const NEVER = /^(WRONGPASS|NOAUTH|NOPERM|ERR (AUTH|invalid DB index|DB index is out of range))/;

/**
 * Opens the connection of one process. A Redis that does not answer now is no reason to refuse: it will be used once it does.
 * @throws ConfigurationError when it lets nobody in, or might throw jobs away to make room
 */
export async function redisJobStore(address: string, use: JobStoreUse): Promise<JobStore> {
  const store = new RedisJobStore(address, use);
  await store.firstContact();
  return store;
}

class RedisJobStore implements JobStore {
  private readonly logger = new Logger('queue');
  private readonly client: Redis;
  private readonly jobs: Pick<JobStore, 'queue' | 'worker'>;
  private told: 'nothing' | 'reached' | 'not reached' = 'nothing';
  private lastReason = 'it does not answer';

  constructor(address: string, use: JobStoreUse) {
    this.client = new Redis(address, {
      ...(use === 'give'
        ? // A hint that cannot be given now is not worth keeping: the sweep will give it.
          { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 2_000 }
        : { maxRetriesPerRequest: null }),
      connectTimeout: 5_000,
      keepAlive: 10_000,
      retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), LONGEST_RECONNECT_PAUSE_MS),
    });
    this.client.on('error', (error: Error) => this.outOfReach(reasonOf(error)));
    this.client.on('close', () => this.outOfReach(this.lastReason));
    this.client.on('ready', () => this.withinReach());
    this.jobs = bullJobs(createRedisBackend, { connection: this.client, prefix: PREFIX });
  }

  get reachable(): boolean {
    return this.client.status === 'ready';
  }

  readonly queue: JobStore['queue'] = (name, report) => this.jobs.queue(name, this.whileReachable(report));

  readonly worker: JobStore['worker'] = (name, process, concurrency, report) =>
    this.jobs.worker(name, process, concurrency, this.whileReachable(report));

  async firstContact(): Promise<void> {
    const signal = AbortSignal.timeout(FIRST_CONTACT_WITHIN_MS);
    // The first error rejects, as does the time-out.
    const failure = await once(this.client, 'ready', { signal }).then(() => this.unfit(), refusal);
    if (failure === undefined) {
      // It may become another one later, or be given other settings.
      this.client.on('ready', () => void this.tellUnfit());
      return;
    }
    await this.close();
    throw new ConfigurationError([`QUEUE_URL: this Redis ${failure}`]);
  }

  close(): Promise<void> {
    this.told = 'not reached';
    this.client.disconnect();
    return Promise.resolve();
  }

  /** Why jobs must not be kept there; undefined when they may, or when it cannot be known. */
  private async unfit(): Promise<string | undefined> {
    const memory = await this.client.info('memory').catch((error: unknown) => error);
    if (typeof memory !== 'string') return refusal(memory) ?? this.outOfReach(reasonOf(memory));
    const policy = /^maxmemory_policy:([\w-]+)/m.exec(memory)?.[1] ?? 'unknown';
    if (policy === 'noeviction') return undefined;
    return (
      `has maxmemory-policy "${policy}", which throws parts of the queue away when its memory is full; it must be "noeviction". ` +
      'Put "maxmemory-policy noeviction" into its redis.conf (and, without a restart, CONFIG SET maxmemory-policy noeviction), ' +
      'or use a Redis that is no cache'
    );
  }

  private outOfReach(reason: string): undefined {
    this.lastReason = reason;
    if (this.told !== 'not reached')
      this.logger.warn({ reason }, 'Redis cannot be reached; the sweep will find what waits');
    this.told = 'not reached';
  }

  private withinReach(): void {
    if (this.told === 'not reached') this.logger.log('Redis is reached again');
    this.told = 'reached';
  }

  private async tellUnfit(): Promise<void> {
    const unfit = await this.unfit();
    if (unfit !== undefined) this.logger.error(`QUEUE_URL: this Redis ${unfit}`);
  }

  /** Every connection of BullMQ reports an outage by itself; one report is enough. */
  private whileReachable(report: (reason: string) => void): (reason: string) => void {
    return (reason) => {
      if (this.reachable) report(reason);
    };
  }
}

function refusal(error: unknown): string | undefined {
  return error instanceof Error && NEVER.test(error.message) ? `refuses us: ${error.message}` : undefined;
}
