import { CookieJar } from '../../../sandbox/identity-provider/sign-in.client.js';
import { startProduct, type Product } from '../../e2e/harness/product.js';
import type { ProductProcess } from '../../../sandbox/environment/product-process.js';

/** What surrounds the identity provider's answer: the browser that asked, the ticket, the cookie, the way back. */
describe('the browser that signs in', () => {
  let product: Product;
  let another: ProductProcess;

  beforeAll(async () => {
    product = await startProduct({ without: ['worker'] });
    another = await product.startAnother('api');
  });
  afterAll(() => product.stop());

  async function begin(returnTo: string, jar = new CookieJar()) {
    const response = await fetch(`${product.url}/auth/login?returnTo=${returnTo}`, {
      redirect: 'manual',
      headers: { Cookie: jar.header },
    });
    jar.take(response);
    return { jar, requestUrl: response.headers.get('Location') ?? '' };
  }

  async function ticketFor(requestUrl: string, person = 'access-manager'): Promise<string> {
    const answer = await product.environment.identityProvider.answer(requestUrl, person, {});
    const accepted = await fetch(`${product.url}/auth/acs`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: 'http://localhost' },
      body: new URLSearchParams({ SAMLResponse: Buffer.from(answer).toString('base64') }),
    });
    const location = accepted.headers.get('Location') ?? '';
    expect([accepted.status, location]).toEqual([303, expect.stringMatching(/^\/auth\/complete\?ticket=[\w-]{43}$/)]);
    expect(accepted.headers.getSetCookie()).toEqual([]);
    return location;
  }

  async function complete(ticket: string, cookie: string, url = product.url): Promise<Response> {
    const response = await fetch(url + ticket, {
      redirect: 'manual',
      headers: { Cookie: cookie, Accept: 'application/json' },
    });
    await response.bytes();
    return response;
  }
  const gotIn = (response: Response) => response.headers.getSetCookie().some((cookie) => cookie.startsWith('chaman='));

  it('cannot be made to complete the sign-in of somebody else: no cookie, another mark, a planted session', async () => {
    const attacker = await begin('/');
    const ticket = await ticketFor(attacker.requestUrl);
    const victim = await begin('/');
    for (const cookie of [
      '',
      victim.jar.header,
      'chaman-sign-in=',
      `chaman-sign-in=${'A'.repeat(43)}`,
      'chaman=planted',
    ]) {
      const response = await complete(ticket, cookie);
      expect([cookie, response.status, gotIn(response)]).toEqual([cookie, 403, false]);
    }
    const control = await complete(ticket, attacker.jar.header);
    expect([control.status, gotIn(control)]).toEqual([303, true]);
  });

  it('uses a ticket once, in whatever process, however many ask at once', async () => {
    const { jar, requestUrl } = await begin('/');
    const ticket = await ticketFor(requestUrl);
    const attempts = Array.from({ length: 8 }, (_, at) =>
      complete(ticket, jar.header, at % 2 ? another.url : product.url),
    );
    const got = (await Promise.all(attempts)).filter(gotIn);
    expect(got).toHaveLength(1);
    for (const url of [product.url, another.url]) expect(gotIn(await complete(ticket, jar.header, url))).toBe(false);
  });

  it('gets a session that was not there before, and the one it had is not carried over', async () => {
    const before = await product.signIn('second-employer');
    const jar = new CookieJar();
    const { requestUrl } = await begin('/', jar);
    const cookie = `${before.cookie}; ${jar.header}`;
    const completed = await complete(await ticketFor(requestUrl), cookie);
    const [session = ''] = completed.headers.getSetCookie().filter((each) => each.startsWith('chaman='));
    const [after = ''] = session.split(';');
    expect(before.cookie).not.toContain(after);
    const read = async (Cookie: string) => {
      const response = await fetch(`${product.url}/api/v1/session`, { headers: { Cookie } });
      return ((await response.json()) as { person?: { name: string } }).person?.name;
    };
    expect(await read(after)).toBe('An Peeters');
    // The one before is gone: nobody who knew it comes along.
    expect(await read(before.cookie)).toBeUndefined();
  });

  it('gets a cookie that scripts cannot read and other sites do not send', async () => {
    const { jar, requestUrl } = await begin('/');
    const completed = await complete(await ticketFor(requestUrl), jar.header);
    const [session = ''] = completed.headers.getSetCookie().filter((each) => each.startsWith('chaman='));
    expect(session).toMatch(/^chaman=s%3A[\w-]{32}\.[\w%+/-]+; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    '////evil.example/%2e%2e',
    String.raw`/\evil.example`,
    String.raw`\\evil.example`,
    String.raw`/\/evil.example`,
    '/.//evil.example',
    '/..//evil.example',
    '/%2e%2e//evil.example',
    '/x/%2e%2e//evil.example',
    '/./%2e/..//evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\u0000//evil.example',
    '/\u2028/evil.example',
    '／／evil.example',
    '/@evil.example'.slice(1),
    'http:evil.example',
    'http:/evil.example',
    'https:\\evil.example',
    'javascript:alert(1)',
    'JaVaScRiPt://%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://evil.example/1',
    '/auth/login',
    '/AUTH/complete?ticket=x',
    '/%61uth/../auth/slo',
  ])('is led to a page of this site after sign-in, never to %j', async (wanted) => {
    const { jar, requestUrl } = await begin(encodeURIComponent(wanted));
    const completed = await complete(await ticketFor(requestUrl), jar.header);
    expect(completed.status).toBe(303);
    const target = new URL(completed.headers.get('Location') ?? 'none:', product.url);
    expect(target.origin).toBe(new URL(product.url).origin);
    expect(target.pathname).not.toMatch(/^\/\/|^\/auth/i);
  });

  it.each([
    'returnTo=/contact&returnTo=https://evil.example',
    'returnTo[]=https://evil.example',
    'returnTo[toString]=/x',
    'returnTo=%2F%2Fevil.example',
    'returnTo=%252F%252Fevil.example',
    'returnTo=%5C%5Cevil.example',
  ])('is led home by an address that is written in a clever way: %s', async (query) => {
    const { jar, requestUrl } = await begin(`&${query}`.slice('&returnTo='.length));
    const completed = await complete(await ticketFor(requestUrl), jar.header);
    expect(new URL(completed.headers.get('Location') ?? 'none:', product.url).origin).toBe(new URL(product.url).origin);
  });

  it('tells the identity provider nothing of the way back, and follows no way that it brings', async () => {
    const { jar, requestUrl } = await begin(encodeURIComponent('/contact'));
    expect(decodeURIComponent(requestUrl)).not.toContain('/contact');
    const answer = await product.environment.identityProvider.answer(requestUrl, 'access-manager', {});
    const accepted = await fetch(`${product.url}/auth/acs`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: 'http://localhost' },
      body: new URLSearchParams({
        SAMLResponse: Buffer.from(answer).toString('base64'),
        RelayState: 'https://evil.example/',
      }),
    });
    const completed = await complete(accepted.headers.get('Location') ?? '', jar.header);
    expect(completed.headers.get('Location')).toBe('/contact');
  });
});
