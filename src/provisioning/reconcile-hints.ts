import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { GATEWAY_NAMES, type GatewayName } from './gateway.port.js';
import { QUEUE_CONFIG, type QueueConfig } from './queue.config.js';
import { queuePool, ReconcileJobQueue, type ReconcileJob } from './queue-backend.js';

/** One version of a target: the same hint given twice is one job. */
export interface Hint {
  readonly targetId: string;
  readonly gateway: GatewayName;
  readonly revision: number;
  /** The row's `reconcileRequests`: without it a re-used job id would be dropped silently. */
  readonly request: number;
  readonly delayMs?: number;
}

const GIVE_UP_AFTER_MS = 1_000;

export function queueName(gateway: GatewayName): string {
  return `reconcile-${gateway}`;
}

/** Tells workers that targets want attention. Only a hint: a lost one is found by the sweep, so a queue that is down fails nobody. */
@Injectable()
export class ReconcileHints implements OnApplicationShutdown {
  private readonly logger = new Logger(ReconcileHints.name);
  private readonly pool: pg.Pool;
  private readonly queues: ReadonlyMap<GatewayName, InstanceType<typeof ReconcileJobQueue<ReconcileJob>>>;

  constructor(@Inject(QUEUE_CONFIG) config: QueueConfig) {
    this.pool = queuePool(config.QUEUE_URL, 4);
    this.queues = new Map(
      GATEWAY_NAMES.map((gateway) => {
        const queue = new ReconcileJobQueue<ReconcileJob>(queueName(gateway), { connection: this.pool });
        queue.on('error', (error) => this.logger.warn({ err: error, gateway }, 'queue'));
        return [gateway, queue];
      }),
    );
  }

  /** Resolves when the jobs are in, or after a second without: never rejects. */
  async give(hints: readonly Hint[]): Promise<void> {
    const adding = Promise.all(hints.map((hint) => this.add(hint))).then(() => 'added');
    const outcome = await Promise.race([adding, timer(GIVE_UP_AFTER_MS)]).catch((error: unknown) => error);
    if (outcome !== 'added')
      this.logger.warn({ err: outcome, targets: hints.map((hint) => hint.targetId) }, 'hint not given');
  }

  private async add(hint: Hint): Promise<void> {
    await this.queues.get(hint.gateway)?.add(
      'reconcile',
      { targetId: hint.targetId },
      {
        jobId: `${hint.targetId}-${hint.revision}-${hint.request}`,
        attempts: 1,
        removeOnComplete: true,
        removeOnFail: true,
        ...(hint.delayMs !== undefined && { delay: hint.delayMs }),
      },
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled([...this.queues.values()].map((queue) => queue.close()));
    await this.pool.end();
  }
}

function timer(ms: number): Promise<'given up'> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('given up'), ms).unref();
  });
}
