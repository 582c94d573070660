import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AdminClient } from './admin.client.js';
import { AuthorizationServer, type RunningAuthorizationServer } from './authorization-server.js';

describe('the admin API of the authorization server', () => {
  const settings = {
    adminClientId: 'worker',
    adminClientSecret: 'of:the worker',
    scopes: ['scope:read', 'scope:write'],
  };
  let dataDir: string;
  let server: AuthorizationServer;
  let running: RunningAuthorizationServer;
  let admin: AdminClient;

  type Shown = Record<string, unknown> & { attributes: Record<string, string>; defaultClientScopes: string[] };
  const show = async (id: string) => (await admin.send('GET', `/clients/${id}`)).body as Shown;
  const find = async (clientId: string) =>
    (await admin.send('GET', `/clients?${new URLSearchParams({ clientId })}`)).body as Shown[];
  const scopeId = async (name: string) => {
    const { body } = await admin.send('GET', '/client-scopes');
    return (body as { id: string; name: string }[]).find((scope) => scope.name === name)?.id ?? '';
  };

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'authorization-'));
    server = new AuthorizationServer({ ...settings, dataDir });
    running = await server.start();
    admin = new AdminClient(running, 'worker', settings.adminClientSecret);
    await admin.signIn();
  });
  afterEach(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true });
  });

  it('lets nobody in without the token of its administrator', async () => {
    const stranger = new AdminClient(running, 'worker', 'wrong');
    await stranger.signIn();
    expect(await stranger.send('GET', '/clients')).toMatchObject({ status: 401 });

    await admin.send('POST', '/clients', { clientId: 'other', secret: 'its own', serviceAccountsEnabled: true });
    const other = new AdminClient(running, 'other', 'its own');
    await other.signIn();
    expect(await other.send('GET', '/clients')).toMatchObject({ status: 403 });

    server.rotateSigningKey();
    expect(await admin.send('GET', '/clients')).toMatchObject({ status: 401 });
    await admin.signIn();
    expect(await admin.send('GET', '/clients')).toMatchObject({ status: 200 });
  });

  it('creates with a Location, adds what was not said, and finds to the letter', async () => {
    const id = await admin.makeAccount('one', [], {
      name: 'One',
      optionalClientScopes: ['scope:read', 'no-such-scope'],
    });
    expect(await find('one')).toEqual([await show(id)]);
    expect(await find('ONE')).toEqual([]);
    const client = await show(id);
    expect(client).toMatchObject({
      ...{ id, clientId: 'one', name: 'One', enabled: true, publicClient: false, protocol: 'openid-connect' },
      attributes: { 'use.jwks.string': 'true', realm_client: 'false' },
      defaultClientScopes: ['service_account', 'scope:read', 'scope:write'],
      optionalClientScopes: ['scope:read'],
    });
    expect(client['secret']).toEqual(expect.any(String));
    expect(await find('worker')).toHaveLength(1);
    expect(await admin.send('POST', '/clients', { clientId: 'one' })).toMatchObject({
      status: 409,
      body: { errorMessage: 'Client one already exists' },
    });
  });

  it('gives the default scope of the realm to a client of which no scopes are told', async () => {
    const id = await admin.makeAccount('one', [], { defaultClientScopes: undefined });
    expect((await show(id)).defaultClientScopes).toEqual(['service_account', 'basic']);
    expect((await admin.send('GET', '/default-default-client-scopes')).body).toMatchObject([{ name: 'basic' }]);
  });

  it('merges an update: what is left out stays, what is empty goes, values become text, scopes are not looked at', async () => {
    const id = await admin.makeAccount('one', [], { name: 'One', attributes: { a: '1', b: '2', c: '3', d: '4' } });
    const update = {
      description: 'told',
      attributes: { a: 'x', b: null, c: '', e: 5 },
      defaultClientScopes: [],
      optionalClientScopes: ['scope:read'],
    };
    expect(await admin.send('PUT', `/clients/${id}`, update)).toMatchObject({ status: 204, body: null });
    const client = await show(id);
    expect(client).toMatchObject({
      ...{ clientId: 'one', name: 'One', description: 'told' },
      attributes: { a: 'x', d: '4', e: '5' },
      defaultClientScopes: ['service_account', 'scope:read', 'scope:write'],
      optionalClientScopes: [],
    });
    expect(Object.keys(client.attributes)).not.toEqual(expect.arrayContaining(['b']));
    expect(Object.keys(client.attributes)).not.toEqual(expect.arrayContaining(['c']));

    await admin.send('PUT', `/clients/${id}`, { serviceAccountsEnabled: false });
    expect((await show(id)).defaultClientScopes).toEqual(['scope:read', 'scope:write']);
    await admin.send('PUT', `/clients/${id}`, { serviceAccountsEnabled: true });
    expect((await show(id)).defaultClientScopes).toContain('service_account');
  });

  it('knows no client that was deleted, and takes no name twice', async () => {
    const [one, two] = [await admin.makeAccount('one', []), await admin.makeAccount('two', [])];
    expect(await admin.send('PUT', `/clients/${two}`, { clientId: 'one' })).toMatchObject({ status: 409 });
    expect(await admin.send('DELETE', `/clients/${one}`)).toMatchObject({ status: 204 });
    for (const method of ['GET', 'PUT', 'DELETE'])
      expect(await admin.send(method, `/clients/${one}`, method === 'PUT' ? {} : undefined)).toMatchObject({
        status: 404,
        body: { error: 'Could not find client' },
      });
    expect(await admin.send('PUT', `/clients/${two}`, { clientId: 'one' })).toMatchObject({ status: 204 });
  });

  it.each<[string, unknown, object]>([
    ['a blank name', { clientId: '' }, { status: 400, body: { error: 'invalid_input' } }],
    ['broken JSON', '{"clientId":', { status: 400, body: { error: 'invalid_request' } }],
    ['a list', [], { status: 400, body: { error: 'invalid_request' } }],
    ['an unknown field', { clientId: 'x', nonsense: 1 }, { status: 400 }],
    ['a text too long for its column', { clientId: 'x', description: 'x'.repeat(256) }, { status: 500 }],
    [
      'both sources of keys',
      { clientId: 'x', attributes: { 'use.jwks.string': 'true', 'use.jwks.url': 'true' } },
      { status: 400, body: { error: 'invalid_input' } },
    ],
  ])('refuses %s', async (_what, body, expected) => {
    expect(await admin.send('POST', '/clients', body)).toMatchObject(expected);
    expect(await find('x')).toEqual([]);
  });

  it('does not look at the keys that it keeps', async () => {
    const attributes = { 'use.jwks.string': 'true', 'jwks.string': 'no JSON' };
    expect(await admin.makeAccount('one', [], { attributes })).not.toBe('');
  });

  it('adds and removes scopes one by one; one that is there already does not change its list', async () => {
    const id = await admin.makeAccount('one', [], { defaultClientScopes: ['scope:read'] });
    const read = await scopeId('scope:read');
    const write = await scopeId('scope:write');
    const lists = async () => {
      const { defaultClientScopes, optionalClientScopes } = await show(id);
      return [defaultClientScopes.filter((name) => name !== 'service_account'), optionalClientScopes];
    };
    const change = async (method: string, list: string, scope: string) =>
      (await admin.send(method, `/clients/${id}/${list}-client-scopes/${scope}`)).status;

    for (const _again of [1, 2]) expect(await change('PUT', 'default', write)).toBe(204);
    expect(await lists()).toEqual([['scope:read', 'scope:write'], []]);
    expect(await change('PUT', 'optional', read)).toBe(204);
    expect(await lists()).toEqual([['scope:read', 'scope:write'], []]);
    for (const _again of [1, 2]) expect(await change('DELETE', 'optional', read)).toBe(204);
    expect(await lists()).toEqual([['scope:write'], []]);
    expect(await change('PUT', 'optional', read)).toBe(204);
    expect(await lists()).toEqual([['scope:write'], ['scope:read']]);
    expect((await admin.send('GET', `/clients/${id}/optional-client-scopes`)).body).toEqual([
      { id: read, name: 'scope:read' },
    ]);
    for (const method of ['PUT', 'DELETE']) expect(await change(method, 'default', 'none')).toBe(404);
  });

  it('keeps clients over a restart', async () => {
    const id = await admin.makeAccount('one', []);
    const before = await show(id);
    await server.stop();
    server = new AuthorizationServer({ ...settings, dataDir });
    admin = new AdminClient(await server.start(), 'worker', settings.adminClientSecret);
    await admin.signIn();
    expect(await show(id)).toEqual(before);
  });

  it('comes back where it was', async () => {
    await server.stop();
    expect(await server.start()).toEqual(running);
  });
});
