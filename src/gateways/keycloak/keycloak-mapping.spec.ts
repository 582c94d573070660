import type { DesiredAccount } from '../../provisioning/gateway.port.js';
import { differences, isOurs, merge, ownedFields, scopeChange } from './keycloak-mapping.js';
import type { KeycloakClient, OwnedFields } from './keycloak.wire.js';

const DESIRED: DesiredAccount = {
  accountId: '0198c0de-0000-7000-8000-000000000001',
  channel: 'REST',
  login: 'self_service_chaman_101870_abcdefghij',
  revision: 3,
  name: 'Aangiftes',
  enabled: true,
  organisationName: 'Bakkerij Janssens',
  permissions: [],
  sshPublicKeys: [],
  passwordHash: null,
  certificates: [],
};

function owned(overrides: Partial<DesiredAccount> = {}): OwnedFields {
  const fields = ownedFields('prod', { ...DESIRED, ...overrides });
  if (!fields) throw new Error('mapped');
  return fields;
}

const client = (fields: Partial<KeycloakClient> = {}): KeycloakClient => ({
  id: '1',
  clientId: DESIRED.login,
  defaultClientScopes: [],
  optionalClientScopes: [],
  ...owned(),
  ...fields,
});

describe('what we decide', () => {
  it('belongs to this account of this installation only', () => {
    expect(isOurs(client(), 'prod', DESIRED)).toBe(true);
    expect(isOurs(client(), 'test', DESIRED)).toBe(false);
    expect(isOurs(client(), 'prod', { ...DESIRED, accountId: 'another' })).toBe(false);
    expect(isOurs(client({ attributes: {} }), 'prod', DESIRED)).toBe(false);
  });

  it('fits into the columns of the server, without half characters', () => {
    const { name, description } = owned({ name: 'n'.repeat(300), organisationName: 'x'.repeat(254) + '😀' });
    expect(name).toHaveLength(255);
    expect(description).toBe('x'.repeat(254) + '\uFFFD');
  });

  it('is laid over what is there; the secret is not sent back', () => {
    const current = client({
      attributes: { ...owned().attributes, login_theme: 'x', 'use.jwks.url': 'true' },
      secret: 'generated',
      access: { manage: true },
      notBefore: 7,
    });
    const written = merge(current, owned({ name: 'New', revision: 4 }));
    expect(written).toMatchObject({ id: '1', name: 'New', notBefore: 7 });
    expect(written['attributes']).toMatchObject({ login_theme: 'x', 'use.jwks.url': '', 'chaman.revision': '4' });
    expect(written).not.toHaveProperty('secret');
    expect(written).not.toHaveProperty('access');
  });
});

describe('differences', () => {
  it('are none between what is wanted and what the server makes of it', () => {
    const { 'use.jwks.url': _off, ...attributes } = owned().attributes;
    const told = client({ attributes: { ...attributes, 'oidc.ciba.grant.enabled': 'false', realm_client: 'false' } });
    expect(differences(told, owned({ revision: 9 }))).toEqual([]);
  });

  it.each([
    ['flows', { 'oauth2.device.authorization.grant.enabled': 'true' }],
    ['flows', { 'client_credentials.use_refresh_token': 'true' }],
    ['authentication', { 'token.endpoint.auth.signing.alg': 'RS256' }],
    ['keys', { 'use.jwks.url': 'true' }],
    ['token-lifespan', { 'access.token.lifespan': '' }],
  ])('%s: %j', (part, attributes) => {
    const told = client({ attributes: { ...owned().attributes, ...attributes } });
    expect(differences(told, owned())).toEqual([part]);
  });
});

describe('scopes', () => {
  const scope = (name: string, inToken = true) => ({ id: `id of ${name}`, name, inToken });
  const REALM = [scope('read'), scope('write'), scope('pay'), scope('basic', false), scope('audience', false)];
  const change = (defaults: string[], optionals: string[], wanted: string[]) => {
    const lists = { defaultClientScopes: defaults, optionalClientScopes: optionals };
    const { remove, add, unknown } = scopeChange(client(lists), REALM, wanted);
    return { remove: remove.map(({ name }) => name), add: add.map(({ name }) => name), unknown };
  };

  it('nothing changes where the permissions are the wanted ones, whatever else tokens are built from', () => {
    expect(change(['basic', 'read', 'write'], ['audience'], ['write', 'read'])).toEqual({
      remove: [],
      add: [],
      unknown: [],
    });
  });

  it('what is not wanted goes, what is missing comes', () => {
    expect(change(['basic', 'read', 'gone'], [], ['write'])).toEqual({ remove: ['read'], add: ['write'], unknown: [] });
  });

  it('an optional permission goes, even a wanted one, which then comes as default', () => {
    expect(change(['read'], ['write', 'pay'], ['read', 'write'])).toEqual({
      remove: ['write', 'pay'],
      add: ['write'],
      unknown: [],
    });
  });

  it('names what the realm does not have', () => {
    expect(change(['read'], [], ['read', 'fly'])).toEqual({ remove: [], add: [], unknown: ['fly'] });
  });
});
