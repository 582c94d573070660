import { until } from '../pace.js';
import type { StormDatabase } from '../stage/storm-database.js';
import type { Findings } from './finding.js';

interface Unsettled {
  readonly account_id: string;
  readonly channel: string;
  readonly gateway: string;
  readonly state: string;
  readonly revision: number;
  readonly provisioned_revision: number;
  readonly failure: { readonly detail: string } | null;
}

const UNSETTLED = `
  select t.account_id, a.channel, t.gateway, t.state, a.revision, t.provisioned_revision, t.failure
  from provisioning_target t join account a on a.id = t.account_id
  where t.lease_token is not null
    or (a.deleted_at is null and (t.state <> 'provisioned' or t.provisioned_revision < a.revision))
    or (a.deleted_at is not null and a.user_name_released_at is null)`;

/** Resolves when every gateway has confirmed everything; what has not by the deadline is lost. */
export async function settle(database: StormDatabase, withinMs: number, findings: Findings): Promise<void> {
  const look = async () => ((await database.sql<Unsettled>(UNSETTLED)).length === 0 ? true : undefined);
  if (await until(look, withinMs)) return;
  for (const left of await database.sql<Unsettled>(UNSETTLED))
    findings.add(
      'lost',
      `${left.channel} ${left.account_id} is ${left.state} at the ${left.gateway} after ${withinMs} ms without faults: ` +
        `revision ${left.provisioned_revision} of ${left.revision}, ${left.failure?.detail ?? 'nothing failed'}`,
    );
}
