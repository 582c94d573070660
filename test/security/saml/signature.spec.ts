import { createPublicKey, X509Certificate } from 'node:crypto';
import type { RefusalReason } from '../../../src/identity/sign-in-refused.js';
import { answerXml, type AnswerParts } from './answer.js';
import { ENVELOPED, EXCLUSIVE, keyInfoWith, type SignatureChoices } from '../../builders/enveloped-signature.js';
import { refused, SamlTrial } from './trial.js';

const XMLDSIG = 'http://www.w3.org/2000/09/xmldsig#';
const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';

describe('an answer whose signature is not right', () => {
  let trial: SamlTrial;

  beforeAll(async () => {
    trial = await SamlTrial.start();
  });
  afterAll(() => trial.stop());

  const asItIs = (parts: AnswerParts): AnswerParts => parts;
  /** The same answer, signed in another way. */
  const signedWith = (choices: Partial<SignatureChoices>) =>
    trial.attack(asItIs, (_control, parts) =>
      answerXml({ ...parts, signAssertion: { key: trial.provider.keyPem, ...choices } }),
    );

  it.each<[string, Partial<SignatureChoices>]>([
    ['SHA-512', { method: `${MORE}rsa-sha512`, digest: 'http://www.w3.org/2001/04/xmlenc#sha512' }],
    ['elements with a prefix', { prefix: 'ds' }],
  ])('is no attack with %s: accepted', async (_what, choices) => {
    const turn = await trial.begin();
    const signAssertion = { key: trial.provider.keyPem, ...choices };
    await trial.assertSignsIn(turn, answerXml({ ...turn.parts, signAssertion }));
  });

  it.each<[string, Partial<SignatureChoices>]>([
    ['RSA with SHA-1', { method: `${XMLDSIG}rsa-sha1` }],
    ['RSA with MD5', { method: `${MORE}rsa-md5` }],
    ['RSA with SHA-224', { method: `${MORE}rsa-sha224` }],
    ['a SHA-1 digest', { digest: `${XMLDSIG}sha1` }],
    ['an MD5 digest', { digest: `${MORE}md5` }],
    ['canonicalisation with comments', { canonicalization: `${EXCLUSIVE}WithComments` }],
    ['inclusive canonicalisation', { canonicalization: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315' }],
    ['canonicalisation 1.1', { canonicalization: 'http://www.w3.org/2006/12/xml-c14n11' }],
    ['a transform with comments', { transforms: [ENVELOPED, `${EXCLUSIVE}WithComments`] }],
    ['an XSLT transform', { transforms: [ENVELOPED, 'http://www.w3.org/TR/1999/REC-xslt-19991116'] }],
    ['an XPath transform', { transforms: [ENVELOPED, 'http://www.w3.org/TR/1999/REC-xpath-19991116'] }],
    ['an XPath filter', { transforms: [ENVELOPED, 'http://www.w3.org/2002/06/xmldsig-filter2'] }],
    ['a base64 transform', { transforms: [ENVELOPED, `${XMLDSIG}base64`] }],
    ['no algorithm', { method: '' }],
  ])('is refused, though the identity provider signed it, with %s', async (_what, choices) => {
    expect(await signedWith(choices)).toEqual(refused('algorithm'));
  });

  it.each(['hmac-sha1', 'hmac-sha256'])('is refused with %s keyed with what everybody knows', async (name) => {
    const method = `${name === 'hmac-sha1' ? XMLDSIG : MORE}${name}`;
    const { certificatePem } = trial.provider;
    const publicKey = createPublicKey(certificatePem);
    for (const key of [
      certificatePem,
      new X509Certificate(certificatePem).raw,
      publicKey.export({ type: 'spki', format: 'der' }),
      publicKey.export({ type: 'spki', format: 'pem' }),
    ])
      expect(await signedWith({ method, key })).toEqual(refused('algorithm'));
  });

  it('is refused with the algorithm hidden behind a prefix', async () => {
    const attack = (control: string): string =>
      control.replace('<SignatureMethod ', `<SignatureMethod xmlns:x="x" x:Algorithm="${XMLDSIG}hmac-sha1" `);
    expect(await trial.attack(asItIs, attack)).toEqual(refused('algorithm'));
  });

  it('is refused when somebody else signed it, with and without their certificate in it', async () => {
    const { keyPem, certificatePem } = trial.stranger;
    expect(await signedWith({ key: keyPem })).toEqual(refused('signature'));
    expect(await signedWith({ key: keyPem, keyInfo: keyInfoWith(certificatePem) })).toEqual(refused('signature'));
    expect(await signedWith({ key: keyPem, keyInfo: keyInfoWith(trial.provider.certificatePem) })).toEqual(
      refused('signature'),
    );
  });

  it.each<[string, Partial<SignatureChoices>, RefusalReason]>([
    ['an empty reference', { uri: '' }, 'signature'],
    ['a reference to nothing', { uri: '#_nothing' }, 'signature'],
    ['a reference to another document', { uri: 'http://127.0.0.1:9/x' }, 'signature'],
    ['a reference to a file', { uri: 'file:///etc/passwd' }, 'signature'],
    ['a reference by XPath', { uri: '#xpointer(/)' }, 'signature'],
    ['a reference with a quote', { uri: "#x' or '1'='1" }, 'signature'],
    ['no transform', { transforms: [] }, 'malformed'],
    ['three transforms', { transforms: [ENVELOPED, EXCLUSIVE, EXCLUSIVE] }, 'signature'],
  ])('is refused with %s', async (_what, choices, reason) => {
    expect(await signedWith(choices)).toEqual(refused(reason));
  });

  const before = (mark: string, what: string) => (control: string) => control.replace(mark, what + mark);
  it.each<[string, (control: string) => string, RefusalReason]>([
    ['no signature', (control) => control.replace(/<Signature [\s\S]*<\/Signature>/, ''), 'signature'],
    [
      'a signature of nothing',
      (control) => control.replace(/<Signature [\s\S]*<\/Signature>/, `<Signature xmlns="${XMLDSIG}"></Signature>`),
      'signature-build',
    ],
    [
      'a signature in another namespace',
      (control) => control.replace(XMLDSIG, 'http://www.w3.org/2009/xmldsig11#'),
      'signature',
    ],
    ['one letter changed', (control) => control.replace('>eve<', '>evi<'), 'signature'],
    [
      'one more attribute',
      before(
        '</saml:AttributeStatement>',
        '<saml:Attribute Name="role"><saml:AttributeValue>operations</saml:AttributeValue></saml:Attribute>',
      ),
      'signature',
    ],
    [
      'a new id on what was signed',
      (control) => control.replace(/(<saml:Assertion[^>]* ID=")[^"]*/, '$1_new'),
      'signature',
    ],
    ['a second SignedInfo in front', before('<SignedInfo>', '<SignedInfo></SignedInfo>'), 'signature-build'],
    ['a second SignedInfo behind', before('<SignatureValue>', '<SignedInfo></SignedInfo>'), 'signature-build'],
    ['a second reference', before('</SignedInfo>', '<Reference URI="#_evil"></Reference>'), 'signature-build'],
    ['a second digest', before('<DigestValue>', '<DigestValue>AAAA</DigestValue>'), 'signature-build'],
    ['a second signature value', before('</Signature>', '<SignatureValue>AAAA</SignatureValue>'), 'signature-build'],
    [
      'a digest split by an element',
      (control) => control.replace(/<DigestValue>(....)/, '<DigestValue>$1<x></x>'),
      'signature',
    ],
    ['an object', before('</Signature>', '<Object></Object>'), 'signature-build'],
    ['a manifest in an object', before('</Signature>', '<Object><Manifest></Manifest></Object>'), 'signature-build'],
    [
      'two signatures of the assertion',
      (control) => control.replace(/<Signature [\s\S]*<\/Signature>/, (one) => one + one),
      'signature',
    ],
    [
      'the same id elsewhere',
      (control) =>
        control.replace(
          '<samlp:Status>',
          `<samlp:Status ID="${/<saml:Assertion[^>]* ID="([^"]*)/.exec(control)?.[1]}">`,
        ),
      'repeated-id',
    ],
    [
      'the same id as Id',
      (control) =>
        control.replace(
          '<samlp:Status>',
          `<samlp:Status Id="${/<saml:Assertion[^>]* ID="([^"]*)/.exec(control)?.[1]}">`,
        ),
      'repeated-id',
    ],
    [
      'the same id as id',
      (control) =>
        control.replace(
          '<samlp:Status>',
          `<samlp:Status id="${/<saml:Assertion[^>]* ID="([^"]*)/.exec(control)?.[1]}">`,
        ),
      'repeated-id',
    ],
    [
      'the same id as xml:id',
      (control) =>
        control.replace(
          '<samlp:Status>',
          `<samlp:Status xml:id="${/<saml:Assertion[^>]* ID="([^"]*)/.exec(control)?.[1]}">`,
        ),
      'repeated-id',
    ],
    [
      'the same id behind a prefix',
      (control) =>
        control.replace(
          '<samlp:Status>',
          `<samlp:Status xmlns:x="x" x:ID="${/<saml:Assertion[^>]* ID="([^"]*)/.exec(control)?.[1]}">`,
        ),
      'repeated-id',
    ],
  ])('is refused with %s', async (_what, change, reason) => {
    expect(await trial.attack(asItIs, change)).toEqual(refused(reason));
  });

  it('is refused when the response is signed and the assertion is not', async () => {
    const response = { key: trial.provider.keyPem };
    expect(
      await trial.attack(
        (parts) => ({ ...parts, signResponse: response }),
        (_control, parts) => answerXml({ ...parts, signAssertion: null }),
      ),
    ).toEqual(refused('signature'));
  });
});
