import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuthorizationServer } from '../../sandbox/authorization-server/authorization-server.js';
import type { Faults } from '../../sandbox/faults.js';
import { KeycloakGateway } from '../../src/gateways/keycloak/keycloak.gateway.js';
import type { DesiredAccount, DesiredCertificate } from '../../src/provisioning/gateway.port.js';
import { buildCertificate, keyPair } from '../builders/certificates.js';
import type { ContractFixture } from './contract-fixture.js';
import { KeycloakAdmin, type KeycloakServer } from './keycloak-admin.js';

export const INSTANCE = 'contract';
/** Scopes of the permission catalogue, which the realm of `docker/keycloak` and the sandbox have. */
export const CONSULT = { code: 'DIMONA_CONSULT', grant: 'scope:dimona:declaration:consult' };
export const DECLARE = { code: 'DIMONA_DECLARE', grant: 'scope:dimona:declaration:declarant' };
export const WITHHOLDING = { code: 'WITHHOLDING_OBLIGATION', grant: 'placeholder:withholding-obligation' };

const CHECK_IN_OUT = { code: 'CHECK_IN_AND_OUT_CONSULT', grant: 'placeholder:check-in-out:consult' };

export interface KeycloakUnderTest extends KeycloakServer {
  readonly faults: Faults | null;
  stop(): Promise<void>;
}

export type KeyKind = Parameters<typeof keyPair>[0];

/** A certificate whose private key {@link keyPair} has under the same kind and label. */
export function certificateOf(kind: KeyKind, label = 'default'): DesiredCertificate {
  return { name: `${kind} ${label}`, der: buildCertificate({ key: keyPair(kind, label) }).der };
}

/** A new REST account, unknown to every server. */
export function desiredAccount(overrides: Partial<DesiredAccount> = {}): DesiredAccount {
  return {
    accountId: randomUUID(),
    channel: 'REST',
    login: `self_service_chaman_999999_${randomBytes(5).toString('hex')}`,
    revision: 1,
    name: 'Aangiftes «Dimona»',
    organisationName: 'Bakkerij Janssens',
    enabled: true,
    permissions: [CONSULT, DECLARE],
    sshPublicKeys: [],
    passwordHash: null,
    certificates: [certificateOf('P-384')],
    ...overrides,
  };
}

export function keycloakFixture(server: KeycloakUnderTest): ContractFixture {
  const admin = new KeycloakAdmin(server);
  const bodyOfKey = Buffer.from(certificateOf('P-384').der).toString('base64').slice(100, 160);
  return {
    gateway: new KeycloakGateway({ ...server, instanceId: INSTANCE, callTimeoutMs: server.faults ? 700 : 10_000 }),
    faults: server.faults,
    secrets: [server.adminClientSecret, 'Bearer', 'eyJ', bodyOfKey],
    desired: desiredAccount,
    changes: {
      enabled: () => ({ enabled: false }),
      name: () => ({ name: 'Loonadministratie' }),
      description: () => ({ organisationName: 'Boulangerie Dupont' }),
      keys: ({ certificates }) => ({ certificates: [certificateOf('rsa'), ...certificates] }),
      permissions: () => ({ permissions: [DECLARE, WITHHOLDING] }),
    },
    drifts: {
      name: (login) => admin.change(login, { name: 'renamed' }),
      description: (login) => admin.change(login, { description: '' }),
      enabled: (login) => admin.change(login, { enabled: false }),
      flows: async (login) => {
        await admin.change(login, { standardFlowEnabled: true, fullScopeAllowed: true, serviceAccountsEnabled: false });
        await admin.changeAttributes(login, { 'oauth2.device.authorization.grant.enabled': 'true' });
      },
      authentication: (login) => admin.change(login, { clientAuthenticatorType: 'client-secret' }),
      keys: (login) => admin.changeAttributes(login, { 'use.jwks.string': 'false', 'jwks.string': '{"keys":[]}' }),
      'token-lifespan': (login) => admin.changeAttributes(login, { 'access.token.lifespan': '86400' }),
      permissions: async (login) => {
        await admin.changeScope(login, 'DELETE', 'default', CONSULT.grant);
        await admin.changeScope(login, 'PUT', 'optional', CONSULT.grant);
        await admin.changeScope(login, 'PUT', 'default', WITHHOLDING.grant);
        await admin.changeScope(login, 'PUT', 'optional', CHECK_IN_OUT.grant);
      },
    },
    placeUnmarked: (login) => admin.place(login, { attributes: { 'post.logout.redirect.uris': '+' } }),
    placeForeign: (login) => admin.place(login),
    readRaw: (login) => admin.find(login),
    withoutMarker: (raw) => {
      const { attributes, ...others } = raw as { attributes: Record<string, string> };
      return { ...others, attributes: { ...attributes, 'chaman.account': undefined } };
    },
    tearDown: async () => {
      await admin.removePlaced();
      await server.stop();
    },
  };
}

/** The servers that suites run against: the sandbox's, and a live one where the environment names it. */
export function keycloakServers(): { title: string; start: () => Promise<KeycloakUnderTest> }[] {
  const {
    CHAMAN_TEST_KEYCLOAK_URL: url,
    CHAMAN_TEST_KEYCLOAK_REALM: realm = 'chaman',
    CHAMAN_TEST_KEYCLOAK_ADMIN_CLIENT_ID: adminClientId = 'chaman-worker',
    CHAMAN_TEST_KEYCLOAK_ADMIN_CLIENT_SECRET: adminClientSecret,
  } = process.env;
  const live = { url: url ?? '', realm, adminClientId, adminClientSecret: adminClientSecret ?? '', faults: null };
  return [
    { title: 'sandbox', start: startSandbox },
    ...(url && adminClientSecret
      ? [{ title: 'live', start: () => Promise.resolve({ ...live, stop: () => Promise.resolve() }) }]
      : []),
  ];
}

/** The sandbox's authorization server in a directory of its own, which `stop` removes. */
async function startSandbox(): Promise<KeycloakUnderTest> {
  const dataDir = await mkdtemp(join(tmpdir(), 'authorization-server-'));
  const admin = { adminClientId: 'chaman-worker', adminClientSecret: 'the-secret-of-the-worker' };
  const scopes = [CONSULT, DECLARE, WITHHOLDING, CHECK_IN_OUT].map(({ grant }) => grant);
  const server = new AuthorizationServer({ dataDir, ...admin, scopes });
  const { url, realm } = await server.start();
  return {
    ...admin,
    url,
    realm,
    faults: server.faults,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}
