import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { RepeatedWork } from '../../platform/process/repeated-work.js';
import { PROVISIONING_CONFIG, type ProvisioningConfig } from '../queue.config.js';
import { ReconcileHints } from '../reconcile-hints.js';
import { HeartbeatStore } from './heartbeat.store.js';

/**
 * Sends a job through every gateway's queue once in a while; the worker that takes it out writes down when. A timer in every
 * worker and not in the queue: what tells that the queue stands still must not stand still with it.
 */
@Injectable()
export class Heartbeat implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Heartbeat.name);
  private readonly work: RepeatedWork;

  constructor(
    private readonly store: HeartbeatStore,
    private readonly hints: ReconcileHints,
    @Inject(PROVISIONING_CONFIG) private readonly config: ProvisioningConfig,
  ) {
    this.work = new RepeatedWork(
      () => this.send(),
      config.HEARTBEAT_INTERVAL_MS,
      (error) => this.logger.warn({ err: error }, 'no heartbeat sent'),
    );
  }

  onApplicationBootstrap(): void {
    this.work.ask();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.work.stop();
  }

  private async send(): Promise<void> {
    // Another worker's may just have been sent: one is enough for all. Timers are not exact to the millisecond.
    const next = await this.store.next(this.config.HEARTBEAT_INTERVAL_MS * 0.9);
    await Promise.all(next.map(({ gateway, beat }) => this.hints.beat(gateway, beat)));
  }
}
