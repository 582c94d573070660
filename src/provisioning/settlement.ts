import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AuditEvent, type AuditAction } from '../audit/audit-event.entity.js';
import type { GatewayName } from './gateway.port.js';

interface Standing {
  sender_id: string;
  deleted: boolean;
  released: boolean;
  revision: number;
  confirmed: number;
  checks_left: boolean;
}

const PARTS = ['certificate', 'ssh_key', 'account_permission'] as const;

/** What follows once gateways have confirmed: removed parts are erased, user names released, tombstones laid to rest. */
@Injectable()
export class Settlement {
  constructor(private readonly em: EntityManager) {}

  /** Safe to repeat. The account's row is locked, so that two targets that finish together do not miss each other. */
  async settle(accountId: string): Promise<void> {
    await this.em.fork().transactional(async (em) => {
      const [account] = await em.execute<Omit<Standing, 'confirmed' | 'checks_left'>[]>(
        `select sender_id, deleted_at is not null as deleted, user_name_released_at is not null as released, revision
         from account where id = ? for update`,
        [accountId],
      );
      if (!account) return;
      const [targets] = await em.execute<Pick<Standing, 'confirmed' | 'checks_left'>[]>(
        `select min(provisioned_revision) as confirmed, bool_or(next_attempt_at is not null) as checks_left
         from provisioning_target where account_id = ?`,
        [accountId],
      );
      if (!targets) return;
      await this.settleLocked(em, accountId, { ...account, ...targets });
    });
  }

  private async settleLocked(em: EntityManager, accountId: string, standing: Standing): Promise<void> {
    for (const table of PARTS)
      await em.execute(`delete from ${table} where account_id = ? and removed_revision <= ?`, [
        accountId,
        standing.confirmed,
      ]);
    if (standing.confirmed < standing.revision) return;
    if (!standing.deleted) {
      await this.traceOnce(em, accountId, standing, 'account.provisioned');
      return;
    }
    if (!standing.released) {
      for (const table of PARTS) await em.execute(`delete from ${table} where account_id = ?`, [accountId]);
      await em.execute('update account set user_name_released_at = now(), password_hash = null where id = ?', [
        accountId,
      ]);
      await this.traceOnce(em, accountId, standing, 'account.removal-confirmed');
    }
    if (!standing.checks_left) await em.execute('delete from account where id = ?', [accountId]);
  }

  /** Leaves a trace of a gateway's final no. */
  async traceRefusal(accountId: string, gateway: GatewayName, reason: string): Promise<void> {
    const em = this.em.fork();
    const [account] = await em.execute<Pick<Standing, 'sender_id'>[]>('select sender_id from account where id = ?', [
      accountId,
    ]);
    if (!account) return;
    em.persist(byWorker('account.gateway-refused', account.sender_id, accountId, { gateway, reason }));
    await em.flush();
  }

  private async traceOnce(
    em: EntityManager,
    accountId: string,
    standing: Standing,
    action: AuditAction,
  ): Promise<void> {
    const after = { revision: standing.revision };
    if (await em.count(AuditEvent, { accountId, action, after })) return;
    em.persist(byWorker(action, standing.sender_id, accountId, after));
  }
}

function byWorker(action: AuditAction, senderId: string, accountId: string, after: object): AuditEvent {
  const event = new AuditEvent();
  event.actorKind = 'worker';
  event.actorId = 'worker';
  event.action = action;
  event.senderId = senderId;
  event.accountId = accountId;
  event.after = after;
  return event;
}
