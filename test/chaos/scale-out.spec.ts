import type { ProductProcess } from '../../sandbox/environment/product-process.js';
import { AccountEventReader } from '../e2e/harness/account-event-reader.js';
import { WEB_SERVICES } from '../e2e/harness/accounts-api.js';
import { auditOf } from '../e2e/harness/in-force.js';
import { letGo, startProduct, type Product } from '../e2e/harness/product.js';
import { heldCertificate, restAccount, type HeldCertificate } from '../e2e/harness/rest-account.js';
import { Customer } from './customer.js';

const CLIENTS = '/admin/realms/chaman/clients';
const CREATED = `POST ${CLIENTS}`;
const FAILURES = 5;
/** Of one worker: those that were under way with the attempt that was one too many. */
const AT_ONCE = 5 + FAILURES - 1;
const LEFT_ALONE = 'nobody asks it for a while';

interface Attempt {
  readonly account: string;
  readonly revision: number;
  readonly state: string;
}

describe('several APIs and workers on one database and one queue', () => {
  let product: Product;
  let customer: Customer;
  let certificate: HeldCertificate;
  let apis: [ProductProcess, ProductProcess];
  let workers: ProductProcess[];
  let asked = 0;

  beforeAll(async () => {
    product = await startProduct({
      without: ['worker'],
      api: { ACCOUNT_EVENTS_HEARTBEAT_MS: '200', QUOTA_REST_ACCOUNTS: '500' },
      worker: { BREAKER_FAILURES: String(FAILURES), RECONCILE_BUDGET_MS: '10000', HEARTBEAT_INTERVAL_MS: '500' },
    });
    apis = [await product.startAnother('api'), await product.startAnother('api')];
    workers = [];
    for (let count = 0; count < 3; count += 1) workers.push(await product.startAnother('worker'));
    customer = await Customer.signIn(product, 'access-manager');
    certificate = await heldCertificate(product, 'scaled out');
  });
  afterEach(() => letGo(product));
  afterAll(() => product.stop());

  const call = (api: ProductProcess, path: string, method: string, body?: object): Promise<Response> =>
    customer.client.fetch(`${api.url}${WEB_SERVICES}${path}`, { method, body: body && JSON.stringify(body) });

  async function create(api: ProductProcess): Promise<string> {
    asked += 1;
    const response = await call(api, '', 'POST', restAccount(`Scaled ${asked}`, certificate));
    expect(response.status).toBe(201);
    return ((await response.json()) as { id: string }).id;
  }

  /** Asked for at both APIs at the same time. */
  const createMany = (count: number): Promise<string[]> =>
    Promise.all(Array.from({ length: count }, (_each, index) => create(apis[index % 2 === 0 ? 0 : 1])));

  async function untilActive(ids: readonly string[]): Promise<void> {
    for (const id of ids) await product.untilState(customer.client, id, 'active');
  }

  /** What a worker wrote down of its attempts for these accounts. */
  function attemptsOf(worker: ProductProcess, ids: readonly string[]): Attempt[] {
    return worker
      .output()
      .split('\n')
      .filter((line) => line.includes('"msg":"attempt"'))
      .map((line) => JSON.parse(line) as Attempt)
      .filter(({ account }) => ids.includes(account));
  }

  /** Whoever did it, and whatever happened meanwhile: everything is there once, and was told once. */
  async function expectOnce(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      expect(await auditOf(product, id, 'account.client-id-given')).toHaveLength(1);
      expect(await auditOf(product, id, 'account.provisioned')).toHaveLength(1);
    }
    const told = await product.sql<{ account: string; times: number }>(
      `select account_id as account, count(*)::int as times from change
       where type = 'account.in-force' and account_id = any($1) group by 1`,
      [ids],
    );
    expect(told.map(({ times }) => times)).toEqual(ids.map(() => 1));
    const given = await product.sql<{ ids: number; clients: number }>(
      'select count(*)::int as ids, count(distinct client_id)::int as clients from account where id = any($1)',
      [ids],
    );
    expect(given).toEqual([{ ids: ids.length, clients: ids.length }]);
  }

  it('share the work, and do nothing twice', async () => {
    // Slow enough that one worker cannot have taken everything before the others look.
    product.faults.authorizationServer.add({ mode: 'slow', delayMs: 150, path: CLIENTS });
    const from = product.faults.authorizationServer.calls().length;
    const ids = await createMany(40);
    await untilActive(ids);
    // The line of an attempt comes after what it recorded.
    const confirmedOf = (shares: readonly Attempt[][]) => shares.flat().filter(({ state }) => state === 'provisioned');
    const shares = await product.until(() => {
      const written = workers.map((worker) => attemptsOf(worker, ids));
      return Promise.resolve(confirmedOf(written).length >= ids.length ? written : undefined);
    }, 'every confirmation is in a log');
    for (const share of shares) expect(share.length).toBeGreaterThan(0);
    const confirmed = confirmedOf(shares);
    expect(confirmed).toHaveLength(ids.length);
    expect(new Set(confirmed.map(({ account }) => account)).size).toBe(ids.length);
    const calls = product.faults.authorizationServer.calls().slice(from);
    expect(calls.filter((each) => each === CREATED)).toHaveLength(ids.length);
    await expectOnce(ids);
  });

  it('tell at one API what was changed through the other', async () => {
    const reader = await AccountEventReader.open(customer.client, { url: apis[1].url });
    await reader.untilEvent('reset');
    const id = await create(apis[0]);
    await reader.untilState(id, 'active');
    expect((await call(apis[0], `/${id}`, 'PATCH', { name: 'Changed elsewhere' })).status).toBe(200);
    await reader.until(() => reader.known(id)?.name === 'Changed elsewhere' && reader.known(id)?.state === 'active');
    expect((await call(apis[0], `/${id}`, 'DELETE')).status).toBe(202);
    await reader.until(() => reader.statesOf(id).includes('deleted'));
    await reader.close();
  });

  it('lose nothing when a worker is asked to go: it gives back what it has, and the others go on', async () => {
    product.faults.authorizationServer.add({ mode: 'hold', method: 'POST', path: CLIENTS });
    const ids = await createMany(12);
    await product.faults.authorizationServer.untilHeld(12);
    const [leaving] = workers;
    expect(await leaving?.stop()).toBe('ended with exit code 0');
    expect(leaving?.output()).toContain('draining');
    letGo(product);
    await untilActive(ids);
    await expectOnce(ids);
    workers = [...workers.slice(1), await product.startAnother('worker')];
  });

  it('lose nothing when a worker is killed in the middle: the others take over when its leases end', async () => {
    product.faults.authorizationServer.add({ mode: 'hold-answer', method: 'POST', path: CLIENTS });
    const ids = await createMany(12);
    await product.faults.authorizationServer.untilHeld(12);
    await workers[0]?.kill();
    letGo(product);
    for (const id of ids) await product.endLeases(id);
    await untilActive(ids);
    await expectOnce(ids);
    workers = [...workers.slice(1), await product.startAnother('worker')];
  });

  it('lose nothing when an API is killed: who watched it comes back at the other', async () => {
    const reader = await AccountEventReader.open(customer.client, { url: apis[0].url });
    await reader.untilEvent('reset');
    const id = await create(apis[0]);
    await apis[0].kill();
    await reader.ended;
    const again = await AccountEventReader.open(customer.client, {
      url: apis[1].url,
      ...(reader.lastEventId !== undefined && { lastEventId: reader.lastEventId }),
    });
    await again.untilState(id, 'active');
    await again.close();
    await expectOnce([id]);
    apis = [await product.startAnother('api'), apis[1]];
  });

  it('lose nothing when an API is asked to go: what it was asked for is answered and done', async () => {
    const locker = await product.connect();
    await locker.query('begin');
    await locker.query('select from sender for update');
    const creating = create(apis[0]);
    await product.untilBlocked('api');
    const leaving = apis[0].stop();
    await locker.query('commit');
    await locker.end();
    const id = await creating;
    expect(await leaving).toBe('ended with exit code 0');
    await untilActive([id]);
    await expectOnce([id]);
    apis = [await product.startAnother('api'), apis[1]];
  });

  it('leave a gateway that is down alone, each worker for itself; the other gateways flow, and all come back', async () => {
    product.faults.authorizationServer.add({ mode: 'fail', status: 503, path: CLIENTS });
    const ids = await createMany(60);
    await Promise.all(workers.map((worker) => worker.untilWritten([LEFT_ALONE], 20_000)));
    const bystander = await customer.ask('Bystander');
    await customer.expectInForce(bystander);
    await customer.leave(bystander);
    const openings = workers.map((worker) => worker.output().split(LEFT_ALONE).length - 1);
    const failed = workers.map((worker) => attemptsOf(worker, ids).length);
    for (const [index, count] of failed.entries()) expect(count).toBeLessThanOrEqual(AT_ONCE + (openings[index] ?? 0));

    letGo(product);
    await untilActive(ids);
    await expectOnce(ids);
    // Whoever found no account left to try with tries with the next that comes.
    const closed = async (worker: ProductProcess) => {
      const { gateways } = (await (await fetch(`${worker.url}/health/ready`)).json()) as {
        gateways: { gateway: string; state: string }[];
      };
      return gateways.every(({ state }) => state === 'closed');
    };
    await product.until(async () => {
      if ((await Promise.all(workers.map(closed))).every(Boolean)) return true;
      await createMany(3);
      return undefined;
    }, 'every circuit closes');
  });
});
