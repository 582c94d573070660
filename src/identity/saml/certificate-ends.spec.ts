import { Logger } from '@nestjs/common';
import { buildCertificate, keyPair } from '../../../test/builders/certificates.js';
import { Clock } from '../../platform/clock.js';
import { readVariables } from '../../platform/config/read-variables.js';
import { identityVariables } from '../identity.config.js';
import { CertificateEnds } from './certificate-ends.js';
import { providerSettings } from './provider-settings.js';
import { TrustedProviders } from './trusted-providers.js';

const DAY_MS = 86_400_000;
const NOW = new Date('2026-11-26T12:00:00Z');
const endingIn = (days: number, label: string): string =>
  buildCertificate({ key: keyPair('rsa', label), notAfter: new Date(NOW.getTime() + days * DAY_MS) }).pem;

function ends(providerDays: number, ownDays: number) {
  const config = {
    PUBLIC_URL: 'https://chaman.example',
    ...readVariables(identityVariables, {
      SESSION_SECRET: 'not used here, but long enough to pass',
      SAML_IDP_ENTITY_ID: 'https://idp.example',
      SAML_IDP_SSO_URL: 'https://idp.example/sso',
      SAML_IDP_CERTIFICATE: endingIn(providerDays, 'provider'),
      SAML_SP_ENTITY_ID: 'urn:chaman',
      SAML_SP_KEY: keyPair('rsa', 'own').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      SAML_SP_CERTIFICATE: endingIn(ownDays, 'own'),
    }),
  };
  return new CertificateEnds(new TrustedProviders(providerSettings(config), new Clock()), config);
}

describe('the ends of the certificates of sign-in', () => {
  const warned: unknown[] = [];
  const told = (certificates: CertificateEnds, now: Date): readonly unknown[] => {
    warned.length = 0;
    certificates.warn(now);
    return [...warned];
  };

  beforeAll(() => {
    Logger.overrideLogger({ log: () => undefined, error: () => undefined, warn: (what: unknown) => warned.push(what) });
  });
  afterAll(() => Logger.overrideLogger(true));

  it('are listed for both sides', () => {
    expect(ends(100, 200).list()).toEqual([
      {
        owner: 'identity-provider',
        provider: '',
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
        at: new Date(NOW.getTime() + 100 * DAY_MS),
      },
      {
        owner: 'service-provider',
        provider: '',
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
        at: new Date(NOW.getTime() + 200 * DAY_MS),
      },
    ]);
  });

  it('are warned about from thirty days before, once a day, and after they have passed', () => {
    const certificates = ends(31, -1);
    expect(told(certificates, NOW)).toMatchObject([{ owner: 'service-provider' }]);
    expect(told(certificates, new Date(NOW.getTime() + DAY_MS - 1))).toEqual([]);
    expect(told(certificates, new Date(NOW.getTime() + DAY_MS))).toMatchObject([
      { owner: 'identity-provider', endsAt: '2026-12-27T12:00:00.000Z' },
      { owner: 'service-provider' },
    ]);
  });
});
