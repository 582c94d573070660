import type { SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';
import { startProduct, type Product } from '../../e2e/harness/product.js';
import { giveContact, sftpAccountRequest, type SftpAccountBody } from '../../e2e/harness/sftp-account.js';

const ACCOUNTS = '/api/v1/ftp-sftp-accounts';
const BAD = 'urn:problem-type:belgif:badRequest';

/** What a form never sends. Nothing is ever kept of it, and the process goes on. */
describe('content that was made to harm', () => {
  let product: Product;
  let client: SignedIn;
  let good: SftpAccountBody;

  beforeAll(async () => {
    product = await startProduct({ without: ['worker'], api: { AUDIT_REFUSALS_PER_MINUTE: '10000' } });
    client = await product.signIn('access-manager');
    await giveContact(client);
    ({ body: good } = await sftpAccountRequest(product, 'Correct1'));
  });
  afterAll(() => product.stop());

  async function send(
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ) {
    const response = await client.fetch(path, {
      method,
      ...(body !== undefined && { body }),
      headers: { 'Content-Type': 'application/json', 'Accept-Language': 'en', ...headers },
    });
    const answer = (await response.json()) as { type?: string; issues?: { field: string; rule: string }[] };
    return { status: response.status, ...answer };
  }

  const FOREIGN_FIELDS = [
    'id',
    'senderId',
    'sender',
    'state',
    'revision',
    'createdAt',
    'deletedAt',
    'login',
    'clientId',
    'disabled',
    'note',
    'actor',
    'organisation',
    'permissionsAll',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '$where',
    '__defineGetter__',
  ];
  it.each(FOREIGN_FIELDS)('cannot set %s of an account, which nobody gives', async (field) => {
    for (const body of [
      { ...good, [field]: '1' },
      { ...good, certificate: { ...good.certificate, [field]: '1' } },
    ]) {
      const answer = await send('POST', ACCOUNTS, JSON.stringify(body));
      expect([answer.status, answer.type, answer.issues?.map(({ rule }) => rule)]).toEqual([
        400,
        BAD,
        ['unknown-field'],
      ]);
    }
    expect(await product.sql('select from account')).toEqual([]);
  });

  it('cannot give contact details another sender, number or organisation', async () => {
    const before = await product.sql('select * from sender');
    const contact = {
      name: 'An',
      phoneCountryCode: '+32',
      phoneNumber: '0470 12 34 56',
      email: 'an@people.example',
      language: 'nl',
    };
    for (const field of ['sender', 'senderId', 'number', 'organisationNumber', 'id'])
      expect((await send('PUT', '/api/v1/contact', JSON.stringify({ ...contact, [field]: '0412345614' }))).status).toBe(
        400,
      );
    expect(await product.sql('select * from sender')).toEqual(before);
  });

  /** JSON.parse makes own properties of these; written as text, since a literal would set the prototype. */
  const first = (field: string) => (json: string) => `{${field},${json.slice(1)}`;
  it.each<[string, (json: string) => string]>([
    ['__proto__', first('"__proto__":{"polluted":true,"isAdmin":true,"operations":true}')],
    ['__proto__ that is spelled with escapes', first(String.raw`"\u005f\u005fproto\u005f\u005f":{"operations":true}`)],
    ['constructor.prototype', first('"constructor":{"prototype":{"operations":true}}')],
    ['prototype', first('"prototype":{"operations":true}')],
    [
      '__proto__ of a part',
      (json) => json.replace('"certificate":{', '"certificate":{"__proto__":{"operations":true},'),
    ],
    [
      'an array with a prototype',
      (json) => json.replace('"permissions":[', '"permissions":[{"__proto__":{"operations":true}},'),
    ],
  ])('changes no prototype: %s', async (_what, spoil) => {
    const body = spoil(JSON.stringify(good));
    const answer = await send('POST', ACCOUNTS, body);
    expect([answer.status, answer.type]).toEqual([400, BAD]);
    expect(await product.sql('select from account')).toEqual([]);
    // Had a prototype been changed, every object of the process would show it now.
    const session = await (await client.fetch('/api/v1/session')).json();
    expect(session).toMatchObject({ operations: false });
    expect(JSON.stringify(session)).not.toContain('polluted');
    expect((await client.fetch('/api/v1/ops/gateways')).status).toBe(403);
  });

  it.each([
    '?__proto__[polluted]=1&limit=1',
    '?constructor[prototype][polluted]=1',
    '?limit[__proto__]=1',
    '?limit=1&limit=2',
    '?limit[]=1',
    '?limit=1e9',
    '?limit=-1',
    '?limit=NaN',
    '?after=%00',
    '?after=../../etc/passwd',
    "?after=' or 1=1 --",
    `?after=${'A'.repeat(5_000)}`,
    '?unknown=1',
  ])('is refused in a query too: %s', async (query) => {
    expect(await send('GET', `/api/v1/audit-events${query}`)).toMatchObject({ status: 400, type: BAD });
  });

  it.each<[string, string | Uint8Array<ArrayBuffer>, number, Record<string, string>]>([
    ['no JSON', '{', 400, {}],
    ['two values', '{}{}', 400, {}],
    ['a comment', '{/* */}', 400, {}],
    ['a bare text', '"text"', 400, {}],
    ['a bare number', '1', 400, {}],
    ['null', 'null', 400, {}],
    ['a list', '[]', 400, {}],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 400, {}],
    ['lists within lists, deep', `${'['.repeat(60_000)}${']'.repeat(60_000)}`, 400, {}],
    ['objects within objects, deep', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`, 400, {}],
    ['more than fits', JSON.stringify({ name: 'x'.repeat(131_072) }), 413, {}],
    ['another character set', '{}', 415, { 'Content-Type': 'application/json; charset=latin1' }],
    ['a form', 'name=x', 415, { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['parts', '--x--', 415, { 'Content-Type': 'multipart/form-data; boundary=x' }],
    [
      'XML',
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
      415,
      { 'Content-Type': 'application/xml' },
    ],
    ['no type that exists', '{}', 415, { 'Content-Type': 'nonsense' }],
    ['a coding that is none', '{}', 415, { 'Content-Encoding': 'rot13' }],
    ['content that is not what its coding says', '{}', 400, { 'Content-Encoding': 'gzip' }],
  ])('is refused, and the process goes on: %s', async (_what, body, status, headers) => {
    expect((await send('POST', ACCOUNTS, body, headers)).status).toBe(status);
    expect((await fetch(`${product.url}/health/live`)).status).toBe(200);
  });

  it('is refused when it is small as it comes and large as it is meant', async () => {
    const stream = new Blob([' '.repeat(20_000_000)]).stream().pipeThrough(new CompressionStream('gzip'));
    const bomb = new Uint8Array(await new Response(stream).arrayBuffer());
    expect(bomb.length).toBeLessThan(100_000);
    expect((await send('POST', ACCOUNTS, bomb, { 'Content-Encoding': 'gzip' })).status).toBe(413);
  });

  it.each([
    '../../../../etc/passwd',
    '..%2f..%2f..%2fetc%2fpasswd',
    '%2e%2e/%2e%2e/package.json',
    '....//....//package.json',
    'icon.svg%00.js',
    '..%5c..%5cpackage.json',
    '/etc/passwd',
    'index.html%2f..%2f..%2fpackage.json',
  ])('reads no file beside those of the pages: %s', async (path) => {
    for (const base of ['/assets/', '/api/docs/']) {
      const response = await fetch(`${product.url}${base}${path}`, {
        headers: { Accept: 'application/json' },
        redirect: 'manual',
      });
      const text = await response.text();
      expect([base, [301, 302, 303, 400, 403, 404].includes(response.status)]).toEqual([base, true]);
      expect(text).not.toMatch(/root:|"dependencies"/);
    }
  });
});
