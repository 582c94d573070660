import { jest } from '@jest/globals';
import { KeycloakGateway } from '../../src/gateways/keycloak/keycloak.gateway.js';
import type { ApplyResult, DesiredAccount } from '../../src/provisioning/gateway.port.js';
import { KeycloakAdmin } from './keycloak-admin.js';
import {
  certificateOf,
  CONSULT,
  DECLARE,
  desiredAccount,
  INSTANCE,
  keycloakServers,
  WITHHOLDING,
  type KeycloakUnderTest,
} from './keycloak.fixture.js';

const NEVER = new AbortController().signal;
const APPLIED = { outcome: 'applied' };
const EQUAL = { outcome: 'present', differences: [] };
const UNKNOWN = { code: 'NOWHERE', grant: 'scope:of:nobody' };

jest.setTimeout(120_000);

describe.each(keycloakServers())('the Keycloak adapter, $title', ({ title, start }) => {
  let server: KeycloakUnderTest;
  let gateway: KeycloakGateway;
  let admin: KeycloakAdmin;
  const made: DesiredAccount[] = [];

  beforeAll(async () => {
    server = await start();
    gateway = new KeycloakGateway({ ...server, instanceId: INSTANCE, callTimeoutMs: 10_000 });
    admin = new KeycloakAdmin(server);
  });
  afterEach(async () => {
    server.faults?.clear();
    for (const account of made.splice(0)) await gateway.remove(account, NEVER);
  });
  afterAll(() => server?.stop());

  const apply = (desired: DesiredAccount): Promise<ApplyResult> => {
    made.push(desired);
    return gateway.apply(desired, NEVER);
  };
  const callsOf = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    const from = server.faults?.calls().length ?? 0;
    await work();
    return server.faults?.calls().slice(from) ?? [];
  };

  it('makes a client that can do nothing but ask for its own tokens', async () => {
    const desired = desiredAccount();
    await apply(desired);
    const client = await admin.client(desired.login);
    expect(client).toMatchObject({
      name: 'Aangiftes «Dimona»',
      description: 'Bakkerij Janssens',
      enabled: true,
      clientAuthenticatorType: 'client-jwt',
      publicClient: false,
      serviceAccountsEnabled: true,
      standardFlowEnabled: false,
      implicitFlowEnabled: false,
      directAccessGrantsEnabled: false,
      fullScopeAllowed: false,
      attributes: {
        'use.jwks.string': 'true',
        'access.token.lifespan': '300',
        'chaman.account': `contract:${desired.accountId}`,
        'chaman.revision': '1',
      },
    });
    const building = await admin.scopesThatBuildTokens();
    expect(building).toContain('basic');
    expect(client.defaultClientScopes).toEqual([...building, CONSULT.grant, DECLARE.grant].sort());
    expect(client.optionalClientScopes).toEqual([]);
  });

  it('leaves what others keep on the client, and takes away no scope that is no permission', async () => {
    const desired = desiredAccount();
    await apply(desired);
    await admin.changeScope(desired.login, 'DELETE', 'default', 'basic');
    await admin.changeScope(desired.login, 'PUT', 'optional', 'basic');
    await admin.changeAttributes(desired.login, { 'ticket.of.operations': 'OPS-1' });
    await admin.change(desired.login, { notBefore: 1_000_000 });
    expect(await gateway.observe(desired, desired, NEVER)).toEqual(EQUAL);
    expect(await apply({ ...desired, name: 'Renamed', permissions: [WITHHOLDING], revision: 2 })).toEqual(APPLIED);
    const client = await admin.client(desired.login);
    expect(client).toMatchObject({
      name: 'Renamed',
      notBefore: 1_000_000,
      attributes: { 'ticket.of.operations': 'OPS-1', 'chaman.revision': '2' },
      defaultClientScopes: expect.arrayContaining([WITHHOLDING.grant, 'service_account']),
      optionalClientScopes: ['basic'],
    });
    expect(client.defaultClientScopes).not.toContain(CONSULT.grant);
  });

  it('makes no account with a permission that the realm does not have', async () => {
    const desired = desiredAccount({ permissions: [CONSULT, UNKNOWN] });
    expect(await apply(desired)).toEqual({
      outcome: 'refused',
      reason: 'permission-not-known',
      permanent: true,
      detail: 'the realm has no client scope scope:of:nobody',
    });
    expect(await admin.find(desired.login)).toBeNull();
  });

  it('tells before an adoption that the realm does not have a permission', async () => {
    const desired = desiredAccount({ permissions: [CONSULT, UNKNOWN] });
    await admin.place(desired.login, {});
    const surveyed = await gateway.survey(desired, desired.login, NEVER);
    expect(surveyed).toMatchObject({ outcome: 'refused', reason: 'permission-not-known' });
  });

  it('takes a key away even when a new permission cannot be given', async () => {
    const [older, newer] = [certificateOf('P-384', 'older'), certificateOf('P-384', 'newer')];
    const desired = desiredAccount({ certificates: [newer, older] });
    await apply(desired);
    const after = { ...desired, certificates: [newer], permissions: [CONSULT, WITHHOLDING, UNKNOWN] };
    expect(await apply(after)).toMatchObject({ outcome: 'refused', reason: 'permission-not-known' });
    expect(await gateway.observe(desired, { ...after, permissions: [CONSULT, WITHHOLDING] }, NEVER)).toEqual(EQUAL);
    expect(await gateway.observe(desired, after, NEVER)).toEqual({ outcome: 'present', differences: ['permissions'] });
  });

  it('takes twenty certificates of every kind', async () => {
    const kinds = ['rsa', 'P-384', 'P-521', 'rsa', 'P-384'] as const;
    const certificates = Array.from({ length: 20 }, (_, index) =>
      certificateOf(kinds[index % kinds.length] ?? 'rsa', `twenty ${index % 7}`),
    );
    const desired = desiredAccount({ certificates });
    expect(await apply(desired)).toEqual(APPLIED);
    expect(await gateway.observe(desired, desired, NEVER)).toEqual(EQUAL);
  });

  it('writes names of any length', async () => {
    const desired = desiredAccount({
      name: '«é» $(x) {y} 😀 <b>'.repeat(6),
      organisationName: 'Zéro & Fils '.repeat(40),
    });
    expect(await apply(desired)).toEqual(APPLIED);
    expect(await gateway.observe(desired, desired, NEVER)).toEqual(EQUAL);
  });

  it('cannot be made to find more by odd client ids', async () => {
    const bystander = desiredAccount();
    await apply(bystander);
    for (const login of [`${bystander.login}&clientId=x`, '*', '%', `${bystander.login.toUpperCase()}`, '?max=1']) {
      const odd = { ...bystander, login };
      expect(await gateway.observe(odd, odd, NEVER)).toEqual({ outcome: 'absent' });
      expect(await gateway.remove(odd, NEVER)).toEqual({ outcome: 'removed' });
    }
    expect(await gateway.observe(bystander, bystander, NEVER)).toEqual(EQUAL);
  });

  it('refuses a key that no client can be given, and an account of another channel', async () => {
    const broken = desiredAccount({ certificates: [{ name: 'x', der: Uint8Array.of(1, 2, 3) }] });
    expect(await apply(broken)).toMatchObject({ outcome: 'refused', reason: 'certificate-not-accepted' });
    expect(await apply(desiredAccount({ channel: 'SOAP' }))).toMatchObject({ outcome: 'refused' });
  });

  it('a wrong secret is a trouble of the gateway, not of the account', async () => {
    const stranger = new KeycloakGateway({
      ...server,
      adminClientSecret: 'wrong',
      instanceId: INSTANCE,
      callTimeoutMs: 10_000,
    });
    expect(await stranger.apply(desiredAccount(), NEVER)).toEqual({
      outcome: 'unavailable',
      cause: 'sign-in of the worker: status 401',
      writeMayStillRun: false,
    });
  });

  // A live server keeps no journal.
  (title === 'live' ? it.skip : it)('signs in once, and once more when its token has become worthless', async () => {
    const desired = desiredAccount();
    await apply(desired);
    const signIns = (calls: readonly string[]) => calls.filter((call) => call.endsWith('/token')).length;
    expect(signIns(await callsOf(() => gateway.observe(desired, desired, NEVER)))).toBe(0);
    server.faults?.add({ method: 'GET', mode: 'fail', status: 401, times: 1 });
    const renewed = await callsOf(async () => {
      expect(await gateway.observe(desired, desired, NEVER)).toEqual(EQUAL);
    });
    expect(signIns(renewed)).toBe(1);
  });
});
