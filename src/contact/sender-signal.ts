import type { EntityManager } from '@mikro-orm/postgresql';

/** Channel of PostgreSQL's NOTIFY on which every change of a sender or its contact is told, with the sender's id. */
export const SENDER_CHANGED = 'sender_changed';

/** Sent after commit: inside the transaction it would make all commits wait for one another. */
export async function signalSenderChanged(em: EntityManager, senderId: string): Promise<void> {
  await em.execute('select pg_notify(?, ?)', [SENDER_CHANGED, senderId]);
}
