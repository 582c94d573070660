import { startProduct, type Product } from '../../e2e/harness/product.js';
import { CookieJar, type SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';

interface ListedSession {
  readonly id: string;
  readonly person: string;
  readonly organisation: { readonly number: string } | null;
  readonly since: string;
  readonly lastActiveAt: string;
  readonly expiresAt: string;
  readonly own: boolean;
}

describe('sessions', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct({ without: ['worker'] });
  });
  afterAll(() => product.stop());

  const statusOf = async (client: SignedIn) => (await client.fetch('/api/v1/session')).status;

  async function listed(operator: SignedIn, query = ''): Promise<readonly ListedSession[]> {
    const response = await operator.fetch(`/api/v1/ops/sessions?limit=200${query}`);
    expect(response.status).toBe(200);
    return ((await response.json()) as { items: ListedSession[] }).items;
  }

  it('are listed for operations, with nothing in it that opens one', async () => {
    const [operator, manager] = [await product.signIn('operations'), await product.signIn('group-manager')];
    const response = await operator.fetch('/api/v1/ops/sessions');
    const text = await response.text();
    const { items } = JSON.parse(text) as { items: ListedSession[] };
    expect(items.slice(0, 2)).toMatchObject([
      { person: 'Bruno Lambert', organisation: { number: '0566988259' }, own: false },
      { person: 'Olga Vermeulen', organisation: null, own: true },
    ]);
    const ids = await product.sql<{ sid: string }>('select sid from session');
    for (const { sid } of ids) expect(text).not.toContain(sid);
    const cookie = /chaman=([^;]+)/.exec(manager.cookie)?.[1] ?? '';
    expect(text).not.toContain(cookie);
    const { csrfToken } = (await (await manager.fetch('/api/v1/session')).json()) as { csrfToken: string };
    expect(text).not.toContain(csrfToken);
  });

  it('are found by the organisation that they act for, page by page', async () => {
    const operator = await product.signIn('operations');
    const secretariat = await product.signIn('two-organisations');
    const body = JSON.stringify({
      organisationNumber: '0741852931',
      context: 'ENTERPRISE',
      capacity: 'SOCIAL_SECRETARIAT',
    });
    expect(await listed(operator, '&organisationNumber=0741852931')).toEqual([]);
    await secretariat.fetch('/api/v1/session/organisation', { method: 'PUT', body });
    expect(await listed(operator, '&organisationNumber=0741852931')).toHaveLength(1);
    const all = await listed(operator);
    const paged: ListedSession[] = [];
    for (let after = ''; ;) {
      const page = (await (await operator.fetch(`/api/v1/ops/sessions?limit=1${after}`)).json()) as {
        items: ListedSession[];
        next: string | null;
      };
      paged.push(...page.items);
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });

  it('are ended by operations, and it stands in the trail of operations who did it and whose it was', async () => {
    const [operator, victim] = [await product.signIn('operations'), await product.signIn('second-employer')];
    const [found] = (await listed(operator)).filter(({ person }) => person === 'Eva Schmitz');
    const path = `/api/v1/ops/sessions/${found?.id}`;
    expect((await victim.fetch(path, { method: 'DELETE' })).status).toBe(403);
    const ended = await operator.fetch(path, { method: 'DELETE' });
    expect([ended.status, await ended.json()]).toEqual([200, { id: found?.id, person: 'Eva Schmitz' }]);
    expect(await statusOf(victim)).toBe(401);
    expect((await operator.fetch(path, { method: 'DELETE' })).status).toBe(404);
    const trail = await operator.fetch('/api/v1/ops/audit-events?action=session.ended');
    expect(await trail.json()).toMatchObject({
      items: [
        { actor: { name: 'Olga Vermeulen' }, before: { person: 'Eva Schmitz', organisationNumber: '0412345614' } },
      ],
    });
  });

  it('end in every browser of one person when they ask for that, and of nobody else', async () => {
    const [one, two, other] = [
      await product.signIn('professional'),
      await product.signIn('professional'),
      await product.signIn('second-employer'),
    ];
    expect((await one.fetch('/api/v1/session/logout?everywhere=perhaps', { method: 'POST' })).status).toBe(400);
    expect((await one.fetch('/api/v1/session/logout?everywhere=true', { method: 'POST' })).status).toBe(200);
    expect([await statusOf(one), await statusOf(two), await statusOf(other)]).toEqual([401, 401, 200]);
  });

  it('end one by one otherwise', async () => {
    const [one, two] = [await product.signIn('professional'), await product.signIn('professional')];
    await one.fetch('/api/v1/session/logout', { method: 'POST' });
    expect([await statusOf(one), await statusOf(two)]).toEqual([401, 200]);
  });

  it('end when the person signs in anew and the identity provider says other things of them', async () => {
    const [older, same] = [await product.signIn('access-manager'), await product.signIn('access-manager')];
    expect(await statusOf(older)).toBe(200);
    await product.sql(
      `update session set sess = jsonb_set(sess, '{signedIn,mandates,0,role}', '"CHIEF_ACCESS_MANAGER"')
       where sess #>> '{signedIn,nameId}' = 'sample-access-manager'
         and handle = (select handle from session where sess #>> '{signedIn,nameId}' = 'sample-access-manager' order by began_at limit 1)`,
    );
    const newest = await product.signIn('access-manager');
    expect([await statusOf(older), await statusOf(same), await statusOf(newest)]).toEqual([401, 200, 200]);
  });

  it('get an id that nobody knew before sign-in, whatever cookie was planted', async () => {
    const { cookie: planted } = await product.signIn('group-manager');
    const jar = new CookieJar();
    const fixed = await product.signIn('group-manager');
    expect(fixed.cookie).not.toBe(planted);
    for (const cookie of ['chaman=s%3Aplanted.c2lnbmF0dXJl', 'chaman=planted']) {
      const response = await fetch(`${product.url}/`, { headers: { Cookie: cookie } });
      jar.take(response);
      expect(response.headers.getSetCookie()).toEqual([]);
    }
  });

  it('are known to every process, and ended in every process', async () => {
    const another = await product.startAnother('api');
    const client = await product.signIn('access-manager');
    const there = (cookie: string) => fetch(`${another.url}/api/v1/session`, { headers: { Cookie: cookie } });
    const { cookie } = client;
    expect((await there(cookie)).status).toBe(200);
    await client.fetch('/api/v1/session/logout', { method: 'POST' });
    expect((await there(cookie)).status).toBe(401);
  });

  it('are not begun by a ticket that was made before the identity provider ended them all', async () => {
    await product.sql(
      `insert into sign_in_ticket (ticket_hash, browser_hash, return_path, signed_in, expires_at)
       values ('hash', 'browser', '/', '{"nameId": "sample-group-manager", "sessionIndex": null}', now() + interval '1 minute')`,
    );
    await fetch(product.environment.identityProvider.logoutUrl('group-manager'), { redirect: 'manual' });
    expect(await product.sql(`select from sign_in_ticket where ticket_hash = 'hash'`)).toEqual([]);
  });
});
