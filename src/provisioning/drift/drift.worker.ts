import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { RepeatedWork } from '../../platform/process/repeated-work.js';
import type { Gateway } from '../gateway.port.js';
import { PROVISIONING_CONFIG, type ProvisioningConfig } from '../queue.config.js';
import { GATEWAYS } from '../reconciler.js';
import { DriftCheck, DriftStopped, type DriftWatcher } from './drift-check.js';
import { repairedUnasked } from './drift-kind.js';
import { DriftRepair } from './drift-repair.js';
import { DriftRunStore, type DriftCounts, type DriftRun } from './drift-run.store.js';

const HOUR_MS = 3_600_000;
/** Beyond the calls that one step may take. */
const LEASE_MARGIN_MS = 60_000;
const RENEW_AFTER_MS = 1_000;
const NOTHING: DriftCounts = { checked: 0, undecided: 0, listed: 0 };

/** Timers in every worker, not jobs: drift is looked for whatever becomes of the queue. Repairs do not wait for a check to end. */
@Injectable()
export class DriftWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DriftWorker.name);
  private readonly stopping = new AbortController();
  private readonly work: readonly RepeatedWork[];

  constructor(
    private readonly runs: DriftRunStore,
    private readonly check: DriftCheck,
    private readonly repair: DriftRepair,
    @Inject(GATEWAYS) private readonly gateways: readonly Gateway[],
    @Inject(PROVISIONING_CONFIG) private readonly config: ProvisioningConfig,
  ) {
    this.work = [
      this.repeated('drift check', () => this.checkWhatIsDue()),
      this.repeated('drift repair', () => this.repair.carryOut(this.stopping.signal)),
    ];
  }

  onApplicationBootstrap(): void {
    for (const each of this.work) each.askLater();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.work.map((each) => each.stop()));
  }

  private repeated(name: string, work: () => Promise<void>): RepeatedWork {
    const intervalMs = () => this.config.SWEEP_INTERVAL_MS * (0.9 + Math.random() * 0.2);
    return new RepeatedWork(work, intervalMs, (error) =>
      this.logger.warn({ err: error }, `${name} failed; tried again later`),
    );
  }

  private get leaseMs(): number {
    return this.config.RECONCILE_BUDGET_MS + LEASE_MARGIN_MS;
  }

  private async checkWhatIsDue(): Promise<void> {
    for (;;) {
      const run = await this.runs.claim(this.leaseMs);
      if (!run) return;
      await this.carryOut(run);
    }
  }

  private async carryOut(run: DriftRun): Promise<void> {
    const gateway = this.gateways.find(({ name }) => name === run.gateway);
    const intervalMs = this.config.DRIFT_INTERVAL_HOURS * HOUR_MS;
    try {
      if (!gateway) throw new DriftStopped('no such gateway');
      const counts = await this.check.look(gateway, this.watcher(run), this.stopping.signal);
      if (this.stopping.signal.aborted) return await this.runs.abandon(run);
      await this.runs.end(run, counts, null, intervalMs);
      this.logger.log({ gateway: run.gateway, ...counts }, 'drift check');
      await this.repairUnasked(run, counts);
    } catch (error) {
      if (this.stopping.signal.aborted) return this.runs.abandon(run);
      const reason = error instanceof DriftStopped ? error.message : 'a fault of our own, see the log';
      this.logger.warn({ err: error, gateway: run.gateway, reason }, 'drift check ended early');
      await this.runs.end(run, NOTHING, reason, Math.min(intervalMs, HOUR_MS));
    }
  }

  private watcher(run: DriftRun): DriftWatcher {
    let renewedAt = Date.now();
    return {
      found: (finding) => this.runs.add(run, finding),
      goOn: async () => {
        if (this.stopping.signal.aborted) throw new DriftStopped('interrupted');
        if (Date.now() - renewedAt < RENEW_AFTER_MS) return;
        if (!(await this.runs.renew(run, this.leaseMs)))
          throw new DriftStopped('the gateway was paused, or another worker took over');
        renewedAt = Date.now();
      },
    };
  }

  /** Only what the configuration allows, and only as much as cannot be a mistake of ours. */
  private async repairUnasked(run: DriftRun, { checked, listed }: DriftCounts): Promise<void> {
    for (const kind of this.config.DRIFT_REPAIR) {
      const count = await this.runs.countOf(run, kind);
      const most = repairedUnasked(Math.max(checked, listed));
      if (count > most)
        this.logger.error(
          { gateway: run.gateway, kind, count, most },
          'too much drift to repair it without being asked',
        );
      else if (count > 0) await this.runs.askRepair(run, kind);
    }
  }
}
