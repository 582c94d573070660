import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CertificateRegistryServer } from '../../sandbox/certificate-registry/certificate-registry.server.js';
import { MAX_RESULTS } from '../../sandbox/certificate-registry/users.router.js';
import { ScimGateway } from '../../src/gateways/scim/scim.gateway.js';
import { gatewayContract } from './gateway-contract.js';
import {
  desiredAccount,
  ENTERPRISE_SCHEMA,
  INSTANCE,
  OtherAdministrator,
  registryFixture,
  type RegistryAccess,
} from './scim.fixture.js';
import { selfSignedDer } from './self-signed.js';

const NEVER = new AbortController().signal;
const APPLIED = { outcome: 'applied' };
const EQUAL = { outcome: 'present', differences: [] };

async function sandboxRegistry(
  features: { filter?: boolean; etag?: boolean } = {},
): Promise<{ access: RegistryAccess; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'registry-'));
  const server = new CertificateRegistryServer({ dataDir, token: 'contract-token', features });
  const { url } = await server.start();
  return {
    access: { url, token: 'contract-token', faults: server.faults, callTimeoutMs: 700 },
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

gatewayContract('certificate registry, sandbox (SCIM 2.0)', async () => {
  const { access, stop } = await sandboxRegistry();
  return registryFixture(access, stop);
});

const { CHAMAN_TEST_SCIM_URL: liveUrl, CHAMAN_TEST_SCIM_TOKEN: liveToken } = process.env;
if (liveUrl && liveToken) {
  const access = { url: liveUrl, token: liveToken, faults: null, callTimeoutMs: 10_000 };
  gatewayContract('certificate registry, live (SCIM 2.0)', () => registryFixture(access, () => Promise.resolve()), {
    live: true,
  });
}

describe('the SCIM adapter', () => {
  let access: RegistryAccess;
  let stop: () => Promise<void>;
  let gateway: ScimGateway;
  let other: OtherAdministrator;
  let first: Uint8Array;
  let second: Uint8Array;
  let third: Uint8Array;

  beforeAll(async () => {
    [first, second, third] = await Promise.all([selfSignedDer('1'), selfSignedDer('2'), selfSignedDer('3')]);
  });
  const open = async (features: { filter?: boolean; etag?: boolean } = {}): Promise<void> => {
    ({ access, stop } = await sandboxRegistry(features));
    gateway = new ScimGateway({ ...access, instanceId: INSTANCE });
    other = new OtherAdministrator(access);
  };
  const writes = (): readonly string[] => (access.faults?.calls() ?? []).filter((call) => !call.startsWith('GET '));
  afterEach(() => stop());

  it('holds exactly the desired certificates, whatever their order', async () => {
    await open();
    const before = desiredAccount(first, {
      certificates: [first, second].map((der, index) => ({ name: `c${index}`, der })),
    });
    await gateway.apply(before, NEVER);
    const turned = { ...before, certificates: [...before.certificates].reverse() };
    expect(await gateway.observe(before, turned, NEVER)).toEqual(EQUAL);
    const after = { ...before, certificates: [second, third].map((der, index) => ({ name: `n${index}`, der })) };
    expect(await gateway.apply(after, NEVER)).toEqual(APPLIED);
    expect((await other.find(before.login))?.['x509Certificates']).toEqual([
      { value: Buffer.from(second).toString('base64'), display: 'n0', primary: true },
      { value: Buffer.from(third).toString('base64'), display: 'n1' },
    ]);
  });

  it('keeps what it does not own', async () => {
    await open();
    const desired = desiredAccount(first);
    await gateway.apply(desired, NEVER);
    await other.change(desired.login, {
      nickName: 'batch',
      emails: [{ value: 'it@example.org', type: 'work' }],
      [ENTERPRISE_SCHEMA]: { organization: 'Bakkerij Janssens', costCenter: '4130' },
    });
    const writesBefore = writes().length;
    expect(await gateway.apply(desired, NEVER)).toEqual(APPLIED);
    expect(writes()).toHaveLength(writesBefore);
    await gateway.apply({ ...desired, name: 'Other', organisationName: 'Janssens NV' }, NEVER);
    expect(await other.find(desired.login)).toMatchObject({
      displayName: 'Other',
      nickName: 'batch',
      emails: [{ value: 'it@example.org', type: 'work' }],
      [ENTERPRISE_SCHEMA]: { organization: 'Janssens NV', costCenter: '4130' },
    });
  });

  it('cannot be made to search for more by odd names', async () => {
    await open();
    const bystander = desiredAccount(first);
    await gateway.apply(bystander, NEVER);
    for (const login of ['x" or userName pr or userName eq "', 'back\\slash"', '*', 'a&filter=userName pr']) {
      const odd = desiredAccount(second, { login, accountId: `" or externalId pr or externalId eq "${login}` });
      expect(await gateway.observe(odd, odd, NEVER)).toEqual({ outcome: 'absent' });
      expect(await gateway.apply(odd, NEVER)).toEqual(APPLIED);
      expect(await gateway.observe(odd, odd, NEVER)).toEqual(EQUAL);
      expect(await gateway.remove(odd, NEVER)).toEqual({ outcome: 'removed' });
    }
    expect(await gateway.observe(bystander, bystander, NEVER)).toEqual(EQUAL);
  });

  describe('when someone writes between its read and its write', () => {
    const raced = async (times: number): Promise<{ result: unknown; login: string }> => {
      await open();
      const faults = access.faults;
      if (!faults) throw new Error('The sandbox has faults.');
      const desired = desiredAccount(first);
      await gateway.apply(desired, NEVER);
      for (let round = 0; round < times; round += 1) faults.add({ method: 'PUT', mode: 'hold', times: 1 });
      const running = gateway.apply({ ...desired, name: 'Mine' }, NEVER);
      for (let round = 0; round < times; round += 1) {
        await faults.untilHeld();
        // By PATCH, so that the PUTs that are held are the adapter's.
        await other.patch(desired.login, 'active', false);
        await other.patch(desired.login, 'nickName', `round ${round}`);
        faults.release();
      }
      return { result: await running, login: desired.login };
    };

    it('reads again and loses nothing', async () => {
      const { result, login } = await raced(1);
      expect(result).toEqual(APPLIED);
      expect(await other.find(login)).toMatchObject({ displayName: 'Mine', nickName: 'round 0', active: true });
    });

    it('leaves it for later when it happens again', async () => {
      const { result, login } = await raced(2);
      expect(result).toEqual({ outcome: 'unavailable', cause: expect.any(String), writeMayStillRun: false });
      expect(await other.find(login)).toMatchObject({ displayName: 'Loonadministratie', nickName: 'round 1' });
    });
  });

  it.each([{ filter: false }, { etag: false }, { filter: false, etag: false }])(
    'makes do with a registry that says %j',
    async (features) => {
      await open(features);
      for (let index = 0; index < 205; index += 1) await other.create({ userName: `someone-${index}` });
      const desired = desiredAccount(first);
      const after = { ...desired, name: 'Other' };
      expect(await gateway.observe(desired, desired, NEVER)).toEqual({ outcome: 'absent' });
      expect(await gateway.apply(desired, NEVER)).toEqual(APPLIED);
      expect(await gateway.apply(after, NEVER)).toEqual(APPLIED);
      expect(await gateway.observe(desired, after, NEVER)).toEqual(EQUAL);
      expect(await gateway.observe({ ...desired, login: 'SOMEONE-204', accountId: 'x' }, null, NEVER)).toEqual({
        outcome: 'foreign',
      });
      expect(await gateway.remove(desired, NEVER)).toEqual({ outcome: 'removed' });
      expect(await gateway.observe(desired, desired, NEVER)).toEqual({ outcome: 'absent' });
    },
  );

  it('removes copies that carry its marker, and keeps one', async () => {
    await open();
    const desired = desiredAccount(first);
    await gateway.apply(desired, NEVER);
    await other.create({ userName: 'copy', externalId: `${INSTANCE}:${desired.accountId}` });
    expect(await gateway.observe(desired, desired, NEVER)).toEqual({ outcome: 'present', differences: ['copies'] });
    expect(await gateway.apply(desired, NEVER)).toEqual(APPLIED);
    expect(await other.find('copy')).toBeNull();
    expect(await gateway.observe(desired, desired, NEVER)).toEqual(EQUAL);
  });

  it('tells a refused certificate from other refusals', async () => {
    await open();
    const result = await gateway.apply(desiredAccount(Uint8Array.of(1, 2, 3)), NEVER);
    expect(result).toEqual({
      outcome: 'refused',
      reason: 'certificate-not-accepted',
      permanent: true,
      detail: 'status 400 invalidValue',
    });
  });

  it('blames the configuration, not the account, when it may not read', async () => {
    await open();
    const stranger = new ScimGateway({ ...access, token: 'wrong', instanceId: INSTANCE });
    const cause = expect.stringContaining('token');
    const outcome = { outcome: 'unavailable', cause, writeMayStillRun: false };
    expect(await stranger.apply(desiredAccount(first), NEVER)).toEqual(outcome);
    access.faults?.add({ mode: 'fail', status: 403, method: 'GET' });
    expect(await gateway.apply(desiredAccount(first), NEVER)).toMatchObject({ outcome: 'unavailable' });
  });

  it('lists on where a registry gives fewer users than it was asked for', async () => {
    await open();
    const marked = Array.from({ length: MAX_RESULTS + 5 }, () => desiredAccount(first));
    await Promise.all(
      marked.map(({ login, accountId }) => other.create({ userName: login, externalId: `${INSTANCE}:${accountId}` })),
    );
    const firstPage = await gateway.list(null, 1000, NEVER);
    expect(firstPage).toMatchObject({ outcome: 'listed', next: expect.any(Number) });
    const secondPage = await gateway.list('next' in firstPage ? firstPage.next : null, 1000, NEVER);
    expect(secondPage).toMatchObject({ outcome: 'listed', next: null });
    const listed = [firstPage, secondPage].flatMap((page) => ('objects' in page ? page.objects : []));
    expect(new Set(listed.map(({ accountId }) => accountId)).size).toBe(marked.length);
  }, 30_000);

  it('takes an object of another installation, or one that names no account, for somebody else’s', async () => {
    await open();
    const { accountId } = desiredAccount(first);
    for (const externalId of [`${INSTANCE}x:${accountId}`, `${INSTANCE}:x`, `${INSTANCE}:y:${accountId}`, accountId])
      await other.create({ userName: `odd-${externalId}`, externalId });
    expect(await gateway.list(null, 100, NEVER)).toEqual({ outcome: 'listed', objects: [], next: null });
  });
});
