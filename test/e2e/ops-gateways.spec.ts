import type { Client } from '../../openapi/client/client/index.js';
import { ftpSftpAccountUpdate, gatewaysList, gatewaysSetPaused } from '../../openapi/client/sdk.gen.js';
import type { GatewayDto } from '../../openapi/client/types.gen.js';
import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { answered, dataOf, personClient } from './harness/api-client.js';
import { auditPage } from './harness/audit-events.js';
import { expectInForce, fileTransferUsers } from './harness/in-force.js';
import { letGo, startProduct, type Product } from './harness/product.js';
import { createSftpAccount, giveContact, sftpAccountRequest, type SftpAccountBody } from './harness/sftp-account.js';

const PATH = { name: 'file-transfer' };
/** As RFC 3339 has it, not as PostgreSQL does. */
const MOMENT: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
const UPDATE = 'Update to version 2.7';

describe('a gateway that is being maintained', () => {
  let product: Product;
  let operations: SignedIn;
  let api: Client;
  let customer: SignedIn;
  let id: string;
  let body: SftpAccountBody;

  beforeAll(async () => {
    // No sweep comes by in time: what goes on does so because the worker was told.
    product = await startProduct({ worker: { SWEEP_INTERVAL_MS: '600000' } });
    operations = await product.signIn('operations');
    api = personClient(operations);
    customer = await product.signIn('access-manager');
    await giveContact(customer);
    body = (await sftpAccountRequest(product, 'OpsPaused')).body;
  });
  afterEach(() => letGo(product));
  afterAll(() => product.stop());

  async function setPaused(paused: boolean, reason = UPDATE): Promise<GatewayDto> {
    return dataOf(await gatewaysSetPaused({ client: api, path: PATH, body: { paused, reason } }), 'pause');
  }

  async function fileTransfer(): Promise<GatewayDto | undefined> {
    return dataOf(await gatewaysList({ client: api }), 'list').items.find(({ name }) => name === PATH.name);
  }

  /** Calls of the product itself since then; tests look at the server by calls as well. */
  const callsSince = (from: number) => product.faults.fileTransfer.calls().slice(from);

  it('gets no call from any worker, also from one that starts anew; changes wait', async () => {
    expect(await fileTransfer()).toMatchObject({ paused: false, pausedSince: null, due: 0, underWay: 0 });
    const from = callsSince(0).length;
    expect(await setPaused(true)).toMatchObject({
      paused: true,
      observing: false,
      pausedBy: 'Olga Vermeulen',
      pauseReason: UPDATE,
    });
    id = await createSftpAccount(customer, body);
    await product.untilTarget(id, 'certificate-registry', 'provisioned');
    await product.stopWorker();
    await product.startWorker();
    // The other system is asked anew, so this worker has looked at what is due.
    dataOf(
      await ftpSftpAccountUpdate({ client: personClient(customer), path: { id }, body: { name: 'Other' } }),
      'name',
    );
    await product.until(async () => {
      const [row] = await product.sql(
        `select 1 from provisioning_target where account_id = $1 and gateway = 'certificate-registry' and provisioned_revision = 2`,
        [id],
      );
      return row;
    }, 'the new name at the other gateway');
    expect(callsSince(from)).toEqual([]);
    expect(await fileTransfer()).toMatchObject({ due: 1, underWay: 0, oldestDueAt: MOMENT, pausedSince: MOMENT });
  });

  it('is told to those whose accounts wait', async () => {
    const response = await customer.fetch(`/api/v1/ftp-sftp-accounts/${id}`, { headers: { 'Accept-Language': 'en' } });
    expect(await response.json()).toMatchObject({
      state: 'being-set-up',
      progress: {
        step: 'the file server',
        detail: 'This system is being maintained.',
        triedNextAt: null,
        whatHappensNext: 'This goes on by itself as soon as the maintenance is over. You need not do anything.',
      },
    });
  });

  it('gets everything at once when it is resumed', async () => {
    expect(await setPaused(false, 'Done')).toMatchObject({ paused: false, pausedSince: null, pauseReason: null });
    await expectInForce(product, customer, id, { ...body, name: 'Other' });
    expect(await fileTransfer()).toMatchObject({ due: 0, underWay: 0 });
  });

  it('gets no second call from an attempt that was under way, though the account changed meanwhile', async () => {
    const rename = async (name: string) =>
      dataOf(await ftpSftpAccountUpdate({ client: personClient(customer), path: { id }, body: { name } }), 'rename');
    product.faults.fileTransfer.add({ mode: 'hold', method: 'PUT', path: '/api/v2/users', times: 1 });
    await rename('Under way');
    await product.faults.fileTransfer.untilHeld();
    await rename('Too late');
    expect(await setPaused(true)).toMatchObject({ underWay: 1 });
    product.faults.fileTransfer.release();
    await product.until(async () => {
      const work = await fileTransfer();
      return work?.underWay === 0 ? work : undefined;
    }, 'the end of the attempt');
    const from = callsSince(0).length;
    expect(await fileTransfer()).toMatchObject({ paused: true, due: 1 });
    expect(callsSince(from)).toEqual([]);
    const [user] = await fileTransferUsers(product, 'EXPOpsPaused');
    expect(user?.description).toMatch(/- Under way$/);
    await setPaused(false);
    await product.untilState(customer, id, 'active');
    expect((await fileTransferUsers(product, 'EXPOpsPaused'))[0]?.description).toMatch(/- Too late$/);
  });

  it('stands in the audit trail with who did it and why, once for each change', async () => {
    await setPaused(false, 'Again');
    const told = async (action: string) =>
      (await auditPage(operations, 'ops/audit-events', { action })).items.map(({ after, actor }) => [
        after,
        actor.name,
      ]);
    const by = (reason: string) => [{ gateway: 'file-transfer', reason }, 'Olga Vermeulen'];
    expect(await told('gateway.paused')).toEqual([by(UPDATE), by(UPDATE)]);
    expect(await told('gateway.resumed')).toEqual([by(UPDATE), by('Done')]);
  });

  it.each([
    ['without a reason', 'file-transfer', ' ', 400],
    ['whose name nobody knows', 'file-transfers', UPDATE, 404],
  ])('is not one %s', async (_what, name, reason, status) => {
    const result = await gatewaysSetPaused({ client: api, path: { name }, body: { paused: true, reason } });
    expect(answered(result).response.status).toBe(status);
    const { items } = await auditPage(operations, 'ops/audit-events', { action: 'gateway.pausing-refused' });
    expect(items[0]).toMatchObject({ actor: { name: 'Olga Vermeulen' } });
    expect(await fileTransfer()).toMatchObject({ paused: false });
  });
});
