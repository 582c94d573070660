import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { signalAccountChanged } from '../provisioning/account-signal.js';
import { ReconcileHints } from '../provisioning/reconcile-hints.js';
import type { Account } from './account.entity.js';

/** Tells workers and watchers of a change that has been committed: nothing here can undo or delay what was asked for. */
@Injectable()
export class AccountAnnouncer {
  constructor(
    private readonly em: EntityManager,
    private readonly hints: ReconcileHints,
  ) {}

  async announce(account: Account): Promise<void> {
    await this.hints.give(
      account.targets.map((target) => ({
        targetId: target.id,
        gateway: target.gateway,
        revision: account.revision,
        request: target.reconcileRequests,
      })),
    );
    await signalAccountChanged(this.em, account.id);
  }
}
