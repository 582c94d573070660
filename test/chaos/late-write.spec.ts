import { SftpClient } from '../contract/sftp-client.js';
import { auditOf, expectNowhere, fileTransferUsers, registryUsers } from '../e2e/harness/in-force.js';
import { startProduct, type Product } from '../e2e/harness/product.js';
import { Customer, type Asked } from './customer.js';

const CREATING = { mode: 'hold', method: 'POST', path: '/api/v2/users', times: 1 } as const;
const REGISTERING = { mode: 'hold', method: 'POST', path: '/scim/v2/Users', times: 1 } as const;

/** The caller gave up, the server did not: such a write must not have the last word. */
describe('a write that runs after its time', () => {
  let product: Product;
  let customer: Customer;

  beforeAll(async () => {
    const worker = { GATEWAY_CALL_TIMEOUT_MS: '500', GATEWAY_LATE_WRITE_MS: '2500', RECONCILE_BUDGET_MS: '3000' };
    product = await startProduct({ worker });
    customer = await Customer.signIn(product, 'access-manager');
  });
  afterAll(() => product.stop());

  /** What a change of the account does. */
  async function rename({ id }: Asked, name: string): Promise<void> {
    await product.sql('update account set name = $2, revision = revision + 1 where id = $1', [id, name]);
    await product.sql(
      `update provisioning_target set state = 'pending', attempts = 0, next_attempt_at = now(),
         reconcile_requests = reconcile_requests + 1 where account_id = $1`,
      [id],
    );
  }

  /** Time passes until the next look at what was removed. */
  const nextLook = ({ id }: Asked) =>
    product.sql('update provisioning_target set next_attempt_at = now() where account_id = $1', [id]);

  /** How often every gateway was looked at after the removal; undefined once nothing is left to look at. */
  const looksAt = async ({ id }: Asked) => {
    const [row] = await product.sql<{ looks: number | null }>(
      'select min(removal_checks) as looks from provisioning_target where account_id = $1',
      [id],
    );
    return row?.looks ?? undefined;
  };

  const userNameIsHeld = async ({ id }: Asked) => {
    const [account] = await product.sql<{ held: boolean }>(
      'select user_name_released_at is null as held from account where id = $1',
      [id],
    );
    return account?.held;
  };

  it('is seen when it creates what is already there', async () => {
    product.faults.fileTransfer.add(CREATING);
    const asked = await customer.ask('Twice');
    await product.untilTarget(asked.id, 'file-transfer', 'verifying');
    product.faults.fileTransfer.release();
    await customer.expectInForce(asked);
    await customer.leave(asked);
  });

  it('is seen and mended when it undoes a newer state', async () => {
    const asked = await customer.ask('Renamed');
    await customer.expectInForce(asked);
    product.faults.fileTransfer.add({ mode: 'hold', method: 'PUT', path: '/api/v2/users/EXPRenamed', times: 1 });
    await rename(asked, 'First');
    await product.faults.fileTransfer.untilHeld();
    await rename(asked, 'Second');
    await product.untilTarget(asked.id, 'file-transfer', 'verifying');
    const descriptions = async () => (await fileTransferUsers(product, 'EXPRenamed')).map((user) => user.description);
    expect(await descriptions()).toEqual([expect.stringMatching(/ - Second$/)]);
    product.faults.fileTransfer.release();
    expect(await customer.see(asked)).toMatchObject({ state: 'being-changed', name: 'Second' });
    await product.untilState(customer.client, asked.id, 'active');
    expect(await descriptions()).toEqual([expect.stringMatching(/ - Second$/)]);
    expect(await registryUsers(product, 'EXPRenamed')).toMatchObject([{ displayName: 'Second' }]);
    await customer.leave(asked);
  });

  it.each([
    ['file-transfer', CREATING],
    ['certificate-registry', REGISTERING],
  ] as const)(
    'at the %s is seen and mended when it brings back what was removed, before the removal is confirmed',
    async (gateway, fault) => {
      const faults = gateway === 'file-transfer' ? product.faults.fileTransfer : product.faults.certificateRegistry;
      const present = gateway === 'file-transfer' ? fileTransferUsers : registryUsers;
      faults.add(fault);
      const asked = await customer.ask('Revenant');
      await faults.untilHeld();
      await customer.delete(asked);
      await product.untilTarget(asked.id, gateway, 'verifying');
      expect(await present(product, 'EXPRevenant')).toEqual([]);
      faults.release();
      expect(await userNameIsHeld(asked)).toBe(true);
      expect(await customer.see(asked)).toMatchObject({ state: 'being-deleted' });
      await customer.expectGone(asked);
      expect(await auditOf(product, asked.id, 'account.removal-confirmed')).toHaveLength(1);
    },
  );

  it('of a worker that was killed is seen and mended when it brings back what was removed', async () => {
    product.faults.fileTransfer.add(CREATING);
    const asked = await customer.ask('Orphan');
    await product.faults.fileTransfer.untilHeld();
    await product.killWorker();
    await customer.delete(asked);
    await product.startWorker();
    await product.endLeases(asked.id);
    await product.untilTarget(asked.id, 'file-transfer', 'verifying');
    product.faults.fileTransfer.release();
    expect(await userNameIsHeld(asked)).toBe(true);
    await customer.expectGone(asked);
  });

  it('beyond all limits is found by the looks after an hour and after a day', async () => {
    product.faults.fileTransfer.add(CREATING);
    const asked = await customer.ask('Zombie');
    await product.faults.fileTransfer.untilHeld();
    await customer.delete(asked);
    await customer.expectGone(asked);
    product.faults.fileTransfer.release();
    const signIn = () =>
      SftpClient.connect({ port: product.sftp.port, username: 'EXPZombie', privateKey: asked.sshPrivateKey });
    await (await signIn()).close();

    expect(await looksAt(asked)).toBe(1);
    await nextLook(asked);
    await product.until(async () => ((await looksAt(asked)) === 2 ? true : undefined), 'a second look');
    await expectNowhere(product, 'EXPZombie');
    await expect(signIn()).rejects.toThrow(/authentication/);
    await nextLook(asked);
    await product.until(async () => ((await looksAt(asked)) === undefined ? true : undefined), 'the end of the row');
    expect(await product.sql('select from account where id = $1', [asked.id])).toEqual([]);
    expect(await auditOf(product, asked.id, 'account.removal-confirmed')).toHaveLength(1);
  });
});
