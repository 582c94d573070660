import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { AuditAction } from '../../audit/audit-action.js';
import { recordAction, WORKER } from '../../audit/audit-trail.js';
import type { GatewayName } from '../gateway.port.js';
import type { Hint } from '../reconcile-hints.js';
import type { Finding, RepairState } from './drift-kind.js';

/** A finding whose repair this worker has taken on. */
export interface Repair extends Finding {
  readonly id: string;
  readonly gateway: GatewayName;
}

/** A worker that died in the middle of a removal is followed by another one then. */
const TAKEN_OVER_AFTER = `interval '10 minutes'`;

/** Repairs that were asked for, and what became of them. */
@Injectable()
export class RepairStore {
  constructor(private readonly em: EntityManager) {}

  /** Takes on the repair that waits longest; undefined when none does. Those in a paused gateway wait. */
  async take(): Promise<Repair | undefined> {
    const [repair] = await this.em.fork().execute<Repair[]>(
      `update drift_finding set repair = 'under-way', repair_at = now(), repair_detail = null
       where id = (
         select id from drift_finding
         where (repair = 'asked' or (repair = 'under-way' and kind = 'unknown' and repair_at < now() - ${TAKEN_OVER_AFTER}))
           and gateway not in (select gateway from gateway_pause)
         order by repair_at limit 1 for update skip locked)
       returning id, gateway, kind, account_id as "accountId", login, parts`,
    );
    return repair;
  }

  /**
   * Makes the account's target due, as an ordinary reconcile that reads, writes what differs and reads back. Undefined when the
   * gateway need not know the account any longer.
   */
  async makeDue({ accountId, gateway }: Pick<Repair, 'accountId' | 'gateway'>): Promise<Hint | undefined> {
    const [hint] = await this.em.fork().execute<Hint[]>(
      // The look of a tombstone that this one stands for comes again at its time.
      `update provisioning_target t set next_attempt_at = now(), reconcile_requests = reconcile_requests + 1,
         removal_checks = greatest(removal_checks - 1, 0)
       from account a where a.id = t.account_id and t.account_id = ? and t.gateway = ?
       returning t.id as "targetId", t.gateway, a.revision, t.reconcile_requests as request`,
      [accountId, gateway],
    );
    return hint;
  }

  /** Writes down what became of a repair; one that changed something at the gateway stands in the audit trail. */
  async end(repair: Repair, state: RepairState, detail: string | null = null): Promise<void> {
    await this.em.fork().transactional(async (em) => {
      await em.execute(`update drift_finding set repair = ?, repair_at = now(), repair_detail = ? where id = ?`, [
        ...[state, detail, repair.id],
      ]);
      if (state === 'done') recordRepair(em, 'gateway.object-removed', repair);
    });
  }
}

/**
 * The account's repairs at this gateway that wait for a reconcile have been done by the one that was just confirmed. Called in
 * the transaction that records it.
 */
export async function settleRepairs(
  em: EntityManager,
  { accountId, gateway }: { readonly accountId: string; readonly gateway: GatewayName },
  senderId: string,
): Promise<void> {
  const repairs = await em.execute<Repair[]>(
    `update drift_finding set repair = 'done', repair_at = now()
     where account_id = ? and gateway = ? and repair = 'under-way' and kind <> 'unknown'
     returning id, gateway, kind, account_id as "accountId", login, parts`,
    [accountId, gateway],
  );
  for (const repair of repairs) recordRepair(em, 'account.drift-repaired', repair, senderId);
}

function recordRepair(em: EntityManager, action: AuditAction, repair: Repair, senderId?: string): void {
  const { accountId, gateway, kind, login, parts } = repair;
  recordAction(em, WORKER, action, { senderId, accountId, after: { gateway, kind, login, parts } });
}
