import { driftCheck, driftRepair, driftReport } from '../../openapi/client/sdk.gen.js';
import type { DriftDto } from '../../openapi/client/types.gen.js';
import { dataOf, personClient } from '../e2e/harness/api-client.js';
import { auditOf, fileTransferFolders } from '../e2e/harness/in-force.js';
import { letGo, startProduct, type Product } from '../e2e/harness/product.js';
import { Customer } from './customer.js';

const FILES = 'file-transfer';

describe('an account that is deleted before its user could ever be made', () => {
  let product: Product;
  let customer: Customer;
  let operations: ReturnType<typeof personClient>;

  beforeAll(async () => {
    product = await startProduct();
    customer = await Customer.signIn(product, 'access-manager');
    operations = personClient(await product.signIn('operations'));
  });
  afterEach(() => letGo(product));
  afterAll(() => product.stop());

  const report = async (): Promise<DriftDto> =>
    dataOf(await driftReport({ client: operations, query: { gateway: FILES } }), 'no report');
  const lastRun = ({ gateways }: DriftDto) => gateways.find(({ gateway }) => gateway === FILES)?.lastRun;

  async function look(): Promise<DriftDto> {
    const before = lastRun(await report())?.startedAt;
    dataOf(await driftCheck({ client: operations, body: { gateway: FILES } }), 'no check');
    return product.until(async () => {
      const now = await report();
      const run = lastRun(now);
      return run?.endedAt && run.startedAt !== before ? now : undefined;
    }, 'the drift check does not end');
  }

  it('leaves folders, which the drift check finds, counts and, on command, removes', async () => {
    product.faults.fileTransfer.add({ mode: 'fail', status: 503, method: 'POST', path: '/api/v2/users' });
    const asked = await customer.ask('Leftover');
    await product.untilTarget(asked.id, FILES, 'retrying');
    expect((await look()).items).toEqual([]);
    await customer.delete(asked);
    await customer.expectGone(asked);
    letGo(product);
    const living = await customer.ask('Living');
    await customer.expectInForce(living);

    const folders = await fileTransferFolders(product, asked.id);
    expect(folders).toHaveLength(asked.body.permissions.length);
    const { items, gateways } = await look();
    expect(items.map(({ kind, accountId, login, parts }) => ({ kind, accountId, login, parts }))).toEqual(
      folders.map((login) => ({ kind: 'unknown', accountId: asked.id, login, parts: ['folder-without-user'] })),
    );
    expect(gateways.find(({ gateway }) => gateway === FILES)?.report?.unknown).toBe(folders.length);

    dataOf(await driftRepair({ client: operations, body: { findings: items.map(({ id }) => id) } }), 'not asked');
    await product.until(
      async () => ((await report()).items.every(({ repair }) => repair === 'done') ? true : undefined),
      'the repair is done',
    );
    expect(await fileTransferFolders(product, asked.id)).toEqual([]);
    expect(await auditOf(product, asked.id, 'gateway.object-removed')).toHaveLength(folders.length);
    expect((await look()).items).toEqual([]);
    await customer.expectInForce(living);
  });
});
