import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { AuditAction } from '../../audit/audit-action.js';
import { firstIdAt } from '../../audit/first-id-at.js';
import { Problem } from '../../platform/http/problem.js';
import type { Channel } from '../channel/channel.js';
import { CHANNEL_DESCRIPTORS } from '../channel/channel-descriptors.js';
import { QUOTA_CONFIG, type QuotaConfig } from './quota.config.js';

/** Each gives gateways something to do. The audit trail is what they are counted in: nothing is changed without it. */
const COUNTED: readonly AuditAction[] = [
  'account.created',
  'account.updated',
  'account.password-changed',
  'account.ssh-key-replaced',
  'account.certificate-replaced',
  'account.certificate-added',
  'account.certificate-removed',
  'account.deleted',
];

/** Counted, never refused: taking away what was stolen cannot wait, and each can be done once for what was added before. */
const NEVER_REFUSED: readonly AuditAction[] = ['account.certificate-removed', 'account.deleted'];

/** Not the sender's doing: neither counted nor refused. */
const OF_OPERATIONS: readonly AuditAction[] = ['account.disabled', 'account.enabled'];

/** An event's id is made a moment before or after its time is read. */
const HOUR_AND_MARGIN_MS = 3_660_000;

/** How much one sender may have and do, so that none fills queue and gateways for all. Counted under a lock of the sender. */
@Injectable()
export class SenderQuota {
  constructor(@Inject(QUOTA_CONFIG) private readonly limits: QuotaConfig) {}

  /**
   * In the transaction of the change, after the account is locked, before the change's own audit event is written.
   * @throws Problem `quota/changes`
   */
  async admitChange(em: EntityManager, senderId: string, action: AuditAction): Promise<void> {
    if (NEVER_REFUSED.includes(action) || OF_OPERATIONS.includes(action)) return;
    await lockSender(em, senderId);
    const limit = this.limits.QUOTA_CHANGES_PER_HOUR;
    const [full] = await em.execute<{ seconds: number }[]>(
      `select ${SECONDS_LEFT} as seconds from audit_event
       where sender_id = ? and id >= ? and action in (?) and at > clock_timestamp() - interval '1 hour'
       order by at desc offset ? limit 1`,
      [senderId, firstIdAt(Date.now() - HOUR_AND_MARGIN_MS), COUNTED, limit - 1],
    );
    if (full) throw new Problem('quota/changes', { parameters: waiting(limit, full.seconds) });
  }

  /**
   * In the transaction that creates.
   * @throws Problem `quota/accounts` · `quota/changes`
   */
  async admitAccount(em: EntityManager, senderId: string, channel: Channel): Promise<void> {
    await this.admitChange(em, senderId, 'account.created');
    if (CHANNEL_DESCRIPTORS[channel].accountsPerSender !== 'quota') return;
    const limit = this.limits.QUOTA_REST_ACCOUNTS;
    const [counted] = await em.execute<{ living: number }[]>(
      'select count(*)::int as living from account where sender_id = ? and channel = ? and deleted_at is null',
      [senderId, channel],
    );
    if ((counted?.living ?? 0) >= limit) throw new Problem('quota/accounts', { parameters: { limit, channel } });
  }

  /**
   * Under the account's lock. `present`: how many it has already.
   * @throws Problem `quota/certificates`
   */
  admitCertificate(present: number): void {
    const limit = this.limits.QUOTA_CERTIFICATES;
    if (present >= limit) throw new Problem('quota/certificates', { parameters: { limit } });
  }

  /**
   * Whether nobody holds this user name. Whoever asks for taken ones again and again is stopped, whether the next one would be free
   * or not: nobody can try out who has accounts. The sender's own deleted account, which still holds it, counts for nothing.
   * @throws Problem `quota/user-names`
   */
  async isFree(em: EntityManager, senderId: string, userName: string): Promise<boolean> {
    // A transaction of its own, so that the request is counted also though nothing is created.
    return em.fork().transactional(async (own) => {
      await lockSender(own, senderId);
      const limit = this.limits.QUOTA_TAKEN_USER_NAMES_PER_HOUR;
      const [full] = await own.execute<{ seconds: number }[]>(
        `select ${SECONDS_LEFT} as seconds from taken_user_name_request
         where sender_id = ? and at > clock_timestamp() - interval '1 hour' order by at desc offset ? limit 1`,
        [senderId, limit - 1],
      );
      if (full) throw new Problem('quota/user-names', { parameters: waiting(limit, full.seconds) });
      const [holder] = await own.execute<{ own_deleted: boolean }[]>(
        `select sender_id = ? and deleted_at is not null as own_deleted from account
         where lower(user_name) = lower(?) and user_name_released_at is null`,
        [senderId, userName],
      );
      if (!holder) return true;
      if (!holder.own_deleted)
        await own.execute(
          `with outdated as (
             delete from taken_user_name_request where sender_id = ? and at <= clock_timestamp() - interval '1 hour'
           )
           insert into taken_user_name_request (sender_id, at) values (?, clock_timestamp())`,
          [senderId, senderId],
        );
      return false;
    });
  }
}

/** Until the oldest that counts is an hour old. */
const SECONDS_LEFT = `greatest(1, ceil(extract(epoch from at + interval '1 hour' - clock_timestamp())))::int`;

/**
 * Weaker than what a foreign key needs, so that only quotas wait for it.
 * @throws Problem `contact/required` when the sender was erased since it was looked up
 */
async function lockSender(em: EntityManager, senderId: string): Promise<void> {
  const [sender] = await em.execute<{ erased: boolean }[]>(
    'select erased_at is not null as erased from sender where id = ? for no key update',
    [senderId],
  );
  if (!sender || sender.erased) throw new Problem('contact/required');
}

function waiting(limit: number, seconds: number): { limit: number; seconds: number; minutes: number } {
  return { limit, seconds, minutes: Math.ceil(seconds / 60) };
}
