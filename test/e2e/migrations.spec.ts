import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { OWNER_ROLE } from '../../sandbox/postgres/roles.js';
import { MIGRATIONS } from '../../src/platform/database/migrations/index.js';
import { ormOptions } from '../../src/platform/database/orm.config.js';
import { AccountsApi, WEB_SERVICES } from './harness/accounts-api.js';
import { auditPage } from './harness/audit-events.js';
import { ftps } from './harness/ftp-account.js';
import { startProduct, type Product } from './harness/product.js';
import { CLIENT_ID, history, NUMBER, type Remembered, type Written } from './migrations/history.js';

type Row = Record<string, unknown>;
interface Kept {
  readonly table: string;
  readonly row: Row;
}

/** Tables that a migration empties on purpose, with the reason in it. */
const EMPTIED = ['sign_in_request'];
/** What a column is called since. */
const RENAMED: Readonly<Record<string, string>> = { correlation_id: 'request_id' };
/** The catalogue is data of the release: each migration run brings it up to date. */
const OF_THE_RELEASE = ['permission'];

describe('a database with data, from the first migration to the newest', () => {
  let product: Product;
  let was: Remembered;
  const kept: Kept[] = [];

  beforeAll(async () => {
    product = await startProduct({ without: ['api', 'worker'] });
    const { stages, was: remembered } = await history(product);
    was = remembered;
    await product.sql('drop schema public, bullmq cascade');
    await product.sql(`create schema public authorization ${OWNER_ROLE}`);
    await migrateOneByOne(stages);
    await product.command('migrate');
    await Promise.all([product.startApi(), product.startWorker()]);
  });
  afterAll(() => product.stop());

  async function migrateOneByOne(stages: ReadonlyMap<string, Written>): Promise<void> {
    const { postgres, databaseName } = product.environment;
    const orm = await MikroORM.init({
      ...ormOptions(postgres.url(OWNER_ROLE, databaseName), [], 2),
      discovery: { warnWhenNoEntities: false },
      logger: () => undefined,
      extensions: [Migrator],
      migrations: { migrationsList: MIGRATIONS, snapshot: false, transactional: true },
    });
    try {
      const pending = (await orm.migrator.getPending()).map(({ name }) => name);
      expect(pending).toHaveLength(MIGRATIONS.length);
      expect([...stages.keys()].filter((stage) => !pending.includes(stage))).toEqual([]);
      for (const name of pending) {
        await orm.migrator.up({ to: name });
        for (const [table, row] of stages.get(name) ?? []) kept.push({ table, row: await insert(table, row) });
      }
    } finally {
      await orm.close();
    }
  }

  async function insert(table: string, row: Readonly<Row>): Promise<Row> {
    const columns = Object.keys(row);
    const places = columns.map((_, index) => `$${index + 1}`);
    const [inserted] = await product.sql<{ row: Row }>(
      `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')}) returning to_jsonb(${table}) as row`,
      Object.values(row),
    );
    return inserted?.row ?? {};
  }

  async function isThere({ table, row }: Kept): Promise<boolean> {
    const columns = Object.entries(row).map(([column, value]) => [RENAMED[column] ?? column, value]);
    const found = await product.sql(`select from ${table} t where to_jsonb(t) @> $1::jsonb`, [
      JSON.stringify(Object.fromEntries(columns)),
    ]);
    return found.length === 1;
  }

  const accountsOf = async (collection?: typeof WEB_SERVICES) =>
    new AccountsApi(product, await product.signIn('access-manager'), collection);

  it('loses no row and no value', async () => {
    // What the running product moves on: the state of the work, and the place in the feed.
    const moving = ['provisioning_target', 'change', 'queue_heartbeat', 'session', 'taken_user_name_request'];
    const still = kept.filter(({ table }) => ![...EMPTIED, ...OF_THE_RELEASE, ...moving].includes(table));
    const lost: Kept[] = [];
    for (const each of still) if (!(await isThere(each))) lost.push(each);
    expect(lost).toEqual([]);
    expect(new Set(still.map(({ table }) => table)).size).toBeGreaterThanOrEqual(12);
  });

  it('leaves accounts that the product of today shows, provisions and lets in', async () => {
    const files = await accountsOf();
    await files.untilState(was.ftp, 'active');
    await files.untilState(was.sftp, 'active');
    expect(await files.call('GET', `/${was.ftp}`)).toMatchObject({
      status: 200,
      body: { channel: 'FTP', name: 'FTP of long ago', createdAt: '2025-02-03T04:05:06.000Z' },
    });
    expect(await files.call('GET', `/${was.gone}`)).toMatchObject({ status: 404 });
    await (await ftps(product, 'EXPHistory1', was.password)).quit();

    const services = await accountsOf(WEB_SERVICES);
    await services.untilState(was.soap, 'active');
    expect(await services.untilState(was.rest, 'active')).toMatchObject({ channel: 'REST', clientId: CLIENT_ID });
  });

  it('leaves a trail that is read, and changes that get their place in the feed', async () => {
    const { items } = await auditPage(await product.signIn('access-manager'), 'audit-events', { accountId: was.ftp });
    expect(items).toEqual(expect.arrayContaining([expect.objectContaining({ requestId: 'asked-long-ago' })]));
    await product.until(async () => {
      const rows = await product.sql(
        `select from change where sender_number = $1 and account_id = $2 and type = 'account.created' and position >= 1`,
        [NUMBER, was.rest],
      );
      return rows.length === 1 ? true : undefined;
    }, 'the change of long ago in the feed');
  });

  it('lets the owner of an account go on with it', async () => {
    const files = await accountsOf();
    const { headers } = await files.call('GET', `/${was.ftp}`);
    const changed = await files.call('PATCH', `/${was.ftp}`, { name: 'Of today' }, headers.get('ETag') ?? '');
    expect(changed).toMatchObject({ status: 200 });
    await files.untilState(was.ftp, 'active');
  });

  it('gives up where somebody uses the table, rather than hold everybody up; and is run again', async () => {
    await product.sql('alter table account drop column own_note');
    await product.sql(`delete from mikro_orm_migrations where name = 'm0021-own-notes'`);
    const reader = await product.connect();
    await reader.query('begin; lock table account in access share mode');
    try {
      await expect(product.command('migrate')).rejects.toThrow('A table was in use for too long (lock timeout)');
      expect(await product.sql(`select from pg_attribute where attname = 'own_note'`)).toEqual([]);
    } finally {
      await reader.end();
    }
    await product.command('migrate');
    expect(await (await accountsOf()).call('GET', `/${was.ftp}`)).toMatchObject({ status: 200 });
  });
});
