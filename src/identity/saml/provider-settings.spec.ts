import { buildCertificate, keyPair } from '../../../test/builders/certificates.js';
import { readVariables } from '../../platform/config/read-variables.js';
import { ownKeys } from './own-keys.js';
import { providerSettings } from './provider-settings.js';
import { samlVariables } from './saml.config.js';

const keyPem = (label: string): string =>
  keyPair('rsa', label).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const certificatePem = (label: string): string => buildCertificate({ key: keyPair('rsa', label) }).pem;
const OWN = {
  SAML_SP_ENTITY_ID: 'urn:chaman',
  SAML_SP_KEY: keyPem('first'),
  SAML_SP_CERTIFICATE: certificatePem('first'),
};
const ONE = {
  SAML_IDP_ENTITY_ID: 'https://idp.example',
  SAML_IDP_SSO_URL: 'https://idp.example/sso',
  SAML_IDP_CERTIFICATE: certificatePem('idp'),
};

const settings = (environment: NodeJS.ProcessEnv) =>
  providerSettings(readVariables(samlVariables, { ...OWN, ...environment }));
const list = (entries: unknown, environment: NodeJS.ProcessEnv = {}) =>
  settings({
    SAML_IDENTITY_PROVIDERS: typeof entries === 'string' ? entries : JSON.stringify(entries),
    ...environment,
  });

describe('the configured identity providers', () => {
  it('are one by variables', () => {
    expect(settings(ONE)).toMatchObject([{ key: '', SAML_IDP_ENTITY_ID: 'https://idp.example' }]);
  });

  it('are sent to addresses as these were given', () => {
    const [one] = settings({ ...ONE, SAML_IDP_SSO_URL: 'https://idp.example/adfs/ls/' });
    expect(one?.SAML_IDP_SSO_URL).toBe('https://idp.example/adfs/ls/');
  });

  it('are a list, each with what is its own and what all share', () => {
    const entries = [
      { key: 'eid', ...ONE, SAML_IDP_NAME: { nl: 'eID', fr: 'eID', de: 'eID', en: 'eID' } },
      {
        key: 'staff',
        SAML_IDP_ENTITY_ID: 'https://staff.example',
        SAML_IDP_METADATA_URL: 'https://staff.example/metadata',
        SAML_IDP_METADATA_CERTIFICATE: [certificatePem('idp'), certificatePem('first')],
        SAML_IDP_NAME: 'Staff',
        SAML_ATTRIBUTE_MAIL: 'email',
        SAML_REQUIRE_SIGNED_RESPONSE: true,
        SAML_VALUE_MAP: { role: { boss: 'ACCESS_MANAGER' } },
      },
    ];
    const [eid, staff] = list(entries, { SAML_ATTRIBUTE_SURNAME: 'sn' });
    expect(eid).toMatchObject({ key: 'eid', SAML_ATTRIBUTE_MAIL: 'mail', SAML_ATTRIBUTE_SURNAME: 'sn' });
    expect(staff).toMatchObject({
      SAML_IDP_SSO_URL: '',
      SAML_IDP_CERTIFICATE: [],
      SAML_IDP_NAME: { de: 'Staff' },
      SAML_ATTRIBUTE_MAIL: 'email',
      SAML_ATTRIBUTE_SURNAME: 'sn',
      SAML_REQUIRE_SIGNED_RESPONSE: true,
      SAML_VALUE_MAP: { role: { boss: 'ACCESS_MANAGER' } },
    });
    expect(staff?.SAML_IDP_METADATA_CERTIFICATE).toHaveLength(2);
  });

  it.each<[string, () => unknown, RegExp]>([
    [
      'nothing',
      () => settings({}),
      /SAML_IDP_ENTITY_ID is missing\n.*SAML_IDP_SSO_URL is missing[^]*SAML_IDP_CERTIFICATE is missing/,
    ],
    [
      'metadata at two places',
      () => settings({ ...ONE, SAML_IDP_METADATA_URL: 'https://a.example', SAML_IDP_METADATA_FILE: '/a' }),
      /exclude each other/,
    ],
    [
      'unsigned metadata in clear text',
      () => settings({ ...ONE, SAML_IDP_METADATA_URL: 'http://idp.example/m' }),
      /must be https, or the metadata signed/,
    ],
    ['one and a list', () => list([{ key: 'a', ...ONE }], ONE), /exclude each other/],
    ['no JSON', () => list('a,b'), /must be a JSON list/],
    ['an empty list', () => list([]), /must be a JSON list/],
    ['no key', () => list([ONE]), /no "key"/],
    ['a key with other characters', () => list([{ key: 'A b', ...ONE }]), /no "key"/],
    [
      'a key twice',
      () =>
        list([
          { key: 'a', ...ONE },
          { key: 'a', ...ONE, SAML_IDP_ENTITY_ID: 'urn:b' },
        ]),
      /a key twice/,
    ],
    [
      'a provider twice',
      () =>
        list([
          { key: 'a', ...ONE },
          { key: 'b', ...ONE },
        ]),
      /a provider twice/,
    ],
    ['an unknown variable', () => list([{ key: 'a', ...ONE, SAML_SP_KEY: 'x' }]), /a: SAML_SP_KEY is not known here/],
    [
      'a name inherited from Object',
      () => list([{ key: 'a', ...ONE, constructor: 'x' }]),
      /constructor is not known here/,
    ],
    [
      'a wrong value',
      () => list([{ key: 'a', ...ONE, SAML_IDP_SSO_URL: 'ftp://x' }]),
      /a: SAML_IDP_SSO_URL must be a URL/,
    ],
    ['a name that lacks a language', () => list([{ key: 'a', ...ONE, SAML_IDP_NAME: { nl: 'x' } }]), /lacks a text/],
    ['values of an unknown kind', () => settings({ ...ONE, SAML_VALUE_MAP: '{"x":{}}' }), /unknown kind x/],
    ['values that are no text', () => settings({ ...ONE, SAML_VALUE_MAP: '{"role":{"a":1}}' }), /does not give a text/],
  ])('are refused with %s', (_fault, read, message) => {
    expect(read).toThrow(message);
  });

  it('may be read in clear text from this machine, or signed', () => {
    for (const given of [
      { SAML_IDP_METADATA_URL: 'http://127.0.0.1:9/m' },
      { SAML_IDP_METADATA_URL: 'http://idp.example/m', SAML_IDP_METADATA_CERTIFICATE: certificatePem('idp') },
    ])
      expect(settings({ SAML_IDP_ENTITY_ID: 'urn:a', ...given })).toHaveLength(1);
  });
});

describe('our own keys', () => {
  const keys = (SAML_SP_KEY: string, SAML_SP_CERTIFICATE: string) =>
    ownKeys(readVariables(samlVariables, { ...OWN, ...ONE, SAML_SP_KEY, SAML_SP_CERTIFICATE }));

  it('sign with the first, decrypt with all, and are announced before they are used', () => {
    const found = keys(
      keyPem('first') + keyPem('second'),
      certificatePem('first') + certificatePem('second') + certificatePem('third'),
    );
    expect(found.signing.trim()).toBe(keyPem('first').trim());
    expect(found.decryption).toHaveLength(2);
    expect(found.signingCertificates).toHaveLength(3);
    expect(found.encryptionCertificates).toHaveLength(2);
  });

  it('are refused when a certificate is missing or in the wrong place', () => {
    expect(() => keys(keyPem('first'), certificatePem('second'))).toThrow('must begin with the certificate');
    expect(() => keys(keyPem('first'), certificatePem('second') + certificatePem('first'))).toThrow('must begin');
    expect(() => keys(keyPem('first') + keyPem('second'), certificatePem('first'))).toThrow('lacks the certificate');
  });

  it('are refused when they are no RSA keys, and never shown', () => {
    const weak = keyPair('P-384', 'own').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(() => keys(weak, certificatePem('first'))).toThrow(/SAML_SP_KEY holds a key that is no RSA key/);
    expect(() => keys(weak, certificatePem('first'))).not.toThrow(weak.slice(40, 80));
    expect(() => keys('nonsense', certificatePem('first'))).toThrow(/SAML_SP_KEY holds no private key/);
  });
});
