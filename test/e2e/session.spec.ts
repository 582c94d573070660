import { startProduct, type Product } from './harness/product.js';

describe('a session', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct({ without: ['worker'] });
  });
  afterAll(() => product.stop());

  const bakery = { organisationNumber: '0412345614', context: 'ENTERPRISE', capacity: 'EMPLOYER' };
  const secretariat = { organisationNumber: '0741852931', context: 'ENTERPRISE', capacity: 'SOCIAL_SECRETARIAT' };
  const put = (body: unknown): RequestInit => ({ method: 'PUT', body: JSON.stringify(body) });
  const typeOf = async (response: Response) => ((await response.json()) as { type: string }).type;

  it('acts for nobody until one of several organisations is chosen, and can switch', async () => {
    const client = await product.signIn('two-organisations');
    expect(await typeOf(await client.fetch('/api/v1/contact'))).toMatch(/organisation-required$/);
    const chosen = await client.fetch('/api/v1/session/organisation', put(secretariat));
    expect(await chosen.json()).toMatchObject({ organisation: { ...secretariat, mayManage: true } });
    expect(await typeOf(await client.fetch('/api/v1/contact'))).not.toMatch(/organisation-required$|denied$/);
    expect((await client.fetch('/')).status).toBe(200);
    const switched = await client.fetch('/api/v1/session/organisation', put(bakery));
    expect(await switched.json()).toMatchObject({ organisation: { ...bakery, mayManage: false } });
    const denied = await client.fetch('/api/v1/contact', { headers: { 'Accept-Language': 'fr' } });
    expect(denied.status).toBe(403);
    expect(JSON.stringify(await denied.json())).toMatch(/Sonnenschein.*0412\.345\.614.*utilisateur/);
    expect((await client.fetch('/')).status).toBe(403);
  });

  it('chooses only what sign-in allowed', async () => {
    const client = await product.signIn('two-organisations');
    for (const foreign of [
      { ...bakery, organisationNumber: '0566988259' },
      { ...bakery, context: 'PROFESSIONAL' },
      { ...bakery, capacity: 'SERVICE_PROVIDER' },
    ])
      expect((await client.fetch('/api/v1/session/organisation', put(foreign))).status).toBe(404);
    for (const malformed of [{}, { ...bakery, mayManage: true }, { ...bakery, organisationNumber: 412345614 }, []])
      expect((await client.fetch('/api/v1/session/organisation', put(malformed))).status).toBe(400);
  });

  it('ends at sign-out, here and at the identity provider', async () => {
    const client = await product.signIn('access-manager');
    const cookie = client.cookie;
    const response = await client.fetch('/api/v1/session/logout', { method: 'POST' });
    const { redirectTo } = (await response.json()) as { redirectTo: string };
    expect(redirectTo).toMatch(/^http:\/\/localhost:\d+\/slo\?SAMLRequest=/);
    const answered = await fetch(redirectTo, { redirect: 'manual' });
    const home = await fetch(answered.headers.get('Location') ?? '', { redirect: 'manual' });
    expect([home.status, home.headers.get('Location')]).toEqual([303, '/']);
    expect((await client.fetch('/api/v1/session', { headers: { Cookie: cookie } })).status).toBe(401);
  });

  it('ends when the identity provider says so, everywhere, for this person only', async () => {
    const [one, two, other] = await Promise.all(
      ['group-manager', 'group-manager', 'second-employer'].map((person) => product.signIn(person)),
    );
    const answer = await fetch(product.environment.identityProvider.logoutUrl('group-manager'), { redirect: 'manual' });
    expect(answer.headers.get('Location')).toMatch(/\/slo\?SAMLResponse=/);
    const statuses = await Promise.all(
      [one, two, other].map(async (who) => (await who?.fetch('/api/v1/session'))?.status),
    );
    expect(statuses).toEqual([401, 401, 200]);
  });

  it('refuses changes that come from another site', async () => {
    const client = await product.signIn('access-manager');
    for (const origin of ['http://localhost', 'null', 'https://evil.example']) {
      const response = await client.fetch('/api/v1/session/logout', { method: 'POST', headers: { Origin: origin } });
      expect([origin, response.status]).toEqual([origin, 403]);
    }
    expect((await client.fetch('/api/v1/session')).status).toBe(200);
  });

  it('ends after half an hour without requests, and after eight hours in any case', async () => {
    const client = await product.signIn('professional');
    const where = `where sess #>> '{signedIn,nameId}' = 'sample-professional'`;
    const left = async () => {
      const [row] = await product.sql<{ minutes: string }>(
        `select extract(epoch from expire - now()) / 60 as minutes from session ${where}`,
      );
      return Number(row?.minutes);
    };
    expect(await left()).toBeCloseTo(30, 0);
    await product.sql(`update session set expire = now() + interval '10 minutes' ${where}`);
    await client.fetch('/api/v1/session');
    expect(await left()).toBeCloseTo(30, 0);
    const almostEightHoursAgo = Date.now() - (8 * 60 - 20) * 60_000;
    await product.sql(
      `update session set expire = now() + interval '10 minutes', sess = jsonb_set(sess, '{signedIn,signedInAt}', to_jsonb($1::bigint)) ${where}`,
      [almostEightHoursAgo],
    );
    await client.fetch('/api/v1/session');
    expect(await left()).toBeCloseTo(20, 0);
    await product.sql(`update session set expire = now() - interval '1 second' ${where}`);
    expect((await client.fetch('/api/v1/session')).status).toBe(401);
  });
});
