import { PEOPLE } from '../../sandbox/identity-provider/people.js';
import { CookieJar } from '../../sandbox/identity-provider/sign-in.client.js';
import type { AnswerFaults } from '../../sandbox/identity-provider/saml-messages.js';
import { startProduct, type Product } from './harness/product.js';

describe('signing in', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct({ without: ['worker'] });
  });
  afterAll(() => product.stop());

  /** A browser that was sent to the identity provider. */
  async function begin(returnTo = '/', jar = new CookieJar()) {
    const url = `${product.url}/auth/login?returnTo=${encodeURIComponent(returnTo)}`;
    const response = await fetch(url, { redirect: 'manual', headers: { Cookie: jar.header } });
    jar.take(response);
    return { jar, response, requestUrl: response.headers.get('Location') ?? '' };
  }

  async function answerFor(requestUrl: string, person = 'access-manager', faults: AnswerFaults = {}): Promise<string> {
    return Buffer.from(await product.environment.identityProvider.answer(requestUrl, person, faults)).toString(
      'base64',
    );
  }

  /** Posts an answer as a page of another site does: without cookies. */
  function post(answer: string): Promise<Response> {
    return fetch(`${product.url}/auth/acs`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: 'http://localhost' },
      body: new URLSearchParams({ SAMLResponse: answer, RelayState: 'x' }),
    });
  }

  async function complete(answered: Response, jar: CookieJar): Promise<Response> {
    const ticketUrl = new URL(answered.headers.get('Location') ?? '/', product.url);
    const response = await fetch(ticketUrl, { redirect: 'manual', headers: { Cookie: jar.header } });
    jar.take(response);
    return response;
  }

  const sessions = async (): Promise<number> => (await product.sql('select sid from session')).length;
  const outcomeOf = async (response: Response) => [response.status, ((await response.json()) as { type: string }).type];
  const REFUSED = [403, 'urn:problem-type:chaman:sign-in/refused'];
  /** By the id that the person is told: the reason that operations must find under it. */
  const refusals = new Map<string, string>();

  const landings = new Map(
    Object.entries({ 'user-without-permission': 403, 'no-organisation': 403 } satisfies Record<string, number>),
  );
  it.each(PEOPLE.map((person) => [person.id, person] as const))('lands %s where they belong', async (id, person) => {
    const client = await product.signIn(id);
    const home = await client.fetch('/');
    expect(home.status).toBe(landings.get(id) ?? 200);
    expect(home.headers.get('content-type')).toContain('text/html');
    const session = await (await client.fetch('/api/v1/session')).json();
    expect(session).toMatchObject({
      person: { name: `${person.givenName} ${person.surname}`, language: person.preferredLanguage },
      operations: person.operations,
    });
    const names = (session as { organisations: { organisationName: string }[] }).organisations.map(
      ({ organisationName }) => organisationName,
    );
    expect(names).toEqual(person.mandates.map(({ organisationName }) => organisationName));
  });

  it('asks strangers to sign in', async () => {
    expect((await fetch(product.url)).status).toBe(200);
    expect(await outcomeOf(await fetch(`${product.url}/api/v1/session`))).toEqual([
      401,
      'urn:problem-type:chaman:session/required',
    ]);
  });

  it('signs its requests and marks the browser', async () => {
    const { response, requestUrl } = await begin();
    const request = new URL(requestUrl);
    expect([...request.searchParams.keys()]).toEqual(['SAMLRequest', 'RelayState', 'SigAlg', 'Signature']);
    expect(response.status).toBe(303);
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^chaman-sign-in=[\w-]{43};.*HttpOnly; SameSite=Lax/);
    const token = cookie.slice('chaman-sign-in='.length, cookie.indexOf(';'));
    expect(JSON.stringify(await product.sql('select * from sign_in_request'))).not.toContain(token);
  });

  it('returns to the page that was asked for, and never to another site', async () => {
    for (const [wanted, landed] of [
      ['/api/docs?x=1', '/api/docs?x=1'],
      ['//evil.example', '/'],
      ['/\\evil.example', '/'],
      ['https://evil.example', '/'],
      ['/.//evil.example', '/'],
    ] as const) {
      const { jar, requestUrl } = await begin(wanted);
      const completed = await complete(await post(await answerFor(requestUrl)), jar);
      expect([wanted, completed.status, completed.headers.get('Location')]).toEqual([wanted, 303, landed]);
    }
  });

  it('accepts an answer once', async () => {
    const { jar, requestUrl } = await begin();
    const answer = await answerFor(requestUrl);
    const answered = await post(answer);
    expect(answered.status).toBe(303);
    expect(await outcomeOf(await post(answer))).toEqual(REFUSED);
    expect((await complete(answered, jar)).status).toBe(303);
    expect(await outcomeOf(await post(answer))).toEqual(REFUSED);
  });

  it('accepts an answer once, also when it comes twice at the same moment', async () => {
    const { requestUrl } = await begin();
    const answer = await answerFor(requestUrl);
    const statuses = await Promise.all(Array.from({ length: 6 }, async () => (await post(answer)).status));
    expect(statuses.filter((status) => status === 303)).toHaveLength(1);
  });

  it('accepts a ticket once, and only in the browser that asked to sign in', async () => {
    const { jar, requestUrl } = await begin();
    const victim = await begin();
    const answered = await post(await answerFor(requestUrl));
    const before = await sessions();
    expect(await outcomeOf(await complete(answered, new CookieJar()))).toEqual(REFUSED);
    expect(await outcomeOf(await complete(answered, victim.jar))).toEqual(REFUSED);
    expect(await sessions()).toBe(before);
    const again = new CookieJar();
    again.take(
      new Response(null, { headers: jar.header.split('; ').map((pair) => ['Set-Cookie', pair] as [string, string]) }),
    );
    expect((await complete(answered, jar)).status).toBe(303);
    expect(await outcomeOf(await complete(answered, again))).toEqual(REFUSED);
  });

  it('refuses a ticket that is too old', async () => {
    const { jar, requestUrl } = await begin();
    const answered = await post(await answerFor(requestUrl));
    await product.sql(`update sign_in_ticket set expires_at = now() - interval '1 second'`);
    expect(await outcomeOf(await complete(answered, jar))).toEqual(REFUSED);
  });

  it('refuses an answer to a request that is too old', async () => {
    const { requestUrl } = await begin();
    await product.sql(`update sign_in_request set expires_at = now() - interval '1 second'`);
    expect(await outcomeOf(await post(await answerFor(requestUrl)))).toEqual(REFUSED);
  });

  it('starts a new session, whatever session id the browser brought', async () => {
    const jar = new CookieJar();
    jar.take(new Response(null, { headers: { 'Set-Cookie': 'chaman=s%3Aplanted.signature' } }));
    const { requestUrl } = await begin('/', jar);
    await complete(await post(await answerFor(requestUrl)), jar);
    expect(jar.header).toMatch(/chaman=s%3A/);
    expect(jar.header).not.toContain('planted');
    const first = jar.header;
    const again = await begin('/', jar);
    await complete(await post(await answerFor(again.requestUrl)), jar);
    expect(jar.header).not.toBe(first);
    expect((await fetch(`${product.url}/api/v1/session`, { headers: { Cookie: first } })).status).toBe(401);
  });

  it.each<[string, AnswerFaults, string]>([
    ['unsigned', { signAssertion: false }, 'signature'],
    ['signed with SHA-1', { sha1: true }, 'algorithm'],
    ['meant for another product', { audience: 'urn:other' }, 'audience'],
    ['unsolicited', { inResponseTo: '_never-asked' }, 'in-response-to'],
    ['expired', { lifetimeInSeconds: -120 }, 'validity'],
  ])('refuses an answer that is %s', async (_what, faults, reason) => {
    const { jar, requestUrl } = await begin();
    const before = await sessions();
    const refused = await post(await answerFor(requestUrl, 'access-manager', faults));
    expect(refused.status).toBe(403);
    const { type, instance } = (await refused.json()) as { type: string; instance: string };
    expect(type).toBe(REFUSED[1]);
    refusals.set(instance.replace('urn:uuid:', ''), reason);
    expect(await sessions()).toBe(before);
    // The refusal did not use the request up: the true answer still counts.
    expect((await complete(await post(await answerFor(requestUrl)), jar)).status).toBe(303);
  });

  it('refuses a tampered answer and one beyond all size, as a page for browsers', async () => {
    const { requestUrl } = await begin();
    const xml = Buffer.from(await answerFor(requestUrl), 'base64').toString();
    const tampered = Buffer.from(xml.replace('0566988259', '0412345614')).toString('base64');
    expect(await outcomeOf(await post(tampered))).toEqual(REFUSED);
    expect((await post('A'.repeat(300_000))).status).toBe(413);
    const response = await fetch(`${product.url}/auth/acs`, { method: 'POST', headers: { Accept: 'text/html' } });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('href="/auth/login"');
  });

  it('tells operations why it refused, and logs neither tokens, cookies nor answers', async () => {
    const { jar, requestUrl } = await begin();
    const answer = await answerFor(requestUrl);
    const answered = await post(answer);
    const ticket = new URL(answered.headers.get('Location') ?? '', product.url).searchParams.get('ticket') ?? '';
    expect(ticket).toHaveLength(43);
    const mark = jar.header;
    await complete(answered, jar);
    // Only when the process has ended is all of its log there.
    await product.stopApi();
    const log = product.output('api');
    for (const secret of [ticket, answer.slice(0, 60), mark.split('=')[1] ?? '', jar.header.split('chaman=')[1] ?? ''])
      expect(log.includes(secret)).toBe(false);
    const lines = log.split('\n').filter((line) => line.includes('sign-in refused'));
    expect(refusals.size).toBe(5);
    for (const [occurrence, reason] of refusals)
      expect(lines.find((line) => line.includes(occurrence))).toContain(`"reason":"${reason}"`);
  });
});
