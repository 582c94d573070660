import { logoutRequestUrl, makeAnswer } from '../../sandbox/identity-provider/saml-messages.js';
import { PEOPLE } from '../../sandbox/identity-provider/people.js';
import { signedLogoutRequest } from '../builders/logout-request.js';
import { ENTITY, OTHER_REQUEST, PRODUCT, PROVIDER, REQUEST, samlFixture, type SamlFixture } from './saml.fixture.js';

const ACCEPTED = 'accepted sample-access-manager';
const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';
const EVIL =
  '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_evil" Version="2.0"><saml:Subject/></saml:Assertion>';

describe('the SAML adapter', () => {
  let saml: SamlFixture;

  beforeAll(async () => {
    saml = await samlFixture();
    // Three RSA keys are made: on a busy machine that takes its time.
  }, 60_000);
  afterAll(() => saml.stop());

  it('accepts an answer whose assertion is signed, and one where the response is signed as well', async () => {
    expect(await saml.verdict(await saml.answer())).toBe(ACCEPTED);
    expect(await saml.verdict(await saml.answer({ signResponse: true }))).toBe(ACCEPTED);
  });

  it('reads what the assertion says', async () => {
    const answer = await saml.adapter.verifyAnswer(Buffer.from(await saml.answer()).toString('base64'));
    expect(answer.requestId).toBe(REQUEST);
    expect(answer.assertionExpires.getTime()).toBeGreaterThan(Date.now() + 300_000);
    expect(answer.identity).toMatchObject({
      person: { id: 'sample-access-manager', name: 'An Peeters' },
      identityProvider: PROVIDER,
      sessionIndex: expect.stringMatching(/^_/) as string,
    });
  });

  it('allows a minute between the clocks, and no more', async () => {
    expect(await saml.verdict(await saml.answer({ lifetimeInSeconds: -50 }))).toBe(ACCEPTED);
    expect(await saml.verdict(await saml.answer({ lifetimeInSeconds: -61 }))).toBe('refused: validity');
  });

  it.each([
    ['unsigned', { signAssertion: false }, 'signature'],
    ['signed as a response only', { signAssertion: false, signResponse: true }, 'signature'],
    ['signed with SHA-1', { sha1: true }, 'algorithm'],
    ['meant for another product', { audience: `${ENTITY}:other` }, 'audience'],
    ['meant for the same name in capitals', { audience: ENTITY.toUpperCase() }, 'audience'],
    ['sent to another address', { destination: 'https://other.example/auth/acs' }, 'destination'],
    ['sent to the same path elsewhere on this host', { destination: `${PRODUCT}/auth/acs/` }, 'destination'],
    ['confirmed for another address', { recipient: 'https://other.example/auth/acs' }, 'recipient'],
    ['an answer to nothing we asked', { inResponseTo: '_unknown' }, 'in-response-to'],
    ['issued by another provider', { issuer: 'https://other.example/metadata' }, 'issuer'],
  ])('refuses an answer that is %s', async (_fault, faults, reason) => {
    expect(await saml.verdict(await saml.answer(faults))).toBe(`refused: ${reason}`);
  });

  const insert = (xml: string, before: string, what: string): string => xml.replace(before, what + before);
  it.each<[string, (xml: string) => string, string]>([
    ['another name id', (xml) => xml.replace('sample-access-manager', 'sample-operations'), 'signature'],
    ['a higher role', (xml) => xml.replace('ACCESS_MANAGER', 'CHIEF_ACCESS_MANAGER'), 'signature'],
    ['an empty destination', (xml) => xml.replace(/Destination="[^"]*"/, 'Destination=""'), 'destination'],
    ['no destination', (xml) => xml.replace(/ Destination="[^"]*"/, ''), 'destination'],
    ['no InResponseTo', (xml) => xml.replace(/ InResponseTo="[^"]*"/, ''), 'in-response-to'],
    ['the InResponseTo of another browser', (xml) => xml.replace(REQUEST, OTHER_REQUEST), 'in-response-to'],
    ['an assertion put before', (xml) => insert(xml, '<saml:Assertion', EVIL), 'assertions'],
    ['an assertion put behind', (xml) => insert(xml, '</samlp:Response>', EVIL), 'assertions'],
    [
      'an assertion in extensions',
      (xml) => insert(xml, '<samlp:Status>', `<x:Extensions xmlns:x="x">${EVIL}</x:Extensions>`),
      'assertions',
    ],
    ['a comment in the name id', (xml) => xml.replace('sample-access', 'sample<!---->-access'), 'markup'],
    ['a comment in the digest', (xml) => insert(xml, '</DigestValue>', '<!--x-->'), 'markup'],
    ['a document type', (xml) => `<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>${xml}`, 'markup'],
    ['a failed status', (xml) => xml.replace(SUCCESS, 'urn:oasis:names:tc:SAML:2.0:status:Responder'), 'assertions'],
    [
      'HMAC instead of a signature',
      (xml) => xml.replace('xmldsig-more#rsa-sha256', 'xmldsig-more#hmac-sha256'),
      'algorithm',
    ],
    ['the signature moved to the response', moveSignature, 'signature'],
    ['a new id on what was signed', (xml) => xml.replace(/(<saml:Assertion[^>]* ID=")[^"]*/, '$1_new'), 'signature'],
  ])('refuses a signed answer with %s', async (_change, change, reason) => {
    const xml = await saml.answer();
    expect(await saml.verdict(xml)).toBe(ACCEPTED);
    const changed = change(xml);
    expect(changed).not.toBe(xml);
    expect(await saml.verdict(changed)).toBe(`refused: ${reason}`);
  });

  it('takes no key from the message', async () => {
    const [person] = PEOPLE;
    const serviceProvider = { entityId: ENTITY, acsUrl: `${PRODUCT}/auth/acs`, sloUrl: '' };
    const forged = await makeAnswer(
      person!,
      { id: REQUEST, serviceProvider },
      { ...saml.stranger, entityId: PROVIDER },
    );
    expect(await saml.verdict(forged)).toBe('refused: signature');
  });

  it('tells a failed sign-in from a malformed one', async () => {
    const failed = (await saml.answer())
      .replace(/<saml:Assertion[\s\S]*<\/saml:Assertion>/, '')
      .replace(SUCCESS, 'urn:oasis:names:tc:SAML:2.0:status:Responder');
    expect(await saml.verdict(failed)).toBe('refused: status');
  });

  it('wants the response signed too where that is configured', async () => {
    const strict = await samlFixture({ SAML_REQUIRE_SIGNED_RESPONSE: 'true' });
    expect(await strict.verdict(await strict.answer())).toBe('refused: signature');
    expect(await strict.verdict(await strict.answer({ signResponse: true }))).toBe(ACCEPTED);
    await strict.stop();
  });

  it('accepts several certificates of the provider, for the time when it changes its key', async () => {
    const next = await samlFixture();
    const both = await samlFixture({
      SAML_IDP_CERTIFICATE: saml.provider.certificatePem + next.provider.certificatePem,
    });
    expect(await both.verdict(await saml.answer())).toBe(ACCEPTED);
    expect(await both.verdict(await next.answer())).toBe(ACCEPTED);
    expect(await both.verdict(await both.answer())).toBe('refused: signature');
    await Promise.all([next.stop(), both.stop()]);
  });

  it('publishes its name, its addresses and what it demands', async () => {
    const metadata = saml.adapter.metadata();
    expect(metadata).toContain(`entityID="${ENTITY}"`);
    expect(metadata).toContain(`${PRODUCT}/auth/acs`);
    expect(metadata).toContain(`${PRODUCT}/auth/slo`);
    expect(metadata).toContain('WantAssertionsSigned="true"');
  });

  describe('asked to end a session', () => {
    const destination = `${PRODUCT}/auth/slo`;
    const good = { issuer: PROVIDER, destination, nameId: 'sample-access-manager', sessionIndex: '_s' };
    const outcome = (message: Parameters<SamlFixture['adapter']['verifySignOut']>[0]) =>
      saml.adapter.verifySignOut(message).then(
        ({ nameId, sessionIndexes }) => ({ nameId, sessionIndexes }),
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
    const post = (xml: string) => outcome({ binding: 'post', request: Buffer.from(xml).toString('base64') });
    const redirect = (query: string) => outcome({ binding: 'redirect', query });
    const signedQuery = () => {
      const serviceProvider = { entityId: ENTITY, acsUrl: '', sloUrl: destination };
      return new URL(logoutRequestUrl('sample-access-manager', serviceProvider, saml.provider)).search.slice(1);
    };

    it('believes a signed request, in a form or in a redirect', async () => {
      expect(await post(signedLogoutRequest(good, saml.provider.keyPem))).toEqual({
        nameId: good.nameId,
        sessionIndexes: ['_s'],
      });
      expect(await redirect(signedQuery())).toEqual({ nameId: good.nameId, sessionIndexes: [] });
    });

    it('believes no other form', async () => {
      const { keyPem } = saml.provider;
      const signed = signedLogoutRequest(good, keyPem);
      const old = new Date(Date.now() - 7 * 60_000);
      expect(await post(signed.replace('sample-access', 'sample-other'))).toBe('refused: signature');
      expect(await post(signed.replace(/<Signature.*<\/Signature>/, ''))).toBe('refused: signature');
      expect(await post(signedLogoutRequest(good, saml.stranger.keyPem))).toBe('refused: signature');
      expect(await post(signedLogoutRequest({ ...good, issuer: 'https://x.example' }, keyPem))).toBe('refused: issuer');
      expect(await post(signedLogoutRequest({ ...good, destination: `${PRODUCT}/` }, keyPem))).toBe(
        'refused: destination',
      );
      expect(await post(signedLogoutRequest({ ...good, issuedAt: old }, keyPem))).toBe('refused: validity');
      expect(await post(await saml.answer())).toBe('refused: structure');
    });

    it('believes no other redirect', async () => {
      const query = signedQuery();
      expect(await redirect(query.replace(/&Signature=.*/, ''))).toBe('refused: signature');
      expect(await redirect(query.replace(/&Signature=..../, '&Signature=AAAA'))).toBe('refused: signature');
      expect(await redirect(`${query}&RelayState=x`)).toBe('refused: signature');
      expect(await redirect(`${query}&SAMLRequest=x`)).toBe('refused: structure');
    });
  });
});

/** The assertion's signature, with its reference, as the signature of the response around it. */
function moveSignature(xml: string): string {
  const signature = /<Signature[\s\S]*?<\/Signature>/.exec(xml)?.[0] ?? '';
  return xml.replace(signature, '').replace('<samlp:Status>', `${signature}<samlp:Status>`);
}
