import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type pg from 'pg';
import type { Gateway } from './gateway.port.js';
import { PROVISIONING_CONFIG, QUEUE_CONFIG, type ProvisioningConfig, type QueueConfig } from './queue.config.js';
import { queuePool, ReconcileJobWorker, type ReconcileJob } from './queue-backend.js';
import { queueName } from './reconcile-hints.js';
import { GATEWAYS, Reconciler } from './reconciler.js';

/** One BullMQ worker for each gateway, so that one that hangs keeps no other from working. */
@Injectable()
export class ReconcileWorkers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ReconcileWorkers.name);
  private readonly stopping = new AbortController();
  private readonly pool: pg.Pool;
  private workers: InstanceType<typeof ReconcileJobWorker<ReconcileJob>>[] = [];

  constructor(
    private readonly reconciler: Reconciler,
    @Inject(GATEWAYS) private readonly gateways: readonly Gateway[],
    @Inject(QUEUE_CONFIG) queue: QueueConfig,
    @Inject(PROVISIONING_CONFIG) private readonly config: ProvisioningConfig,
  ) {
    // Each worker keeps one connection for LISTEN.
    this.pool = queuePool(queue.QUEUE_URL, gateways.length + 4);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.workers = this.gateways.map(({ name }) => {
      const worker = new ReconcileJobWorker<ReconcileJob>(
        queueName(name),
        (job) => this.reconciler.reconcile(job.data.targetId, name, this.stopping.signal),
        { connection: this.pool, concurrency: this.config.RECONCILE_CONCURRENCY },
      );
      worker.on('error', (error) => this.logger.warn({ err: error, gateway: name }, 'queue'));
      worker.on('failed', (job, error) =>
        this.logger.error({ err: error, job: job?.id, gateway: name }, 'reconcile failed'),
      );
      return worker;
    });
    await Promise.all(this.workers.map((worker) => worker.waitUntilReady()));
  }

  /** Lets the attempts under way record their outcome before queue and database close. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.workers.map((worker) => worker.close()));
    await this.pool.end();
  }
}
