import { jest } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import {
  makeAssertion,
  requestToken,
  type AssertionRequest,
  type TokenAnswer,
} from '../../sandbox/authorization-server/token.client.js';
import { KeycloakGateway } from '../../src/gateways/keycloak/keycloak.gateway.js';
import { jwkThumbprint } from '../../src/platform/jwk/jwk-thumbprint.js';
import type { DesiredAccount } from '../../src/provisioning/gateway.port.js';
import { keyPair } from '../builders/certificates.js';
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
  type KeyKind,
} from './keycloak.fixture.js';

const NEVER = new AbortController().signal;
const RSA_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];

jest.setTimeout(120_000);

/** What the holder of a REST account sees: the token endpoint, reached with the private keys of its certificates. */
describe.each(keycloakServers())('tokens of a REST account, $title', ({ start }) => {
  let server: KeycloakUnderTest;
  let gateway: KeycloakGateway;
  let admin: KeycloakAdmin;
  let issuer: string;
  const made: DesiredAccount[] = [];

  beforeAll(async () => {
    server = await start();
    gateway = new KeycloakGateway({ ...server, instanceId: INSTANCE, callTimeoutMs: 10_000 });
    admin = new KeycloakAdmin(server);
    issuer = `${server.url}/realms/${server.realm}`;
  });
  afterEach(async () => {
    for (const account of made.splice(0)) await gateway.remove(account, NEVER);
  });
  afterAll(() => server?.stop());

  const provide = async (desired: DesiredAccount): Promise<DesiredAccount> => {
    made.push(desired);
    expect(await gateway.apply(desired, NEVER)).toEqual({ outcome: 'applied' });
    return desired;
  };

  /** A holder of one private key; tells it by its `kid`, unless told not to. */
  const holder = ({ login }: DesiredAccount, kind: KeyKind, label = 'default') => {
    const { privateKey, publicKey } = keyPair(kind, label);
    const request = (overrides: Partial<AssertionRequest>): AssertionRequest => ({
      tokenUrl: `${issuer}/protocol/openid-connect/token`,
      clientId: login,
      privateKey,
      kid: jwkThumbprint(publicKey.export({ format: 'jwk' })),
      ...overrides,
    });
    return {
      request,
      asks: (overrides: Partial<AssertionRequest> & { scope?: string } = {}): Promise<TokenAnswer> =>
        requestToken({ ...request(overrides), ...(overrides.scope !== undefined && { scope: overrides.scope }) }),
    };
  };

  const granted = { status: 200, body: { access_token: expect.any(String) } };
  const refused = (description?: string) => ({
    status: 400,
    body: { error: 'invalid_client', error_description: description ?? expect.any(String) },
  });
  const NO_SUCH_KEY = 'Unable to load public key';
  const OTHER_KEY = 'Client authentication with signed JWT failed: Signature on JWT token failed validation';

  it('hold exactly the permissions, for five minutes, in the name of the client id', async () => {
    const account = await provide(desiredAccount());
    const { body } = await holder(account, 'P-384').asks();
    const keys = createRemoteJWKSet(new URL(`${issuer}/protocol/openid-connect/certs`));
    const { payload } = await jwtVerify(body.access_token ?? '', keys, { issuer });
    expect(payload).toMatchObject({ client_id: account.login, azp: account.login, sub: expect.any(String) });
    expect(String(payload['scope']).split(' ').sort()).toEqual([CONSULT.grant, DECLARE.grant].sort());
    expect(Number(payload.exp) - Number(payload.iat)).toBe(300);
    expect(body).not.toHaveProperty('refresh_token');
  });

  it('are given for each certificate, with each algorithm that its key can do', async () => {
    const certificates = [
      certificateOf('P-384'),
      certificateOf('rsa'),
      certificateOf('P-521'),
      certificateOf('rsa', '2'),
    ];
    const account = await provide(desiredAccount({ certificates }));
    for (const [kind, label, algorithms] of [
      ['P-384', 'default', ['ES384']],
      ['P-521', 'default', ['ES512']],
      ['rsa', 'default', RSA_ALGORITHMS],
      ['rsa', '2', RSA_ALGORITHMS],
    ] as const) {
      for (const alg of algorithms) {
        expect({ kind, label, alg, ...(await holder(account, kind, label).asks({ alg })) }).toMatchObject(granted);
      }
    }
  });

  it('are given without a key id to the newest key of each type, as the adapter declares', async () => {
    expect(gateway.capabilities).toEqual({ withoutKeyId: 'newest-key-of-its-type' });
    const kinds = ['rsa', 'P-384', 'P-521'] as const;
    const certificates = ['newer', 'older'].flatMap((label) => kinds.map((kind) => certificateOf(kind, label)));
    const account = await provide(desiredAccount({ certificates }));
    const asks = (kind: KeyKind, label: string, alg?: string) =>
      holder(account, kind, label).asks({ kid: undefined, ...(alg !== undefined && { alg }) });
    for (const kind of kinds) {
      expect({ kind, ...(await asks(kind, 'newer')) }).toMatchObject(granted);
      expect({ kind, ...(await asks(kind, 'older')) }).toMatchObject(refused(OTHER_KEY));
    }
    for (const alg of RSA_ALGORITHMS) expect({ alg, ...(await asks('rsa', 'newer', alg)) }).toMatchObject(granted);
  });

  it('are refused for a removed certificate from the next request on, and given for an added one', async () => {
    const [older, newer] = [certificateOf('rsa', 'older'), certificateOf('rsa', 'newer')];
    const before = await provide(desiredAccount({ certificates: [older] }));
    expect(await holder(before, 'rsa', 'older').asks()).toMatchObject(granted);
    await provide({ ...before, certificates: [newer, older], revision: 2 });
    for (const label of ['older', 'newer']) expect(await holder(before, 'rsa', label).asks()).toMatchObject(granted);
    await provide({ ...before, certificates: [newer], revision: 3 });
    expect(await holder(before, 'rsa', 'older').asks()).toEqual(refused(NO_SUCH_KEY));
    expect(await holder(before, 'rsa', 'older').asks({ kid: undefined })).toEqual(refused(OTHER_KEY));
    expect(await holder(before, 'rsa', 'newer').asks()).toMatchObject(granted);
  });

  it('are given once for one assertion', async () => {
    const account = await provide(desiredAccount());
    const { request } = holder(account, 'P-384');
    const { tokenUrl, clientId } = request({});
    const assertion = await makeAssertion(request({}));
    expect(await requestToken({ tokenUrl, clientId, assertion })).toMatchObject(granted);
    expect(await requestToken({ tokenUrl, clientId, assertion })).toEqual(refused('Token reuse detected'));
  });

  it('are refused for an assertion that is meant for others, is over, or is signed by somebody else', async () => {
    const account = await provide(desiredAccount());
    const { asks } = holder(account, 'P-384');
    expect(await asks({ audience: issuer })).toMatchObject(granted);
    expect(await asks({ audience: 'https://elsewhere.example' })).toEqual(refused('Invalid token audience'));
    expect(await asks({ claims: { exp: Math.floor(Date.now() / 1000) - 60 } })).toEqual(refused('Token is not active'));
    const stranger = keyPair('P-384', 'stranger').privateKey;
    expect(await asks({ privateKey: stranger })).toEqual(refused(OTHER_KEY));
    expect(await asks({ claims: { iss: 'somebody', sub: 'somebody' } })).toMatchObject({ status: 401 });
  });

  it('follow a change of the permissions, and cannot be asked for more', async () => {
    const account = await provide(desiredAccount());
    const { asks } = holder(account, 'P-384');
    await provide({ ...account, permissions: [WITHHOLDING], revision: 2 });
    expect((await asks()).body.scope).toBe(WITHHOLDING.grant);
    expect((await asks({ scope: WITHHOLDING.grant })).body.scope).toBe(WITHHOLDING.grant);
    expect(await asks({ scope: CONSULT.grant })).toEqual({
      status: 400,
      body: { error: 'invalid_scope', error_description: `Invalid scopes: ${CONSULT.grant}` },
    });
  });

  it('are refused while the client is disabled, and given again when that was repaired', async () => {
    const account = await provide(desiredAccount());
    const { asks } = holder(account, 'P-384');
    await admin.change(account.login, { enabled: false });
    expect(await asks()).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    await provide(account);
    expect(await asks()).toMatchObject(granted);
  });

  it('are refused once the account is removed', async () => {
    const account = await provide(desiredAccount());
    expect(await gateway.remove(account, NEVER)).toEqual({ outcome: 'removed' });
    expect(await holder(account, 'P-384').asks()).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });

  it('are not given for the secret that the server makes for every client', async () => {
    const account = await provide(desiredAccount());
    const { secret } = await admin.client(account.login);
    const answer = await fetch(`${issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: account.login,
        client_secret: String(secret),
      }),
    });
    expect(answer.status).toBe(400);
  });
});
