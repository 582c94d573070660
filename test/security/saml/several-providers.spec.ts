import type { CookieJar } from '../../../sandbox/identity-provider/sign-in.client.js';
import { answerXml, inSeconds, type AnswerParts } from './answer.js';
import { logoutParts, logoutXml, signedQuery } from './logout-message.js';
import { EVE, refused, SamlTrial } from './trial.js';

const OTHER = 'https://other.example/metadata';

describe('several identity providers', () => {
  let trial: SamlTrial;

  beforeAll(async () => {
    trial = await SamlTrial.start((environment, stranger) => {
      const one = {
        key: 'government',
        SAML_IDP_ENTITY_ID: environment['SAML_IDP_ENTITY_ID'],
        SAML_IDP_SSO_URL: environment['SAML_IDP_SSO_URL'],
        SAML_IDP_SLO_URL: environment['SAML_IDP_SLO_URL'],
        SAML_IDP_CERTIFICATE: environment['SAML_IDP_CERTIFICATE'],
        SAML_IDP_NAME: { nl: 'Overheid', fr: 'Autorités', de: 'Behörde', en: 'Government' },
      };
      const other = {
        key: 'other',
        SAML_IDP_ENTITY_ID: OTHER,
        SAML_IDP_SSO_URL: 'https://other.example/sso',
        SAML_IDP_SLO_URL: 'https://other.example/slo',
        SAML_IDP_CERTIFICATE: stranger.certificatePem,
        SAML_IDP_NAME: 'Other <b>&',
        OPERATIONS_ROLE: '-',
      };
      const none = Object.keys(environment).filter((name) => name.startsWith('SAML_IDP_'));
      return {
        ...Object.fromEntries(none.map((name) => [name, ''])),
        SAML_IDENTITY_PROVIDERS: JSON.stringify([one, other]),
      };
    });
  });
  afterAll(() => trial.stop());

  const byOther = (parts: AnswerParts): AnswerParts => ({
    ...parts,
    issuer: OTHER,
    responseIssuer: OTHER,
    signAssertion: { key: trial.stranger.keyPem },
  });
  const isSignedIn = async ({ header }: CookieJar): Promise<boolean> =>
    (await fetch(`${trial.product.url}/api/v1/session`, { headers: { Cookie: header } })).status === 200;

  it('are chosen from on a page, which keeps where the person wanted to go', async () => {
    const headers = { Accept: 'text/html', 'Accept-Language': 'nl' };
    const response = await fetch(`${trial.product.url}/auth/login?returnTo=/api/docs`, { headers, redirect: 'manual' });
    const page = await response.text();
    expect([response.status, response.headers.getSetCookie()]).toEqual([200, []]);
    expect(page).toContain('href="/auth/login?provider=government&#38;returnTo=%2Fapi%2Fdocs">Overheid<');
    expect(page).toContain('>Other &#60;b&#62;&#38;<');
    const unknown = await fetch(`${trial.product.url}/auth/login?provider=unknown`, { headers, redirect: 'manual' });
    expect(unknown.status).toBe(200);
  });

  it('each sign in the people whom they were asked for', async () => {
    const turn = await trial.begin('government');
    await trial.assertSignsIn(turn, answerXml(turn.parts));
    const other = await trial.begin('other');
    await trial.assertSignsIn(other, answerXml(byOther(other.parts)));
    const people = await trial.product.sql<{ id: string }>(
      `select sess #>> '{signedIn,person,id}' as id from session order by 1`,
    );
    expect(people.map(({ id }) => id)).toEqual([`government:${EVE}`, `other:${EVE}`]);
  });

  it.each<[string, 'government' | 'other', (parts: AnswerParts) => AnswerParts, Parameters<typeof refused>[0]]>([
    ['as itself', 'government', byOther, 'issuer'],
    [
      'as itself, without saying so outside',
      'government',
      (parts) => ({ ...byOther(parts), responseIssuer: null }),
      'signature',
    ],
    [
      'in the name of who was asked',
      'government',
      (parts) => ({ ...parts, signAssertion: { key: trial.stranger.keyPem } }),
      'signature',
    ],
    [
      'as itself, signed by who was asked',
      'government',
      (parts) => ({ ...byOther(parts), responseIssuer: null, signAssertion: parts.signAssertion }),
      'issuer',
    ],
    ['as itself', 'other', (parts) => parts, 'issuer'],
    [
      'in the name of who was asked',
      'other',
      (parts) => ({ ...byOther(parts), signAssertion: parts.signAssertion }),
      'signature',
    ],
  ])('do not answer for each other: %s, where %s was asked', async (_what, asked, attack, reason) => {
    const turn = await trial.begin(asked);
    expect(await trial.outcomeOf(answerXml(attack(turn.parts)))).toEqual(refused(reason));
    const good = asked === 'other' ? byOther(turn.parts) : turn.parts;
    await trial.assertSignsIn(turn, answerXml(good));
  });

  it('may use the same id for their assertions', async () => {
    const [one, two] = [await trial.begin('government'), await trial.begin('other')];
    await trial.assertSignsIn(one, answerXml(one.parts));
    const { assertionId } = one.parts;
    await trial.assertSignsIn(two, answerXml(byOther({ ...two.parts, assertionId })));
  });

  it('end their own sessions only, though they call two people the same', async () => {
    const [one, two] = [await trial.begin('government'), await trial.begin('other')];
    await trial.assertSignsIn(one, answerXml(one.parts));
    await trial.assertSignsIn(two, answerXml(byOther(two.parts)));
    const query = (key: string) => signedQuery(logoutXml(logoutParts(trial.product.url, OTHER, EVE)), key);
    const send = (text: string) => () =>
      fetch(`${trial.product.url}/auth/slo?${text}`, { redirect: 'manual', headers: { Accept: 'application/json' } });
    expect(await trial.outcomeOf(send(query(trial.provider.keyPem)))).toEqual(refused('signature'));
    const answered = await send(query(trial.stranger.keyPem))();
    expect(answered.headers.get('Location')).toMatch(/^https:\/\/other\.example\/slo\?SAMLResponse=/);
    expect(await Promise.all([isSignedIn(one.jar), isSignedIn(two.jar)])).toEqual([true, false]);
  });

  it('are each told when somebody signs out here', async () => {
    for (const [key, sloUrl] of [
      ['government', trial.product.environment.apiEnvironment['SAML_IDP_SLO_URL']],
      ['other', 'https://other.example/slo'],
    ] as const) {
      const turn = await trial.begin(key);
      const answer = key === 'other' ? byOther(turn.parts) : turn.parts;
      await trial.assertSignsIn(turn, answerXml(answer));
      const session = await fetch(`${trial.product.url}/api/v1/session`, { headers: { Cookie: turn.jar.header } });
      const { csrfToken } = (await session.json()) as { csrfToken: string };
      const response = await fetch(`${trial.product.url}/api/v1/session/logout`, {
        method: 'POST',
        headers: { Cookie: turn.jar.header, Origin: trial.product.url, 'X-CSRF-Token': csrfToken },
      });
      const { redirectTo } = (await response.json()) as { redirectTo: string };
      expect(redirectTo.split('?')[0]).toBe(sloUrl);
      expect(await isSignedIn(turn.jar)).toBe(false);
    }
  });

  it('let somebody run the product only where they may', async () => {
    const operations = (parts: AnswerParts): AnswerParts => ({ ...parts, attributes: [['role', 'operations']] });
    for (const [key, expected] of [
      ['government', true],
      ['other', false],
    ] as const) {
      const turn = await trial.begin(key);
      const answer = operations(key === 'other' ? byOther(turn.parts) : turn.parts);
      await trial.assertSignsIn(turn, answerXml(answer));
      const session = await fetch(`${trial.product.url}/api/v1/session`, { headers: { Cookie: turn.jar.header } });
      expect(await session.json()).toMatchObject({ operations: expected });
    }
  });

  it('refuse the answer to a request that was kept for a provider which is gone', async () => {
    const turn = await trial.begin('other');
    await trial.product.sql('update sign_in_request set identity_provider = $1 where id = $2', [
      'https://gone.example',
      turn.parts.inResponseTo,
    ]);
    expect(await trial.outcomeOf(answerXml(byOther({ ...turn.parts, until: inSeconds(60) })))).toEqual(
      refused('issuer'),
    );
  });
});
