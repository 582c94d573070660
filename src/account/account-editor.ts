import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { AuditAction } from '../audit/audit-action.js';
import type { OperationsAction } from '../audit/operations-action.js';
import type { Actor } from '../identity/actor.js';
import type { Operator } from '../identity/operator.js';
import { Problem } from '../platform/http/problem.js';
import { AccountAnnouncer } from './account-announcer.js';
import type { AccountView } from './account-view.js';
import { Account, WHOLE } from './account.entity.js';
import { AccountReader } from './account.reader.js';
import { changeAccount, type Edit, type WantedChange } from './change-account.js';
import type { Channel } from './channel/channel.js';
import { SenderQuota } from './quota/sender-quota.js';
import { problemOfViolation } from './unique-indexes.js';

/** Which account somebody wants to change, and as what they know it. */
export interface Edited {
  readonly id: string;
  readonly channels: readonly Channel[];
  /** Of `If-Match`; undefined when the caller does not care what it overwrites. */
  readonly expectedRevision?: number;
}

/** The one way in which a living account changes: locked, checked, edited, audited and announced. */
@Injectable()
export class AccountEditor {
  constructor(
    private readonly em: EntityManager,
    private readonly reader: AccountReader,
    private readonly announcer: AccountAnnouncer,
    private readonly quota: SenderQuota,
  ) {}

  /**
   * @throws Problem `resource/not-found` · `request/outdated` when somebody changed the account in between ·
   * `account/being-deleted` · `account/name-taken` · `quota/changes`
   */
  async edit(actor: Actor, edited: Edited, action: AuditAction, edit: Edit): Promise<AccountView> {
    const { id } = await this.reader.show(actor, edited.id, edited.channels);
    const changed = await this.change({ actor, id, expectedRevision: edited.expectedRevision, action }, edit);
    return changed ?? (await this.reader.show(actor, id, edited.channels));
  }

  /**
   * As {@link edit}, but of any sender: what the people who run the product do, and why.
   * @throws Problem `resource/not-found` · `account/being-deleted`
   */
  async editAny(actor: Operator, id: string, action: OperationsAction, reason: string, edit: Edit): Promise<Account> {
    const changed = await this.change({ actor, id, action, reason }, edit);
    return changed ?? (await this.em.findOneOrFail(Account, id, { populate: WHOLE }));
  }

  private async change(wanted: WantedChange, edit: Edit): Promise<Account | undefined> {
    try {
      const changed = await this.em.transactional((em) =>
        changeAccount(em, wanted, edit, (own, { sender }) => this.quota.admitChange(own, sender.id, wanted.action)),
      );
      if (changed) await this.announcer.announce(changed);
      return changed;
    } catch (failure) {
      const problem = problemOfViolation(failure);
      throw problem ? new Problem(problem) : failure;
    }
  }
}
