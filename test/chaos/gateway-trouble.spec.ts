import { SftpClient } from '../contract/sftp-client.js';
import {
  auditOf,
  expectNowhere,
  fileTransferAdmin,
  fileTransferUsers,
  registryAdmin,
  registryUsers,
} from '../e2e/harness/in-force.js';
import { startProduct, type Product } from '../e2e/harness/product.js';
import { Customer } from './customer.js';

const GATEWAYS = [
  { down: 'file-transfer', healthy: 'certificate-registry' },
  { down: 'certificate-registry', healthy: 'file-transfer' },
] as const;

describe('a gateway in trouble', () => {
  let product: Product;
  let customer: Customer;

  beforeAll(async () => {
    const worker = { GATEWAY_CALL_TIMEOUT_MS: '400', GATEWAY_LATE_WRITE_MS: '1000', RECONCILE_BUDGET_MS: '3000' };
    product = await startProduct({ worker });
    customer = await Customer.signIn(product, 'access-manager');
  });
  afterAll(() => product.stop());
  afterEach(() => {
    product.faults.fileTransfer.clear();
    product.faults.certificateRegistry.clear();
  });

  const server = (name: (typeof GATEWAYS)[number]['down']) =>
    name === 'file-transfer' ? product.environment.fileTransfer : product.environment.certificateRegistry;

  it.each(GATEWAYS)(
    'that is down ($down) delays no other, and gets the account when it is back',
    async ({ down, healthy }) => {
      await server(down).stop();
      try {
        const asked = await customer.ask('Outage');
        await Promise.all([
          product.untilTarget(asked.id, down, 'retrying'),
          product.untilTarget(asked.id, healthy, 'provisioned'),
        ]);
        expect(await customer.see(asked)).toMatchObject({
          state: 'being-set-up',
          progress: { detail: 'A system cannot be reached at the moment.', whatHappensNext: expect.any(String) },
        });
        if (healthy === 'file-transfer') {
          const { port } = product.sftp;
          const config = { port, username: 'EXPOutage', privateKey: asked.sshPrivateKey };
          await (await SftpClient.connect(config)).close();
        }
        await server(down).start();
        await customer.expectInForce(asked);
        await customer.delete(asked);
        await customer.expectGone(asked);
      } finally {
        // A second start of what runs is refused; then there is nothing to do.
        await server(down)
          .start()
          .catch(() => undefined);
      }
    },
  );

  it.each([
    ['answers with failures', { mode: 'fail', status: 500 }],
    ['wants fewer requests', { mode: 'fail', status: 429 }],
    ['cuts connections', { mode: 'drop' }],
    ['is slower than the patience of a call', { mode: 'slow', delayMs: 900 }],
  ] as const)('that %s gets the account once it no longer does', async (_what, fault) => {
    const { fileTransfer, certificateRegistry } = product.faults;
    for (const faults of [fileTransfer, certificateRegistry]) faults.add(fault);
    const asked = await customer.ask('Trouble');
    await Promise.all(GATEWAYS.map(({ down }) => product.untilTarget(asked.id, down, 'retrying')));
    expect(await auditOf(product, asked.id, 'account.provisioned')).toEqual([]);
    for (const faults of [fileTransfer, certificateRegistry]) faults.clear();
    await customer.expectInForce(asked);
    await customer.leave(asked);
  });

  it('that is slow, but not too slow, gets the account', async () => {
    for (const faults of Object.values(product.faults)) faults.add({ mode: 'slow', delayMs: 100 });
    const asked = await customer.ask('Slow');
    await product.untilState(customer.client, asked.id, 'active');
    for (const faults of Object.values(product.faults)) faults.clear();
    await customer.expectInForce(asked);
    await customer.leave(asked);
  });

  it('that loses the answers to writes gets the account once', async () => {
    for (const faults of Object.values(product.faults)) faults.add({ mode: 'hold-answer', method: 'POST', times: 2 });
    const asked = await customer.ask('Unheard');
    await customer.expectInForce(asked);
    for (const faults of Object.values(product.faults)) faults.release();
    await customer.expectInForce(asked);
    await customer.leave(asked);
  });

  it.each(GATEWAYS)(
    'that holds a foreign user of that login ($down) keeps it untouched, and the account can be deleted and made under another name',
    async ({ down, healthy }) => {
      const [fileTransfer, registry] = [fileTransferAdmin(product), registryAdmin(product)];
      if (down === 'file-transfer') await fileTransfer.place('EXPForeign');
      else await registry.create({ userName: 'expforeign', externalId: 'of another team' });
      const present = down === 'file-transfer' ? fileTransferUsers : registryUsers;
      const before = await present(product, 'EXPForeign');
      expect(before).toHaveLength(1);

      const asked = await customer.ask('Foreign');
      await product.untilTarget(asked.id, healthy, 'provisioned');
      await product.untilState(customer.client, asked.id, 'failed');
      expect(await customer.see(asked)).toMatchObject({
        state: 'failed',
        progress: {
          detail: 'This user name is not available.',
          whatHappensNext: 'Delete this account and make a new one with other details.',
        },
      });
      expect(await auditOf(product, asked.id, 'account.gateway-refused')).toMatchObject([
        { after: { gateway: down, reason: 'user-name-not-available' } },
      ]);
      expect(await auditOf(product, asked.id, 'account.provisioned')).toEqual([]);

      await customer.delete(asked);
      await product.untilState(customer.client, asked.id, 'gone');
      expect(await present(product, 'EXPForeign')).toEqual(before);
      await fileTransfer.removePlaced();
      for (const { id } of await registryUsers(product, 'EXPForeign')) await registry.delete(String(id));
      await expectNowhere(product, 'EXPForeign');

      const other = await customer.ask('Ours');
      await customer.expectInForce(other);
      await customer.leave(other);
    },
  );
});
