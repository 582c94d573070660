import type { RefusalReason } from '../../../src/identity/sign-in-refused.js';
import { answerXml, BEARER, inSeconds, type AnswerParts } from './answer.js';
import { refused, SamlTrial } from './trial.js';

const OTHER = 'https://other.example';
const CONFIRMATION = 'urn:oasis:names:tc:SAML:2.0:cm:';

/** Each is said by the identity provider itself and signed with its key: only what it says is wrong. */
describe('an answer that is meant for another product, request or moment', () => {
  let trial: SamlTrial;

  beforeAll(async () => {
    trial = await SamlTrial.start();
  });
  afterAll(() => trial.stop());

  /** Built when it is posted: borders of time are counted from then. */
  type Change = Partial<AnswerParts> | ((good: AnswerParts) => Partial<AnswerParts>);
  const applied = (good: AnswerParts, change: Change): AnswerParts => ({
    ...good,
    ...(typeof change === 'function' ? change(good) : change),
  });
  const attack = (change: Change, control: Change = {}) =>
    trial.attack(
      (good) => applied(good, control),
      (_accepted, good) => answerXml(applied(good, change)),
    );
  const own = ({ audiences }: AnswerParts): string => audiences[0]?.[0] ?? '';

  it.each<[string, Change, RefusalReason]>([
    ['another', { audiences: [[OTHER]] }, 'audience'],
    ['none', { audiences: [] }, 'audience'],
    ['an empty one', { audiences: [['']] }, 'audience'],
    ['none in its restriction', { audiences: [[]] }, 'audience'],
    ['ours in one of two restrictions', (good) => ({ audiences: [[own(good)], [OTHER]] }), 'audience'],
    ['ours with a space behind', (good) => ({ audiences: [[`${own(good)} `]] }), 'audience'],
    ['ours in capitals', (good) => ({ audiences: [[own(good).toUpperCase()]] }), 'audience'],
    ['one that begins as ours', (good) => ({ audiences: [[`${own(good)}/other`]] }), 'audience'],
    ['no conditions at all', { conditions: '' }, 'audience'],
    ['conditions twice', { conditions: '<saml:Conditions></saml:Conditions>'.repeat(2) }, 'malformed'],
  ])('is refused by its audience: %s', async (_what, change, reason) => {
    expect(await attack(change)).toEqual(refused(reason));
  });

  it.each<[string, Change, RefusalReason]>([
    ['destination: another', { destination: `${OTHER}/auth/acs` }, 'destination'],
    ['destination: empty', { destination: '' }, 'destination'],
    ['destination: none', { destination: null }, 'destination'],
    ['destination: another path', (good) => ({ destination: `${good.destination}/` }), 'destination'],
    ['destination: with a query', (good) => ({ destination: `${good.destination}?a=b` }), 'destination'],
    ['destination: in capitals', (good) => ({ destination: good.destination!.toUpperCase() }), 'destination'],
    ['recipient: another', { recipient: `${OTHER}/auth/acs` }, 'recipient'],
    ['recipient: empty', { recipient: '' }, 'recipient'],
    ['recipient: none', { recipient: null }, 'recipient'],
    ['issuer: another', { issuer: OTHER }, 'issuer'],
    ['issuer: empty', { issuer: '' }, 'issuer'],
    ['issuer: with a space behind', (good) => ({ issuer: `${good.issuer} ` }), 'issuer'],
    ['issuer of the response: another', { responseIssuer: OTHER }, 'issuer'],
    ['issuer of the response: empty', { responseIssuer: '' }, 'issuer'],
  ])('is refused by its %s', async (_what, change, reason) => {
    expect(await attack(change)).toEqual(refused(reason));
  });

  it('is refused without an issuer', async () => {
    const signature = { signAssertion: null, signResponse: { key: trial.provider.keyPem } };
    expect(await attack({ issuer: null, ...signature })).toEqual(refused('signature'));
  });

  it.each<[string, Change, RefusalReason]>([
    ['unknown', { inResponseTo: '_unknown', confirmedRequest: '_unknown' }, 'in-response-to'],
    ['unknown to the response only', { inResponseTo: '_unknown' }, 'in-response-to'],
    ['unknown to the confirmation only', { confirmedRequest: '_unknown' }, 'in-response-to'],
    ['missing', { inResponseTo: null, confirmedRequest: null }, 'in-response-to'],
    ['missing from the response', { inResponseTo: null }, 'in-response-to'],
    ['missing from the confirmation', { confirmedRequest: null }, 'in-response-to'],
    ['empty', { inResponseTo: '', confirmedRequest: '' }, 'in-response-to'],
  ])('is refused by the request it answers: %s', async (_what, change, reason) => {
    expect(await attack(change)).toEqual(refused(reason));
  });

  it('is refused when response and confirmation name two requests, both of them open', async () => {
    const other = await trial.begin();
    expect(await attack({ confirmedRequest: other.parts.inResponseTo })).toEqual(refused('in-response-to'));
    expect(await attack({ inResponseTo: other.parts.inResponseTo })).toEqual(refused('in-response-to'));
  });

  const until = (seconds: number) => () => ({ until: inSeconds(seconds) });
  const from = (seconds: number) => () => ({ from: inSeconds(seconds) });
  const confirmedUntil = (seconds: number) => () => ({ confirmedUntil: inSeconds(seconds) });
  const confirmedFrom = (seconds: number) => () => ({ confirmedFrom: inSeconds(seconds) });
  const sessionUntil = (seconds: number) => () => ({ sessionUntil: inSeconds(seconds) });
  it.each<[string, Change, Change]>([
    ['conditions are over', until(-60), until(-55)],
    ['conditions are not there yet', from(62), from(58)],
    ['conditions never end', { until: null }, {}],
    ['conditions end at no moment', { until: 'tomorrow' }, {}],
    ['conditions begin at no moment', { from: 'yesterday' }, {}],
    ['the confirmation is over', confirmedUntil(-60), confirmedUntil(-55)],
    ['the confirmation is not there yet', confirmedFrom(62), confirmedFrom(58)],
    ['the confirmation never ends', { confirmedUntil: null }, {}],
    ['the confirmation ends at no moment', { confirmedUntil: '' }, {}],
    ['the session there is over', sessionUntil(-60), sessionUntil(-55)],
    ['the session there ends at no moment', { sessionUntil: 'never' }, {}],
  ])('is refused by a minute and more where %s', async (_what, change, control) => {
    expect(await attack(change, control)).toEqual(refused('validity'));
  });

  it.each<[string, Change]>([
    ['holder of key', { method: `${CONFIRMATION}holder-of-key` }],
    ['sender vouches', { method: `${CONFIRMATION}sender-vouches` }],
    ['no method', { method: '' }],
    ['bearer in another case', { method: BEARER.toUpperCase() }],
    ['no name', { nameId: '' }],
    ['a name of endless length', { nameId: 'e'.repeat(1025) }],
    ['no statement of a sign-in', { authnStatement: '' }],
  ])('is refused with %s', async (_what, change) => {
    expect(await attack(change)).toEqual(refused('subject'));
  });

  it('is refused with a status other than success', async () => {
    const status = 'urn:oasis:names:tc:SAML:2.0:status:Responder';
    expect(await attack({ status })).toEqual(refused('assertions'));
  });
});
