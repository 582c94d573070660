import { sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { inSeconds } from './answer.js';
import { envelopedSignature, RSA_SHA256, type SignatureChoices } from '../../builders/enveloped-signature.js';

/** Everything that a request for sign-out says. */
export interface LogoutParts {
  readonly id: string;
  readonly destination: string | null;
  readonly issuer: string | null;
  readonly nameId: string;
  readonly sessionIndex: string | null;
  readonly issued: string;
  readonly until: string | null;
}

/** In canonical form, without a signature. */
export function logoutXml(parts: LogoutParts): string {
  const attribute = (name: string, value: string | null): string => (value === null ? '' : ` ${name}="${value}"`);
  const saml = 'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';
  return (
    `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"${attribute('Destination', parts.destination)}` +
    ` ID="${parts.id}" IssueInstant="${parts.issued}"${attribute('NotOnOrAfter', parts.until)} Version="2.0">` +
    (parts.issuer === null ? '' : `<saml:Issuer ${saml}>${parts.issuer}</saml:Issuer>`) +
    `<saml:NameID ${saml}>${parts.nameId}</saml:NameID>` +
    (parts.sessionIndex === null ? '' : `<samlp:SessionIndex>${parts.sessionIndex}</samlp:SessionIndex>`) +
    `</samlp:LogoutRequest>`
  );
}

export function logoutParts(url: string, issuer: string, nameId: string): LogoutParts {
  return {
    id: `_l${crypto.randomUUID()}`,
    destination: `${url}/auth/slo`,
    issuer,
    nameId,
    sessionIndex: null,
    issued: inSeconds(0),
    until: null,
  };
}

/** For the POST binding: the signature stands behind the issuer. */
export function signedForPost(xml: string, id: string, choices: SignatureChoices): string {
  return xml.replace(/(?=<saml:NameID)/, envelopedSignature(xml, id, choices));
}

/** The query of the redirect binding. */
export function signedQuery(xml: string, keyPem: string, relayState?: string, algorithm = RSA_SHA256): string {
  const query = new URLSearchParams({
    SAMLRequest: deflateRawSync(xml).toString('base64'),
    ...(relayState !== undefined && { RelayState: relayState }),
    SigAlg: algorithm,
  }).toString();
  const hash = algorithm.includes('sha1') ? 'sha1' : 'sha256';
  return `${query}&Signature=${encodeURIComponent(sign(hash, Buffer.from(query), keyPem).toString('base64'))}`;
}
