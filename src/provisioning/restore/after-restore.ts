import { randomUUIDv7 } from 'node:crypto';
import pg from 'pg';
import { WORKER } from '../../audit/audit-trail.js';
import type { OperationsAction } from '../../audit/operations-action.js';
import { GATEWAY_NAMES } from '../gateway.port.js';

/** More changes than an account, and more senders than a country, has between two back-ups. */
const RAISED_BY = 1_000;
const CONNECT_WITHIN_MS = 10_000;
const REASON =
  'The database was put back to an earlier moment. Workers look at this system and write nothing until it is resumed: see "After a restore" in docs/operations.md.';
const ACTION: OperationsAction = 'database.restored';

interface Identity {
  readonly system_identifier: string;
  readonly timeline: number;
  readonly database_oid: string;
}

const IS = `select (pg_control_system()).system_identifier::text, (pg_control_checkpoint()).timeline_id as timeline, oid::text as database_oid
  from pg_database where datname = current_database()`;
const WAS = 'select system_identifier, timeline, database_oid from installation';

/**
 * Finds out whether this database is another one than workers last went on in: restored from a back-up, or a standby that took over
 * and may lack the last commits. Then gateways are ahead of it. In one transaction everything is made ready for operations to
 * decide: workers only look, what each gateway has is held against what it should have, and nothing that was given out since is
 * given out again. Safe to be called by all workers at once.
 * @returns whether it was restored
 */
export async function afterRestore(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('chaman-restore'))`);
    const {
      rows: [is],
    } = await client.query<Identity>(IS);
    const {
      rows: [was],
    } = await client.query<Identity>(WAS);
    if (!is || !was) throw new Error('the table installation has lost its row');
    const restored =
      is.system_identifier !== was.system_identifier ||
      is.timeline !== was.timeline ||
      is.database_oid !== was.database_oid;
    if (restored) await makeReady(client, is, was);
    await client.query('commit');
    return restored;
  } finally {
    // What was not committed is undone with it.
    await client.end();
  }
}

async function makeReady(client: pg.ClientBase, is: Identity, was: Identity): Promise<void> {
  await client.query(
    `insert into gateway_pause (gateway, paused_by, reason, observing) select unnest($1::text[]), 'ChaMan', $2, true
     on conflict (gateway) do update set observing = true, reason = excluded.reason, paused_by = excluded.paused_by`,
    [GATEWAY_NAMES, REASON],
  );
  await client.query('update drift_check set due_at = now(), lease_token = null, lease_until = null');
  // What waited to be repaired was found in another past.
  await client.query(
    `update drift_finding set repair = 'needless', repair_at = now() where repair in ('asked', 'under-way')`,
  );
  // Leases were of workers that have gone another way.
  await client.query(
    `update provisioning_target set lease_token = null, lease_until = null where lease_until < 'infinity'`,
  );
  await raiseRevisions(client);
  await client.query('update sender_number_range set next = least(next + $1, last + 1)', [RAISED_BY]);
  await client.query('update change_feed set epoch = greatest(epoch + 1, extract(epoch from now())::bigint)');
  await client.query(
    `insert into audit_event (id, at, actor_kind, actor_id, action, before, after) values ($1, now(), $2, $3, $4, $5, $6)`,
    [randomUUIDv7(), WORKER.kind, WORKER.id, ACTION, was, is],
  );
  await client.query(
    'update installation set system_identifier = $1, timeline = $2, database_oid = $3, known_since = now()',
    [is.system_identifier, is.timeline, is.database_oid],
  );
}

/** Beyond all that gateways and readers may have seen; what is confirmed, added and removed stays so, each raised by as much. */
async function raiseRevisions(client: pg.ClientBase): Promise<void> {
  await client.query('update account set revision = revision + $1 where user_name_released_at is null', [RAISED_BY]);
  await client.query(
    `update provisioning_target t set provisioned_revision = provisioned_revision + $1 from account a
     where a.id = t.account_id and a.user_name_released_at is null and t.provisioned_revision > 0`,
    [RAISED_BY],
  );
  for (const part of ['certificate', 'ssh_key', 'account_permission'])
    await client.query(
      `update ${part} p set added_revision = added_revision + $1, removed_revision = removed_revision + $1 from account a
       where a.id = p.account_id and a.user_name_released_at is null`,
      [RAISED_BY],
    );
}
