import { buildCertificate, keyPair } from '../../../test/builders/certificates.js';
import { envelopedSignature } from '../../../test/builders/enveloped-signature.js';
import { readMetadata } from './read-metadata.js';

const ENTITY = 'https://idp.example/metadata';
const NOW = new Date('2026-11-26T12:00:00Z');
const METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata';
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const [signing, encryption, signer] = ['signing', 'encryption', 'signer'].map((label) =>
  buildCertificate({ key: keyPair('rsa', label) }),
);
const base64 = (certificate: typeof signing): string => Buffer.from(certificate?.der ?? '').toString('base64');
const key = (use: string, certificate: typeof signing): string =>
  `<md:KeyDescriptor${use}><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>` +
  `${base64(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
const KEYS = key(' use="signing"', signing) + key(' use="encryption"', encryption);
const SERVICES =
  `<md:SingleLogoutService Binding="${REDIRECT}" Location="https://idp.example/slo"></md:SingleLogoutService>` +
  `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example/post"></md:SingleSignOnService>` +
  `<md:SingleSignOnService Binding="${REDIRECT}" Location="https://idp.example/sso"></md:SingleSignOnService>`;
const ROLE = `<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${KEYS}${SERVICES}</md:IDPSSODescriptor>`;
/** In canonical form, so that it is signed as it stands. */
const GOOD = `<md:EntityDescriptor xmlns:md="${METADATA}" ID="_m" entityID="${ENTITY}">${ROLE}</md:EntityDescriptor>`;

const read = (document: string, certificates: readonly string[] = []) =>
  readMetadata(document, { entityId: ENTITY, certificates, now: NOW });

function signed(document: string, by = signer): string {
  const pem = by?.key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() ?? '';
  return document.replace(/(?<=<md:EntityDescriptor[^>]*>)/, envelopedSignature(document, '_m', { key: pem }));
}

describe('the metadata of an identity provider', () => {
  it('tell where to sign in and out by redirect, and with which keys it signs', () => {
    expect(read(GOOD)).toEqual({
      ssoUrl: 'https://idp.example/sso',
      sloUrl: 'https://idp.example/slo',
      certificates: [signing?.pem],
      validUntil: null,
    });
  });

  it('may leave open what a key is for, hold several keys and no logout', () => {
    const document = GOOD.replace(' use="encryption"', '')
      .replace(/<md:SingleLogoutService[^>]*>/, '')
      .replace('</md:SingleLogoutService>', '');
    expect(read(document)).toMatchObject({ sloUrl: '', certificates: [signing?.pem, encryption?.pem] });
  });

  it('are found among others', () => {
    const other = GOOD.replace(ENTITY, 'https://other.example').replace('_m', '_o');
    const document = `<md:EntitiesDescriptor xmlns:md="${METADATA}" validUntil="2026-11-27T00:00:00Z"><!-- both -->${other}${GOOD}</md:EntitiesDescriptor>`;
    expect(read(document).validUntil).toEqual(new Date('2026-11-27T00:00:00Z'));
  });

  it('count when they are signed by whom they must be', () => {
    expect(read(signed(GOOD), [signing?.pem ?? '', signer?.pem ?? '']).ssoUrl).toBe('https://idp.example/sso');
  });

  const replaced = (what: string | RegExp, by: string) => GOOD.replace(what, by);
  it.each<[string, string, RegExp]>([
    ['of another entity', replaced(ENTITY, 'https://other.example'), /does not describe/],
    [
      'twice',
      `<md:EntitiesDescriptor xmlns:md="${METADATA}">${GOOD}${GOOD.replace('_m', '_n')}</md:EntitiesDescriptor>`,
      /does not describe/,
    ],
    ['in another namespace', GOOD.replaceAll(METADATA, 'urn:other'), /does not describe/],
    ['of a service provider', GOOD.replaceAll('IDPSSODescriptor', 'SPSSODescriptor'), /does not describe an identity/],
    ['of another protocol', replaced('SAML:2.0:protocol', 'SAML:1.1:protocol'), /does not describe an identity/],
    ['past their end', replaced(' ID=', ' validUntil="2026-11-26T12:00:00Z" ID='), /past its end/],
    [
      'of a role past its end',
      replaced(' protocolSupport', ' validUntil="2026-11-26T11:59:59Z" protocolSupport'),
      /past its end/,
    ],
    ['that end at no moment', replaced(' ID=', ' validUntil="soon" ID='), /at no moment/],
    ['without a key', replaced(KEYS, ''), /no certificate/],
    ['with a key for encryption only', replaced(key(' use="signing"', signing), ''), /no certificate/],
    ['with a broken certificate', replaced(base64(signing), 'AAAA'), /cannot be read/],
    ['without an address', replaced(SERVICES, ''), /no address/],
    ['with an address that is none', replaced('https://idp.example/sso', 'javascript:alert(1)'), /no web address/],
    ['with a document type', `<!DOCTYPE x [<!ENTITY e "e">]>${GOOD}`, /document type/],
    ['of endless size', replaced(SERVICES, SERVICES + ' '.repeat(1024 * 1024)), /too large/],
    ['that are no XML', 'hello', /no XML/],
  ])('are refused %s', (_what, document, reason) => {
    expect(document).not.toBe(GOOD);
    expect(() => read(document)).toThrow(reason);
  });

  it.each<[string, string]>([
    ['unsigned', GOOD],
    ['signed by somebody else', signed(GOOD, encryption)],
    ['changed after signing', signed(GOOD).replace('https://idp.example/sso', 'https://evil.example/sso')],
    ['around signed ones', `<md:EntitiesDescriptor xmlns:md="${METADATA}">${signed(GOOD)}</md:EntitiesDescriptor>`],
    ['signed with SHA-1', signed(GOOD).replace('xmldsig-more#rsa-sha256', 'xmldsig#rsa-sha1')],
  ])('are refused %s where they must be signed', (_what, document) => {
    expect(() => read(document, [signer?.pem ?? ''])).toThrow('it is not signed');
  });
});
