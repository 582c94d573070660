import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { Gateway, GatewayName } from './gateway.port.js';
import { PROVISIONING_CONFIG, type ProvisioningConfig } from './queue.config.js';
import { HeartbeatStore } from './heartbeat/heartbeat.store.js';
import type { Job, JobStore, JobWorker } from './queue/job-store.js';
import { JOBS_TAKEN } from './queue/open-job-store.js';
import { queueName } from './reconcile-hints.js';
import { GATEWAYS, Reconciler } from './reconciler.js';

/** A queue whose server is gone must not hold up the end of the process: its jobs come again anyway. */
const CLOSE_WITHIN_MS = 3_000;

/** One BullMQ worker for each gateway, so that one that hangs keeps no other from working. */
@Injectable()
export class ReconcileWorkers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ReconcileWorkers.name);
  private readonly stopping = new AbortController();
  private readonly underWay = new Set<Promise<void>>();
  private workers: readonly JobWorker[] = [];

  constructor(
    private readonly reconciler: Reconciler,
    private readonly heartbeats: HeartbeatStore,
    @Inject(GATEWAYS) private readonly gateways: readonly Gateway[],
    @Inject(JOBS_TAKEN) private readonly store: JobStore,
    @Inject(PROVISIONING_CONFIG) private readonly config: ProvisioningConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.workers = this.gateways.map(({ name: gateway }) =>
      this.store.worker(
        queueName(gateway),
        (job) => this.work(job, gateway),
        this.config.RECONCILE_CONCURRENCY,
        (reason) => this.logger.warn({ reason, gateway }, 'queue'),
      ),
    );
  }

  /** Lets the attempts under way record their outcome before queue and database close. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.logger.log({ jobs: this.underWay.size }, 'draining');
    const closing = Promise.allSettled(this.workers.map((worker) => worker.close()));
    await Promise.all(this.underWay);
    await Promise.race([closing, pause(CLOSE_WITHIN_MS, undefined, { ref: false })]);
    await this.store.close();
  }

  private async work(job: Job, gateway: GatewayName): Promise<void> {
    const work = this.follow(job, gateway)
      .catch((error: unknown) => this.logger.error({ err: error, ...job, gateway }, 'job failed'))
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
    await work;
  }

  private follow(job: Job, gateway: GatewayName): Promise<void> {
    return 'targetId' in job
      ? this.reconciler.reconcile(job.targetId, gateway, this.stopping.signal)
      : this.heartbeats.arrived(gateway);
  }
}
