import { once } from 'node:events';
import { fileTransferUsers } from '../e2e/harness/in-force.js';
import { startProduct, type Product } from '../e2e/harness/product.js';
import { sftpAccountRequest } from '../e2e/harness/sftp-account.js';
import { Customer } from './customer.js';

describe('work that no job announces', () => {
  let product: Product;
  let customer: Customer;

  beforeAll(async () => {
    const worker = { GATEWAY_CALL_TIMEOUT_MS: '2000', GATEWAY_LATE_WRITE_MS: '500', RECONCILE_BUDGET_MS: '5000' };
    product = await startProduct({ worker });
    customer = await Customer.signIn(product, 'access-manager');
  });
  afterAll(() => product.stop());
  afterEach(() => product.faults.fileTransfer.clear());

  it('because the API was killed between commit and queue is found by the sweep', async () => {
    // A notice of PostgreSQL's own at the moment of the commit.
    await product.sql(`create function tell_commit() returns trigger language plpgsql as
      'begin perform pg_notify(''test_committed'', new.id::text); return null; end'`);
    await product.sql('create trigger tell_commit after insert on account for each row execute function tell_commit()');
    await product.stopWorker();
    const listener = await product.connect();
    try {
      await listener.query('listen test_committed');
      const queue = await product.queue.hold();
      const request = await sftpAccountRequest(product, 'Committed');
      const committed = once(listener, 'notification') as Promise<{ payload: string }[]>;
      const creating = customer.client
        .fetch('/api/v1/ftp-sftp-accounts', { method: 'POST', body: JSON.stringify(request.body) })
        .catch(() => 'no answer');
      const [{ payload: id } = { payload: '' }] = await committed;
      await product.killApi();
      expect(await creating).toBe('no answer');
      await queue.goOnWithout('api');
      expect(await product.queue.hints()).toBe(0);
      await Promise.all([product.startApi(), product.startWorker()]);
      await customer.expectInForce({ ...request, id });
      await customer.leave({ ...request, id });
    } finally {
      await listener.end();
      await product.sql('drop function tell_commit cascade');
    }
  });

  it('because the queue does not answer delays nobody and is found by the sweep', async () => {
    const queue = await product.queue.hold();
    const asked = await customer.ask('Queueless');
    expect(await customer.see(asked)).toMatchObject({ state: 'being-set-up' });
    await queue.goOn();
    await customer.expectInForce(asked);
    await customer.leave(asked);
  });

  it('because the queue was emptied while no worker ran is found by the sweep', async () => {
    await product.stopWorker();
    const asked = await customer.ask('Emptied1');
    expect(await product.queue.hints()).toBe(2);
    await product.queue.empty();
    await product.startWorker();
    await customer.expectInForce(asked);
    await customer.leave(asked);
  });

  it('because the queue was emptied under running workers is found by the sweep', async () => {
    product.faults.fileTransfer.add({ mode: 'fail' });
    const asked = await customer.ask('Emptied2');
    await product.untilTarget(asked.id, 'file-transfer', 'retrying');
    await product.queue.empty();
    product.faults.fileTransfer.clear();
    await customer.expectInForce(asked);
    await customer.leave(asked);
  });

  it('because a sweep came between reading and writing of a change is not taken for what the sweep asked for', async () => {
    const other = await Customer.signIn(product, 'second-employer');
    const [asked, bystander] = [await customer.ask('Crossed'), await other.ask('Bystander')];
    await customer.expectInForce(asked);
    await other.expectInForce(bystander);
    await product.stopWorker();
    await product.sql(
      `update provisioning_target set next_attempt_at = now() - interval '1 minute' * case account_id when $1 then 2 else 1 end
       where account_id in ($1, $2) and gateway = 'file-transfer'`,
      [asked.id, bystander.id],
    );
    // The change has read what it changes, and waits for its quota to be counted.
    const locker = await product.connect();
    await locker.query('begin');
    await locker.query('select from sender for update');
    const body = JSON.stringify({ name: 'Renamed' });
    const renaming = customer.client.fetch(`/api/v1/ftp-sftp-accounts/${asked.id}`, { method: 'PATCH', body });
    await product.untilBlocked('api');

    product.faults.fileTransfer.add({ mode: 'hold', method: 'GET', path: '/api/v2/users/EXPCrossed', times: 1 });
    const calls = product.faults.fileTransfer.calls().length;
    await product.startWorker();
    await product.faults.fileTransfer.untilCalled('GET /api/v2/users/EXPBystander', calls);
    await locker.end();
    expect((await renaming).status).toBe(200);
    product.faults.fileTransfer.clear();
    product.faults.fileTransfer.release();
    await product.untilState(customer.client, asked.id, 'active');
    expect(await fileTransferUsers(product, 'EXPCrossed')).toMatchObject([
      { description: expect.stringMatching(/ - Renamed$/) },
    ]);
    await customer.leave(asked);
    await other.leave(bystander);
  });

  it.each([
    ['before', 'hold'],
    ['after', 'hold-answer'],
  ] as const)(
    'because its worker was asked to end, %s the user was written, is given back and taken up',
    async (_when, mode) => {
      product.faults.fileTransfer.add({ mode, method: 'POST', path: '/api/v2/users', times: 1 });
      const asked = await customer.ask('Ended');
      await product.faults.fileTransfer.untilHeld();
      await product.stopWorker();
      const [target] = await product.sql(
        `select state, lease_token, verify_at is not null as checked from provisioning_target where account_id = $1 and gateway = 'file-transfer'`,
        [asked.id],
      );
      expect(target).toEqual({ state: 'retrying', lease_token: null, checked: true });
      product.faults.fileTransfer.release();
      await product.startWorker();
      await customer.expectInForce(asked);
      await customer.leave(asked);
    },
  );

  it('is not lost when its worker is asked to end while it records: queue and database stay until it has', async () => {
    product.faults.fileTransfer.add({ mode: 'hold-answer', method: 'POST', path: '/api/v2/users', times: 1 });
    const asked = await customer.ask('Recorded');
    await product.faults.fileTransfer.untilHeld();
    await product.untilTarget(asked.id, 'certificate-registry', 'provisioned');
    const locker = await product.connect();
    await locker.query('begin');
    await locker.query('select from account where id = $1 for update', [asked.id]);
    product.faults.fileTransfer.release();
    await product.untilBlocked('worker');
    const stopped = product.stopWorker();
    const draining = () => Promise.resolve(product.output('worker').includes('draining') || undefined);
    await product.until(draining, 'a worker that drains');
    await locker.end();
    expect(await stopped).toBe('ended with exit code 0');
    // Nobody else runs who could have done it.
    await product.untilTarget(asked.id, 'file-transfer', 'provisioned');
    expect(await product.queue.hints()).toBe(0);
    await product.startWorker();
    await customer.expectInForce(asked);
    await customer.leave(asked);
  });
});
