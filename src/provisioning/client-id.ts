import type { EntityManager } from '@mikro-orm/postgresql';
import { randomInt } from 'node:crypto';
import { recordAction, WORKER } from '../audit/audit-trail.js';
import { recordAccountChange } from '../change-feed/record-change.js';
import { signalAccountChanged } from './account-signal.js';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
const RANDOM_CHARACTERS = 10;
/** Two equal ones among 36^10 are never met; a fault that makes every one equal must not run for ever. */
const MOST_ATTEMPTS = 5;

/** `self_service_chaman_<sender number>_<10 random characters>`: integrators read the sender number out of it, we never do. */
function newClientId(senderNumber: string): string {
  const random = Array.from({ length: RANDOM_CHARACTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `self_service_chaman_${senderNumber}_${random}`;
}

/**
 * Gives a REST account its client id, once and for ever: committed before any gateway learns of it, so that a worker that dies
 * in between does not make two. Whoever comes second gets what the first one gave.
 */
export async function giveClientId(em: EntityManager, accountId: string, senderNumber: string): Promise<string> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    if (await give(em, accountId, newClientId(senderNumber))) await signalAccountChanged(em, accountId);
    const [row] = await em.execute<{ client_id: string | null }[]>('select client_id from account where id = ?', [
      accountId,
    ]);
    if (row?.client_id) return row.client_id;
  }
  throw new Error('no client id could be given');
}

/** Whether the account got it: not when it has one, nor when the id was ever given before. */
function give(em: EntityManager, accountId: string, clientId: string): Promise<boolean> {
  return em.fork().transactional(async (em) => {
    const [given] = await em.execute<{ sender_id: string }[]>(
      `with issued as (
         insert into issued_identifier (kind, value)
         select 'client-id', ? from account where id = ? and client_id is null
         on conflict do nothing returning value
       )
       update account set client_id = issued.value from issued where id = ? and client_id is null
       returning account.sender_id`,
      [clientId, accountId, accountId],
    );
    if (!given) return false;
    recordAction(em, WORKER, 'account.client-id-given', {
      ...{ senderId: given.sender_id, accountId },
      after: { clientId },
    });
    await recordAccountChange(em, 'account.client-id-given', accountId);
    return true;
  });
}
