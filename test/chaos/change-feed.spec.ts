import { MikroORM } from '@mikro-orm/postgresql';
import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ProductProcess } from '../../sandbox/environment/product-process.js';
import { recordAccountChange } from '../../src/change-feed/record-change.js';
import { ENTITIES } from '../../src/entities.js';
import { ormOptions } from '../../src/platform/database/orm.config.js';
import { signalAccountChanged } from '../../src/provisioning/account-signal.js';
import { TokenIssuer } from '../builders/token-issuer.js';
import { ChangeFollower, type ToldChange } from '../e2e/harness/change-follower.js';
import { startProduct, type Product } from '../e2e/harness/product.js';
import { sharedRun } from '../e2e/harness/shared-run.js';

const WRITERS = 12;
const CHANGES_OF_EACH = 80;
const ACCOUNTS = 20;

/** Rows as the product writes them, many at once: accounts without a gateway, changed through what the product changes them through. */
describe('the feed of changes, while many change accounts at once', () => {
  let issuer: TokenIssuer;
  let product: Product;
  let orm: MikroORM;
  let token: string;
  let accounts: string[];
  const others: ProductProcess[] = [];

  beforeAll(async () => {
    issuer = await TokenIssuer.start();
    product = await startProduct({ api: issuer.variables });
    token = await issuer.token('chaman:changes:read');
    const { apiEnvironment } = product.environment;
    orm = await MikroORM.init(ormOptions(apiEnvironment['DATABASE_URL'] ?? '', ENTITIES, WRITERS));
    await product.sql(
      `insert into sender (id, number, organisation_number, organisation_name, context, capacity)
       values ($1, '100001', '0566988259', 'Many', 'ENTERPRISE', 'EMPLOYER')`,
      [randomUUID()],
    );
    accounts = Array.from({ length: ACCOUNTS }, () => randomUUID());
    await product.sql(
      `insert into account (id, sender_id, channel, name, revision)
       select each, sender.id, 'REST', each::text, 1 from unnest($1::uuid[]) as each, sender`,
      [accounts],
    );
  });
  afterEach(async () => {
    await Promise.all(others.splice(0).map((other) => other.stop()));
  });
  afterAll(async () => {
    await orm.close();
    await product.stop();
    await issuer.stop();
  });

  const follower = () => ChangeFollower.atTheEnd(product.url, token);

  async function anotherWorker(): Promise<void> {
    const log = join(sharedRun().dataDir, `feed-worker-${others.length}.log`);
    const worker = ProductProcess.spawn('worker', product.environment.workerEnvironment, log);
    others.push(worker);
    await worker.ready();
  }

  /** One change of one account, as the product makes it. Answers what was committed; undefined when it was taken back. */
  async function change(accountId: string, { takenBack = false } = {}): Promise<string | undefined> {
    const em = orm.em.fork();
    await em.begin();
    try {
      await em.execute('select 1 from account where id = ? for update', [accountId]);
      await em.execute('update account set revision = revision + 1 where id = ?', [accountId]);
      await recordAccountChange(em, 'account.changed', accountId);
      const [row] = await em.execute<{ revision: number }[]>('select revision from account where id = ?', [accountId]);
      if (takenBack) return undefined;
      await em.commit();
      return `${accountId} ${row?.revision}`;
    } finally {
      if (em.isInTransaction()) await em.rollback();
    }
  }

  async function writer(mine: readonly string[]): Promise<string[]> {
    const written: string[] = [];
    for (let count = 0; count < CHANGES_OF_EACH; count += 1) {
      const accountId = mine[randomInt(mine.length)] ?? '';
      const committed = await change(accountId, { takenBack: randomInt(10) === 0 });
      if (committed === undefined) continue;
      written.push(committed);
      await signalAccountChanged(orm.em.fork(), accountId);
    }
    return written;
  }

  const namesOf = (told: readonly ToldChange[]) => told.map(({ accountId, revision }) => `${accountId} ${revision}`);

  function expectWhole(told: readonly ToldChange[], committed: readonly string[], start: string): void {
    const first = Number(Buffer.from(start, 'base64url').toString().split('.')[1]) + 1;
    expect(told.map(({ position }) => position)).toEqual(told.map((_change, at) => first + at));
    expect([...namesOf(told)].sort()).toEqual([...committed].sort());
    for (const account of accounts) {
      const revisions = told.filter(({ accountId }) => accountId === account).map(({ revision }) => Number(revision));
      expect(revisions).toEqual([...revisions].sort((one, other) => one - other));
    }
  }

  it('is whole, in order and the same for every reader, with three sequencers and a transaction that stays open', async () => {
    await Promise.all([anotherWorker(), anotherWorker()]);
    const readers = await Promise.all([5, 50, 1_000].map(async (limit) => ({ limit, system: await follower() })));
    const start = readers[0]?.system.place ?? '';

    // Begun before all others, with an earlier id than theirs, and committed after them.
    const [late = '', ...busy] = accounts;
    const open = await product.connect();
    await open.query('begin');
    await open.query('update account set revision = revision + 1 where id = $1', [late]);
    await open.query(
      `insert into change (type, sender_number, account_id, channel, revision)
       select 'account.changed', '100001', id, channel, revision from account where id = $1`,
      [late],
    );

    let expected = Infinity;
    const following = readers.map(({ system, limit }) => system.until((told) => told.length >= expected, limit));
    const written = (await Promise.all(Array.from({ length: WRITERS }, () => writer(busy)))).flat();
    expected = written.length;
    for (const told of await Promise.all(following)) expectWhole(told, written, start);

    await open.query('commit');
    await open.end();
    expected += 1;
    const committed = [...written, `${late} 2`];
    for (const { system, limit } of readers) {
      const told = await system.until((changes) => changes.length >= expected, limit);
      expectWhole(told, committed, start);
      expect(namesOf(told).at(-1)).toBe(`${late} 2`);
      expect(told).toEqual(readers[0]?.system.told);
    }
  });

  it('loses nothing and repeats nothing when the sequencer is killed in the middle of a batch', async () => {
    const system = await follower();
    const start = system.place;
    const locker = await product.connect();
    await locker.query('begin');
    await locker.query('select from change_feed for update');
    const committed: string[] = [];
    for (const account of [...accounts, ...accounts]) committed.push((await change(account)) ?? '');
    await product.untilBlocked('worker');

    await product.killWorker();
    // The machine is gone, and with it what its connections were waiting for.
    await product.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'chaman_worker' and datname = current_database()`,
    );
    await locker.query('rollback');
    await locker.end();
    expect((await system.read()).body).toMatchObject({ items: [], more: false });

    await product.startWorker();
    expectWhole(await system.until((told) => told.length >= committed.length, 7), committed, start);
  });

  it('grows when a change is told, when the connection that hears it had to be made anew, and when nothing is told at all', async () => {
    const system = await follower();
    const start = system.place;
    const [account = ''] = accounts;
    const committed: string[] = [];
    const changed = async () => committed.push((await change(account)) ?? '');
    const arrived = () => system.until((told) => told.length >= committed.length);

    await product.stopWorker();
    await product.startWorker({ CHANGE_NUMBERING_INTERVAL_MS: '60000' });
    await changed();
    await signalAccountChanged(orm.em.fork(), account);
    await arrived();

    await changed();
    await product.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and usename like 'chaman_%'
         and datname = current_database()`,
    );
    await arrived();

    await product.stopWorker();
    await product.startWorker();
    for (const _ofTwo of [1, 2]) {
      await changed();
      await arrived();
    }
    expectWhole(system.told, committed, start);
  });
});
