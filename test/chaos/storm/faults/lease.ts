import type { Call } from '../traffic/gateway-traffic.js';
import type { Field } from './fault.js';

/** Who holds the target that a call belongs to, and for how long. */
export interface Lease {
  readonly targetId: string;
  readonly token: string;
  readonly leftMs: number;
}

export async function leaseOf({ stage }: Field, { gateway, subject }: Call): Promise<Lease | undefined> {
  const [held] = await stage.database.sql<{ id: string; lease_token: string; left_ms: number }>(
    `select target.id, lease_token, (extract(epoch from lease_until - now()) * 1000)::float8 as left_ms
     from provisioning_target target join account on account.id = account_id
     where gateway = $1 and lease_token is not null and (account.id::text = $2 or client_id = $2 or 'EXP' || user_name = $2)`,
    [gateway, subject],
  );
  return held && { targetId: held.id, token: held.lease_token, leftMs: held.left_ms };
}
