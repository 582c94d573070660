import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Circuits } from './circuit/circuits.js';
import type { CircuitState } from './circuit/circuit.js';
import { NotificationListener } from '../platform/database/notification-listener.js';
import { GATEWAY_RESUMED } from './gateway-signal.js';
import { GATEWAY_NAMES, type GatewayName } from './gateway.port.js';
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
  private readonly running = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly targets: TargetStore,
    private readonly hints: ReconcileHints,
    private readonly circuits: Circuits,
    notifications: NotificationListener,
    @Inject(PROVISIONING_CONFIG) private readonly config: ProvisioningConfig,
  ) {
    notifications.on(GATEWAY_RESUMED, () => this.run(() => this.sweep()));
    circuits.onChange((gateway, state) => this.run(() => this.circuitChanged(gateway, state)));
  }

  onApplicationBootstrap(): void {
    this.schedule(0);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await Promise.all(this.running);
  }

  private schedule(delayMs: number): void {
    this.timer = setTimeout(() => {
      this.run(async () => {
        await this.sweep();
        if (!this.stopped) this.schedule(this.config.SWEEP_INTERVAL_MS * (0.9 + Math.random() * 0.2));
      });
    }, delayMs);
  }

  private run(work: () => Promise<void>): void {
    if (this.stopped) return;
    const run = work().finally(() => this.running.delete(run));
    this.running.add(run);
  }

  /** Gateways that are left alone keep their work: it is found once they answer. */
  private async sweep(): Promise<void> {
    await this.trying(async () => {
      if (!this.hints.canBeGiven) return;
      const due = await this.targets.due(this.gatewaysIn('closed'), BATCH);
      if (due && due.length > 0) {
        this.logger.log({ targets: due.length }, 'due work found');
        await this.hints.give(due);
      }
      for (const gateway of this.gatewaysIn('half-open')) await this.probe(gateway);
    });
  }

  private async circuitChanged(gateway: GatewayName, state: CircuitState): Promise<void> {
    if (state === 'half-open') await this.trying(() => this.probe(gateway));
    if (state !== 'closed') return;
    await this.trying(() => this.targets.hurry(gateway));
    await this.sweep();
  }

  private async probe(gateway: GatewayName): Promise<void> {
    const hint = await this.targets.toProbeWith(gateway);
    if (hint) await this.hints.give([hint]);
  }

  private gatewaysIn(state: CircuitState): readonly GatewayName[] {
    return GATEWAY_NAMES.filter((gateway) => this.circuits.state(gateway) === state);
  }

  private async trying(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn({ err: error }, 'sweep failed; tried again at the next interval');
    }
  }
}
