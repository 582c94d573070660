import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AccountAnnouncer } from '../../account/account-announcer.js';
import { Account } from '../../account/account.entity.js';
import { recordAction } from '../../audit/audit-trail.js';
import type { Operator } from '../../identity/operator.js';
import { refuseIfAny } from '../../platform/http/judged.js';
import { momentOf, type WrittenMoment } from '../../platform/database/moment.js';
import { Problem } from '../../platform/http/problem.js';
import { issuesFor } from '../../platform/rule/issue.js';
import { tidyOneLineText } from '../../platform/rule/one-line-text.rule.js';
import type { GatewayName } from '../../provisioning/gateway.port.js';
import { judgeRemark } from '../remark.rule.js';

export interface AccountNote {
  readonly text: string;
  readonly writtenAt: Date;
  readonly writtenBy: string;
}

/** A removal that was confirmed is left to its own looks. */
const DUE_AGAIN = `
  update provisioning_target set reconcile_requests = reconcile_requests + 1, attempts = 0, next_attempt_at = now(),
    state_since = case when state = 'refused' then now() else state_since end,
    state = case when state = 'refused' then 'pending' else state end
  where account_id = ? and state <> 'removed'
  returning gateway`;

/** What operations do to one account without changing what its sender asked for. */
@Injectable()
export class AccountOperations {
  constructor(
    private readonly em: EntityManager,
    private readonly announcer: AccountAnnouncer,
  ) {}

  /**
   * Has the account brought anew to each of its gateways, also to those that refused it for good. Resolves with those gateways, the
   * attempts being due.
   * @throws Problem `resource/not-found`
   */
  async reconcile(operator: Operator, accountId: string): Promise<readonly GatewayName[]> {
    const { account, gateways } = await this.em.fork().transactional(async (em) => {
      const senderId = await lockAccount(em, accountId);
      const due = await em.execute<{ gateway: GatewayName }[]>(DUE_AGAIN, [accountId]);
      const gateways = due.map(({ gateway }) => gateway).sort();
      recordAction(em, operator, 'account.reconcile-requested', { senderId, accountId, after: { gateways } });
      return { gateways, account: await em.findOneOrFail(Account, accountId, { populate: ['targets'] }) };
    });
    await this.announcer.announce(account);
    return gateways;
  }

  /**
   * Writes a note for colleagues over the one before; null takes it away.
   * @throws Problem `resource/not-found` · `request/invalid`
   */
  async writeNote(operator: Operator, accountId: string, given: string | null): Promise<AccountNote | null> {
    const text = given === null ? null : tidyOneLineText(given);
    if (text !== null) refuseIfAny(issuesFor('text', judgeRemark(text)));
    return this.em.fork().transactional(async (em) => {
      const senderId = await lockAccount(em, accountId);
      const [before] = await em.execute<{ text: string }[]>('select text from account_note where account_id = ?', [
        accountId,
      ]);
      const note = text === null ? await eraseNote(em, accountId) : await putNote(em, accountId, text, operator.name);
      recordAction(em, operator, 'account.note-changed', {
        ...{ senderId, accountId },
        ...(before && { before: { text: before.text } }),
        ...(text !== null && { after: { text } }),
      });
      return note;
    });
  }
}

async function eraseNote(em: EntityManager, accountId: string): Promise<null> {
  await em.execute('delete from account_note where account_id = ?', [accountId]);
  return null;
}

async function putNote(em: EntityManager, accountId: string, text: string, by: string): Promise<AccountNote> {
  const [note] = await em.execute<(Omit<AccountNote, 'writtenAt'> & { writtenAt: WrittenMoment })[]>(
    `insert into account_note (account_id, text, written_by) values (?, ?, ?)
     on conflict (account_id) do update set text = excluded.text, written_by = excluded.written_by, written_at = now()
     returning text, written_at as "writtenAt", written_by as "writtenBy"`,
    [accountId, text, by],
  );
  if (!note) throw new Error('a note was written and not returned');
  return { ...note, writtenAt: momentOf(note.writtenAt) };
}

/** Resolves with its sender's id. @throws Problem `resource/not-found` */
async function lockAccount(em: EntityManager, accountId: string): Promise<string> {
  const [account] = await em.execute<{ sender_id: string }[]>('select sender_id from account where id = ? for update', [
    accountId,
  ]);
  if (!account) throw new Problem('resource/not-found');
  return account.sender_id;
}
