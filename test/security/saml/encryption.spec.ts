import { generateKeyPairSync } from 'node:crypto';
import { buildCertificate, keyPair } from '../../builders/certificates.js';
import { answerXml, assertionXml, responseXml, type AnswerParts } from './answer.js';
import { encryptedAssertion, type EncryptionChoices } from './encrypted-assertion.js';
import { refused, SamlTrial } from './trial.js';
import { evilAssertion } from './wrapping.js';

const NEXT = buildCertificate({ key: keyPair('rsa', 'next of the service provider') });
const PEM = { type: 'pkcs8', format: 'pem' } as const;

describe('an encrypted assertion', () => {
  let trial: SamlTrial;
  /** Ours as the metadata publish them, in their order. */
  let published: { readonly signing: readonly string[]; readonly encryption: readonly string[] };

  beforeAll(async () => {
    // In the middle of a change of keys: both decrypt.
    trial = await SamlTrial.start((environment) => ({
      SAML_SP_KEY: `${environment['SAML_SP_KEY']}\n${NEXT.key.privateKey.export(PEM).toString()}`,
      SAML_SP_CERTIFICATE: `${environment['SAML_SP_CERTIFICATE']}\n${NEXT.pem}`,
    }));
    const metadata = await (await fetch(`${trial.product.url}/auth/metadata`)).text();
    const certificates = (use: string): string[] =>
      [...metadata.matchAll(new RegExp(`<KeyDescriptor use="${use}">[^]*?<X509Certificate>([^<]+)<`, 'g'))].map(
        ([, base64 = '']) => `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
      );
    published = { signing: certificates('signing'), encryption: certificates('encryption') };
  });
  afterAll(() => trial.stop());

  /** The parts of a turn as a response with the assertion encrypted for the first, or another, of our certificates. */
  function encrypted(parts: AnswerParts, choices: EncryptionChoices & { readonly for?: number } = {}): string {
    const certificate = published.encryption[choices.for ?? 0] ?? '';
    return responseXml(parts, encryptedAssertion(assertionXml(parts), certificate, choices));
  }
  const signedAround = (parts: AnswerParts): AnswerParts => ({
    ...parts,
    signResponse: { key: trial.provider.keyPem },
  });

  it('is what the metadata ask for, with the keys of today and tomorrow', () => {
    expect([published.signing.length, published.encryption.length]).toEqual([2, 2]);
  });

  it.each<[string, EncryptionChoices & { readonly for?: number }]>([
    ['with what we like best', {}],
    ['with the next key', { for: 1 }],
    ['with AES-128 and its key beside', { cipher: 'aes128-gcm', keyBeside: true }],
    ['with AES-192 and OAEP with SHA-512', { cipher: 'aes192-gcm', hash: 'sha512' }],
    ['with OAEP as it was first', { transport: 'rsa-oaep-mgf1p', hash: 'sha1' }],
  ])('is accepted %s', async (_what, choices) => {
    const turn = await trial.begin();
    await trial.assertSignsIn(turn, encrypted(turn.parts, choices));
    const signed = await trial.begin();
    await trial.assertSignsIn(signed, encrypted(signedAround(signed.parts), choices));
  });

  it.each(['aes128-cbc', 'aes256-cbc'])('is accepted with %s only inside a signed response', async (cipher) => {
    expect(
      await trial.attackOn(
        (parts) => encrypted(signedAround(parts), { cipher }),
        (_control, parts) => encrypted(parts, { cipher }),
      ),
    ).toEqual(refused('encryption'));
  });

  const attack = (change: (control: string, parts: AnswerParts) => string) =>
    trial.attackOn((parts) => encrypted(parts), change);

  it.each<[string, (control: string, parts: AnswerParts) => string, Parameters<typeof refused>[0]]>([
    ['with one bit changed', (_control, parts) => encrypted(parts, { spoilt: true }), 'encryption'],
    ['with RSA as it should not be used', (_control, parts) => encrypted(parts, { transport: 'rsa-1_5' }), 'algorithm'],
    [
      'with Triple DES',
      (control) => control.replace(/2009\/xmlenc11#aes256-gcm/, '2001/04/xmlenc#tripledes-cbc'),
      'algorithm',
    ],
    ['without a key', (control) => control.replace(/<xenc:EncryptedKey[\s\S]*<\/xenc:EncryptedKey>/, ''), 'encryption'],
    [
      'with two keys',
      (control) => control.replace(/<xenc:EncryptedKey[\s\S]*<\/xenc:EncryptedKey>/, (key) => key + key),
      'encryption',
    ],
    [
      'with other elements in it',
      (control) => control.replace('<xenc:CipherData>', '<saml:Subject></saml:Subject><xenc:CipherData>'),
      'structure',
    ],
    [
      'with an assertion beside',
      (control, parts) => control.replace('</samlp:Response>', `${evilAssertion(parts)}</samlp:Response>`),
      'assertions',
    ],
    [
      'with an assertion in it',
      (control, parts) => control.replace('<xenc:CipherData>', `${evilAssertion(parts)}<xenc:CipherData>`),
      'assertions',
    ],
    [
      'twice',
      (control) => control.replace(/<saml:EncryptedAssertion[\s\S]*<\/saml:EncryptedAssertion>/, (one) => one + one),
      'assertions',
    ],
    [
      'for an earlier request',
      (control) => control.replace(/InResponseTo="[^"]*"/, 'InResponseTo="_unknown"'),
      'in-response-to',
    ],
    [
      'with another issuer around',
      (control) =>
        control.replace(/<saml:Issuer xmlns[^<]*/, '<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">x'),
      'issuer',
    ],
  ])('is refused %s', async (_what, change, reason) => {
    expect(await attack(change)).toEqual(refused(reason));
  });

  /** Everybody can encrypt for us: what is inside must be as good as a plain one. */
  it.each<[string, (parts: AnswerParts) => string, Parameters<typeof refused>[0]]>([
    ['unsigned', (parts) => assertionXml({ ...parts, signAssertion: null }), 'signature'],
    [
      'signed by somebody else',
      (parts) => assertionXml({ ...parts, signAssertion: { key: trial.stranger.keyPem } }),
      'signature',
    ],
    ['changed after signing', (parts) => assertionXml(parts).replace('>eve<', '>admin<'), 'signature'],
    ['for another audience', (parts) => assertionXml({ ...parts, audiences: [['x']] }), 'audience'],
    ['with a document type', (parts) => `<!DOCTYPE x>${assertionXml(parts)}`, 'markup'],
    ['with a comment', (parts) => assertionXml(parts).replace('>eve<', '>e<!---->ve<'), 'markup'],
    [
      'with another assertion in it',
      (parts) => assertionXml(parts).replace('</saml:Assertion>', `${evilAssertion(parts)}</saml:Assertion>`),
      'structure',
    ],
    ['and another behind it', (parts) => assertionXml(parts) + evilAssertion(parts), 'structure'],
    ['a whole answer', (parts) => answerXml(parts), 'structure'],
    [
      'that ends the response around it',
      (parts) => `${assertionXml(parts)}</samlp:Response><samlp:Response>`,
      'structure',
    ],
    ['text', () => 'eve', 'structure'],
  ])('is refused when it holds one %s', async (_what, inside, reason) => {
    const around = (_control: string, parts: AnswerParts) =>
      responseXml(parts, encryptedAssertion(inside(parts), published.encryption[0] ?? ''));
    expect(await attack(around)).toEqual(refused(reason));
  });

  it('is refused when it is for somebody else', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const spki = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const around = (_control: string, parts: AnswerParts) =>
      responseXml(parts, encryptedAssertion(assertionXml(parts), spki));
    expect(await attack(around)).toEqual(refused('encryption'));
  });

  it('refuses a plain one where encryption is demanded, and an unsigned response around it where signatures are', async () => {
    await trial.product.stopApi();
    await trial.product.startApi({ SAML_REQUIRE_ENCRYPTED_ASSERTION: 'true', SAML_REQUIRE_SIGNED_RESPONSE: 'true' });
    const control = (parts: AnswerParts): string => encrypted(signedAround(parts));
    expect(await trial.attackOn(control, (_control, parts) => answerXml(signedAround(parts)))).toEqual(
      refused('encryption'),
    );
    expect(await trial.attackOn(control, (_control, parts) => encrypted(parts))).toEqual(refused('signature'));
    const wrongly = { signResponse: { key: trial.stranger.keyPem } };
    expect(await trial.attackOn(control, (_control, parts) => encrypted({ ...parts, ...wrongly }))).toEqual(
      refused('signature'),
    );
  });
});
