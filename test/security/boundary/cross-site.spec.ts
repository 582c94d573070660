import type { SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';
import { startProduct, type Product } from '../../e2e/harness/product.js';

const CROSS_SITE = 'urn:problem-type:chaman:session/cross-site';
const NO_TOKEN = 'urn:problem-type:chaman:session/csrf-token';
const CONTACT = {
  name: 'Mallory',
  phoneCountryCode: '+32',
  phoneNumber: '0470 12 34 56',
  email: 'mallory@evil.example',
  language: 'en',
};

/** Each attack is the control with one thing changed. */
describe('a change that a page of another site makes a browser send', () => {
  let product: Product;
  let victim: SignedIn;
  let token: string;

  beforeAll(async () => {
    product = await startProduct({ without: ['worker'] });
    victim = await product.signIn('access-manager');
    token = await tokenOf(victim);
  });
  afterAll(() => product.stop());

  async function tokenOf(client: SignedIn): Promise<string> {
    return ((await (await client.fetch('/api/v1/session')).json()) as { csrfToken: string }).csrfToken;
  }

  async function send(change: Record<string, string | null>): Promise<unknown> {
    const headers = new Headers({
      Cookie: victim.cookie,
      Origin: new URL(product.url).origin,
      'Content-Type': 'application/json',
      'X-CSRF-Token': token,
    });
    for (const [name, value] of Object.entries(change)) {
      if (value === null) headers.delete(name);
      else headers.set(name, value);
    }
    const all = { method: 'PUT', body: JSON.stringify(CONTACT), redirect: 'manual' as const, headers };
    const response = await fetch(`${product.url}/api/v1/contact`, all);
    const body = (await response.json()) as { type?: string };
    return body.type ?? response.status;
  }

  const kept = () => product.sql('select name from contact');

  it.each<[string, string, Record<string, string | null>]>([
    ['from another origin', CROSS_SITE, { Origin: 'https://evil.example' }],
    ['from a subdomain', CROSS_SITE, { Origin: 'http://evil.127.0.0.1' }],
    ['from a name that begins like ours', CROSS_SITE, { Origin: 'http://127.0.0.1.evil.example' }],
    ['from another port of our host', CROSS_SITE, { Origin: 'http://127.0.0.1:1' }],
    ['from our host by another scheme', CROSS_SITE, { Origin: 'https://127.0.0.1' }],
    ['from a frame without origin', CROSS_SITE, { Origin: 'null' }],
    ['without saying from where', CROSS_SITE, { Origin: null }],
    ['from elsewhere, as the browser says', CROSS_SITE, { Origin: null, 'Sec-Fetch-Site': 'cross-site' }],
    ['from a sister site, as the browser says', CROSS_SITE, { Origin: null, 'Sec-Fetch-Site': 'same-site' }],
    ['by a form', CROSS_SITE, { Origin: 'https://evil.example', 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['by a form of plain text', CROSS_SITE, { Origin: 'https://evil.example', 'Content-Type': 'text/plain' }],
    ['without the token', NO_TOKEN, { 'X-CSRF-Token': null }],
    ['with an empty token', NO_TOKEN, { 'X-CSRF-Token': '' }],
    ['with a token of the same length', NO_TOKEN, { 'X-CSRF-Token': 'A'.repeat(43) }],
    ['with the token of nobody', NO_TOKEN, { 'X-CSRF-Token': 'undefined' }],
  ])('is refused: %s', async (_what, problem, change) => {
    expect(await send(change)).toBe(problem);
    expect(await kept()).toEqual([]);
  });

  it('is refused with the token of another session, be it of the same person', async () => {
    const [attacker, sameAgain] = [await product.signIn('second-employer'), await product.signIn('access-manager')];
    for (const other of [attacker, sameAgain])
      expect(await send({ 'X-CSRF-Token': await tokenOf(other) })).toBe(NO_TOKEN);
    expect(await tokenOf(sameAgain)).not.toBe(token);
    expect(await kept()).toEqual([]);
  });

  it('is refused with the token anywhere but in its header', async () => {
    const query = await fetch(`${product.url}/api/v1/contact?csrfToken=${token}&X-CSRF-Token=${token}`, {
      method: 'PUT',
      headers: {
        Cookie: `${victim.cookie}; X-CSRF-Token=${token}; csrfToken=${token}`,
        Origin: new URL(product.url).origin,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ ...CONTACT, csrfToken: token }),
    });
    expect(((await query.json()) as { type: string }).type).toBe(NO_TOKEN);
  });

  it('cannot sign anybody out, choose for them, or act by a method that looks harmless', async () => {
    for (const [method, path] of [
      ['POST', '/api/v1/session/logout'],
      ['POST', '/api/v1/session/logout?everywhere=true'],
      ['PUT', '/api/v1/session/organisation'],
      ['DELETE', '/api/v1/ftp-sftp-accounts/00000000-0000-4000-8000-000000000000'],
    ] as const) {
      const headers = { Cookie: victim.cookie, Origin: new URL(product.url).origin };
      const response = await fetch(product.url + path, { method, headers });
      expect([method, path, response.status, ((await response.json()) as { type: string }).type]).toEqual([
        method,
        path,
        403,
        NO_TOKEN,
      ]);
    }
    for (const path of ['/api/v1/session/logout', '/api/v1/session/logout?_method=POST'])
      expect((await victim.fetch(path)).status).toBe(405);
    expect((await victim.fetch('/api/v1/session')).status).toBe(200);
  });

  it('is answered with nothing that lets its page read or ask more', async () => {
    const asked = await fetch(`${product.url}/api/v1/contact`, {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://evil.example',
        'Access-Control-Request-Method': 'PUT',
        'Access-Control-Request-Headers': 'x-csrf-token',
      },
    });
    const read = await fetch(`${product.url}/api/v1/session`, {
      headers: { Cookie: victim.cookie, Origin: 'https://evil.example' },
    });
    for (const response of [asked, read]) {
      await response.bytes();
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
  });

  it('is what remains when nothing is changed: the control', async () => {
    expect(await send({})).toBe(200);
    expect(await kept()).toEqual([{ name: 'Mallory' }]);
  });

  it('needs no token where there is no session to abuse: whoever brings one of a system is judged by it alone', async () => {
    expect(await send({ Authorization: 'Bearer x', 'X-CSRF-Token': null, Origin: null })).toBe(
      'urn:problem-type:chaman:session/required',
    );
    expect(await send({ Cookie: null, 'X-CSRF-Token': null })).toBe('urn:problem-type:chaman:session/required');
  });
});
