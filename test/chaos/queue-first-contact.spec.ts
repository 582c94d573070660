import { startProduct, type Product } from '../e2e/harness/product.js';
import { ConnectionRelay } from './connection-relay.js';
import { Customer, type Asked } from './customer.js';

/** Each gateway has a queue, and each queue makes its first contact by itself. */
const QUEUES = 3;

describe('a queue in PostgreSQL that cuts the first contact', () => {
  let product: Product;
  let customer: Customer;
  let asked: Asked;
  const relays: ConnectionRelay[] = [];

  beforeAll(async () => {
    product = await startProduct({ without: ['worker'] });
    customer = await Customer.signIn(product, 'access-manager');
  });
  afterAll(async () => {
    await product.stop();
    await Promise.all(relays.map((relay) => relay.stop()));
  });

  async function relayed(address: string | undefined, cuts: number): Promise<ConnectionRelay> {
    const relay = await ConnectionRelay.start(address ?? '', cuts);
    relays.push(relay);
    return relay;
  }

  const untilAllAreCut = (relay: ConnectionRelay) =>
    product.until(() => Promise.resolve(relay.left === 0 || undefined), 'all first contacts are cut');

  it('is given jobs by an API that was refused first', async () => {
    await product.stopApi();
    const relay = await relayed(product.environment.apiEnvironment['QUEUE_URL'], QUEUES);
    await product.startApi({ QUEUE_URL: relay.address });
    await untilAllAreCut(relay);
    asked = await customer.ask('Refused');
    expect(await product.queue.hints()).toBe(2);
  });

  it('gives jobs to a worker that was refused first, which ends in order', async () => {
    // Those that give jobs and those that take them.
    const relay = await relayed(product.environment.workerEnvironment['QUEUE_URL'], 2 * QUEUES);
    await product.startWorker({ QUEUE_URL: relay.address });
    await untilAllAreCut(relay);
    await customer.expectInForce(asked);
    expect(await product.stopWorker()).toBe('ended with exit code 0');
  });
});
