import { createPublicKey, X509Certificate } from 'node:crypto';
import type { RefusalReason } from '../../../src/identity/sign-in-refused.js';
import { answerXml, assertionXml, inSeconds, responseXml, type AnswerParts } from './answer.js';
import { keyInfoWith, type SignatureChoices } from '../../builders/enveloped-signature.js';
import { refused, type SamlTrial } from './trial.js';
import { assertionOf, evilAssertion, withTwin, WRAPPINGS } from './wrapping.js';

interface Adversary {
  readonly variant: string;
  run(trial: SamlTrial): Promise<{ readonly became: unknown; readonly expected: unknown }>;
}

type Parts = (parts: AnswerParts, trial: SamlTrial) => AnswerParts;
type Change = (control: string, parts: AnswerParts, trial: SamlTrial) => string;

const onlyAssertion: Parts = (parts) => parts;
const onlyResponse: Parts = (parts, { provider }) => ({
  ...parts,
  signAssertion: null,
  signResponse: { key: provider.keyPem },
});
const both: Parts = (parts, { provider }) => ({ ...parts, signResponse: { key: provider.keyPem } });

/** A control that must pass. */
function accepted(variant: string, control: Parts): Adversary {
  return {
    variant,
    async run(trial) {
      const turn = await trial.begin();
      await trial.assertSignsIn(turn, answerXml(control(turn.parts, trial)));
      return { became: 'signed in', expected: 'signed in' };
    },
  };
}

/** An attack with one change to a control that passes before and after it. */
function attack(variant: string, reason: RefusalReason, change: Change, control: Parts = both): Adversary {
  return {
    variant,
    run: async (trial) => ({
      became: await trial.attack(
        (parts) => control(parts, trial),
        (xml, parts) => change(xml, parts, trial),
      ),
      expected: refused(reason),
    }),
  };
}

/** The identity provider itself says the wrong thing, and signs it. */
function said(variant: string, reason: RefusalReason, wrong: (good: AnswerParts) => Partial<AnswerParts>): Adversary {
  return attack(variant, reason, (_control, parts) => answerXml({ ...parts, ...wrong(parts) }));
}

function signedAs(variant: string, reason: RefusalReason, choices: (trial: SamlTrial) => SignatureChoices): Adversary {
  const change: Change = (_control, parts, trial) => answerXml({ ...parts, signAssertion: choices(trial) });
  return attack(variant, reason, change, onlyAssertion);
}

function wrapping(number: number, reason: RefusalReason): Adversary {
  const change: Change = (control, parts) => WRAPPINGS[number]?.(control, parts) ?? control;
  return attack(`variant ${number}`, reason, change, number <= 2 ? both : onlyAssertion);
}

const inName = (before: string, after: string) => (control: string) => control.replace(before, () => after);
const before = (mark: string, what: string) => (control: string) => control.replace(mark, () => what + mark);
const full = 'admin@sp.example.attacker.example';
const named: Parts = (parts, trial) =>
  onlyAssertion({ ...parts, attributes: [...parts.attributes, ['mail', full]] }, trial);
const idOf = (control: string): string => /<saml:Assertion[^>]* ID="([^"]*)/.exec(control)?.[1] ?? '';

const LAUGHS = Array.from(
  { length: 10 },
  (_, level) => `<!ENTITY l${level} "${level === 0 ? 'ha' : `&l${level - 1};`.repeat(10)}">`,
).join('');

const keys: readonly (readonly [string, (certificatePem: string) => string | Buffer])[] = [
  ['the text of the certificate', (pem) => pem],
  ['the bytes of the certificate', (pem) => new X509Certificate(pem).raw],
  ['the public key', (pem) => createPublicKey(pem).export({ type: 'spki', format: 'der' })],
];

const twice = async (trial: SamlTrial, between?: () => Promise<void>) => {
  const turn = await trial.begin();
  const answer = answerXml(both(turn.parts, trial));
  await trial.assertSignsIn(turn, answer);
  await between?.();
  return { became: await trial.outcomeOf(answer), expected: refused('in-response-to') };
};

/** How each case of the corpus is built, by its id; the corpus says in words what it is. */
export const ADVERSARIES: Readonly<Record<string, readonly Adversary[]>> = {
  'baseline-ok': [accepted('accepted', both)],
  'baseline-assertion-only': [accepted('accepted: the response need not be signed by default', onlyAssertion)],
  xsw1: [wrapping(1, 'structure')],
  xsw2: [wrapping(2, 'structure')],
  xsw3: [wrapping(3, 'assertions')],
  xsw4: [wrapping(4, 'assertions')],
  xsw5: [wrapping(5, 'assertions')],
  xsw7: [
    wrapping(7, 'assertions'),
    attack('with the same id', 'assertions', (control, parts) =>
      before(
        '<saml:Assertion ',
        `<samlp:Extensions>${evilAssertion(parts, parts.assertionId)}</samlp:Extensions>`,
      )(control),
    ),
  ],
  'nameid-comment': [
    attack('in the name', 'markup', inName('>eve<', '>e<!--x-->ve<'), onlyAssertion),
    attack('in an attribute', 'markup', inName(full, full.replace('.attacker', '<!--x-->.attacker')), named),
    attack('a processing instruction', 'markup', inName('>eve<', '>e<?x?>ve<'), onlyAssertion),
  ],
  'assertion-unsigned': [
    attack('nothing is signed', 'signature', (_control, parts) =>
      answerXml({ ...parts, signAssertion: null, signResponse: null }),
    ),
  ],
  'assertion-altered': [attack('one letter', 'signature', inName('>eve<', '>eva<'), onlyAssertion)],
  'response-only-signed': [
    attack('one assertion: refused by policy', 'signature', (_control, parts, trial) =>
      answerXml(onlyResponse(parts, trial)),
    ),
    attack('two assertions', 'assertions', (_control, parts, trial) => {
      const signed = onlyResponse(parts, trial);
      return responseXml(signed, assertionXml(signed) + evilAssertion(parts));
    }),
  ],
  replay: [
    { variant: 'one after the other', run: (trial) => twice(trial) },
    {
      variant: 'after a new start',
      run: (trial) =>
        twice(trial, async () => {
          await trial.product.stopApi();
          await trial.product.startApi();
        }),
    },
    {
      variant: 'at the same moment',
      async run(trial) {
        const { parts } = await trial.begin();
        const answer = answerXml(both(parts, trial));
        const responses = await Promise.all(Array.from({ length: 5 }, () => trial.post(answer)));
        return { became: responses.map(({ status }) => status).sort(), expected: [303, 403, 403, 403, 403] };
      },
    },
  ],
  expired: [
    said('(a)', 'validity', () => ({ until: inSeconds(-600) })),
    said('(b)', 'validity', () => ({ from: inSeconds(600) })),
    said('(c)', 'validity', () => ({ confirmedUntil: inSeconds(-600) })),
    said('(d)', 'validity', () => ({ sessionUntil: inSeconds(-600) })),
    said('(e)', 'validity', () => ({ until: inSeconds(-61) })),
  ],
  'wrong-audience': [
    said('(a)', 'audience', () => ({ audiences: [['https://other.example']] })),
    said('(b)', 'audience', () => ({ audiences: [] })),
    said('(c)', 'audience', ({ audiences }) => ({ audiences: [...audiences, ['https://other.example']] })),
    said('(d) blank', 'audience', ({ audiences }) => ({ audiences: [[`${audiences[0]?.[0]} `]] })),
    said('(d) case', 'audience', ({ audiences }) => ({ audiences: [[String(audiences[0]?.[0]).toUpperCase()]] })),
  ],
  'wrong-destination': [
    said('(a)', 'destination', () => ({ destination: 'https://other.example/acs' })),
    said('(b)', 'destination', () => ({ destination: '' })),
    said('(c)', 'recipient', () => ({ recipient: 'https://other.example/acs' })),
    said('(d)', 'destination', ({ destination }) => ({
      destination: String(destination).replace('127.0.0.1', 'other.example'),
    })),
  ],
  'wrong-inresponseto': [
    said('(a)', 'in-response-to', () => ({ inResponseTo: '_unknown', confirmedRequest: '_unknown' })),
    {
      variant: '(b)',
      async run(trial) {
        const [attacker, victim] = [await trial.begin(), await trial.begin()];
        const response = await trial.assertAccepted(answerXml(both(attacker.parts, trial)));
        const ticket = new URL(response.headers.get('Location') ?? '', trial.product.url);
        const headers = { Cookie: victim.jar.header, Accept: 'application/json' };
        const became = await trial.outcomeOf(() => fetch(ticket, { redirect: 'manual', headers }));
        return { became, expected: refused('other-browser') };
      },
    },
    said('(c)', 'in-response-to', () => ({ confirmedRequest: '_unknown' })),
    said('(d)', 'in-response-to', () => ({ inResponseTo: null, confirmedRequest: null })),
  ],
  'alg-hmac-confusion': keys.flatMap(([what, key]) =>
    ['http://www.w3.org/2000/09/xmldsig#hmac-sha1', 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256'].map(
      (method) =>
        signedAs(`${method.split('#')[1]} with ${what}`, 'algorithm', (trial) => ({
          method,
          key: key(trial.provider.certificatePem),
        })),
    ),
  ),
  'key-from-document': [
    signedAs('with the certificate of the attacker', 'signature', ({ stranger }) => ({
      key: stranger.keyPem,
      keyInfo: keyInfoWith(stranger.certificatePem),
    })),
  ],
  doctype: [
    attack(
      '(a)',
      'markup',
      (xml) => `<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>${inName('>eve<', '>&e;<')(xml)}`,
    ),
    attack('(b)', 'markup', (xml) => `<!DOCTYPE r [${LAUGHS}]>${inName('>eve<', '>&l9;<')(xml)}`),
    attack('(c)', 'markup', (xml) => `<!DOCTYPE r [<!ENTITY e "eve">]>${inName('>eve<', '>&e;<')(xml)}`),
    attack('(d)', 'markup', (xml) => `<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>${xml}`),
  ],
  'duplicate-ids': [
    attack('before', 'assertions', (_control, parts) => withTwin(parts, 'before')),
    attack('behind', 'assertions', (_control, parts) => withTwin(parts, 'behind')),
    attack('as id', 'repeated-id', (xml) => xml.replace('<samlp:Status>', `<samlp:Status id="${idOf(xml)}">`)),
    attack('as xml:id', 'repeated-id', (xml) => xml.replace('<samlp:Status>', `<samlp:Status xml:id="${idOf(xml)}">`)),
  ],
  'multiple-signedinfo': (['before', 'behind'] as const).map((place) =>
    attack(
      place,
      'signature-build',
      (control, parts, trial) => {
        const evil = assertionXml({ ...parts, nameId: 'admin', signAssertion: { key: trial.stranger.keyPem } });
        const [other = ''] = /<SignedInfo>[\s\S]*<\/SignedInfo>/.exec(evil) ?? [];
        return before(place === 'before' ? '<SignedInfo>' : '<SignatureValue>', other)(control);
      },
      onlyAssertion,
    ),
  ),
  'digest-comment': (['before', 'behind'] as const).map((place) =>
    attack(
      place,
      'markup',
      (control, parts, trial) => {
        const evil = assertionXml({ ...parts, nameId: 'admin', signAssertion: { key: trial.stranger.keyPem } });
        const comment = `<!--${/<DigestValue>(.*)<\/DigestValue>/.exec(evil)?.[1]}-->`;
        const commented = control.replace(
          /<DigestValue>(.*)<\/DigestValue>/,
          (_all, digest: string) =>
            `<DigestValue>${place === 'before' ? comment + digest : digest + comment}</DigestValue>`,
        );
        return commented.replace(assertionOf(commented), (assertion) => assertion.replace('>eve<', '>admin<'));
      },
      onlyAssertion,
    ),
  ),
};
