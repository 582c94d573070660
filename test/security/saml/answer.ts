import { envelopedSignature, type SignatureChoices } from '../../builders/enveloped-signature.js';

const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol';
const ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion';
export const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';
export const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

/** Everything that an answer says. Null leaves the attribute or element out. */
export interface AnswerParts {
  readonly responseId: string;
  readonly destination: string | null;
  readonly inResponseTo: string | null;
  readonly responseIssuer: string | null;
  readonly status: string;
  readonly assertionId: string;
  readonly issuer: string | null;
  readonly nameId: string;
  readonly method: string;
  readonly recipient: string | null;
  readonly confirmedRequest: string | null;
  readonly confirmedUntil: string | null;
  readonly confirmedFrom: string | null;
  readonly from: string | null;
  readonly until: string | null;
  /** One list of audiences for each restriction. */
  readonly audiences: readonly (readonly string[])[];
  readonly sessionIndex: string | null;
  readonly sessionUntil: string | null;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  /** Markup in place of the whole element. */
  readonly subject?: string;
  readonly conditions?: string;
  readonly authnStatement?: string;
  readonly signAssertion: SignatureChoices | null;
  readonly signResponse: SignatureChoices | null;
}

/** A moment this many seconds from now. */
export function inSeconds(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString();
}

export function answerXml(parts: AnswerParts): string {
  return responseXml(parts, assertionXml(parts));
}

/** The assertion in canonical form, signed when the parts say so. */
export function assertionXml(parts: AnswerParts): string {
  const unsigned =
    `<saml:Assertion xmlns:saml="${ASSERTION}" ID="${parts.assertionId}" IssueInstant="${inSeconds(0)}" Version="2.0">` +
    (parts.issuer === null ? '' : `<saml:Issuer>${parts.issuer}</saml:Issuer>`) +
    (parts.subject ?? subject(parts)) +
    (parts.conditions ?? conditions(parts)) +
    (parts.authnStatement ??
      `<saml:AuthnStatement AuthnInstant="${inSeconds(0)}"${attribute('SessionIndex', parts.sessionIndex)}` +
        `${attribute('SessionNotOnOrAfter', parts.sessionUntil)}></saml:AuthnStatement>`) +
    `<saml:AttributeStatement>${parts.attributes.map(attributeXml).join('')}</saml:AttributeStatement></saml:Assertion>`;
  return parts.signAssertion
    ? placed(unsigned, envelopedSignature(unsigned, parts.assertionId, parts.signAssertion))
    : unsigned;
}

/** The response in canonical form around an assertion, signed when the parts say so. */
export function responseXml(parts: AnswerParts, content: string): string {
  const unsigned =
    `<samlp:Response xmlns:samlp="${PROTOCOL}"${attribute('Destination', parts.destination)} ID="${parts.responseId}"` +
    `${attribute('InResponseTo', parts.inResponseTo)} IssueInstant="${inSeconds(0)}" Version="2.0">` +
    (parts.responseIssuer === null
      ? ''
      : `<saml:Issuer xmlns:saml="${ASSERTION}">${parts.responseIssuer}</saml:Issuer>`) +
    `<samlp:Status><samlp:StatusCode Value="${parts.status}"></samlp:StatusCode></samlp:Status>` +
    `${content}</samlp:Response>`;
  return parts.signResponse
    ? placed(unsigned, envelopedSignature(unsigned, parts.responseId, parts.signResponse))
    : unsigned;
}

/** The signature where it belongs: right behind the element's own issuer. */
function placed(element: string, signature: string): string {
  return element.replace('</saml:Issuer>', (issuer) => issuer + signature);
}

function subject(parts: AnswerParts): string {
  return (
    `<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${parts.nameId}</saml:NameID>` +
    `<saml:SubjectConfirmation Method="${parts.method}"><saml:SubjectConfirmationData` +
    `${attribute('InResponseTo', parts.confirmedRequest)}${attribute('NotBefore', parts.confirmedFrom)}` +
    `${attribute('NotOnOrAfter', parts.confirmedUntil)}${attribute('Recipient', parts.recipient)}>` +
    `</saml:SubjectConfirmationData></saml:SubjectConfirmation></saml:Subject>`
  );
}

function conditions(parts: AnswerParts): string {
  const restrictions = parts.audiences.map(
    (audiences) =>
      `<saml:AudienceRestriction>${audiences.map((each) => `<saml:Audience>${each}</saml:Audience>`).join('')}` +
      `</saml:AudienceRestriction>`,
  );
  return (
    `<saml:Conditions${attribute('NotBefore', parts.from)}${attribute('NotOnOrAfter', parts.until)}>` +
    `${restrictions.join('')}</saml:Conditions>`
  );
}

function attributeXml([name, value]: readonly [string, string]): string {
  return `<saml:Attribute Name="${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`;
}

function attribute(name: string, value: string | null): string {
  return value === null ? '' : ` ${name}="${value}"`;
}
