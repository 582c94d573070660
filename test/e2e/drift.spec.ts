import { driftCheck, driftRepair, driftReport } from '../../openapi/client/sdk.gen.js';
import type { DriftDto, DriftFindingDto } from '../../openapi/client/types.gen.js';
import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import type { GatewayName } from '../../src/provisioning/gateway.port.js';
import { AccountsApi, WEB_SERVICES } from './harness/accounts-api.js';
import { answered, dataOf, personClient } from './harness/api-client.js';
import { auditOf, expectInForce, fileTransferAdmin, registryAdmin } from './harness/in-force.js';
import { letGo, startProduct, type Product } from './harness/product.js';
import { authorizationAdmin, heldCertificate, restAccount } from './harness/rest-account.js';
import { createSftpAccount, giveContact, sftpAccountRequest, type SftpAccountBody } from './harness/sftp-account.js';

const FILES = 'file-transfer';
const REGISTRY = 'certificate-registry';
const CLIENTS = 'authorization-server';
const CONSULT = 'scope:dimona:declaration:consult';
const GONE_ACCOUNT = '0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f50';

describe('drift', () => {
  let product: Product;
  let operations: SignedIn;
  let owner: SignedIn;
  let body: SftpAccountBody;
  let sftpId: string;
  let restId: string;
  let clientId: string;

  beforeAll(async () => {
    // Long enough for a change while a look waits for its answer.
    product = await startProduct({ worker: { GATEWAY_CALL_TIMEOUT_MS: '15000' } });
    operations = await product.signIn('operations');
    owner = await product.signIn('access-manager');
    await giveContact(owner);
    ({ body } = await sftpAccountRequest(product, 'Drifting1'));
    sftpId = await createSftpAccount(owner, body);
    const rest = restAccount('Drifting', await heldCertificate(product, 'drifting'));
    restId = String((await new AccountsApi(product, owner, WEB_SERVICES).call('POST', '', rest)).body['id']);
    await product.untilState(owner, sftpId, 'active');
    clientId = String((await product.untilState(owner, restId, 'active'))['clientId']);
  });
  afterEach(() => letGo(product));
  afterAll(() => product.stop());

  const client = () => personClient(operations);
  const report = async (query: object = {}): Promise<DriftDto> =>
    dataOf(await driftReport({ client: client(), query }), 'no report');
  const outline = ({ gateway, kind, accountId, login, parts, repair }: DriftFindingDto) =>
    ({ gateway, kind, accountId, login, parts, repair }); // prettier-ignore

  /** The report after a look at these gateways that began now. */
  async function look(...gateways: GatewayName[]): Promise<DriftDto> {
    const before = await report();
    const startedBefore = (gateway: GatewayName) =>
      before.gateways.find((each) => each.gateway === gateway)?.lastRun?.startedAt;
    for (const gateway of gateways)
      expect(dataOf(await driftCheck({ client: client(), body: { gateway } }), 'no check')).toEqual({
        gateways: [gateway],
      });
    return product.until(async () => {
      const now = await report();
      const done = gateways.every((name) =>
        now.gateways.some(
          ({ gateway, lastRun }) => gateway === name && lastRun?.endedAt && lastRun.startedAt !== startedBefore(name),
        ),
      );
      return done ? now : undefined;
    }, 'the drift check does not end');
  }

  async function repairs(...expected: string[]): Promise<DriftFindingDto[]> {
    return product.until(
      async () => {
        const { items } = await report();
        return JSON.stringify(items.map(({ repair }) => repair)) === JSON.stringify(expected) ? items : undefined;
      },
      `the repairs do not become ${expected.join(', ')}`,
    );
  }

  it('finds nothing where nothing is wrong, and takes nobody else’s objects for ours', async () => {
    await fileTransferAdmin(product).place('somebody-else');
    await registryAdmin(product).create({ userName: 'somebody-else', externalId: `elsewhere:${GONE_ACCOUNT}` });
    await authorizationAdmin(product).place('somebody-else');
    const { gateways, items, next } = await look(FILES, REGISTRY, CLIENTS);
    expect([items, next]).toEqual([[], null]);
    const counts = { failure: null, undecided: 0, checked: 1, listed: 1, missing: 0, different: 0, unknown: 0 };
    expect(gateways).toEqual(
      [CLIENTS, REGISTRY, FILES].map((gateway) => ({
        gateway,
        report: expect.objectContaining(counts),
        lastRun: expect.objectContaining(counts),
        nextAt: expect.any(String),
      })),
    );
  });

  it('finds what was deleted, changed and left behind our back, and repairs it on command', async () => {
    const login = 'EXPDrifting1';
    const files = fileTransferAdmin(product);
    await files.request('DELETE', `/users/${login}`);
    await authorizationAdmin(product).changeScope(clientId, 'DELETE', 'default', CONSULT);
    const orphan = { userName: 'EXPOrphan', externalId: await markerOf(GONE_ACCOUNT), active: true };
    await registryAdmin(product).create(orphan);

    const found = await look(FILES, REGISTRY, CLIENTS);
    const open = { repair: null };
    expect(found.items.map(outline)).toEqual(
      expect.arrayContaining([
        { gateway: FILES, kind: 'missing', accountId: sftpId, login, parts: [], ...open },
        { gateway: CLIENTS, kind: 'different', accountId: restId, login: clientId, parts: ['permissions'], ...open },
        { gateway: REGISTRY, kind: 'unknown', accountId: GONE_ACCOUNT, login: 'EXPOrphan', parts: [], ...open },
      ]),
    );
    expect(found.items).toHaveLength(3);
    expect((await report({ gateway: REGISTRY })).items).toHaveLength(1);
    expect((await report({ kind: 'missing' })).items.map(({ login }) => login)).toEqual([login]);
    const first = await report({ limit: 2 });
    const second = await report({ limit: 2, after: first.next });
    expect([...first.items, ...second.items]).toEqual(found.items);
    expect(second.next).toBeNull();
    // Nothing was written by looking.
    expect(await files.find(login)).toBeUndefined();

    const others = found.items.filter(({ kind }) => kind !== 'unknown').map(({ id }) => id);
    const chosen = await driftRepair({ client: client(), body: { findings: others } });
    expect([answered(chosen).response.status, chosen.data]).toEqual([202, { asked: 2 }]);
    const all = { gateway: REGISTRY, kind: 'unknown', count: 2 } as const;
    const wrong = answered(await driftRepair({ client: client(), body: { all } }));
    expect([wrong.response.status, wrong.error]).toMatchObject([400, { issues: [{ field: 'all.count' }] }]);
    dataOf(await driftRepair({ client: client(), body: { all: { ...all, count: 1 } } }), 'not asked');
    await repairs('done', 'done', 'done');

    await expectInForce(product, owner, sftpId, body);
    expect((await authorizationAdmin(product).client(clientId)).defaultClientScopes).toContain(CONSULT);
    expect(await registryAdmin(product).find('EXPOrphan')).toBeNull();
    expect((await look(FILES, REGISTRY, CLIENTS)).items).toEqual([]);

    expect(await auditOf(product, sftpId, 'account.drift-repaired')).toEqual([
      { after: { gateway: FILES, kind: 'missing', login, parts: [] } },
    ]);
    expect(await auditOf(product, restId, 'account.drift-repaired')).toHaveLength(1);
    expect(await auditOf(product, GONE_ACCOUNT, 'gateway.object-removed')).toHaveLength(1);
    for (const id of [sftpId, restId, GONE_ACCOUNT])
      expect(await auditOf(product, id, 'drift.repair-requested')).toHaveLength(1);
    expect(
      await product.sql(`select distinct actor_kind, actor_name from audit_event where action like 'drift.%requested'`),
    ).toEqual([{ actor_kind: 'person', actor_name: expect.any(String) }]);
  });

  it('leaves a copy of a living account to people, and repairs nothing twice', async () => {
    const files = fileTransferAdmin(product);
    const original = await files.user('EXPDrifting1');
    const copy = { ...original, username: 'EXPCopy' };
    expect((await files.request('POST', '/users', copy)).status).toBe(201);
    const { items } = await look(FILES);
    expect(items.map(outline)).toMatchObject([
      { kind: 'unknown', login: 'EXPCopy', accountId: sftpId, parts: ['copy-of-a-living-account'] },
    ]);
    const findings = items.map(({ id }) => id);
    dataOf(await driftRepair({ client: client(), body: { findings } }), 'not asked');
    const [failed] = await repairs('failed');
    expect(failed?.repairDetail).toContain('by hand');
    expect(await files.find('EXPCopy')).toBeDefined();
    await files.request('DELETE', '/users/EXPCopy');
    dataOf(await driftRepair({ client: client(), body: { findings } }), 'not asked');
    await repairs('needless');
    expect(dataOf(await driftRepair({ client: client(), body: { findings } }), 'not asked')).toEqual({ asked: 0 });
    await expectInForce(product, owner, sftpId, body);
  });

  it('takes nothing for drift that changed while it was looked at', async () => {
    const { fileTransfer } = product.faults;
    await fileTransferAdmin(product).change('EXPDrifting1', () => ({ status: 0 }));
    const from = fileTransfer.calls().length;
    fileTransfer.add({ mode: 'hold-answer', method: 'GET', path: '/api/v2/users/EXPDrifting1', times: 1 });
    const looking = look(FILES);
    await fileTransfer.untilCalled('GET /api/v2/users/EXPDrifting1', from);
    await fileTransfer.untilHeld();
    const accounts = new AccountsApi(product, owner);
    const shown = await accounts.call('GET', `/${sftpId}`);
    const renamed = { name: 'Renamed meanwhile', permissions: body.permissions };
    const tag = shown.headers.get('etag') ?? '';
    expect((await accounts.call('PATCH', `/${sftpId}`, renamed, tag)).status).toBe(200);
    body = { ...body, name: renamed.name };
    await product.untilState(owner, sftpId, 'active');
    letGo(product);
    const { gateways, items } = await looking;
    expect(items).toEqual([]);
    expect(gateways.find(({ gateway }) => gateway === FILES)?.report).toMatchObject({ checked: 1, undecided: 0 });
  });

  it('leaves a paused gateway alone until it is resumed', async () => {
    const pause = (paused: boolean) =>
      operations.fetch(`/api/v1/ops/gateways/${FILES}/paused`, {
        method: 'PUT',
        body: JSON.stringify({ paused, reason: 'maintenance' }),
      });
    expect((await pause(true)).ok).toBe(true);
    const from = product.faults.fileTransfer.calls().length;
    dataOf(await driftCheck({ client: client(), body: { gateway: FILES } }), 'no check');
    // The registry's turn comes after: the file-transfer server had its chance.
    await look(REGISTRY);
    expect(product.faults.fileTransfer.calls().slice(from)).toEqual([]);
    expect((await pause(false)).ok).toBe(true);
    await product.faults.fileTransfer.untilCalled('GET /api/v2/users?', from);
  });

  it('holds nothing for drift about which a gateway does not answer', async () => {
    const users = { method: 'GET', path: '/api/v2/users/EXPDrifting1' } as const;
    product.faults.fileTransfer.add({ ...users, mode: 'fail', status: 503 });
    const { gateways, items } = await look(FILES);
    expect(items).toEqual([]);
    expect(gateways.find(({ gateway }) => gateway === FILES)?.report).toMatchObject({ checked: 1, undecided: 1 });
    letGo(product);

    product.faults.fileTransfer.add({ mode: 'fail', path: '/api/v2/users?', status: 503 });
    const failed = (await look(FILES)).gateways.find(({ gateway }) => gateway === FILES);
    expect(failed?.lastRun?.failure).toContain('cannot be listed');
    expect(failed?.report?.failure).toBeNull();
  });

  it('repairs by itself what it may, and only that', async () => {
    await product.stopWorker();
    await product.startWorker({ DRIFT_REPAIR: 'missing' });
    await fileTransferAdmin(product).request('DELETE', '/users/EXPDrifting1');
    await registryAdmin(product).patch('EXPDrifting1', 'active', false);
    await look(FILES, REGISTRY);
    const items = await product.until(async () => {
      const { items } = await report();
      return items.some(({ repair }) => repair === 'done') ? items : undefined;
    }, 'nothing is repaired');
    expect(items.map(({ kind, repair }) => [kind, repair]).sort()).toEqual([
      ['different', null],
      ['missing', 'done'],
    ]);
    expect(await fileTransferAdmin(product).find('EXPDrifting1')).toBeDefined();
  });

  async function markerOf(accountId: string): Promise<string> {
    const ours = await registryAdmin(product).find('EXPDrifting1');
    return String(ours?.['externalId']).replace(sftpId, accountId);
  }
});
