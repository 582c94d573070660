import { createHash, sign } from 'node:crypto';

interface LogoutRequest {
  readonly issuer: string;
  readonly destination: string;
  readonly nameId: string;
  readonly sessionIndex?: string;
  readonly issuedAt?: Date;
}

/** A logout request for the POST binding, signed inside the XML. Written in canonical form, so that it is signed as it stands. */
export function signedLogoutRequest(request: LogoutRequest, keyPem: string): string {
  const issued = (request.issuedAt ?? new Date()).toISOString();
  const open =
    `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" Destination="${request.destination}" ID="_logout"` +
    ` IssueInstant="${issued}" Version="2.0">` +
    `<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${request.issuer}</saml:Issuer>`;
  const rest =
    `<saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${request.nameId}</saml:NameID>` +
    (request.sessionIndex === undefined ? '' : `<samlp:SessionIndex>${request.sessionIndex}</samlp:SessionIndex>`) +
    `</samlp:LogoutRequest>`;
  return open + signature(open + rest, keyPem) + rest;
}

function signature(content: string, keyPem: string): string {
  const digest = createHash('sha256').update(content).digest('base64');
  const namespace = 'xmlns="http://www.w3.org/2000/09/xmldsig#"';
  const signedInfo = (declaration: string): string =>
    `<SignedInfo${declaration}><CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></CanonicalizationMethod>` +
    `<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></SignatureMethod>` +
    `<Reference URI="#_logout"><Transforms>` +
    `<Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"></Transform>` +
    `<Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></Transform></Transforms>` +
    `<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></DigestMethod>` +
    `<DigestValue>${digest}</DigestValue></Reference></SignedInfo>`;
  const value = sign('sha256', Buffer.from(signedInfo(` ${namespace}`)), keyPem).toString('base64');
  return `<Signature ${namespace}>${signedInfo('')}<SignatureValue>${value}</SignatureValue></Signature>`;
}
