import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { PROBLEMS, type ProblemName } from '../../src/platform/http/problem.catalogue.js';
import { LANGUAGES, type Language } from '../../src/platform/i18n/language.js';
import { render, type TextParameters } from '../../src/platform/i18n/texts.js';
import { committedDocument, type Route } from '../../scripts/openapi/api-document.js';
import { TokenIssuer } from '../builders/token-issuer.js';
import { startProduct, type Product } from './harness/product.js';
import { RouteRequests } from './harness/route-request.js';
import { giveContact } from './harness/sftp-account.js';

const requests = new RouteRequests(committedDocument());
const routes = requests.routes();
const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS'];
const TOO_LONG = JSON.stringify({ name: 'x'.repeat(131_072) });

/** A request that is wrong before it means anything, at every address of the document. */
describe('every address', () => {
  let issuer: TokenIssuer;
  let product: Product;
  let manager: SignedIn;
  let operations: SignedIn;
  let token: string;

  beforeAll(async () => {
    issuer = await TokenIssuer.start();
    product = await startProduct({ without: ['worker'], api: issuer.variables });
    [manager, operations] = await Promise.all([product.signIn('access-manager'), product.signIn('operations')]);
    await giveContact(manager);
    token = await issuer.token('chaman:senders:read chaman:accounts:read chaman:contacts:read chaman:changes:read');
  });
  afterAll(async () => {
    await product.stop();
    await issuer.stop();
  });

  /** As somebody whom the route lets in. */
  function send({ operation: { security = [] } }: Route, path: string, init: RequestInit): Promise<Response> {
    if (security.some((each) => each['session']?.includes('operations'))) return operations.fetch(path, init);
    if (security.length === 0 || security.some((each) => 'session' in each)) return manager.fetch(path, init);
    return manager.fetch(path, { ...init, headers: { ...init.headers, Authorization: `Bearer ${token}` } });
  }

  async function expectProblem(
    response: Response,
    name: ProblemName,
    language: Language,
    parameters: TextParameters = {},
  ): Promise<void> {
    const { status, type, title, detail } = PROBLEMS[name];
    expect(await response.json()).toEqual({
      type,
      status,
      title: render(title, language, parameters),
      detail: render(detail, language, parameters),
      instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
    });
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Language')).toBe(language);
    expect(response.headers.get('Content-Type')).toMatch(/^application\/problem\+json/);
  }

  const withBody = routes.filter(({ operation }) => operation.requestBody);
  it.each<[string, ProblemName, RequestInit]>([
    ['content that is no JSON', 'request/unreadable', { body: '{"name": ' }],
    ['JSON that is no object', 'request/unreadable', { body: '"name"' }],
    ['more than 128 KiB', 'request/too-large', { body: TOO_LONG }],
    ['another kind of content', 'request/media-type', { body: 'name=x', headers: { 'Content-Type': 'text/plain' } }],
  ])('refuses %s, in four languages', async (_what, problem, { body, headers }) => {
    expect(withBody.length).toBeGreaterThan(10);
    for (const [at, route] of withBody.entries()) {
      const language = LANGUAGES[at % LANGUAGES.length] ?? 'en';
      const method = route.method.toUpperCase();
      const all = { 'Content-Type': 'application/json', ...headers, 'Accept-Language': language };
      await expectProblem(
        await send(route, requests.pathOf(route, {}), { method, body, headers: all }),
        problem,
        language,
      );
    }
  });

  it('refuses a method that it does not have, and tells which it has, in four languages', async () => {
    const paths = Map.groupBy(routes, ({ path }) => path);
    for (const [at, sharing] of [...paths.values()].entries()) {
      const [route] = sharing;
      if (!route) continue;
      const language = LANGUAGES[at % LANGUAGES.length] ?? 'en';
      const has = sharing.map(({ method }) => method.toUpperCase());
      const allowed = (has.includes('GET') ? [...has, 'HEAD'] : has).sort().join(', ');
      for (const method of METHODS.filter((each) => !has.includes(each))) {
        const headers = { 'Accept-Language': language };
        const response = await send(route, requests.pathOf(route, {}), { method, headers });
        expect([method, route.path, response.headers.get('Allow')]).toEqual([method, route.path, allowed]);
        await expectProblem(response, 'request/method', language, { method, allowed });
      }
    }
  });

  it('refuses to answer in a form that it does not have, in four languages, before anything is done', async () => {
    const before = await product.sql('select * from contact');
    for (const [at, route] of routes.filter(({ path }) => path.startsWith('/api/')).entries()) {
      const language = LANGUAGES[at % LANGUAGES.length] ?? 'en';
      const init = requests.initOf(route);
      const headers = { ...init.headers, Accept: 'image/png', 'Accept-Language': language };
      const [type = ''] = Object.keys(successOf(route));
      const response = await send(route, requests.pathOf(route, {}), { ...init, headers });
      await expectProblem(response, 'request/not-acceptable', language, { type });
    }
    expect(await product.sql('select * from contact')).toEqual(before);
  });

  it('answers whoever takes anything, and to HEAD without content', async () => {
    for (const Accept of ['*/*', 'application/*', 'text/html, application/json;q=0.1'])
      expect((await manager.fetch('/api/v1/session', { headers: { Accept } })).status).toBe(200);
    const head = await manager.fetch('/api/v1/session', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it.each(LANGUAGES)('is found in the document, or is told not to exist (%s)', async (language) => {
    for (const path of ['/api/v1/nothing', '/api/v1', '/api/v2/session', '/health'])
      for (const client of [manager, operations]) {
        const response = await client.fetch(path, { headers: { 'Accept-Language': `${language}-BE, en;q=0.5` } });
        await expectProblem(response, 'resource/not-found', language);
      }
  });
});

function successOf({ operation: { responses } }: Route): object {
  const [, success] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? [];
  return success?.content ?? {};
}
