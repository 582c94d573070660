import { appRoutes } from '@bull-board/api/dist/routes.js';
import { SCOPES } from '../../src/platform/http/scope.js';
import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { TokenIssuer } from '../builders/token-issuer.js';
import { person, stranger, type Caller } from '../e2e/harness/callers.js';
import { startProduct, type Product } from '../e2e/harness/product.js';
import { createSftpAccount, giveContact, sftpAccountRequest } from '../e2e/harness/sftp-account.js';

const BASE = '/ops/queues';
const QUEUES = ['reconcile-file-transfer', 'reconcile-certificate-registry', 'reconcile-authorization-server'];
const CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE'];

interface Board {
  readonly queues: readonly {
    readonly name: string;
    readonly readOnlyMode: boolean;
    readonly jobs: readonly { readonly id: string; readonly data: object; readonly opts: object }[];
  }[];
}

/** What it looks like: test/browser/queue-board.spec.ts. */
describe('the board of queues', () => {
  let issuer: TokenIssuer;
  let product: Product;
  let operations: SignedIn;
  let accountId: string;

  beforeAll(async () => {
    issuer = await TokenIssuer.start();
    product = await startProduct({ without: ['worker'], api: issuer.variables });
    operations = await product.signIn('operations');
    const customer = await product.signIn('access-manager');
    await giveContact(customer);
    accountId = await createSftpAccount(customer, (await sftpAccountRequest(product, 'Boarded')).body);
  });
  afterAll(async () => {
    await product.stop();
    await issuer.stop();
  });

  const board = async (query = ''): Promise<Board> =>
    (await operations.fetch(`${BASE}/api/queues${query}`)).json() as Promise<Board>;

  async function fileTransferTarget(): Promise<string | undefined> {
    const [target] = await product.sql<{ id: string }>(
      `select id from provisioning_target where account_id = $1 and gateway = 'file-transfer'`,
      [accountId],
    );
    return target?.id;
  }

  /** The board's own addresses, as the library lists them, those of its files, and some that are none. */
  async function addresses(): Promise<readonly string[]> {
    const page = await (await operations.fetch(BASE)).text();
    const files = [...page.matchAll(/(?:href|src)="(static\/[^"]+)"/g)].map(([, file]) => `/${file}`);
    expect(files.length).toBeGreaterThan(5);
    const target = await fileTransferTarget();
    const fill = (route: string) =>
      route
        .replace(':queueName', QUEUES[0] ?? '')
        .replace(':jobId', `${target}-1-1`)
        .replace(/:\w+/g, 'latest');
    const routes = [appRoutes.entryPoint, ...appRoutes.api].flatMap(({ route }) => route).map(fill);
    expect(routes.length).toBeGreaterThan(30);
    return [
      ...new Set(['', ...routes, ...files, '/static/locales/nl/messages.json', '/nothing', '/static/..%2findex.ejs']),
    ].map((path) => BASE + path);
  }

  const everyScope = () => issuer.token(Object.keys(SCOPES).join(' '));
  const others: readonly (readonly [string, () => Promise<Caller>, number])[] = [
    ['nobody', async () => stranger('nobody', product.url, {}), 401],
    ['a manager', async () => person('manager', await product.signIn('access-manager'), ['manager']), 403],
    ['a person of no organisation', async () => person('none', await product.signIn('no-organisation'), []), 403],
    [
      'a system with every scope',
      async () => stranger('system', product.url, { Authorization: `Bearer ${await everyScope()}` }),
      401,
    ],
    [
      "a system with an operator's cookie",
      async () => {
        const Authorization = `Bearer ${await everyScope()}`;
        return stranger('both', product.url, { Cookie: operations.cookie, Authorization });
      },
      401,
    ],
  ];

  it.each(others)('refuses %s at every address, as other routes of operations do', async (_name, enter, status) => {
    const caller = await enter();
    const odd: unknown[] = [];
    for (const path of [...(await addresses()), `${BASE}/`, BASE.toUpperCase(), `${BASE}//api/queues`]) {
      const response = await caller.send(path, {});
      const body = await response.text();
      if (response.status !== status || /reconcile-|static\//.test(body)) odd.push([path, response.status, body]);
    }
    expect(odd).toEqual([]);
  });

  it('answers no method that changes something, at any address, to anybody', async () => {
    const before = await product.queue.contents();
    const odd: unknown[] = [];
    for (const path of await addresses())
      for (const method of CHANGING) {
        const response = await operations.fetch(path, { method, headers: { 'Content-Type': 'application/json' } });
        if (response.status !== 405 || response.headers.get('Allow') !== 'GET, HEAD')
          odd.push([method, path, response.status]);
        await response.body?.cancel();
      }
    expect(odd).toEqual([]);
    const manager = await product.signIn('access-manager');
    for (const client of [operations, manager]) {
      const response = await client.fetch(`${BASE}/api/queues/pause`, { method: 'PUT' });
      expect(response.status).toBe(405);
    }
    expect(await product.queue.contents()).toBe(before);
  });

  it('shows operations what waits, by nothing but ids', async () => {
    const { queues } = await board(`?activeQueue=${QUEUES[0]}`);
    expect(queues.map(({ name, readOnlyMode }) => [name, readOnlyMode])).toEqual(QUEUES.map((name) => [name, true]));
    const jobs = queues.flatMap((queue) => queue.jobs);
    expect(jobs.map(({ data }) => data)).toEqual([{ targetId: await fileTransferTarget() }]);
    const job = await operations.fetch(`${BASE}/api/queues/${QUEUES[0]}/${jobs[0]?.id}`);
    expect(await job.json()).toMatchObject({ status: 'waiting', job: { data: jobs[0]?.data } });
  });

  it('has a policy of its own that lets nothing in from elsewhere; the rest of the product keeps the strict one', async () => {
    const response = await operations.fetch(BASE);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'");
    expect(policy).not.toMatch(/https?:|\*/);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.text()).not.toMatch(/(href|src)="(https?:)?\/\//);
    for (const path of ['/', '/ops/queue', '/api/v1/ops/gateways'])
      expect((await operations.fetch(path)).headers.get('Content-Security-Policy')).not.toContain('unsafe');
  });

  it('keeps no session alive by what its page asks on its own', async () => {
    const left = async (): Promise<number> => {
      const [row] = await product.sql<{ left: number }>(
        `select extract(epoch from expire - now())::float8 as left from session where sess::text like '%Olga Vermeulen%'
         order by expire limit 1`,
      );
      return row?.left ?? 0;
    };
    await product.sql(
      `update session set expire = now() + interval '2 minutes' where sess::text like '%Olga Vermeulen%'`,
    );
    await board();
    expect(await left()).toBeLessThan(125);
    await operations.fetch(BASE);
    expect(await left()).toBeGreaterThan(600);
  });

  it('answers what does not exist as the rest does', async () => {
    const response = await operations.fetch(`${BASE}/static/nothing.js`);
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
    const unknown = await operations.fetch(`${BASE}/api/queues/nothing/1`);
    expect(unknown.status).toBe(404);
  });
});
