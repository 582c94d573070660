import type { EntityManager } from '@mikro-orm/postgresql';

/** Channel of PostgreSQL's NOTIFY on which every recorded change of an account is told, with its id. */
export const ACCOUNT_CHANGED = 'account_changed';

/** Sent after commit: inside the transaction it would make all commits wait for one another. */
export async function signalAccountChanged(em: EntityManager, accountId: string): Promise<void> {
  await em.execute('select pg_notify(?, ?)', [ACCOUNT_CHANGED, accountId]);
}
