import { copy, id } from '../million/fill.js';
import { created } from '../million/model.js';
import { Child } from '../stage/child.js';
import type { BenchStage } from '../stage/stage.js';
import { idsAt, jobOf, KINDS, type RecordedJob } from './job.js';
import { IN_FORCE, soapAccountRequest, untilFound } from './soap-accounts.js';

/** A database with this name has the accounts, all of them waiting for the worker. */
export const PENDING = 'pending';
const REGISTRY = '../worker/instant-registry.main';

export function startRegistry(): Promise<Child> {
  return Child.start(REGISTRY);
}

/**
 * Makes one account, copies it into a database of many before any worker knows it, and records what a worker does for the one.
 * The stage has no API afterwards.
 */
export async function prepareAccounts(stage: BenchStage, accounts: number): Promise<RecordedJob> {
  await stage.startApi();
  const account = await created(stage, await soapAccountRequest(stage, await stage.person()));
  await stage.stopApi();
  await copyAccount(stage, account, accounts);
  const job = await recordJob(stage, account);
  const client = await stage.environment.postgres.connect(PENDING);
  await client.query('update provisioning_target set reconcile_requests = $1', [job.request]);
  await client.query('vacuum full analyze provisioning_target');
  await client.end();
  return job;
}

async function copyAccount(stage: BenchStage, account: string, accounts: number): Promise<void> {
  const client = await stage.copyDatabase(PENDING);
  const each = `generate_series(1, ${accounts}) n`;
  const own = { id: id(KINDS.account, 'n'), sender_id: id(KINDS.sender, 'n') };
  const of = { account_id: own.id };
  await client.query('set session_replication_role = replica');
  const sender = { id: own.sender_id, number: '(200000 + n)::text', organisation_number: `lpad(n::text, 10, '0')` };
  await copy(client, { table: 'sender', from: `sender m, ${each}`, own: sender });
  await copy(client, { table: 'contact', from: `contact m, ${each}`, own: { sender_id: own.sender_id } });
  await copy(client, { table: 'account', from: `account m, ${each}`, own });
  await copy(client, {
    table: 'provisioning_target',
    from: `provisioning_target m, ${each}`,
    own: { id: id(KINDS.target, 'n'), ...of },
  });
  await copy(client, {
    table: 'certificate',
    from: `certificate m, ${each}`,
    own: { id: id(KINDS.certificate, 'n'), ...of },
  });
  for (const table of ['certificate', 'provisioning_target'])
    await client.query(`delete from ${table} where account_id = $1`, [account]);
  await client.query('vacuum analyze');
  await client.end();
}

async function recordJob(stage: BenchStage, account: string): Promise<RecordedJob> {
  const { postgres, databaseName, secrets } = stage.environment;
  const client = await postgres.connect(databaseName);
  const registry = await startRegistry();
  try {
    const ids = await idsAt(client, account);
    const steps = await stage.recordWorker(() => untilFound(client, IN_FORCE, [account]), { SCIM_URL: registry.url });
    return jobOf(steps, ids, [secrets.instanceId]);
  } finally {
    await registry.stop();
    await client.end();
  }
}
