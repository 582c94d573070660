import type { SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';
import { startProduct, type Product } from '../../e2e/harness/product.js';
import { giveContact } from '../../e2e/harness/sftp-account.js';
import { sendRaw } from './raw-http.js';

const ON_EVERY_ANSWER: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^(same-origin|no-referrer)$/,
  'permissions-policy': /camera=\(\).*microphone=\(\)/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'content-security-policy': /^default-src 'none';.*frame-ancestors 'none'/,
};
const NEVER = ['x-powered-by', 'server', 'access-control-allow-origin', 'access-control-allow-credentials'];

describe('the headers of an answer', () => {
  let product: Product;
  let manager: SignedIn;

  beforeAll(async () => {
    product = await startProduct({ without: ['worker'] });
    manager = await product.signIn('access-manager');
    await giveContact(manager);
  });
  afterAll(() => product.stop());

  function faultsOf(headers: Headers): readonly string[] {
    const policy = headers.get('content-security-policy') ?? '';
    return [
      ...Object.entries(ON_EVERY_ANSWER)
        .filter(([name, value]) => !value.test(headers.get(name) ?? ''))
        .map(([name]) => `${name}: ${headers.get(name)}`),
      ...NEVER.filter((name) => headers.has(name)),
      ...(/unsafe|\*|http:|https:/.test(policy) ? [policy] : []),
    ];
  }

  const HTML = { Accept: 'text/html' };
  const answers: [string, number, string, RequestInit?][] = [
    ['a page', 200, '/', { headers: HTML }],
    ['the page of the API', 200, '/api/docs', { headers: HTML }],
    ['a file of that page', 200, '/api/docs/swagger-ui.css'],
    ['the description of the API', 200, '/api/openapi.json'],
    ['a picture', 200, '/assets/icon.svg'],
    ['an answer of the API', 200, '/api/v1/session'],
    ['a problem', 404, '/api/v1/ftp-sftp-accounts/00000000-0000-4000-8000-000000000000'],
    ['an address of the API that does not exist', 404, '/api/v1/nothing'],
    ['an address that does not exist', 404, '/nothing', { headers: HTML }],
    ['an address that cannot be decoded', 404, '/%E0%A4%A', { headers: HTML }],
    ['a method that does not exist', 405, '/api/v1/session', { method: 'DELETE' }],
    ['content that cannot be read', 400, '/api/v1/contact', { method: 'PUT', body: '{' }],
    ['content that is too long', 413, '/api/v1/contact', { method: 'PUT', body: JSON.stringify('x'.repeat(140_000)) }],
    [
      'content of another kind',
      415,
      '/api/v1/contact',
      { method: 'PUT', body: 'a', headers: { 'Content-Type': 'text/plain' } },
    ],
    ['a redirect to sign in', 303, '/auth/login'],
    ['a refused sign-in', 403, '/auth/complete?ticket=none', { headers: HTML }],
    ['the metadata of sign-in', 200, '/auth/metadata'],
    ['health', 200, '/health/live'],
  ];

  it.each([...answers])('are all there on %s (%i)', async (_what, status, path, init: RequestInit = {}) => {
    const response = await manager.fetch(path, init);
    await response.bytes();
    expect([response.status, faultsOf(response.headers)]).toEqual([status, []]);
  });

  it('say as much as can be said where a request could not even be read', async () => {
    const answer = await sendRaw(product.url, 'NONSENSE\r\n\r\n');
    expect(answer.status).toBe(400);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      connection: 'close',
    });
    expect(JSON.parse(answer.body)).toMatchObject({ status: 400, type: 'urn:problem-type:belgif:badRequest' });
  });

  it('let a page run scripts of this site alone, and style itself by a nonce that is never the same', async () => {
    const policies = await Promise.all(
      ['/', '/', '/api/docs'].map(
        async (path) => (await manager.fetch(path, { headers: HTML })).headers.get('content-security-policy') ?? '',
      ),
    );
    for (const policy of policies) {
      expect(policy).toContain("script-src 'self';");
      expect(policy).toMatch(/style-src 'self'( 'nonce-[\w+/=]{24}')?;/);
      expect(policy).toContain("form-action 'self'");
    }
    expect(policies[0]).not.toBe(policies[1]);
  });

  it('keep personal data out of every cache', async () => {
    for (const path of [
      '/api/v1/session',
      '/api/v1/contact',
      '/api/v1/audit-events',
      '/api/v1/ftp-sftp-accounts',
      '/',
    ]) {
      const response = await manager.fetch(path);
      expect([path, response.headers.get('cache-control'), response.headers.get('etag')]).toEqual([
        path,
        'no-store',
        null,
      ]);
    }
  });

  it('keep browsers from ever coming without TLS, and tie cookies to the host, where the product is reached over TLS', async () => {
    await product.stopApi();
    await product.startApi({ PUBLIC_URL: 'https://chaman.example', TRUSTED_PROXIES: '127.0.0.1' });
    for (const path of ['/', '/api/v1/session', '/nothing', '/assets/icon.svg']) {
      const response = await fetch(product.url + path);
      await response.bytes();
      expect(response.headers.get('strict-transport-security')).toMatch(/^max-age=31536000; includeSubDomains$/);
    }
    const [mark] = (await fetch(`${product.url}/auth/login`, { redirect: 'manual' })).headers.getSetCookie();
    expect(mark).toMatch(/^__Host-chaman-sign-in=.*; Path=\/;.*HttpOnly; Secure; SameSite=Lax$/);
    await product.stopApi();
    await product.startApi();
  });
});

describe('a page that tells of a problem', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct({ without: ['worker'] });
  });
  afterAll(() => product.stop());

  it.each([
    ['nl', 'Niet gevonden', 'Naar het begin'],
    ['fr', 'Introuvable', 'Vers le début'],
    ['de', 'Nicht gefunden', 'Zum Anfang'],
    ['en', 'Not found', 'To the beginning'],
  ])(
    'is in the language of the browser (%s), and shows nothing of the inside or of what was sent',
    async (language, title, way) => {
      const response = await fetch(`${product.url}/nothing/<script>alert(1)</script>?x=<b>`, {
        headers: { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'Accept-Language': `${language}-BE` },
      });
      const page = await response.text();
      expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
      expect(page).toContain(`<html lang="${language}">`);
      expect(page).toContain(title);
      expect(page).toContain(way);
      expect(page).not.toMatch(/alert|<b>|node_modules|\bat .*:\d+|Error|Cannot GET/);
    },
  );

  it('is a problem for a program, and for whoever asks the API', async () => {
    for (const [path, Accept] of [
      ['/nothing', 'application/json'],
      ['/nothing', '*/*'],
      ['/api/v1/nothing', 'text/html'],
    ] as const) {
      const response = await fetch(product.url + path, { headers: { Accept } });
      expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(((await response.json()) as { status: number }).status).toBe(404);
    }
  });
});
