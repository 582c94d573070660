import { generateKeyPair, SignJWT } from 'jose';
import { committedDocument, type Route } from '../../../scripts/openapi/api-document.js';
import type { SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';
import { declaredRoutes } from '../../architecture/declared-routes.js';
import { AUDIENCE, TokenIssuer, type TokenShape } from '../../builders/token-issuer.js';
import { AccountsApi, WEB_SERVICES } from '../../e2e/harness/accounts-api.js';
import { startProduct, type Product } from '../../e2e/harness/product.js';
import { heldCertificate, restAccount } from '../../e2e/harness/rest-account.js';
import { RouteRequests, type Known } from '../../e2e/harness/route-request.js';
import { createSftpAccount, giveContact, sftpAccountRequest } from '../../e2e/harness/sftp-account.js';
import { ROUTES, VERDICTS, type CallerKind } from './authorization-table.js';

const requests = new RouteRequests(committedDocument());
const routes = requests.routes();
const nameOf = ({ method, path }: { readonly method: string; readonly path: string }) =>
  `${method.toUpperCase()} ${path}`;
const NOT_FOUND = 'urn:problem-type:belgif:resourceNotFound';
const EVERY_SCOPE =
  'chaman:senders:read chaman:contacts:read chaman:accounts:read chaman:changes:read chaman:certificates:write';

type Send = (path: string, init: RequestInit) => Promise<Response>;

describe('the table of who gets in where', () => {
  it('has exactly the routes that there are', async () => {
    const declared = (await declaredRoutes()).filter(({ hidden }) => !hidden).map(nameOf);
    expect(Object.keys(ROUTES).sort()).toEqual([...declared].sort());
    expect(Object.keys(ROUTES).sort()).toEqual(routes.map(nameOf).sort());
  });

  it('leaves out only pages, sign-in and probes, which are for everybody', async () => {
    const hidden = (await declaredRoutes()).filter((route) => route.hidden && route.admission.audience === 'public');
    expect(hidden.map(nameOf).filter((name) => /^\w+ \/api\//.test(name))).toEqual([]);
  });
});

describe('every caller at every route', () => {
  let issuer: TokenIssuer;
  let product: Product;
  let own: Known;
  let foreign: Known;

  beforeAll(async () => {
    issuer = await TokenIssuer.start();
    product = await startProduct({ without: ['worker'], api: issuer.variables });
    [own, foreign] = [await accountsOf('access-manager', 'Own1'), await accountsOf('second-employer', 'Foreign1')];
  });
  afterAll(async () => {
    await product.stop();
    await issuer.stop();
  });

  async function accountsOf(person: string, name: string): Promise<Known> {
    const client = await product.signIn(person);
    await giveContact(client);
    const { body } = await sftpAccountRequest(product, name);
    const rest = await new AccountsApi(product, client, WEB_SERVICES).call(
      'POST',
      '',
      restAccount(name, await heldCertificate(product, name.toLowerCase())),
    );
    const [certificate] = rest.body['certificates'] as { id: string }[];
    const contact = (await (await client.fetch('/api/v1/contact')).json()) as { sender: { number: string } };
    const id = await createSftpAccount(client, body);
    return {
      'ftp-sftp-accounts': id,
      'web-service-accounts': String(rest.body['id']),
      accounts: id,
      certificateId: String(certificate?.id),
      number: contact.sender.number,
    };
  }

  /** Everything but what ends or deletes; that is tried in walks of its own, at the end. */
  const harmless = routes.filter(({ method, path }) => method !== 'delete' && !path.endsWith('/logout'));
  const withId = routes.filter(({ path }) => path.includes('-accounts/{id}'));

  async function told(send: Send, route: Route, known: Known): Promise<string> {
    const response = await send(requests.pathOf(route, known), requests.initOf(route));
    const { type = '' } = response.ok ? {} : ((await response.json()) as { type?: string });
    if (!response.bodyUsed) await response.body?.cancel();
    expect([nameOf(route), response.status < 500 || response.status === 503]).toEqual([nameOf(route), true]);
    const refused = [401, 403].includes(response.status) || type.endsWith('organisation-required');
    // What was asked for may be gone by now, or was never there: who is told so was let in. An account of theirs is there to be read.
    const missing = type === NOT_FOUND && (known === foreign || isReading(route));
    return refused || missing ? type : 'in';
  }

  const isReading = ({ method, path }: Route) => method === 'get' && path.endsWith('-accounts/{id}');

  async function walk(send: Send, which: readonly Route[], known: Known): Promise<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const route of which) found[nameOf(route)] = await told(send, route, known);
    return found;
  }

  const due = (kind: CallerKind, which: readonly Route[]) =>
    Object.fromEntries(which.map((route) => [nameOf(route), VERDICTS[kind][ROUTES[nameOf(route)] ?? 'anybody']]));

  const as =
    (client: SignedIn): Send =>
    (path, init) =>
      client.fetch(path, init);
  const bare =
    (headers: Record<string, string>): Send =>
    (path, init) =>
      fetch(product.url + path, {
        ...init,
        redirect: 'manual',
        headers: { Origin: product.url, ...(init.headers as Record<string, string>), ...headers },
      });
  const bearing = async (scope: string, shape: TokenShape = {}): Promise<Send> =>
    bare({ Authorization: `Bearer ${await issuer.token(scope, shape)}` });
  const forSender = (known: Known): TokenShape => ({ claims: { chaman_sender: known['number'] } });
  const signedIn = async (person: string) => as(await product.signIn(person));

  /** The identity provider of the sandbox has nobody of this role. */
  async function inRole(role: string): Promise<Send> {
    const client = await product.signIn('access-manager');
    await product.sql(
      `update session set sess = jsonb_set(sess, '{signedIn,mandates,0,role}', to_jsonb($1::text))
       where handle = (select handle from session order by began_at desc limit 1)`,
      [role],
    );
    return as(client);
  }

  async function cookieOf(ending: 'signed out' | 'idle for too long'): Promise<Send> {
    const client = await product.signIn('access-manager');
    const { cookie } = client;
    if (ending === 'signed out') await client.fetch('/api/v1/session/logout', { method: 'POST' });
    else
      await product.sql(
        `update session set expire = now() where handle = (select handle from session order by began_at desc limit 1)`,
      );
    return bare({ Cookie: cookie });
  }

  /** Signed by a key that nobody published. */
  async function forgedToken(): Promise<Send> {
    const { privateKey } = await generateKeyPair('ES256');
    const token = await new SignJWT({ scope: EVERY_SCOPE, client_id: 'x', sub: 'x' })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
      .setIssuer(issuer.url)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
    return bare({ Authorization: `Bearer ${token}` });
  }

  const callers: readonly (readonly [string, CallerKind, () => Promise<Send>])[] = [
    ['nobody', 'stranger', async () => bare({})],
    ['a forged cookie', 'stranger', async () => bare({ Cookie: 'chaman=s%3Aforged.c2lnbmF0dXJl' })],
    ['the cookie of a session that was signed out', 'stranger', () => cookieOf('signed out')],
    ['the cookie of a session that expired', 'stranger', () => cookieOf('idle for too long')],
    ['a chief access manager', 'manager', () => inRole('CHIEF_ACCESS_MANAGER')],
    ['an access manager', 'manager', () => signedIn('access-manager')],
    ['a local manager', 'manager', () => inRole('LOCAL_MANAGER')],
    ['a group manager', 'manager', () => signedIn('group-manager')],
    ['a user with the permission', 'manager', () => signedIn('user-with-permission')],
    ['a user without the permission', 'user', () => signedIn('user-without-permission')],
    ['a person who has yet to choose', 'undecided', () => signedIn('two-organisations')],
    ['a person of no organisation', 'of no organisation', () => signedIn('no-organisation')],
    ['the people who run it', 'operator', () => signedIn('operations')],
    ['a system for senders', 'reader of senders', () => bearing('chaman:senders:read')],
    ['a system for contacts', 'reader of contacts', () => bearing('chaman:contacts:read')],
    ['a system for accounts', 'reader of accounts', () => bearing('chaman:accounts:read')],
    ['a system for changes', 'reader of changes', () => bearing('chaman:changes:read')],
    ["a sender's own software", 'own software', () => bearing('chaman:certificates:write', forSender(own))],
    ['a system with every scope that names no sender', 'software of nobody', () => bearing(EVERY_SCOPE)],
    ['a token without scope', 'unscoped', () => bearing('')],
    [
      'a token with scopes that only look alike',
      'unscoped',
      () => bearing('chaman:senders chaman:*  CHAMAN:SENDERS:READ'),
    ],
    ['an expired token', 'late', () => bearing(EVERY_SCOPE, { ...forSender(own), expiresIn: -300 })],
    [
      'a token for another audience',
      'untrusted',
      () => bearing(EVERY_SCOPE, { claims: { aud: 'https://other.example' } }),
    ],
    [
      'a token of another issuer',
      'untrusted',
      () => bearing(EVERY_SCOPE, { claims: { iss: 'https://other.example' } }),
    ],
    ['a token that somebody else signed', 'untrusted', forgedToken],
    [
      "a token without scope beside a manager's cookie",
      'unscoped',
      async () => {
        const { cookie } = await product.signIn('access-manager');
        return bare({ Cookie: cookie, Authorization: `Bearer ${await issuer.token('')}` });
      },
    ],
  ];

  it.each(callers)('lets in %s exactly where the table says', async (_name, kind, enter) => {
    const send = await enter();
    expect(await walk(send, harmless, own)).toEqual(due(kind, harmless));
  });

  it.each(callers)('shows and gives nothing of another sender to %s', async (_name, kind, enter) => {
    const state = () => product.sql('select id, revision, deleted_at from account order by id');
    const before = await state();
    const expected = Object.fromEntries(
      Object.entries(due(kind, withId)).map(([name, verdict]) => [name, verdict === 'in' ? NOT_FOUND : verdict]),
    );
    const send = await enter();
    expect(await walk(send, withId, foreign)).toEqual(expected);
    expect(await state()).toEqual(before);
  });

  it('lets nobody delete but those whose it is', async () => {
    const deletions = routes.filter(({ method }) => method === 'delete');
    for (const [name, kind, enter] of callers.filter(
      ([, kind]) => kind !== 'manager' && kind !== 'operator' && kind !== 'own software',
    ))
      expect([name, await walk(await enter(), deletions, own)]).toEqual([name, due(kind, deletions)]);
    expect(await product.sql('select from account where deleted_at is not null')).toEqual([]);
    const manager = await signedIn('group-manager');
    const accounts = deletions.filter(({ path }) => path.endsWith('-accounts/{id}'));
    expect(await walk(manager, accounts, own)).toEqual(due('manager', accounts));
    expect(await product.sql('select from account where deleted_at is not null')).toHaveLength(2);
  });

  it('keeps a person inside the organisation that was chosen, and lets them act for the other after switching', async () => {
    const client = await product.signIn('two-organisations');
    const choose = (organisationNumber: string, capacity: string) =>
      client.fetch('/api/v1/session/organisation', {
        method: 'PUT',
        body: JSON.stringify({ organisationNumber, context: 'ENTERPRISE', capacity }),
      });
    const [contact] = routes.filter((route) => nameOf(route) === 'GET /api/v1/contact');
    if (!contact) throw new Error('the route is gone');
    await choose('0412345614', 'EMPLOYER');
    expect(await told(as(client), contact, own)).toBe('urn:problem-type:chaman:access/denied');
    await choose('0741852931', 'SOCIAL_SECRETARIAT');
    expect(await told(as(client), contact, own)).toBe('in');
    await giveContact(client);
    expect(Object.values(await walk(as(client), withId, foreign)).every((verdict) => verdict === NOT_FOUND)).toBe(true);
  });
});
