import type { Fault } from '../../sandbox/faults.js';
import { auditOf } from '../e2e/harness/in-force.js';
import { startProduct, type Product } from '../e2e/harness/product.js';
import { Customer, type Asked } from './customer.js';

type GatewayName = 'file-transfer' | 'certificate-registry';

const OTHER = { 'file-transfer': 'certificate-registry', 'certificate-registry': 'file-transfer' } as const;
const USERS = { 'file-transfer': '/api/v2/users', 'certificate-registry': '/scim/v2/Users' } as const;

const writing = (gateway: GatewayName): Fault => ({ mode: 'hold', method: 'POST', path: USERS[gateway], times: 1 });
const reading = (gateway: GatewayName): Fault => ({ mode: 'hold', method: 'GET', path: USERS[gateway], times: 1 });

describe('a worker that is killed', () => {
  let product: Product;
  let customer: Customer;

  beforeAll(async () => {
    // Patient: what is held here must not time out before the kill.
    const worker = { GATEWAY_CALL_TIMEOUT_MS: '10000', GATEWAY_LATE_WRITE_MS: '500', RECONCILE_BUDGET_MS: '20000' };
    product = await startProduct({ worker });
    customer = await Customer.signIn(product, 'access-manager');
  });
  afterAll(() => product.stop());

  const faultsOf = (gateway: GatewayName) =>
    gateway === 'file-transfer' ? product.faults.fileTransfer : product.faults.certificateRegistry;

  /** The lease of the dead worker ends, another worker comes. */
  async function expectSurvived(asked: Asked): Promise<void> {
    await product.endLeases(asked.id);
    await product.startWorker();
    await customer.expectInForce(asked);
    await customer.leave(asked);
  }

  /** Asks for an account, and waits until the worker has got to this call at this gateway and is done at the other one. */
  async function reach(gateway: GatewayName, ...steps: readonly Fault[]): Promise<Asked> {
    const [first, ...others] = steps;
    if (first) faultsOf(gateway).add(first);
    const asked = await customer.ask('Killed');
    await faultsOf(gateway).untilHeld();
    for (const step of others) {
      faultsOf(gateway).add(step);
      faultsOf(gateway).release();
      await faultsOf(gateway).untilHeld();
    }
    await product.untilTarget(asked.id, OTHER[gateway], 'provisioned');
    return asked;
  }

  it('before any call has lost nothing', async () => {
    await product.killWorker();
    const asked = await customer.ask('Killed');
    const calls = product.faults.fileTransfer.calls().length;
    const locker = await product.connect();
    await locker.query('begin');
    await locker.query('select from provisioning_target for update');
    await product.startWorker();
    await product.untilBlocked('worker');
    await product.killWorker();
    await locker.end();
    expect(product.faults.fileTransfer.calls()).toHaveLength(calls);
    await expectSurvived(asked);
  });

  it.each<[string, GatewayName, readonly Fault[]]>([
    ['while asking for a token', 'file-transfer', [{ mode: 'hold', path: '/api/v2/token', times: 1 }]],
    ['while a folder is made', 'file-transfer', [{ mode: 'hold', method: 'POST', path: '/api/v2/folders', times: 1 }]],
    ['while the user is written', 'file-transfer', [writing('file-transfer')]],
    [
      'before it heard that the user was written',
      'file-transfer',
      [{ ...writing('file-transfer'), mode: 'hold-answer' }],
    ],
    ['while reading back', 'file-transfer', [writing('file-transfer'), reading('file-transfer')]],
    ['while the certificate is written', 'certificate-registry', [writing('certificate-registry')]],
    [
      'before it heard that the certificate was written',
      'certificate-registry',
      [{ ...writing('certificate-registry'), mode: 'hold-answer' }],
    ],
    [
      'while reading the certificate back',
      'certificate-registry',
      [writing('certificate-registry'), reading('certificate-registry')],
    ],
  ])('%s has lost nothing', async (_step, gateway, steps) => {
    product.environment.fileTransfer.tokens.revokeAll();
    const asked = await reach(gateway, ...steps);
    await product.killWorker();
    faultsOf(gateway).release();
    await expectSurvived(asked);
  });

  it.each([
    ['its result', `select from provisioning_target where gateway = 'file-transfer' for update`],
    ['what follows from its result', 'select from account for update'],
  ])('after reading back, before it has recorded %s, has lost nothing', async (_what, lock) => {
    const asked = await reach('file-transfer', writing('file-transfer'));
    const locker = await product.connect();
    await locker.query('begin');
    await locker.query(lock);
    faultsOf('file-transfer').release();
    await product.untilBlocked('worker');
    await product.killWorker();
    await locker.end();
    await expectSurvived(asked);
  });

  it('after recording does nothing twice', async () => {
    const calls = product.faults.fileTransfer.calls().length;
    const asked = await reach('certificate-registry', writing('certificate-registry'));
    await product.killWorker();
    faultsOf('certificate-registry').release();
    await product.endLeases(asked.id);
    await product.startWorker();
    await customer.expectInForce(asked);
    const written = product.faults.fileTransfer.calls().slice(calls);
    expect(written.filter((call) => call.startsWith('POST /api/v2/users'))).toHaveLength(1);
    await customer.leave(asked);
  });

  it.each<[string, Fault]>([
    ['while the user is disabled', { mode: 'hold', method: 'PUT', path: '/api/v2/users', times: 1 }],
    ['while the user is removed', { mode: 'hold', method: 'DELETE', path: '/api/v2/users', times: 1 }],
    [
      'before it heard that the user was removed',
      { mode: 'hold-answer', method: 'DELETE', path: '/api/v2/users', times: 1 },
    ],
  ])('in the middle of a removal, %s, leaves nothing behind', async (_step, fault) => {
    const asked = await customer.ask('Removed');
    await customer.expectInForce(asked);
    product.faults.fileTransfer.add(fault);
    await customer.delete(asked);
    await product.faults.fileTransfer.untilHeld();
    await product.killWorker();
    product.faults.fileTransfer.release();
    await product.endLeases(asked.id);
    await product.startWorker();
    await customer.expectGone(asked);
    expect(await auditOf(product, asked.id, 'account.removal-confirmed')).toHaveLength(1);
  });
});
