import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSignedDer } from '../../test/contract/self-signed.js';
import { CertificateRegistryServer } from './certificate-registry.server.js';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const TOKEN = 'registry-token';

describe('the certificate registry of the sandbox', () => {
  let dataDir: string;
  let server: CertificateRegistryServer;
  let url: string;
  let certificate: string;

  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/scim+json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? null : JSON.parse(text)) as Record<string, unknown>,
    };
  };
  const user = (userName: string, more: object = {}) => ({
    schemas: [USER, ENTERPRISE],
    userName,
    externalId: `chaman:${userName}`,
    active: true,
    x509Certificates: [{ value: certificate, display: 'one', primary: true }],
    ...more,
  });
  const create = async (userName: string, more: object = {}) => {
    const { status, body } = await send('POST', '/Users', user(userName, more));
    expect(status).toBe(201);
    return body as { id: string };
  };
  const found = async (filter: string) => {
    const { body } = await send('GET', `/Users?${new URLSearchParams({ filter })}`);
    return (body['Resources'] as { userName: string }[]).map(({ userName }) => userName);
  };

  beforeAll(async () => {
    certificate = Buffer.from(await selfSignedDer('sample')).toString('base64');
  });
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'registry-'));
    server = new CertificateRegistryServer({ dataDir, token: TOKEN });
    ({ url } = await server.start());
  });
  afterEach(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true });
  });

  it('asks for the bearer token', async () => {
    for (const authorization of ['', 'Bearer other', `Basic ${TOKEN}`]) {
      const { status, body } = await send('GET', '/Users', undefined, { authorization });
      expect({ status, scim: body['status'] }).toEqual({ status: 401, scim: '401' });
    }
  });

  it('says what it supports', async () => {
    const { body } = await send('GET', '/ServiceProviderConfig');
    expect(body).toMatchObject({
      patch: { supported: true },
      filter: { supported: true, maxResults: 200 },
      etag: { supported: true },
    });
  });

  it('creates with Location and ETag, in its own media type, and reads back', async () => {
    const created = await send('POST', '/Users', user('EXPone', { [ENTERPRISE]: { organization: 'Bakery' } }));
    expect(created.status).toBe(201);
    expect(created.headers.get('content-type')).toContain('application/scim+json');
    expect(created.headers.get('etag')).toBe('W/"1"');
    expect(created.headers.get('location')).toBe(`${url}/Users/${String(created.body['id'])}`);
    expect(created.body).toMatchObject({
      externalId: 'chaman:EXPone',
      x509Certificates: [{ value: certificate, display: 'one', primary: true }],
      [ENTERPRISE]: { organization: 'Bakery' },
      meta: { resourceType: 'User', version: 'W/"1"' },
    });
    expect((await send('GET', `/Users/${String(created.body['id'])}`)).body).toEqual(created.body);
  });

  it('keeps user names unique, ignoring case', async () => {
    const { id } = await create('EXPone');
    const { status, body } = await send('POST', '/Users', user('expONE'));
    expect({ status, body }).toMatchObject({ status: 409, body: { status: '409', scimType: 'uniqueness' } });
    const other = await create('EXPtwo');
    expect((await send('PUT', `/Users/${other.id}`, user('EXPone'))).status).toBe(409);
    expect((await send('PUT', `/Users/${id}`, user('EXPone'))).status).toBe(200);
  });

  it('finds by user name ignoring case, and by external id to the letter, escapes included', async () => {
    await create('EXPone');
    await create('EXPtwo', { externalId: 'a"b\\c' });
    expect(await found('userName eq "expone"')).toEqual(['EXPone']);
    expect(await found('externalId eq "chaman:EXPone"')).toEqual(['EXPone']);
    expect(await found('externalId eq "chaman:expone"')).toEqual([]);
    expect(await found(`externalId eq ${JSON.stringify('a"b\\c')}`)).toEqual(['EXPtwo']);
    for (const filter of [
      'externalId eq',
      'externalId eq "a" or userName pr',
      'title eq "x"',
      '"',
      'externalId eq a',
    ]) {
      const { status, body } = await send('GET', `/Users?${new URLSearchParams({ filter })}`);
      expect({ filter, status, type: body['scimType'] }).toEqual({ filter, status: 400, type: 'invalidFilter' });
    }
  });

  it('pages, and shows only the attributes asked for', async () => {
    for (const name of ['EXPa', 'EXPb', 'EXPc']) await create(name);
    const { body } = await send('GET', '/Users?startIndex=2&count=1&attributes=userName');
    expect(body).toMatchObject({ totalResults: 3, startIndex: 2, itemsPerPage: 1 });
    expect(body['Resources']).toEqual([{ schemas: [USER, ENTERPRISE], id: expect.any(String), userName: 'EXPb' }]);
  });

  it('replaces as a whole, only the version that the caller knows', async () => {
    const { id } = await create('EXPone', { nickName: 'gone after the replacement' });
    const replaced = await send('PUT', `/Users/${id}`, user('EXPone'), { 'if-match': 'W/"1"' });
    expect(replaced.status).toBe(200);
    expect(replaced.headers.get('etag')).toBe('W/"2"');
    expect(replaced.body).not.toHaveProperty('nickName');
    const late = await send('PUT', `/Users/${id}`, user('EXPone', { active: false }), { 'if-match': 'W/"1"' });
    expect(late.status).toBe(412);
    expect((await send('GET', `/Users/${id}`)).body).toEqual(replaced.body);
  });

  it('suspends by PATCH', async () => {
    const { id } = await create('EXPone');
    const change = { schemas: [PATCH], Operations: [{ op: 'replace', path: 'active', value: false }] };
    const { status, body } = await send('PATCH', `/Users/${id}`, change);
    expect({ status, active: body['active'] }).toEqual({ status: 200, active: false });
    expect(body['x509Certificates']).toHaveLength(1);
    const again = await send('PATCH', `/Users/${id}`, change);
    expect({ status: again.status, etag: again.headers.get('etag') }).toEqual({ status: 200, etag: 'W/"2"' });
    const wrong = await send('PATCH', `/Users/${id}`, { schemas: [PATCH], Operations: [{ op: 'melt' }] });
    expect(wrong.status).toBe(400);
  });

  it('deletes once', async () => {
    const { id } = await create('EXPone');
    expect((await send('DELETE', `/Users/${id}`)).status).toBe(204);
    expect((await send('DELETE', `/Users/${id}`)).status).toBe(404);
    expect((await send('GET', `/Users/${id}`)).status).toBe(404);
  });

  it('takes only DER certificates in base64', async () => {
    const der = Buffer.from(certificate, 'base64');
    const bad = {
      text: Buffer.from('no certificate').toString('base64'),
      pem: Buffer.from(`-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`).toString('base64'),
      trailing: Buffer.concat([der, Buffer.from([0])]).toString('base64'),
      truncated: der.subarray(0, -1).toString('base64'),
      alphabet: `${certificate}*`,
      empty: '',
    };
    for (const [name, value] of Object.entries(bad)) {
      const { status, body } = await send('POST', '/Users', user('EXPone', { x509Certificates: [{ value }] }));
      expect({ name, status, type: body['scimType'] }).toEqual({ name, status: 400, type: 'invalidValue' });
    }
  });

  it('refuses what the schema does not allow, and bodies that are not JSON objects', async () => {
    const primaries = [certificate, certificate].map((value) => ({ value, primary: true }));
    const bodies = [{ schemas: [USER] }, user('a', { active: 'yes' }), user('a', { x509Certificates: primaries })];
    for (const body of [...bodies, [], { userName: 'a' }])
      expect((await send('POST', '/Users', body)).status).toBe(400);
    const broken = await fetch(`${url}/Users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/scim+json' },
      body: '{',
    });
    expect({ status: broken.status, body: await broken.json() }).toMatchObject({
      status: 400,
      body: { scimType: 'invalidSyntax' },
    });
  });

  it('keeps everything over a restart', async () => {
    const { id } = await create('EXPone');
    const before = await send('GET', `/Users/${id}`);
    await server.stop();
    server = new CertificateRegistryServer({ dataDir, token: TOKEN });
    ({ url } = await server.start());
    const after = await send('GET', `/Users/${id}`);
    expect(after.headers.get('etag')).toBe('W/"1"');
    expect({ ...after.body, meta: null }).toEqual({ ...before.body, meta: null });
    expect((await send('POST', '/Users', user('expone'))).status).toBe(409);
  });

  it('can leave out filters, versions and PATCH, and says so', async () => {
    await server.stop();
    const features = { filter: false, etag: false, patch: false };
    server = new CertificateRegistryServer({ dataDir, token: TOKEN, features });
    ({ url } = await server.start());
    expect((await send('GET', '/ServiceProviderConfig')).body).toMatchObject({ filter: { supported: false } });
    expect((await send('GET', '/Users?filter=userName+eq+"a"')).status).toBe(501);
    const { id } = await create('EXPone');
    const read = await send('GET', `/Users/${id}`);
    expect(read.headers.get('etag')).toBeNull();
    expect((await send('PUT', `/Users/${id}`, user('EXPone'), { 'if-match': 'W/"9"' })).status).toBe(200);
    expect((await send('PATCH', `/Users/${id}`, {})).status).toBe(501);
  });
});
