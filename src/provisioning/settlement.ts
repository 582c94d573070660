import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { AuditAction } from '../audit/audit-action.js';
import { AuditEvent } from '../audit/audit-event.entity.js';
import { recordAction, WORKER } from '../audit/audit-trail.js';
import type { AccountChangeType } from '../change-feed/change-type.js';
import { recordAccountChange } from '../change-feed/record-change.js';
import { queueMail } from '../mail/queue-mail.js';
import { settleRepairs } from './drift/repair.store.js';
import { TargetStore, type Recorded } from './target.store.js';
import type { LeasedTarget, Recording } from './target.js';

interface Standing {
  sender_id: string;
  deleted: boolean;
  released: boolean;
  revision: number;
  confirmed: number;
  checks_left: boolean;
}

/** An account may have waited for the name that this one gives up. */
const SUCCESSORS_ARE_DUE = `
  update provisioning_target t set next_attempt_at = now()
  from account gone join account a on a.sender_id = gone.sender_id and a.channel = gone.channel and a.deleted_at is null
  where gone.id = ? and gone.user_name is null and t.account_id = a.id and t.provisioned_revision = 0 and t.state = 'pending'`;

const PARTS = ['certificate', 'ssh_key', 'account_permission'] as const;

/**
 * Records results together with what follows from them: removed parts are erased, user names released, tombstones laid to rest.
 * One transaction, for a worker may die at any moment and nobody comes back to a result that is recorded.
 */
@Injectable()
export class Settlement {
  constructor(
    private readonly em: EntityManager,
    private readonly targets: TargetStore,
  ) {}

  /** As {@link TargetStore.record}. */
  async record(target: LeasedTarget, result: Recording, leaseMs: number): Promise<Recorded | undefined> {
    return this.em.fork().transactional(async (em) => {
      // Locked first, as every change does, so that they never wait for one another in a circle; and two targets that finish
      // together do not miss each other.
      const [account] = await em.execute<Omit<Standing, 'confirmed' | 'checks_left'>[]>(
        `select sender_id, deleted_at is not null as deleted, user_name_released_at is not null as released, revision
         from account where id = ? for update`,
        [target.accountId],
      );
      const recorded = await this.targets.record(em, target, result, leaseMs);
      if (!account || !recorded || recorded.moved) return recorded;
      if (result.state === 'refused' && result.failure) {
        const after = { gateway: target.gateway, reason: result.failure.reason };
        const { accountId } = target;
        recordAction(em, WORKER, 'account.gateway-refused', { senderId: account.sender_id, accountId, after });
        // What is told of an account ends with its deletion, even if a later look at a gateway is refused.
        if (!account.released) {
          await recordAccountChange(em, 'account.failed', accountId);
          await queueMail(em, 'account-failed', accountId, { reason: result.failure.reason });
        }
      }
      if (result.provisionedRevision !== undefined) {
        await settleRepairs(em, target, account.sender_id);
        await this.settle(em, target.accountId, account);
      }
      return recorded;
    });
  }

  /** Safe to repeat. */
  private async settle(
    em: EntityManager,
    accountId: string,
    account: Omit<Standing, 'confirmed' | 'checks_left'>,
  ): Promise<void> {
    const [targets] = await em.execute<Pick<Standing, 'confirmed' | 'checks_left'>[]>(
      `select min(provisioned_revision) as confirmed, bool_or(next_attempt_at is not null) as checks_left
       from provisioning_target where account_id = ?`,
      [accountId],
    );
    if (targets) await this.settleLocked(em, accountId, { ...account, ...targets });
  }

  private async settleLocked(em: EntityManager, accountId: string, standing: Standing): Promise<void> {
    for (const table of PARTS)
      await em.execute(`delete from ${table} where account_id = ? and removed_revision <= ?`, [
        accountId,
        standing.confirmed,
      ]);
    if (standing.confirmed < standing.revision) return;
    if (!standing.deleted) {
      await this.traceOnce(em, accountId, standing, 'account.provisioned', 'account.in-force');
      return;
    }
    if (!standing.released) {
      for (const table of PARTS) await em.execute(`delete from ${table} where account_id = ?`, [accountId]);
      await em.execute('update account set user_name_released_at = now(), password_hash = null where id = ?', [
        accountId,
      ]);
      await em.execute(SUCCESSORS_ARE_DUE, [accountId]);
      await this.traceOnce(em, accountId, standing, 'account.removal-confirmed', 'account.deleted');
    }
    if (!standing.checks_left) await em.execute('delete from account where id = ?', [accountId]);
  }

  private async traceOnce(
    em: EntityManager,
    accountId: string,
    standing: Standing,
    action: AuditAction,
    change: AccountChangeType,
  ): Promise<void> {
    const after = { revision: standing.revision };
    if (await em.count(AuditEvent, { accountId, action, after })) return;
    recordAction(em, WORKER, action, { senderId: standing.sender_id, accountId, after });
    await recordAccountChange(em, change, accountId);
  }
}
