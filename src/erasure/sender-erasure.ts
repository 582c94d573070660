import type { EntityManager } from '@mikro-orm/postgresql';
import { changeAccount } from '../account/change-account.js';
import { recordAction, type AuditActor } from '../audit/audit-trail.js';
import { recordSenderChange } from '../change-feed/record-change.js';
import { signalSenderChanged } from '../contact/sender-signal.js';
import { signalAccountChanged } from '../provisioning/account-signal.js';

interface SenderRow {
  readonly id: string;
  readonly number: string;
  readonly organisationNumber: string | null;
  readonly organisationName: string;
  readonly context: string;
  readonly capacity: string;
}

const SENDER = `
  select id, number, organisation_number as "organisationNumber", organisation_name as "organisationName", context, capacity
  from sender where id = ? for update`;

/** Everything about people, and what only serves a sender that lives. */
const FORGOTTEN = [
  'delete from contact where sender_id = ?',
  'delete from mail where sender_id = ?',
  'delete from idempotency_key where sender_id = ?',
  'delete from taken_user_name_request where sender_id = ?',
  'delete from account_note where account_id in (select id from account where sender_id = ?)',
  `update audit_event set before = audit_without_contact(before), after = audit_without_contact(after)
   where sender_id = ? and action in ('sender.created', 'sender.adopted', 'contact.updated')
     and (before is distinct from audit_without_contact(before) or after is distinct from audit_without_contact(after))`,
];

/**
 * Erases a sender: its people and its organisation at once, its accounts by the tombstones that every deletion leaves, its row when
 * no gateway can know an account of it any longer. Needs the role that owns the tables. Safe to repeat and to break off: each step
 * is one transaction.
 */
export class SenderErasure {
  constructor(
    private readonly em: EntityManager,
    private readonly actor: AuditActor,
  ) {}

  /** Goes as far as it can be gone now. */
  async advance(senderId: string): Promise<void> {
    const removed = await this.em.fork().transactional(async (em) => {
      // In the order in which changes lock, accounts first. The sender's lock keeps new accounts out: their foreign key needs it.
      await em.execute('select from account where sender_id = ? order by id for update', [senderId]);
      const [sender] = await em.execute<SenderRow[]>(SENDER, [senderId]);
      if (!sender) return [];
      if (sender.organisationNumber !== null) await this.detach(em, sender);
      // Repeated, so that whatever wrote once more meanwhile leaves nothing either.
      for (const statement of FORGOTTEN) await em.execute(statement, [senderId]);
      await em.execute(`update sender set organisation_name = '' where id = ? and organisation_name <> ''`, [senderId]);
      const accounts = await em.execute<{ id: string; living: boolean }[]>(
        'select id, deleted_at is null as living from account where sender_id = ? order by id',
        [senderId],
      );
      const living = accounts.filter(({ living }) => living).map(({ id }) => id);
      for (const id of living) await this.delete(em, id);
      if (accounts.length === 0) await this.complete(em, senderId);
      return living;
    });
    // Only hints: workers look for what is due by themselves.
    for (const id of removed) await signalAccountChanged(this.em.fork(), id);
    await signalSenderChanged(this.em.fork(), senderId);
  }

  /** From here on the organisation has no sender, and may become another one. */
  private async detach(em: EntityManager, sender: SenderRow): Promise<void> {
    const { id, ...before } = sender;
    recordAction(em, this.actor, 'sender.erased', { senderId: id, before });
    await em.flush();
    await em.execute('update sender set organisation_number = null, erased_at = now() where id = ?', [id]);
    await em.execute(`update issued_identifier set erased_sender_id = ? where kind = 'sender-number' and value = ?`, [
      id,
      sender.number,
    ]);
    await recordSenderChange(em, 'sender.changed', id);
  }

  private async delete(em: EntityManager, id: string): Promise<void> {
    await changeAccount(em, { actor: this.actor, id, action: 'account.deleted' }, (_em, account) => {
      account.deletedAt = new Date();
      return true;
    });
  }

  private async complete(em: EntityManager, senderId: string): Promise<void> {
    recordAction(em, this.actor, 'sender.erasure-completed', { senderId });
    await em.flush();
    await em.execute('delete from sender where id = ?', [senderId]);
  }
}
