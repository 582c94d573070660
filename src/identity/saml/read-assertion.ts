import type { AssertedPerson } from '../person-attributes.js';
import { SignInRefused } from '../sign-in-refused.js';
import { XmlElement } from './xml-element.js';

export const CLOCK_SKEW_MS = 60_000;
const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
const UNSPECIFIED = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';

export interface Expected {
  /** Request that the response claims to answer. */
  readonly requestId: string;
  readonly issuer: string;
  readonly recipient: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface ReadAssertion {
  readonly assertionId: string;
  /** Until when it could be sent again, the accepted clock skew included. */
  readonly assertionExpires: Date;
  readonly asserted: AssertedPerson;
}

/**
 * Reads an assertion whose signature, audience and validity are verified, and checks what the library leaves open:
 * issuer, bearer confirmation with our address and our request, and the end of the identity provider's session
 * (SAML profiles 4.1.4.2 and 4.1.4.3).
 * @throws SignInRefused
 */
export function readAssertion(verified: Readonly<Record<string, unknown>>, expected: Expected): ReadAssertion {
  const assertion = new XmlElement(verified).only('Assertion');
  const assertionId = assertion?.attribute('ID');
  if (!assertion || !assertionId || assertion.attribute('Version') !== '2.0') throw new SignInRefused('malformed');
  if (assertion.only('Issuer')?.text !== expected.issuer) throw new SignInRefused('issuer');

  const subject = assertion.only('Subject');
  const nameId = subject?.only('NameID');
  if (!subject || !nameId || nameId.text === '' || nameId.text.length > 1024) throw new SignInRefused('subject');
  const confirmation = subject.only('SubjectConfirmation');
  const data = confirmation?.only('SubjectConfirmationData');
  if (!data || confirmation?.attribute('Method') !== BEARER) throw new SignInRefused('subject');
  if (data.attribute('Recipient') !== expected.recipient) throw new SignInRefused('recipient');
  if (data.attribute('InResponseTo') !== expected.requestId) throw new SignInRefused('in-response-to');

  const ends = [data, assertion.only('Conditions')].map((part) => moment(part?.attribute('NotOnOrAfter')));
  const session = assertion.children('AuthnStatement')[0];
  if (!session) throw new SignInRefused('subject');
  const sessionEnd = session.attribute('SessionNotOnOrAfter');
  if (sessionEnd !== undefined && moment(sessionEnd) <= expected.now - CLOCK_SKEW_MS)
    throw new SignInRefused('validity');

  return {
    assertionId,
    assertionExpires: new Date(Math.max(...ends) + CLOCK_SKEW_MS),
    asserted: {
      nameId: nameId.text,
      nameIdFormat: nameId.attribute('Format') ?? UNSPECIFIED,
      sessionIndex: session.attribute('SessionIndex') ?? null,
      attributes: readAttributes(assertion),
    },
  };
}

function readAttributes(assertion: XmlElement): ReadonlyMap<string, readonly string[]> {
  const attributes = new Map<string, readonly string[]>();
  for (const statement of assertion.children('AttributeStatement'))
    for (const attribute of statement.children('Attribute')) {
      const name = attribute.attribute('Name') ?? '';
      const values = attribute.children('AttributeValue').map((value) => value.text);
      attributes.set(name, [...(attributes.get(name) ?? []), ...values]);
    }
  return attributes;
}

function moment(text: string | undefined): number {
  const milliseconds = Date.parse(text ?? '');
  if (Number.isNaN(milliseconds)) throw new SignInRefused('validity');
  return milliseconds;
}
