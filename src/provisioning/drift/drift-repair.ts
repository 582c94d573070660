import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Gateway, MarkedObject } from '../gateway.port.js';
import { PROVISIONING_CONFIG, type ProvisioningConfig } from '../queue.config.js';
import { ReconcileHints } from '../reconcile-hints.js';
import { GATEWAYS } from '../reconciler.js';
import { FOLDER_WITHOUT_USER, type RepairState } from './drift-kind.js';
import { ExpectationStore } from './expectation.store.js';
import { RepairStore, type Repair } from './repair.store.js';

interface Outcome {
  readonly state: RepairState;
  readonly detail?: string;
}

/** Carries out repairs that were asked for. What was found may have changed since: each is looked at again before anything is written. */
@Injectable()
export class DriftRepair {
  private readonly logger = new Logger(DriftRepair.name);

  constructor(
    private readonly repairs: RepairStore,
    private readonly expectations: ExpectationStore,
    private readonly hints: ReconcileHints,
    @Inject(GATEWAYS) private readonly gateways: readonly Gateway[],
    @Inject(PROVISIONING_CONFIG) private readonly config: ProvisioningConfig,
  ) {}

  async carryOut(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const repair = await this.repairs.take();
      if (!repair) return;
      const { state, detail } = await this.repair(repair, stopping);
      this.logger.log(
        { finding: repair.id, account: repair.accountId, gateway: repair.gateway, state, detail },
        'repair',
      );
      // A reconcile ends its repairs itself, once the gateway confirmed it.
      if (state !== 'under-way') await this.repairs.end(repair, state, detail);
    }
  }

  private async repair(repair: Repair, stopping: AbortSignal): Promise<Outcome> {
    const gateway = this.gateways.find(({ name }) => name === repair.gateway);
    if (!gateway) return { state: 'failed', detail: 'no such gateway' };
    return repair.kind === 'unknown' ? this.remove(gateway, repair, stopping) : this.reconcile(repair);
  }

  private async reconcile(repair: Repair): Promise<Outcome> {
    const hint = await this.repairs.makeDue(repair);
    if (!hint) return { state: 'needless', detail: 'the account is gone' };
    await this.hints.give([hint]);
    return { state: 'under-way' };
  }

  private async remove(gateway: Gateway, repair: Repair, stopping: AbortSignal): Promise<Outcome> {
    const signal = AbortSignal.any([AbortSignal.timeout(this.config.RECONCILE_BUDGET_MS), stopping]);
    const object = markedObject(repair);
    const before = await gateway.observe(object, null, signal);
    if (before.outcome === 'absent' || before.outcome === 'foreign') return { state: 'needless', detail: 'it is gone' };
    const belonging = (await this.expectations.belonging(gateway, [object])).get(object);
    if (belonging === 'copy') return { state: 'failed', detail: 'a copy of a living account: to be removed by hand' };
    if (belonging !== 'unknown') return { state: 'needless', detail: 'an account has it' };
    const removal = await gateway.remove(object, signal);
    if (removal.outcome === 'unavailable') return { state: 'failed', detail: removal.cause };
    if (removal.outcome === 'refused') return { state: 'failed', detail: removal.detail };
    const after = await gateway.observe(object, null, signal);
    if (after.outcome === 'present') return { state: 'failed', detail: 'still there after removal' };
    if (after.outcome === 'unavailable') return { state: 'failed', detail: after.cause };
    return { state: 'done' };
  }
}

function markedObject({ accountId, login, parts }: Repair): MarkedObject {
  return { accountId, login, ...(parts.includes(FOLDER_WITHOUT_USER) && { remnant: FOLDER_WITHOUT_USER }) };
}
