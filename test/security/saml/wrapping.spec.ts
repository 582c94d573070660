import { assertionXml, type AnswerParts } from './answer.js';
import { refused, SamlTrial } from './trial.js';
import { assertionOf, evilAssertion, signatureOf, withoutSignature, withTwin, WRAPPINGS } from './wrapping.js';

describe.each([
  ['where the assertion must be signed', {}],
  ['where the response must be signed as well', { SAML_REQUIRE_SIGNED_RESPONSE: 'true' }],
])('signature wrapping %s', (_where, environment: Record<string, string>) => {
  let trial: SamlTrial;
  const isStrict = 'SAML_REQUIRE_SIGNED_RESPONSE' in environment;

  beforeAll(async () => {
    trial = await SamlTrial.start(environment);
  });
  afterAll(() => trial.stop());

  const both = (parts: AnswerParts): AnswerParts => ({ ...parts, signResponse: { key: trial.provider.keyPem } });
  const assertionOnly = (parts: AnswerParts): AnswerParts => parts;
  const prefixed = (parts: AnswerParts): AnswerParts => ({
    ...parts,
    signAssertion: { key: trial.provider.keyPem, prefix: 'ds' },
    signResponse: { key: trial.provider.keyPem, prefix: 'ds' },
  });

  const controls = [
    ['response and assertion signed', both],
    ['both signed, with a prefix', prefixed],
    ...(isStrict ? [] : ([['the assertion signed', assertionOnly]] as const)),
  ] as const;
  // The first two wrap the signature of a response.
  const variants = controls.flatMap(([what, control]) =>
    Object.entries(WRAPPINGS)
      .filter(([number]) => Number(number) > 2 || control !== assertionOnly)
      .map(([number, wrap]) => [number, what, control, wrap] as const),
  );
  it.each(variants)('is refused: variant %s, %s', async (number, _what, control, wrap) => {
    expect(await trial.attack(control, wrap)).toEqual(refused(Number(number) <= 2 ? 'structure' : 'assertions'));
  });

  it.each(['before', 'behind'] as const)('is refused: an assertion with the same id %s', async (where) => {
    expect(await trial.attack(both, (_control, parts) => withTwin(parts, where))).toEqual(refused('assertions'));
  });

  const EVIL_PLACES: readonly (readonly [string, (control: string, evil: string) => string])[] = [
    ['in the status', (control, evil) => control.replace('</samlp:Status>', `${evil}</samlp:Status>`)],
    ['in the signature', (control, evil) => control.replace('</Signature>', `${evil}</Signature>`)],
    [
      'in an attribute value',
      (control, evil) => control.replace('<saml:AttributeValue>', `<saml:AttributeValue>${evil}`),
    ],
    ['in the conditions', (control, evil) => control.replace('</saml:Conditions>', `${evil}</saml:Conditions>`)],
    [
      'under another prefix',
      (control, evil) =>
        control.replace(
          '<samlp:Status>',
          `${evil.replaceAll('saml:', 'x:').replace('xmlns:saml', 'xmlns:x')}<samlp:Status>`,
        ),
    ],
    [
      'in no namespace',
      (control, evil) =>
        control.replace(
          '<samlp:Status>',
          `${evil.replaceAll('saml:', '').replace(/ xmlns="[^"]*"/, '')}<samlp:Status>`,
        ),
    ],
    [
      'encrypted, beside the plain one',
      (control) =>
        control.replace(
          '</samlp:Response>',
          '<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"></saml:EncryptedAssertion></samlp:Response>',
        ),
    ],
  ];
  it.each(EVIL_PLACES)('is refused: a second assertion %s', async (_place, place) => {
    const attack = (control: string, parts: AnswerParts): string => place(control, evilAssertion(parts));
    expect(await trial.attack(both, attack)).toEqual(refused('assertions'));
  });

  it('is refused: two assertions, both signed by the identity provider', async () => {
    const attack = (control: string, parts: AnswerParts): string =>
      control.replace('<samlp:Status>', () => `${assertionXml({ ...parts, assertionId: '_second' })}<samlp:Status>`);
    expect(await trial.attack(both, attack)).toEqual(refused('assertions'));
  });

  it('is refused: another assertion in place of the signed one, with its signature and its id', async () => {
    const attack = (control: string, parts: AnswerParts): string => {
      const original = assertionOf(control);
      const evil = evilAssertion(parts, parts.assertionId);
      const signed = evil.replace('</saml:Issuer>', (issuer) => issuer + signatureOf(original));
      return control.replace(original, () => signed);
    };
    expect(await trial.attack(both, attack)).toEqual(refused('signature'));
  });

  it('is refused: the signature of the assertion moved to the response', async () => {
    const attack = (control: string): string => {
      const original = assertionOf(control);
      return withoutSignature(control)
        .replace(assertionOf(withoutSignature(control)), () => withoutSignature(original))
        .replace('<samlp:Status>', () => `${signatureOf(original)}<samlp:Status>`);
    };
    expect(await trial.attack(both, attack)).toEqual(refused('signature'));
  });

  it('is refused: a response in a response', async () => {
    const attack = (control: string): string =>
      control.replace('<samlp:Status>', () => `<samlp:Extensions>${control}</samlp:Extensions><samlp:Status>`);
    expect(await trial.attack(both, attack)).toEqual(refused('structure'));
  });

  it('is refused: two messages one after the other', async () => {
    const control = (parts: AnswerParts): AnswerParts => both(parts);
    expect(await trial.attack(control, (accepted) => accepted + accepted)).toEqual(refused('structure'));
  });
});
