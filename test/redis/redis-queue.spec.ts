import { Customer } from '../chaos/customer.js';
import { startProduct, type Product } from '../e2e/harness/product.js';
import { RedisQueue } from '../e2e/harness/redis-queue.js';
import type { RedisServer } from '../e2e/harness/redis-server.js';

/** What is peculiar to Redis; what holds for every queue is tried by the suites that this project runs on it. */
describe('a queue in Redis', () => {
  let product: Product;
  let customer: Customer;
  let server: RedisServer;

  beforeAll(async () => {
    product = await startProduct();
    if (!(product.queue instanceof RedisQueue)) throw new Error('Run these with `npm run test:redis`');
    server = product.queue.server;
    customer = await Customer.signIn(product, 'access-manager');
  });
  afterAll(() => product.stop());

  /** Whatever was said, the password was not. */
  function expectSecret(): void {
    for (const name of ['api', 'worker'] as const) expect(product.output(name)).not.toContain(server.password);
  }

  async function expectProvisioned(userName: string): Promise<void> {
    const asked = await customer.ask(userName);
    await customer.expectInForce(asked);
    await customer.leave(asked);
  }

  it('holds every job, and PostgreSQL none', async () => {
    await product.stopWorker();
    const asked = await customer.ask('Here');
    expect(await product.queue.hints()).toBe(2);
    expect(await product.sql('select from bullmq.job')).toEqual([]);
    await product.startWorker();
    await customer.expectInForce(asked);
    await customer.leave(asked);
  });

  it('that is lost and comes back empty while everything runs loses nothing', async () => {
    await server.stop();
    const lost = await customer.ask('Lost');
    expect(await customer.see(lost)).toMatchObject({ state: 'being-set-up' });
    await server.start();
    await customer.expectInForce(lost);
    await customer.leave(lost);
    await expectProvisioned('After');
    expectSecret();
  });

  it('that is not there when both processes start is used once it is', async () => {
    await Promise.all([product.stopApi(), product.stopWorker()]);
    await server.stop();
    await Promise.all([product.startApi(), product.startWorker()]);
    const asked = await customer.ask('Early');
    for (const name of ['api', 'worker'] as const) await product.untilWritten(name, 'Redis cannot be reached');
    await server.start();
    await customer.expectInForce(asked);
    await customer.leave(asked);
    expectSecret();
  });

  it('that is not there does not hold up the end of the processes', async () => {
    await server.stop();
    await Promise.all([product.stopApi(), product.stopWorker()]);
    expect(product.output('worker')).toMatch(/draining/);
    await server.start();
    await Promise.all([product.startApi(), product.startWorker()]);
    await expectProvisioned('Again');
  });

  it.each(['api', 'worker'] as const)(
    'that may throw jobs away is refused by the %s, with reason and remedy',
    async (name) => {
      const [stop, start] =
        name === 'api' ? [product.stopApi, product.startApi] : [product.stopWorker, product.startWorker];
      await stop.call(product);
      await server.stop();
      await server.start(['--maxmemory-policy', 'allkeys-lru']);
      await expect(start.call(product)).rejects.toThrow(
        /exit code 1[\s\S]*"allkeys-lru"[\s\S]*throws parts of the queue away[\s\S]*maxmemory-policy noeviction/,
      );
      expectSecret();
      await server.stop();
      await server.start();
      await start.call(product);
      await expectProvisioned('Mended');
    },
  );

  it('that got another policy while everything runs is told of in the log', async () => {
    await server.stop();
    await server.start(['--maxmemory-policy', 'volatile-ttl']);
    await expectProvisioned('Changed');
    for (const name of ['api', 'worker'] as const) await product.untilWritten(name, 'volatile-ttl');
    await server.stop();
    await server.start();
  });

  it('whose password is another one is refused, without telling ours', async () => {
    const wrong = server.url.replace(server.password, 'another-password');
    await product.stopWorker();
    await expect(product.startWorker({ QUEUE_URL: wrong })).rejects.toThrow(/QUEUE_URL[\s\S]*WRONGPASS/);
    expect(product.output('worker')).not.toContain('another-password');
    await product.startWorker();
  });

  it('that does not let itself be asked for its policy is refused', async () => {
    await product.stopWorker();
    await server.stop();
    await server.start(['--user', 'limited', 'on', '>of-limited', '~*', '&*', '+@all', '-info']);
    const limited = server.url.replace(`:${server.password}`, 'limited:of-limited');
    await expect(product.startWorker({ QUEUE_URL: limited })).rejects.toThrow(/QUEUE_URL[\s\S]*NOPERM[\s\S]*info/);
    expect(product.output('worker')).not.toContain('of-limited');
    await product.startWorker();
  });
});
