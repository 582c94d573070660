import { createSftpAccount, giveContact, sftpAccountRequest } from '../e2e/harness/sftp-account.js';
import { startProduct, type Product } from '../e2e/harness/product.js';
import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';

/** Tables of the queue are not backed up: jobs are hints. */
const TABLES = `select format('%I', tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'mikro_orm_migrations'`;

/** A database that is put back to an earlier moment, while the gateways are what they have become since. */
describe('after a restore', () => {
  let product: Product;
  let owner: SignedIn;
  let operations: SignedIn;
  const ids = { kept: '', deletedSince: '' };

  beforeAll(async () => {
    product = await startProduct({ worker: { DRIFT_REPAIR: 'missing,different,unknown' } });
    const [kept, deletedSince, madeSince] = await Promise.all(
      ['access-manager', 'second-employer', 'professional'].map((id) => product.signIn(id)),
    );
    if (!kept || !deletedSince || !madeSince) throw new Error('nobody came');
    owner = kept;
    for (const person of [kept, deletedSince, madeSince]) await giveContact(person);
    ids.kept = await make(kept, 'kept');
    ids.deletedSince = await make(deletedSince, 'deleted');
    const tables = await product.sql<{ name: string }>(TABLES);

    await product.sql('create schema backup');
    for (const { name } of tables) await product.sql(`create table backup.${name} as table public.${name}`);

    const gone = await deletedSince.fetch(`/api/v1/ftp-sftp-accounts/${ids.deletedSince}`, { method: 'DELETE' });
    expect(gone.status).toBe(202);
    await product.until(async () => {
      const [done] = await product.sql(
        `select from account where id = '${ids.deletedSince}' and user_name_released_at is not null`,
      );
      return done;
    }, 'the account is gone');
    await make(madeSince, 'made');

    await product.stopWorker();
    await product.stopApi();
    // Put back as pg_restore does, without triggers; into another server, as far as workers can tell.
    for (const statement of [
      `set session_replication_role = replica`,
      ...tables.map(({ name }) => `truncate public.${name} cascade`),
      ...tables.map(({ name }) => `insert into public.${name} overriding system value select * from backup.${name}`),
      `set session_replication_role = default`,
      `update installation set system_identifier = 'of another server'`,
    ])
      await product.sql(statement);
    calls = product.faults.fileTransfer.calls().length;
    await product.startApi();
    await product.startWorker();
    operations = await product.signIn('operations');
  });
  afterAll(() => product.stop());

  let calls = 0;
  const make = async (person: SignedIn, name: string) => {
    const { body } = await sftpAccountRequest(product, name);
    const id = await createSftpAccount(person, body);
    await product.untilState(person, id, 'active');
    return id;
  };
  const report = async () => {
    const response = await operations.fetch('/api/v1/ops/drift');
    return (await response.json()) as {
      readonly items: readonly { readonly gateway: string; readonly kind: string; readonly login: string }[];
    };
  };
  /** What was written to the file-transfer server since the restore. */
  const written = () =>
    product.faults.fileTransfer
      .calls()
      .slice(calls)
      .filter((call) => !call.startsWith('GET ') && !call.includes('/token'));
  const untilFound = (count: number) =>
    product.untilWritten('worker', '"drift check"', 'file-transfer', `"checked":${count}`);

  it('workers look at every gateway and list both differences, and write nothing', async () => {
    await product.untilWritten('worker', 'the database was restored');
    await untilFound(2);
    const items = (await report()).items.filter(({ gateway }) => gateway === 'file-transfer');
    expect(items.map(({ kind, login }) => `${kind} ${login}`).sort()).toEqual([
      'missing EXPdeleted',
      'unknown EXPmade',
    ]);
    expect(written()).toEqual([]);
    const gateways = (await (await operations.fetch('/api/v1/ops/gateways')).json()) as { items: readonly object[] };
    expect(gateways.items).toHaveLength(3);
    for (const gateway of gateways.items) expect(gateway).toMatchObject({ paused: true, observing: true });
    const [audited] = await product.sql(`select action from audit_event where action = 'database.restored'`);
    expect(audited).toEqual({ action: 'database.restored' });
  });

  it('readers of the feed begin again, and no number that was given out since is given out again', async () => {
    const [before] = await product.sql<{ epoch: string }>('select epoch::text from backup.change_feed');
    const [after] = await product.sql<{ epoch: string }>('select epoch::text from change_feed');
    expect(Number(after?.epoch)).toBeGreaterThan(Number(before?.epoch));
    const [numbers] = await product.sql<{ raised: boolean }>(
      `select r.next > b.next as raised from sender_number_range r, backup.sender_number_range b`,
    );
    expect(numbers).toEqual({ raised: true });
    const [revision] = await product.sql<{ raised: boolean }>(
      `select a.revision > b.revision + 100 as raised from account a join backup.account b using (id) where id = '${ids.kept}'`,
    );
    expect(revision).toEqual({ raised: true });
  });

  it('people see their accounts as they were, and what they ask for waits', async () => {
    const shown = (await (await owner.fetch(`/api/v1/ftp-sftp-accounts/${ids.kept}`)).json()) as object;
    expect(shown).toMatchObject({ state: 'active', permissions: [{ state: 'live' }] });
    const renamed = await owner.fetch(`/api/v1/ftp-sftp-accounts/${ids.kept}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'renamed after the restore' }),
    });
    expect(await renamed.json()).toMatchObject({ state: 'being-changed' });
    expect(written()).toEqual([]);
  });

  it('goes on at a gateway as soon as operations resume it: what was asked for is done, what is gone stays gone', async () => {
    for (const gateway of ['file-transfer', 'certificate-registry']) {
      const resumed = await operations.fetch(`/api/v1/ops/gateways/${gateway}/paused`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ paused: false, reason: 'both lists were gone through' }),
      });
      expect(resumed.status).toBe(200);
    }
    await product.untilState(owner, ids.kept, 'active');
    expect(written().some((call) => call.includes('EXPkept'))).toBe(true);
    expect(written().filter((call) => /EXP(deleted|made)/.test(call))).toEqual([]);
  });

  it('is known once: a worker that starts again goes on', async () => {
    await product.stopWorker();
    await product.startWorker();
    const paused = await product.sql<{ gateway: string }>(`select gateway from gateway_pause order by gateway`);
    expect(paused.map(({ gateway }) => gateway)).toEqual(['authorization-server']);
  });
});
