import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
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
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly store: HeartbeatStore,
    private readonly hints: ReconcileHints,
    @Inject(PROVISIONING_CONFIG) private readonly config: ProvisioningConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule(0);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(delayMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.send().finally(() => this.schedule(this.config.HEARTBEAT_INTERVAL_MS));
    }, delayMs);
  }

  private async send(): Promise<void> {
    try {
      // Another worker's may just have been sent: one is enough for all. Timers are not exact to the millisecond.
      const next = await this.store.next(this.config.HEARTBEAT_INTERVAL_MS * 0.9);
      await Promise.all(next.map(({ gateway, beat }) => this.hints.beat(gateway, beat)));
    } catch (error) {
      this.logger.warn({ err: error }, 'no heartbeat sent');
    }
  }
}
