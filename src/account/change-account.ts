import type { EntityManager } from '@mikro-orm/postgresql';
import type { AuditAction } from '../audit/audit-action.js';
import { recordAction, type AuditActor } from '../audit/audit-trail.js';
import { recordAccountChange } from '../change-feed/record-change.js';
import { byWhom, mailKindOf } from '../mail/mail-kind.js';
import { queueMail } from '../mail/queue-mail.js';
import { Problem } from '../platform/http/problem.js';
import { handOver } from '../platform/telemetry/tracing.js';
import { Account, WHOLE } from './account.entity.js';
import { changedParts, outline } from './outline.js';

export interface WantedChange {
  readonly actor: AuditActor;
  readonly id: string;
  readonly expectedRevision?: number | undefined;
  readonly action: AuditAction;
  /** Why, where somebody has to say it. */
  readonly reason?: string;
}

/** Changes `account` to what it is at `revision`; false when nothing changes. */
export type Edit = (em: EntityManager, account: Account, revision: number) => Promise<boolean> | boolean;

/**
 * The change of an account in a transaction: locked, checked, edited, its gateways due, audited, in the feed, and the contact
 * told. Undefined when there was nothing to change.
 * @param admit called before anything is written; throws to refuse
 * @throws Problem `resource/not-found` · `request/outdated` · `account/being-deleted`
 */
export async function changeAccount(
  em: EntityManager,
  { actor, id, expectedRevision, action, reason }: WantedChange,
  edit: Edit,
  admit: (em: EntityManager, account: Account) => Promise<void> = () => Promise.resolve(),
): Promise<Account | undefined> {
  await em.execute('select 1 from account where id = ? for update', [id]);
  // Their requests are counted on from what is read here, and a sweep counts them on without the account's lock.
  await em.execute('select 1 from provisioning_target where account_id = ? order by id for update', [id]);
  const account = await em.findOne(Account, id, { populate: WHOLE, refresh: true });
  if (!account) throw new Problem('resource/not-found');
  if (account.deletedAt) {
    if (action === 'account.deleted') return undefined;
    throw new Problem('account/being-deleted');
  }
  if (expectedRevision !== undefined && expectedRevision !== account.revision) throw new Problem('request/outdated');
  const before = outline(account);
  const revision = account.revision + 1;
  if (!(await edit(em, account, revision))) return undefined;
  await admit(em, account);
  account.revision = revision;
  account.revisedAt = new Date();
  const traceParent = actor.requestId === null ? null : handOver(actor.requestId, action);
  for (const target of account.targets) {
    target.reconcileRequests += 1;
    target.state = 'pending';
    target.stateSince = new Date();
    target.failure = null;
    target.traceParent = traceParent;
  }
  const after = { ...outline(account), ...(reason !== undefined && { reason }) };
  recordAction(em, actor, action, { senderId: account.sender.id, accountId: id, before, after });
  await em.flush();
  // Retries and their clock belong to the database.
  await em.execute('update provisioning_target set attempts = 0, next_attempt_at = now() where account_id = ?', [id]);
  await recordAccountChange(em, account.deletedAt ? 'account.deletion-requested' : 'account.changed', id);
  const kind = mailKindOf(action);
  if (kind) await queueMail(em, kind, id, { ...byWhom(action, actor.name), ...changedParts(account) });
  return account;
}
