import { gatewaysList } from '../../openapi/client/sdk.gen.js';
import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { AccountsApi, WEB_SERVICES } from '../e2e/harness/accounts-api.js';
import { dataOf, personClient } from '../e2e/harness/api-client.js';
import { letGo, startProduct, type Product } from '../e2e/harness/product.js';
import { heldCertificate, restAccount } from '../e2e/harness/rest-account.js';
import { Customer } from './customer.js';

const ACCOUNTS = 30;
const FAILURES = 5;
/** Those that were under way with the one that was too much. */
const AT_ONCE = 5 + FAILURES - 1;
/** As RFC 3339 has it, not as PostgreSQL does. */
const MOMENT: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
const LEFT_ALONE = 'nobody asks it for a while';

describe('a gateway that is down, with many accounts to know', () => {
  let product: Product;
  let customer: Customer;
  let ids: string[];
  let operations: SignedIn;

  beforeAll(async () => {
    product = await startProduct({ worker: { BREAKER_FAILURES: String(FAILURES) } });
    customer = await Customer.signIn(product, 'access-manager');
    operations = await product.signIn('operations');
  });
  afterEach(() => letGo(product));
  afterAll(() => product.stop());

  const attempts = async () => {
    const [row] = await product.sql<{ all: number; untried: number }>(
      `select sum(attempts)::int as all, count(*) filter (where attempts = 0)::int as untried
       from provisioning_target where gateway = 'authorization-server' and account_id = any($1)`,
      [ids],
    );
    return row ?? { all: 0, untried: 0 };
  };

  /** What operations are shown of each worker's circuit. */
  const circuits = async () => {
    const { items } = dataOf(await gatewaysList({ client: personClient(operations) }), 'gateways');
    return items.find(({ name }) => name === 'authorization-server')?.workers ?? [];
  };
  const untilCircuits = (...states: readonly string[]) =>
    product.until(
      async () => {
        const told = await circuits();
        return JSON.stringify(told.map(({ circuit }) => circuit)) === JSON.stringify(states) ? told : undefined;
      },
      `circuits that are ${states.join(', ')}`,
    );

  const timesLeftAlone = () => product.output('worker').split(LEFT_ALONE).length - 1;

  const untilLeftAlone = (times: number) =>
    product.until(() => Promise.resolve(timesLeftAlone() >= times || undefined), `"${LEFT_ALONE}" ${times} times`);

  it('is left alone after some failures: no account pays for it, and the other gateways notice nothing', async () => {
    await product.stopWorker();
    await product.startWorker({ BREAKER_PAUSE_MS: '60000' });
    product.faults.authorizationServer.add({ mode: 'fail', status: 503 });
    const accounts = new AccountsApi(product, customer.client, WEB_SERVICES);
    const certificate = await heldCertificate(product, 'many');
    ids = [];
    for (let count = 1; count <= ACCOUNTS; count += 1) {
      const created = await accounts.call('POST', '', restAccount(`Many ${count}`, certificate));
      expect(created.status).toBe(201);
      ids.push(String(created.body['id']));
    }

    await untilLeftAlone(1);
    const [open] = await untilCircuits('open');
    expect(open).toMatchObject({
      ...{ worker: expect.stringMatching(/.+\/\d+$/), lastFailure: expect.stringContaining('503') },
      ...{ since: MOMENT, lastFailureAt: MOMENT, reportedAt: MOMENT },
    });
    expect(open?.unanswered).toBeGreaterThanOrEqual(FAILURES);
    const asked = await customer.ask('Bystander');
    await customer.expectInForce(asked);
    await customer.leave(asked);
    await product.until(async () => ((await product.queue.hints()) === 0 ? true : undefined), 'an empty queue');

    const { all, untried } = await attempts();
    expect(all).toBeGreaterThanOrEqual(FAILURES);
    expect(all).toBeLessThanOrEqual(AT_ONCE);
    expect(untried).toBeGreaterThanOrEqual(ACCOUNTS - AT_ONCE);
    expect(timesLeftAlone()).toBe(1);
  });

  it('is asked with one account at a time while it stays down', async () => {
    product.faults.authorizationServer.add({ mode: 'fail', status: 503 });
    await product.stopWorker();
    const before = (await attempts()).all;
    await product.startWorker();
    await untilLeftAlone(4);
    const { all } = await attempts();
    expect(all - before).toBeLessThanOrEqual(AT_ONCE + timesLeftAlone());
  });

  it('gets all of them soon after it is back, those whose next try was far off as well', async () => {
    product.faults.authorizationServer.add({ mode: 'fail', status: 503 });
    const [last] = await product.sql<{ id: string }>(
      `update provisioning_target set next_attempt_at = now() + interval '1 hour'
       where id = (select id from provisioning_target where state = 'retrying' and account_id = any($1) limit 1)
       returning account_id as id`,
      [ids],
    );
    expect(last).toBeDefined();
    letGo(product);
    for (const id of ids) await product.untilState(customer.client, id, 'active');
    await product.untilWritten('worker', 'gateway answers again');
    const [closed] = await untilCircuits('closed');
    expect(closed).toMatchObject({ unanswered: 0, lastFailure: expect.stringContaining('503') });
  });

  it('is told of by each worker that runs, and not by those that ended or died', async () => {
    const ending = await product.startAnother('worker');
    const told = await untilCircuits('closed', 'closed');
    expect(told.map(({ lastFailure }) => lastFailure)).toContain(null);
    await ending.stop();
    expect(await circuits()).toHaveLength(1);

    const dying = await product.startAnother('worker');
    await untilCircuits('closed', 'closed');
    await dying.kill();
    expect(await circuits()).toHaveLength(2);
    // Time passes, and it says nothing.
    await product.sql(
      `update gateway_circuit set reported_at = now() - interval '1 minute' where worker_name like $1`,
      [`%/${dying.pid}`],
    );
    expect(await circuits()).toHaveLength(1);
  });
});
