import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { AuditAction } from '../audit/audit-action.js';
import type { OperationsAction } from '../audit/operations-action.js';
import { recordAction, type AuditActor } from '../audit/audit-trail.js';
import { recordAccountChange } from '../change-feed/record-change.js';
import type { Actor } from '../identity/actor.js';
import { mailKindOf } from '../mail/mail-kind.js';
import { queueMail } from '../mail/queue-mail.js';
import type { Operator } from '../identity/operator.js';
import { Problem } from '../platform/http/problem.js';
import { AccountAnnouncer } from './account-announcer.js';
import { Account } from './account.entity.js';
import { AccountFinder, WHOLE } from './account.finder.js';
import type { Channel } from './channel/channel.js';
import { changedParts, outline } from './outline.js';
import { SenderQuota } from './quota/sender-quota.js';
import { problemOfViolation } from './unique-indexes.js';

/** Which account somebody wants to change, and as what they know it. */
export interface Edited {
  readonly id: string;
  readonly channels: readonly Channel[];
  /** Of `If-Match`; undefined when the caller does not care what it overwrites. */
  readonly expectedRevision?: number;
}

interface Wanted {
  readonly actor: AuditActor;
  readonly id: string;
  readonly expectedRevision?: number;
  readonly action: AuditAction;
  /** Why, where somebody has to say it. */
  readonly reason?: string;
}

/** Changes `account` to what it is at `revision`; false when nothing changes. */
export type Edit = (em: EntityManager, account: Account, revision: number) => Promise<boolean> | boolean;

/** The one way in which a living account changes: locked, checked, edited, audited and announced. */
@Injectable()
export class AccountEditor {
  constructor(
    private readonly em: EntityManager,
    private readonly finder: AccountFinder,
    private readonly announcer: AccountAnnouncer,
    private readonly quota: SenderQuota,
  ) {}

  /**
   * @throws Problem `resource/not-found` · `request/outdated` when somebody changed the account in between ·
   * `account/being-deleted` · `account/name-taken` · `quota/changes`
   */
  async edit(actor: Actor, edited: Edited, action: AuditAction, edit: Edit): Promise<Account> {
    const { id } = await this.finder.show(actor, edited.id, edited.channels);
    const changed = await this.change({ actor, id, expectedRevision: edited.expectedRevision, action }, edit);
    return changed ?? (await this.finder.show(actor, id, edited.channels));
  }

  /**
   * As {@link edit}, but of any sender: what the people who run the product do, and why.
   * @throws Problem `resource/not-found` · `account/being-deleted`
   */
  async editAny(actor: Operator, id: string, action: OperationsAction, reason: string, edit: Edit): Promise<Account> {
    const changed = await this.change({ actor, id, action, reason }, edit);
    return changed ?? (await this.em.findOneOrFail(Account, id, { populate: WHOLE }));
  }

  private async change(wanted: Wanted, edit: Edit): Promise<Account | undefined> {
    try {
      const changed = await this.em.transactional((em) => this.editLocked(em, wanted, edit));
      if (changed) await this.announcer.announce(changed);
      return changed;
    } catch (failure) {
      const problem = problemOfViolation(failure);
      throw problem ? new Problem(problem) : failure;
    }
  }

  private async editLocked(
    em: EntityManager,
    { actor, id, expectedRevision, action, reason }: Wanted,
    edit: Edit,
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
    await this.quota.admitChange(em, account.sender.id, action);
    account.revision = revision;
    account.revisedAt = new Date();
    for (const target of account.targets) {
      target.reconcileRequests += 1;
      target.state = 'pending';
      target.stateSince = new Date();
      target.failure = null;
    }
    const after = { ...outline(account), ...(reason !== undefined && { reason }) };
    recordAction(em, actor, action, { senderId: account.sender.id, accountId: id, before, after });
    await em.flush();
    // Retries and their clock belong to the database.
    await em.execute('update provisioning_target set attempts = 0, next_attempt_at = now() where account_id = ?', [id]);
    await recordAccountChange(em, account.deletedAt ? 'account.deletion-requested' : 'account.changed', id);
    const kind = mailKindOf(action);
    if (kind) await queueMail(em, kind, id, { by: actor.name ?? undefined, ...changedParts(account) });
    return account;
  }
}
