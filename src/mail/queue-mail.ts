import type { EntityManager } from '@mikro-orm/postgresql';
import type { MailKind, MailOccasion } from './mail-kind.js';

/**
 * Queues what is written to the contact of an account's sender, as part of the transaction that makes the change: they commit or
 * fail together. Once for each revision and kind, however often it is asked. Call it after the change; the unit of work is flushed
 * first. The address is the contact's at this moment.
 */
export async function queueMail(
  em: EntityManager,
  kind: MailKind,
  accountId: string,
  occasion: MailOccasion,
): Promise<void> {
  await em.flush();
  await em.execute(
    `insert into mail (sender_id, account_id, revision, kind, recipient, language, facts)
     select s.id, a.id, a.revision, ?, c.email, c.language, ?::jsonb || jsonb_build_object('channel', a.channel,
       'accountName', a.name, 'userName', a.user_name, 'clientId', a.client_id, 'deleted', a.deleted_at is not null,
       'senderNumber', s.number, 'organisationName', s.organisation_name, 'contactName', c.name)
     from account a join sender s on s.id = a.sender_id join contact c on c.sender_id = s.id where a.id = ?
     on conflict do nothing`,
    [kind, JSON.stringify(occasion), accountId],
  );
}
