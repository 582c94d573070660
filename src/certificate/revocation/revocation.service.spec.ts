import { Logger } from '@nestjs/common';
import { buildCertificate, NOW } from '../../../test/builders/certificates.js';
import { issued, trustIn, trustedAuthority } from '../../../test/builders/certificate-judgement.js';
import type { CertificateConfig } from '../certificate.config.js';
import type { Certificate } from '../x509/certificate.js';
import { commonName } from '../x509/distinguished-name.js';
import { revocationPolicy } from './revocation.module.js';
import { RevocationService, type RevocationPolicy } from './revocation.service.js';

const clock = { now: () => NOW };
const trust = { current: () => trustIn(trustedAuthority()) };

describe('gathering what issuers say', () => {
  const asked: (string | undefined)[][] = [];
  const checker = {
    check: async (path: readonly Certificate[]) => {
      asked.push(path.map(({ subject }) => commonName(subject)));
      return [{ state: 'good', source: 'crl', subject: 'CN=x' } as const];
    },
  };
  beforeEach(() => {
    Logger.overrideLogger(false);
    asked.length = 0;
  });
  const service = (policy: RevocationPolicy) => new RevocationService(policy, trust, clock);

  it('asks about the path to the trust anchor', async () => {
    const findings = await service({ checker, fail: 'hard' }).findingsAbout(issued().der);
    expect(asked).toEqual([['edi.example', 'Trusted Root']]);
    expect(findings).toEqual({ fail: 'hard', statuses: [{ state: 'good', source: 'crl', subject: 'CN=x' }] });
  });

  it.each([
    ['that is self-signed', buildCertificate().der],
    ['of an issuer that nobody trusts', issued({ issuer: buildCertificate() }).der],
    ['among others', Buffer.from(issued().pem + trustedAuthority().pem)],
    ['that is none', Buffer.from('hello')],
  ])('asks nobody about a certificate %s', async (_, bytes) => {
    expect(await service({ checker, fail: 'soft' }).findingsAbout(bytes)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('asks nobody where it is switched off', async () => {
    expect(await service({ fail: 'soft' }).findingsAbout(issued().der)).toBeUndefined();
  });
});

describe('the settings for revocation', () => {
  const policy = (given: Partial<CertificateConfig>) =>
    revocationPolicy({ REVOCATION_ALLOWED_HOSTS: [], REVOCATION_TIMEOUT_MS: 1, ...given } as CertificateConfig, clock);

  it('ask nobody when off, and demand somebody to ask when on', () => {
    expect(policy({ REVOCATION: 'off' }).checker).toBeUndefined();
    expect(policy({ REVOCATION: 'crl', REVOCATION_ALLOWED_HOSTS: ['a.example'] }).checker).toBeDefined();
    expect(() => policy({ REVOCATION: 'ocsp' })).toThrow(/REVOCATION_ALLOWED_HOSTS names nobody/);
    expect(() => policy({ REVOCATION: 'off', REVOCATION_ALLOWED_HOSTS: ['*'] })).toThrow(/"\*" is no host/);
  });
});
