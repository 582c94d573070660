import { AccountsApi, WEB_SERVICES } from '../e2e/harness/accounts-api.js';
import { letGo, startProduct, type Product } from '../e2e/harness/product.js';
import { heldCertificate, restAccount } from '../e2e/harness/rest-account.js';
import { Customer } from './customer.js';

const ACCOUNTS = 30;
const FAILURES = 5;
/** Those that were under way with the one that was too much. */
const AT_ONCE = 5 + FAILURES - 1;
const LEFT_ALONE = 'nobody asks it for a while';

describe('a gateway that is down, with many accounts to know', () => {
  let product: Product;
  let customer: Customer;
  let ids: string[];

  beforeAll(async () => {
    product = await startProduct({ worker: { BREAKER_FAILURES: String(FAILURES) } });
    customer = await Customer.signIn(product, 'access-manager');
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
    expect(product.output('worker')).toContain('gateway answers again');
  });
});
