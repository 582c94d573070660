import type { EntityManager } from '@mikro-orm/postgresql';
import type { AccountChangeType, SenderChangeType } from './change-type.js';

/**
 * Puts a change of an account into the feed, as part of the transaction that makes it: they commit or fail together. Call it
 * after the change and under the account's lock, which is what keeps the feed in the order in which an account changed. The unit
 * of work is flushed first, and the account is told as the transaction then sees it.
 */
export async function recordAccountChange(
  em: EntityManager,
  type: AccountChangeType,
  accountId: string,
): Promise<void> {
  await em.flush();
  await em.execute(
    `insert into change (type, sender_number, account_id, channel, revision, user_name, client_id)
     select ?, s.number, a.id, a.channel, a.revision, a.user_name, a.client_id
     from account a join sender s on s.id = a.sender_id where a.id = ?`,
    [type, accountId],
  );
}

/** As {@link recordAccountChange}, for what is told of a sender. */
export async function recordSenderChange(em: EntityManager, type: SenderChangeType, senderId: string): Promise<void> {
  await em.flush();
  await em.execute('insert into change (type, sender_number) select ?, number from sender where id = ?', [
    type,
    senderId,
  ]);
}
