import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { ENCRYPTION_CONFIG, type EncryptionConfig } from '../platform/encryption/encryption.config.js';
import { onBehalfOf } from '../platform/telemetry/origin.js';
import { readTraceParent, requestIdOfTrace } from '../platform/telemetry/trace-parent.js';
import { takeOver } from '../platform/telemetry/tracing.js';
import { signalAccountChanged } from './account-signal.js';
import { attempt } from './attempt.js';
import { Circuits, type Admission } from './circuit/circuits.js';
import { readDesired } from './desired-account.js';
import type { Gateway, GatewayName } from './gateway.port.js';
import { PROVISIONING_CONFIG, type ProvisioningConfig } from './queue.config.js';
import { ReconcileHints } from './reconcile-hints.js';
import { measureAttempt } from './reconcile.metrics.js';
import { Settlement } from './settlement.js';
import { TargetStore } from './target.store.js';
import type { LeasedTarget, Recording } from './target.js';

export const GATEWAYS = Symbol('GATEWAYS');

/** Time for the database beside the calls; calls are aborted before it begins, so no write starts at the end of a lease. */
const LEASE_MARGIN_MS = 5_000;

/** Brings one target to the newest desired state. May be called at any time, any number of times, from any worker. */
@Injectable()
export class Reconciler {
  private readonly logger = new Logger(Reconciler.name);
  private readonly gateways: ReadonlyMap<GatewayName, Gateway>;

  constructor(
    private readonly em: EntityManager,
    private readonly targets: TargetStore,
    private readonly settlement: Settlement,
    private readonly hints: ReconcileHints,
    private readonly circuits: Circuits,
    @Inject(GATEWAYS) gateways: readonly Gateway[],
    @Inject(PROVISIONING_CONFIG) private readonly config: ProvisioningConfig,
    @Inject(ENCRYPTION_CONFIG) private readonly encryption: EncryptionConfig,
  ) {
    this.gateways = new Map(gateways.map((gateway) => [gateway.name, gateway]));
  }

  private get leaseMs(): number {
    return this.config.RECONCILE_BUDGET_MS + LEASE_MARGIN_MS;
  }

  /** Ends at once when the target is not due or somebody else holds it; and while the gateway is paused or left alone: it stays due then. */
  async reconcile(targetId: string, gatewayName: GatewayName, stopping: AbortSignal): Promise<void> {
    const gateway = this.gateways.get(gatewayName);
    if (!gateway) throw new Error(`no gateway plays the role of ${gatewayName}`);
    const admission = this.circuits.admit(gatewayName);
    if (!admission) return;
    try {
      let target = await this.targets.claim(targetId, this.leaseMs, this.config.GATEWAY_LATE_WRITE_MS);
      while (target) {
        target = await this.named(target, (named) => this.round(named, gateway, admission, stopping));
        if (target && (await this.targets.releaseIfPaused(target))) return;
      }
    } finally {
      admission.over();
    }
  }

  /** Log lines, calls and spans of the work name the request that asked for it. */
  private named<T>(target: LeasedTarget, work: (target: LeasedTarget) => Promise<T>): Promise<T> {
    const { id, accountId, gateway, traceParent } = target;
    const attributes = { 'chaman.target': id, 'chaman.account': accountId, 'chaman.gateway': gateway };
    const asked = readTraceParent(traceParent);
    const traced = () => takeOver(asked, `reconcile ${gateway}`, attributes, () => work(target));
    return asked ? onBehalfOf(requestIdOfTrace(asked.traceId), traced) : traced();
  }

  /** One attempt and its recording; gives the target back when it changed meanwhile and the lease goes on. */
  private async round(
    target: LeasedTarget,
    gateway: Gateway,
    admission: Admission,
    stopping: AbortSignal,
  ): Promise<LeasedTarget | undefined> {
    const desired = await readDesired(this.em.fork(), target.accountId, this.encryption.ENCRYPTION_KEYS);
    if (!desired || stopping.aborted) {
      await this.targets.release(target);
      return undefined;
    }
    const signal = AbortSignal.any([AbortSignal.timeout(this.config.RECONCILE_BUDGET_MS), stopping]);
    const settings = { retryBaseMs: this.config.RETRY_BASE_MS, lateWriteMs: this.config.GATEWAY_LATE_WRITE_MS };
    const measured = measureAttempt(gateway.name);
    const result = await attempt(gateway, desired, target, settings, signal);
    measured(result);
    if (desired.kind !== 'waiting') {
      if (result.failure?.reason === 'unavailable') admission.note('unanswered', result.failure.detail);
      else admission.note('answered');
    }
    const revision = desired.kind === 'living' ? desired.account.revision : desired.revision;
    this.logger.log(
      { target: target.id, account: target.accountId, gateway: gateway.name, revision, ...result },
      'attempt',
    );

    const recorded = await this.settlement.record(target, result, this.leaseMs);
    if (recorded?.moved) return recorded.target;
    if (recorded) await this.follow(recorded.target, result, revision);
    return undefined;
  }

  private async follow(target: LeasedTarget, result: Recording, revision: number): Promise<void> {
    await signalAccountChanged(this.em.fork(), target.accountId);
    // The sweep would find it anyway; the hint makes the first retries prompt.
    const { nextAttemptInMs: delayMs } = result;
    if (typeof delayMs === 'number' && delayMs < this.config.SWEEP_INTERVAL_MS)
      await this.hints.give([
        { targetId: target.id, gateway: target.gateway, revision, request: target.request, delayMs },
      ]);
  }
}
