import type { Fault } from '../../sandbox/faults.js';
import { keySet } from '../../src/gateways/keycloak/keycloak-keys.js';
import { AccountsApi, WEB_SERVICES } from '../e2e/harness/accounts-api.js';
import { auditOf } from '../e2e/harness/in-force.js';
import { adoptionFile, NUMBER, SENDER } from '../e2e/harness/older-system.js';
import { letGo, startProduct, type Product } from '../e2e/harness/product.js';
import { authorizationAdmin, heldCertificate, tokenOf, type HeldCertificate } from '../e2e/harness/rest-account.js';

const CLIENTS = '/admin/realms/chaman/clients';
const WRITING: Fault = { mode: 'hold', method: 'PUT', path: CLIENTS, times: 1 };
const GATEWAY = 'authorization-server';

describe('an import that is killed', () => {
  let product: Product;
  let certificate: HeldCertificate;
  let count = 0;

  beforeAll(async () => {
    product = await startProduct();
    certificate = await heldCertificate(product, 'older');
  });
  afterEach(() => letGo(product));
  afterAll(() => product.stop());

  /** A client that an older system made, and the file that takes it over. */
  async function older(): Promise<{ readonly clientId: string; readonly file: string }> {
    count += 1;
    const clientId = `self_service_expeditor_${count}`;
    const jwks = keySet([{ name: 'older', der: certificate.certificate }]) ?? '';
    await authorizationAdmin(product).place(clientId, {
      ...{ name: 'as the older system called it', serviceAccountsEnabled: true, publicClient: false },
      clientAuthenticatorType: 'client-jwt',
      attributes: { 'use.jwks.string': 'true', 'jwks.string': jwks },
    });
    const account = { record: 'account', sender: NUMBER, channel: 'REST', name: `Older ${count}`, clientId };
    const record = { ...account, permissions: ['DIMONA_CONSULT'], certificates: [certificate.body] };
    return { clientId, file: await adoptionFile(product, `broken-off-${count}`, [SENDER, record]) };
  }

  /** Starts the import, and kills it once it has got to that call. */
  async function brokenOff(file: string, fault: Fault): Promise<void> {
    product.faults.authorizationServer.add(fault);
    const running = product.adopt(file, '--import', '--operator', 'Olivia Operator');
    await product.faults.authorizationServer.untilHeld();
    await running.kill();
  }

  async function again(file: string): Promise<void> {
    const running = product.adopt(file, '--import', '--operator', 'Olivia Operator');
    const how = await running.exited;
    expect([how, running.output()]).toEqual(['ended with exit code 0', expect.stringContaining('not taken over: 0')]);
  }

  async function idOf(clientId: string): Promise<string> {
    const [row] = await product.sql<{ id: string }>('select id from account where client_id = $1', [clientId]);
    return row?.id ?? '';
  }

  async function expectTakenOver(clientId: string): Promise<void> {
    const id = await idOf(clientId);
    const owner = await product.signIn('access-manager');
    expect(await product.untilState(owner, id, 'active')).toMatchObject({ clientId, name: `Older ${count}` });
    expect(await auditOf(product, id, 'account.adopted')).toHaveLength(1);
    expect(await auditOf(product, id, 'account.gateway-refused')).toEqual([]);
    expect(await authorizationAdmin(product).client(clientId)).toMatchObject({
      name: `Older ${count}`,
      attributes: { 'chaman.account': expect.stringContaining(id) },
    });
    expect((await tokenOf(product, clientId, certificate)).status).toBe(200);
  }

  it.each<[string, Fault]>([
    ['while it looks at the gateway', { mode: 'hold', method: 'GET', path: CLIENTS, times: 1 }],
    ['before its marker is written', WRITING],
    ['before it heard that its marker was written', { ...WRITING, mode: 'hold-answer' }],
  ])('%s has lost nothing, and is ended by the next one', async (_when, fault) => {
    const { clientId, file } = await older();
    await brokenOff(file, fault);
    letGo(product);
    await again(file);
    await expectTakenOver(clientId);
  });

  it('and whose write arrives late, when all is done, has put nothing back', async () => {
    const { clientId, file } = await older();
    await brokenOff(file, WRITING);
    product.faults.authorizationServer.clear();
    await again(file);
    await product.untilTarget(await idOf(clientId), GATEWAY, 'verifying');
    const from = product.faults.authorizationServer.calls().length;
    letGo(product);
    // The late write put back what the older system had; a look finds it and writes once more.
    await product.faults.authorizationServer.untilCalled('PUT', from);
    await expectTakenOver(clientId);
  });

  it('before the owner deletes the account leaves nobody with a way in', async () => {
    const { clientId, file } = await older();
    await brokenOff(file, WRITING);
    const owner = await product.signIn('access-manager');
    const id = await idOf(clientId);
    expect((await new AccountsApi(product, owner, WEB_SERVICES).call('DELETE', `/${id}`)).status).toBe(202);
    letGo(product);
    await again(file);
    await product.untilState(owner, id, 'gone');
    expect(await authorizationAdmin(product).find(clientId)).toBeNull();
  });

  it('ends with what failed, and goes on from there, where a gateway is down for a while', async () => {
    const { clientId, file } = await older();
    product.faults.authorizationServer.add({ mode: 'fail', status: 503, method: 'PUT', path: CLIENTS });
    const running = product.adopt(file, '--import', '--operator', 'Olivia Operator');
    expect(await running.exited).toBe('ended with exit code 1');
    expect(running.output()).toMatch(/not taken over: authorization-server: status 503[^]*Run the same again/);
    letGo(product);
    await again(file);
    await expectTakenOver(clientId);
  });
});
