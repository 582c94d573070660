import type { EntityManager } from '@mikro-orm/postgresql';
import { ACCOUNT_CHANGED } from './account-signal.js';
import type { GatewayName } from './gateway.port.js';

/** Channel of PostgreSQL's NOTIFY on which workers hear that a gateway's pause is over, with its name. */
export const GATEWAY_RESUMED = 'gateway_resumed';

/** More who watch at once learn of it at the next heartbeat of their stream. */
const MOST_WATCHED = 1_000;

/** Sent after commit, as all signals are: workers look for what waited, and people see why their accounts wait, or no longer do. */
export async function signalGatewayPause(em: EntityManager, gateway: GatewayName, paused: boolean): Promise<void> {
  if (!paused) await em.execute('select pg_notify(?, ?)', [GATEWAY_RESUMED, gateway]);
  await em.execute(
    `select pg_notify(?, account_id::text) from (
       select account_id from provisioning_target where gateway = ? and state in ('pending', 'retrying', 'verifying')
       limit ?) waiting`,
    [ACCOUNT_CHANGED, gateway, MOST_WATCHED],
  );
}
