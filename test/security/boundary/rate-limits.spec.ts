import { TokenIssuer } from '../../builders/token-issuer.js';
import { startProduct, type Product } from '../../e2e/harness/product.js';

const LANGUAGES = { nl: /Te veel/, fr: /Trop de/, de: /Zu viele/, en: /Too many/ };

describe('whoever asks too often', () => {
  let issuer: TokenIssuer;
  let product: Product;

  beforeAll(async () => {
    issuer = await TokenIssuer.start();
    product = await startProduct({ without: ['worker'], api: { ...issuer.variables, TRUSTED_PROXIES: '127.0.0.1' } });
  });
  afterAll(async () => {
    await product.stop();
    await issuer.stop();
  });

  async function restart(variables: NodeJS.ProcessEnv): Promise<void> {
    await product.stopApi();
    await product.startApi(variables);
  }

  /** Statuses of so many requests; the last one whole. */
  async function ask(times: number, path: string, headers: Record<string, string> = {}) {
    const statuses: number[] = [];
    let last: Response | undefined;
    for (let count = 0; count < times; count += 1) {
      last = await fetch(product.url + path, { headers, redirect: 'manual' });
      statuses.push(last.status);
      if (count < times - 1) await last.bytes();
    }
    if (!last) throw new Error('nothing was asked');
    return { statuses, last };
  }

  async function expectToWait(response: Response, type = 'urn:problem-type:belgif:tooManyRequests'): Promise<string> {
    expect(response.status).toBe(429);
    const seconds = response.headers.get('Retry-After') ?? '';
    expect(seconds).toMatch(/^[1-9]\d?$/);
    const problem = (await response.json()) as { type: string; title: string; detail: string };
    expect(problem.type).toBe(type);
    expect(problem.detail).toContain(` ${seconds} `);
    return problem.title;
  }

  it('is told so by address, behind a proxy that is trusted by the address it tells, and how long to wait', async () => {
    await restart({ RATE_PER_ADDRESS: '4' });
    const from = (address: string) => ({ 'X-Forwarded-For': address });
    const { statuses, last } = await ask(5, '/api/v1/session', from('192.0.2.1'));
    expect(statuses).toEqual([401, 401, 401, 401, 429]);
    await expectToWait(last);
    expect((await ask(1, '/api/v1/session', from('192.0.2.2'))).statuses).toEqual([401]);
    // The rightmost is what the proxy saw; what stands before it, anybody can write.
    expect((await ask(1, '/api/v1/session', from('198.51.100.7, 192.0.2.1'))).statuses).toEqual([429]);
    for (const [language, title] of Object.entries(LANGUAGES))
      expect(
        await expectToWait(
          (await ask(1, '/api/v1/session', { ...from('192.0.2.1'), 'Accept-Language': language })).last,
        ),
      ).toMatch(title);
  });

  it('is one address with all that it has of IPv6', async () => {
    await restart({ RATE_PER_ADDRESS: '2' });
    const status = async (address: string) =>
      (await ask(1, '/api/v1/session', { 'X-Forwarded-For': address })).statuses[0];
    expect([
      await status('2001:db8:1:2::1'),
      await status('2001:db8:1:2:ffff::2'),
      await status('2001:db8:1:2::3'),
    ]).toEqual([401, 401, 429]);
    expect(await status('2001:db8:1:3::1')).toBe(401);
  });

  it('gains nothing by telling addresses where no proxy is trusted', async () => {
    await restart({ RATE_PER_ADDRESS: '2', TRUSTED_PROXIES: '10.0.0.0/8' });
    const statuses: (number | undefined)[] = [];
    for (const last of [1, 2, 3])
      statuses.push((await ask(1, '/api/v1/session', { 'X-Forwarded-For': `192.0.2.${last}` })).statuses[0]);
    expect(statuses).toEqual([401, 401, 429]);
  });

  it('never keeps probes from asking for health', async () => {
    await restart({ RATE_PER_ADDRESS: '1' });
    expect((await ask(5, '/health/live')).statuses).toEqual([200, 200, 200, 200, 200]);
  });

  it('is told so at sign-in, by a page for people', async () => {
    await restart({ RATE_OF_SIGN_IN: '3' });
    const { statuses, last } = await ask(4, '/auth/login', { Accept: 'text/html', 'Accept-Language': 'nl' });
    expect(statuses).toEqual([303, 303, 303, 429]);
    expect(last.headers.get('Retry-After')).toMatch(/^[1-9]\d?$/);
    expect(await last.text()).toContain('Te veel aanmeldingen vanaf dit adres');
    expect((await ask(1, '/api/v1/session')).statuses).toEqual([401]);
  });

  it('is one person in all sessions, and keeps nobody else from working', async () => {
    await restart({ RATE_PER_PERSON: '6' });
    const [one, two] = [await product.signIn('access-manager'), await product.signIn('access-manager')];
    const colleague = await product.signIn('group-manager');
    const statuses: number[] = [];
    for (const client of [one, two, one, two, one, two, one, two])
      statuses.push((await client.fetch('/api/v1/session')).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
    await expectToWait(await one.fetch('/api/v1/contact', { headers: { 'Accept-Language': 'en' } }));
    expect((await colleague.fetch('/api/v1/session')).status).toBe(200);
  });

  it('is one system with all its tokens', async () => {
    await restart({ ...issuer.variables, RATE_PER_SYSTEM: '3' });
    const tokens = [await issuer.token('chaman:senders:read'), await issuer.token('chaman:senders:read')];
    const statuses: number[] = [];
    for (const at of [0, 1, 0, 1])
      statuses.push(...(await ask(1, '/api/v1/senders', { Authorization: `Bearer ${tokens[at]}` })).statuses);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const other = await issuer.token('chaman:senders:read', { claims: { client_id: 'another-system' } });
    expect((await ask(1, '/api/v1/senders', { Authorization: `Bearer ${other}` })).statuses).toEqual([200]);
  });
});
