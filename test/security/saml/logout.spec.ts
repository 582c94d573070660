import { deflateRawSync } from 'node:zlib';
import type { CookieJar } from '../../../sandbox/identity-provider/sign-in.client.js';
import type { RefusalReason } from '../../../src/identity/sign-in-refused.js';
import { answerXml, inSeconds } from './answer.js';
import { logoutParts, logoutXml, signedForPost, signedQuery, type LogoutParts } from './logout-message.js';
import { EVE, refused, SamlTrial } from './trial.js';

const OTHER = 'https://other.example';

describe('a request for sign-out', () => {
  let trial: SamlTrial;

  beforeAll(async () => {
    trial = await SamlTrial.start();
  });
  afterAll(() => trial.stop());

  async function signedIn(): Promise<CookieJar> {
    const turn = await trial.begin();
    await trial.assertSignsIn(turn, answerXml(turn.parts));
    return turn.jar;
  }

  async function isSignedIn({ header }: CookieJar): Promise<boolean> {
    return (await fetch(`${trial.product.url}/api/v1/session`, { headers: { Cookie: header } })).status === 200;
  }

  const good = (): LogoutParts =>
    logoutParts(trial.product.url, trial.product.environment.apiEnvironment['SAML_IDP_ENTITY_ID'] ?? '', EVE);
  const headers = { Accept: 'application/json' };
  const get = (query: string) => () => fetch(`${trial.product.url}/auth/slo?${query}`, { redirect: 'manual', headers });
  const post = (fields: Readonly<Record<string, string>>) => () =>
    fetch(`${trial.product.url}/auth/slo`, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...headers, Origin: 'http://localhost' },
      body: new URLSearchParams(fields),
    });
  const base64 = (xml: string): string => Buffer.from(xml).toString('base64');

  /** The control ends the session of eve, the attack does not, and then the control does again. */
  async function attackOn(control: () => Promise<Response>, attack: () => Promise<Response>) {
    const first = await signedIn();
    expect([(await control()).status, await isSignedIn(first)]).toEqual([303, false]);
    await trial.product.sql('delete from used_assertion');
    const second = await signedIn();
    const outcome = await trial.outcomeOf(attack);
    expect(await isSignedIn(second)).toBe(true);
    expect([(await control()).status, await isSignedIn(second)]).toEqual([303, false]);
    return outcome;
  }

  const CHANGES: readonly (readonly [string, () => Partial<LogoutParts>, RefusalReason])[] = [
    ['another destination', () => ({ destination: `${OTHER}/auth/slo` }), 'destination'],
    ['no destination', () => ({ destination: null }), 'destination'],
    ['another issuer', () => ({ issuer: OTHER }), 'issuer'],
    ['no issuer', () => ({ issuer: null }), 'issuer'],
    ['no name', () => ({ nameId: '' }), 'malformed'],
    ['an hour of age', () => ({ issued: inSeconds(-3600) }), 'validity'],
    ['a date in the future', () => ({ issued: inSeconds(3600) }), 'validity'],
    ['an end that is past', () => ({ until: inSeconds(-120) }), 'validity'],
    ['no date', () => ({ issued: '' }), 'validity'],
  ];

  describe('in a redirect', () => {
    const query = (parts: LogoutParts, relay?: string): string =>
      signedQuery(logoutXml(parts), trial.provider.keyPem, relay);

    it.each(CHANGES)('is refused, though signed, with %s', async (_what, change, reason) => {
      const parts = good();
      expect(await attackOn(get(query(parts)), get(query({ ...parts, ...change() })))).toEqual(refused(reason));
    });

    it.each<[string, (control: string) => string, RefusalReason]>([
      ['no signature', (control) => control.replace(/&Signature=.*/, ''), 'signature'],
      ['an empty signature', (control) => control.replace(/&Signature=.*/, '&Signature='), 'signature'],
      ['no signature and no algorithm', (control) => control.replace(/&SigAlg=.*/, ''), 'signature'],
      ['another signature', (control) => control.replace(/&Signature=..../, '&Signature=AAAA'), 'signature'],
      ['the algorithm changed', (control) => control.replace('rsa-sha256', 'rsa-sha512'), 'signature'],
      ['the algorithm of a MAC', (control) => control.replace('rsa-sha256', 'hmac-sha256'), 'algorithm'],
      ['another relay state', (control) => control.replace('RelayState=r', 'RelayState=s'), 'signature'],
      ['no relay state', (control) => control.replace('&RelayState=r', ''), 'signature'],
      ['a second request in front', (control) => `SAMLRequest=AAAA&${control}`, 'structure'],
      ['a second request behind', (control) => `${control}&SAMLRequest=AAAA`, 'structure'],
      ['an answer beside', (control) => `SAMLResponse=AAAA&${control}`, 'structure'],
      ['the name escaped', (control) => control.replace('SAMLRequest', 'SAML%52equest'), 'structure'],
    ])('is refused with %s', async (_what, change, reason) => {
      const control = query(good(), 'r');
      const attack = change(control);
      expect(attack).not.toBe(control);
      expect(await attackOn(get(control), get(attack))).toEqual(refused(reason));
    });

    it.each<[string, (xml: string) => string, RefusalReason]>([
      ['a document type', (xml) => `<!DOCTYPE r>${xml}`, 'markup'],
      ['a comment in the name', (xml) => xml.replace('>eve<', '>e<!---->ve<'), 'markup'],
      ['another message', (xml) => xml.replaceAll('LogoutRequest', 'AuthnRequest'), 'structure'],
      [
        'an assertion in it',
        (xml) => xml.replace('</samlp:LogoutRequest>', '<Assertion></Assertion></samlp:LogoutRequest>'),
        'assertions',
      ],
    ])('is refused, though signed, with %s', async (_what, change, reason) => {
      const xml = logoutXml(good());
      const sent = (text: string) => get(signedQuery(text, trial.provider.keyPem));
      expect(await attackOn(sent(xml), sent(change(xml)))).toEqual(refused(reason));
    });

    it('is refused when somebody else signed it, and with SHA-1', async () => {
      const xml = logoutXml(good());
      const control = get(signedQuery(xml, trial.provider.keyPem));
      expect(await attackOn(control, get(signedQuery(xml, trial.stranger.keyPem)))).toEqual(refused('signature'));
      await trial.product.sql('delete from used_assertion');
      const sha1 = signedQuery(xml, trial.provider.keyPem, undefined, 'http://www.w3.org/2000/09/xmldsig#rsa-sha1');
      expect(await attackOn(control, get(sha1))).toEqual(refused('algorithm'));
    });

    it('is refused as a bomb, at once', async () => {
      const bomb = new URLSearchParams({
        SAMLRequest: deflateRawSync(Buffer.alloc(50_000_000, ' ')).toString('base64'),
      });
      const control = query(good());
      const attack = control.replace(/SAMLRequest=[^&]*/, bomb.toString());
      // The address would be longer than the server reads; so would be the header.
      const small = control.replace(
        /SAMLRequest=[^&]*/,
        new URLSearchParams({
          SAMLRequest: deflateRawSync(Buffer.alloc(4_000_000, ' ')).toString('base64'),
        }).toString(),
      );
      expect(await attackOn(get(control), get(small))).toEqual(refused('encoding'));
      expect((await get(attack)()).status).toBe(431);
    });

    it('is refused the second time', async () => {
      const control = query(good());
      const first = await signedIn();
      expect([(await get(control)()).status, await isSignedIn(first)]).toEqual([303, false]);
      const second = await signedIn();
      expect(await trial.outcomeOf(get(control))).toEqual(refused('request-used'));
      expect(await isSignedIn(second)).toBe(true);
    });
  });

  describe('in a form', () => {
    const signed = (parts: LogoutParts): string =>
      signedForPost(logoutXml(parts), parts.id, { key: trial.provider.keyPem });
    const sent = (xml: string) => post({ SAMLRequest: base64(xml) });

    it.each(CHANGES)('is refused, though signed, with %s', async (_what, change, reason) => {
      const parts = { ...good(), issuer: good().issuer };
      expect(await attackOn(sent(signed(parts)), sent(signed({ ...parts, ...change() })))).toEqual(refused(reason));
    });

    const SIGNATURE = /<Signature [\s\S]*<\/Signature>/;
    it.each<[string, (control: string, parts: LogoutParts) => string, RefusalReason]>([
      ['no signature', (control) => control.replace(SIGNATURE, ''), 'signature'],
      ['another name', (control) => control.replace('>eve<', '>eva<'), 'signature'],
      [
        'a second name',
        (control) => control.replace('<saml:NameID', '<saml:NameID>x</saml:NameID><saml:NameID'),
        'signature',
      ],
      [
        'the key of somebody else',
        (_control, parts) => signedForPost(logoutXml(parts), parts.id, { key: trial.stranger.keyPem }),
        'signature',
      ],
      [
        'SHA-1',
        (_control, parts) =>
          signedForPost(logoutXml(parts), parts.id, {
            key: trial.provider.keyPem,
            method: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
          }),
        'algorithm',
      ],
      [
        'the signed one wrapped in another',
        (control) => {
          const evil = control
            .replace(SIGNATURE, '')
            .replace(/ ID="[^"]*"/, ' ID="_evil"')
            .replace('>eve<', '>admin<');
          return evil.replace('<saml:NameID', () => `<samlp:Extensions>${control}</samlp:Extensions><saml:NameID`);
        },
        'structure',
      ],
      [
        'the signed one wrapped in its signature',
        (control) => {
          const [signature = ''] = SIGNATURE.exec(control) ?? [];
          const inner = `<Object>${control.replace(SIGNATURE, '')}</Object></Signature>`;
          return control
            .replace(/ ID="[^"]*"/, ' ID="_evil"')
            .replace(signature, () => signature.replace('</Signature>', inner));
        },
        'structure',
      ],
      ['a document type', (control) => `<!DOCTYPE r>${control}`, 'markup'],
    ])('is refused with %s', async (_what, change, reason) => {
      const parts = good();
      const control = signed(parts);
      expect(await attackOn(sent(control), sent(change(control, parts)))).toEqual(refused(reason));
    });

    it('is refused the second time, in a redirect too', async () => {
      const parts = good();
      const first = await signedIn();
      expect([(await sent(signed(parts))()).status, await isSignedIn(first)]).toEqual([303, false]);
      const second = await signedIn();
      expect(await trial.outcomeOf(sent(signed(parts)))).toEqual(refused('request-used'));
      const redirected = get(signedQuery(logoutXml(parts), trial.provider.keyPem));
      expect(await trial.outcomeOf(redirected)).toEqual(refused('request-used'));
      expect(await isSignedIn(second)).toBe(true);
    });
  });

  it('ends the session of its index only, and all without an index', async () => {
    const [kept, ended] = [await trial.begin(), await trial.begin()];
    await trial.assertSignsIn(kept, answerXml({ ...kept.parts, sessionIndex: '_kept' }));
    await trial.assertSignsIn(ended, answerXml({ ...ended.parts, sessionIndex: '_ended' }));
    const other = await trial.begin();
    await trial.assertSignsIn(other, answerXml(other.parts));
    const send = (parts: Partial<LogoutParts>) =>
      get(signedQuery(logoutXml({ ...good(), ...parts }), trial.provider.keyPem))();
    await send({ sessionIndex: '_ended' });
    expect(await Promise.all([kept, ended].map(({ jar }) => isSignedIn(jar)))).toEqual([true, false]);
    await send({ nameId: 'somebody else' });
    expect(await isSignedIn(kept.jar)).toBe(true);
    await send({});
    expect(await Promise.all([kept, other].map(({ jar }) => isSignedIn(jar)))).toEqual([false, false]);
  });

  it('answers with a page of ours only: an answer of anybody ends nothing and leads nowhere else', async () => {
    const jar = await signedIn();
    for (const send of [
      get(`SAMLResponse=AAAA&RelayState=${encodeURIComponent(OTHER)}`),
      post({ SAMLResponse: 'AAAA', RelayState: OTHER }),
    ]) {
      const response = await send();
      expect([response.status, response.headers.get('Location')]).toEqual([303, '/']);
    }
    expect(await isSignedIn(jar)).toBe(true);
  });
});
