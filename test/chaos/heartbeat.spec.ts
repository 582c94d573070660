import { letGo, startProduct, type Product } from '../e2e/harness/product.js';
import { Customer } from './customer.js';

const LATE = { HEARTBEAT_LATE_MS: '2000' };
const STANDS_STILL = 'urn:problem-type:chaman:server/jobs-stand-still';

/** What a balancer or a watchdog sees. */
describe('the health of the processes', () => {
  let product: Product;

  beforeAll(async () => {
    const worker = {
      HEARTBEAT_INTERVAL_MS: '200',
      RECONCILE_CONCURRENCY: '1',
      GATEWAY_CALL_TIMEOUT_MS: '30000',
      ...LATE,
    };
    product = await startProduct({ api: LATE, worker });
  });
  afterEach(() => letGo(product));
  afterAll(() => product.stop());

  async function ask(url: string): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await fetch(`${url}/health/ready`, { headers: { 'Accept-Language': 'en' } });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  const untilWorkerSays = (status: number) =>
    product.until(async () => {
      const answer = await ask(product.workerUrl);
      return answer.status === status ? answer.body : undefined;
    }, `${status} of the worker`);

  const untilApiSays = (provisioning: string) =>
    product.until(async () => {
      const { status, body } = await ask(product.url);
      // People can go on reading and changing, whatever becomes of the jobs.
      expect(status).toBe(200);
      return body['provisioning'] === provisioning || undefined;
    }, `"${provisioning}" of the API`);

  it('is good when jobs flow through every queue', async () => {
    const body = await untilWorkerSays(200);
    expect(body).toMatchObject({ status: 'up' });
    expect(body['queues']).toEqual(
      ['file-transfer', 'certificate-registry', 'authorization-server'].map((gateway) => ({
        gateway,
        flowing: true,
        lastHeartbeatAt: expect.stringMatching(/^\d{4}-/),
      })),
    );
    expect(body['gateways']).toContainEqual(expect.objectContaining({ gateway: 'file-transfer', state: 'closed' }));
    await untilApiSays('up');
    expect((await fetch(`${product.workerUrl}/health/live`)).status).toBe(200);
    expect((await fetch(`${product.workerUrl}/metrics/of/nobody`)).status).toBe(404);
  });

  it('turns bad when the queue no longer answers, and good again when it does', async () => {
    await untilWorkerSays(200);
    const queue = await product.queue.hold();
    expect(await untilWorkerSays(503)).toMatchObject({
      type: STANDS_STILL,
      detail: expect.stringMatching(/file-transfer, certificate-registry, authorization-server/),
    });
    await untilApiSays('down');
    await queue.goOn();
    await untilWorkerSays(200);
    await untilApiSays('up');
  });

  it('survives the loss of everything in the queue', async () => {
    await untilWorkerSays(200);
    await product.queue.empty();
    const emptied = await product.sql<{ at: Date }>('select now() as at');
    await product.until(async () => {
      const rows = await product.sql('select from queue_heartbeat where arrived_at > $1', [emptied[0]?.at]);
      return rows.length === 3 || undefined;
    }, 'heartbeats after the loss');
    await untilWorkerSays(200);
  });

  it('names the one queue in which everything hangs', async () => {
    const customer = await Customer.signIn(product, 'access-manager');
    product.faults.fileTransfer.add({ mode: 'hold', times: 1 });
    const asked = await customer.ask('Hanging');
    await product.faults.fileTransfer.untilHeld();
    expect(await untilWorkerSays(503)).toMatchObject({
      type: STANDS_STILL,
      detail: 'No jobs come through any more for: file-transfer.',
    });
    letGo(product);
    await untilWorkerSays(200);
    await customer.expectInForce(asked);
  });

  it('is bad for the API alone when no worker runs', async () => {
    await product.stopWorker();
    await untilApiSays('down');
    await product.startWorker();
    await untilApiSays('up');
  });
});
