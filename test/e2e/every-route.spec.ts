import { SCOPES } from '../../src/platform/http/scope.js';
import { committedDocument, type Route } from '../../scripts/openapi/api-document.js';
import { TokenIssuer } from '../builders/token-issuer.js';
import { AccountsApi, FTP_SFTP, WEB_SERVICES } from './harness/accounts-api.js';
import { entryOf, person, stranger, type Caller } from './harness/callers.js';
import { startProduct, type Product } from './harness/product.js';
import { heldCertificate, restAccount } from './harness/rest-account.js';
import { RouteRequests, type Known } from './harness/route-request.js';
import { createSftpAccount, giveContact, sftpAccountRequest } from './harness/sftp-account.js';

const requests = new RouteRequests(committedDocument());
const routes = requests.routes();
const SENDER_SCOPE = 'chaman:certificates:write';
const NOT_FOUND = 'urn:problem-type:belgif:resourceNotFound';

/** Each answer is held against the document besides: contract-watch.ts. */
describe('every route of the document', () => {
  let issuer: TokenIssuer;
  let product: Product;
  let known: Known;

  beforeAll(async () => {
    issuer = await TokenIssuer.start();
    product = await startProduct({ without: ['worker'], api: issuer.variables });
    const owner = await product.signIn('access-manager');
    await giveContact(owner);
    await giveContact(await product.signIn('second-employer'));
    const { body } = await sftpAccountRequest(product, 'Walked1');
    const rest = await new AccountsApi(product, owner, WEB_SERVICES).call(
      'POST',
      '',
      restAccount('Walked', await heldCertificate(product, 'walked')),
    );
    const [certificate] = rest.body['certificates'] as { id: string }[];
    known = {
      'ftp-sftp-accounts': await createSftpAccount(owner, body),
      'web-service-accounts': String(rest.body['id']),
      certificateId: String(certificate?.id),
      number: await senderNumber('access-manager'),
    };
  });
  afterAll(async () => {
    await product.stop();
    await issuer.stop();
  });

  async function senderNumber(personId: string): Promise<string> {
    const contact = await (await product.signIn(personId)).fetch('/api/v1/contact');
    return ((await contact.json()) as { sender: { number: string } }).sender.number;
  }

  async function system(name: string, scopes: readonly string[], more: Partial<SystemShape> = {}): Promise<Caller> {
    const { sender = known['number'], fault, headers = {} } = more;
    const claims = { chaman_sender: fault === 'names-no-sender' ? undefined : sender };
    const token = await issuer.token(scopes.join(' '), { claims, expiresIn: fault === 'expired' ? -300 : 300 });
    return stranger(name, product.url, { ...headers, Authorization: `Bearer ${token}` }, { scopes, fault });
  }
  interface SystemShape {
    readonly sender: string;
    readonly fault: 'expired' | 'names-no-sender';
    readonly headers: Record<string, string>;
  }
  const everyScope = Object.keys(SCOPES);

  const callers: readonly (readonly [string, () => Promise<Caller>])[] = [
    ['nobody', async () => stranger('nobody', product.url, {})],
    ['a forged cookie', async () => stranger('forged', product.url, { Cookie: 'chaman=s%3Aforged.c2lnbmF0dXJl' })],
    ['a user without permission', async () => person('user', await product.signIn('user-without-permission'), [])],
    [
      'a person of no organisation',
      async () => person('none', await product.signIn('no-organisation'), ['no-organisation']),
    ],
    [
      'a person who has yet to choose',
      async () => person('undecided', await product.signIn('two-organisations'), ['undecided']),
    ],
    [
      'the people who run it',
      async () => person('operations', await product.signIn('operations'), ['operations', 'no-organisation']),
    ],
    ...everyScope.map((scope) => [`a system with ${scope} alone`, () => system(scope, [scope])] as const),
    ['a system with a token for something else', () => system('other', ['chaman:other'])],
    ['a system with every scope, expired', () => system('expired', everyScope, { fault: 'expired' })],
    ['a system that names no sender', () => system('no sender', everyScope, { fault: 'names-no-sender' })],
    [
      "a system with a manager's cookie beside its token",
      async () => {
        const { cookie } = await product.signIn('access-manager');
        return system('with cookie', ['chaman:senders:read'], { headers: { Cookie: cookie } });
      },
    ],
    ['its own manager', async () => person('manager', await product.signIn('access-manager'), ['manager'])],
  ];

  async function walk(caller: Caller, expected: (route: Route) => unknown): Promise<void> {
    const told: Record<string, unknown> = {};
    const due: Record<string, unknown> = {};
    for (const route of routes) {
      const name = `${route.method.toUpperCase()} ${route.path}`;
      const response = await caller.send(requests.pathOf(route, known), requests.initOf(route));
      const problem = response.ok ? undefined : ((await response.json()) as { type: string });
      const refused = [401, 403].includes(response.status) || /organisation-required$/.test(problem?.type ?? '');
      due[name] = expected(route);
      told[name] = refused || due[name] === NOT_FOUND ? (problem?.type ?? response.status) : 'admitted';
      expect([name, response.status < 500]).toEqual([name, true]);
      // Also an answer that never ends by itself is told from its beginning.
      if (!response.bodyUsed) await response.body?.cancel();
      // A token leaves no session behind.
      if (caller.token) expect([name, response.headers.getSetCookie()]).toEqual([name, []]);
    }
    expect(told).toEqual(due);
  }

  it('keeps foreign accounts from a manager of another sender, and from its software, as if they did not exist', async () => {
    const before = await product.sql('select id, revision, deleted_at from account order by id');
    const foreign = person('foreign', await product.signIn('second-employer'), ['manager']);
    const software = await system('foreign software', [SENDER_SCOPE], {
      sender: await senderNumber('second-employer'),
    });
    for (const caller of [foreign, software])
      await walk(caller, (route) => {
        const entry = entryOf(caller, route.operation);
        return entry === 'admitted' && route.path.includes('{id}') ? NOT_FOUND : entry;
      });
    expect(routes.filter(({ path }) => path.includes('{id}')).length).toBeGreaterThan(15);
    const unchanged = await product.sql('select id, revision, deleted_at from account where id = any($1) order by id', [
      before.map(({ id }) => id as string),
    ]);
    expect(unchanged).toEqual(before);
  });

  it.each(callers)('lets in %s exactly where it says so', async (_name, enter) => {
    const caller = await enter();
    await walk(caller, ({ operation }) => entryOf(caller, operation));
  });

  it('has accounts of both kinds to walk over', () => {
    expect(routes.filter(({ path }) => path.startsWith(FTP_SFTP)).length).toBeGreaterThan(5);
    expect(routes.filter(({ path }) => path.startsWith(WEB_SERVICES)).length).toBeGreaterThan(5);
  });
});
