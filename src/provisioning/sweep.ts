import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { PROVISIONING_CONFIG, type ProvisioningConfig } from './queue.config.js';
import { ReconcileHints } from './reconcile-hints.js';
import { TargetStore } from './target.store.js';

const BATCH = 500;

/**
 * Finds due work that no job announces: a hint that was never given, a retry whose time has come, a lease that a dead worker left.
 * A timer in every worker, not in the queue: what repairs the queue must survive its loss.
 */
@Injectable()
export class Sweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Sweep.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly targets: TargetStore,
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
      this.running = this.sweep().finally(() =>
        this.schedule(this.config.SWEEP_INTERVAL_MS * (0.9 + Math.random() * 0.2)),
      );
    }, delayMs);
  }

  private async sweep(): Promise<void> {
    try {
      const due = await this.targets.due(BATCH);
      if (!due || due.length === 0) return;
      this.logger.log({ targets: due.length }, 'due work found');
      await this.hints.give(due);
    } catch (error) {
      this.logger.warn({ err: error }, 'sweep failed; tried again at the next interval');
    }
  }
}
