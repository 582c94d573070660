import { judge } from '../../../test/builders/certificate-judgement.js';
import {
  ALGORITHMS,
  buildCertificate,
  keyPair,
  pss,
  type CertificateOptions,
} from '../../../test/builders/certificates.js';

const REST = { channel: 'REST' } as const;
const failed = (options: CertificateOptions) => judge(buildCertificate(options).der, REST).failed;

describe('signature-algorithm', () => {
  it.each<[string, CertificateOptions]>([
    ['RSA with SHA-256', {}],
    ['RSA with SHA-384', { algorithm: ALGORITHMS.rsaSha384 }],
    ['RSA-PSS with SHA-256', { algorithm: pss('sha256') }],
    ['ECDSA with SHA-384', { key: keyPair('P-384') }],
  ])('passes %s', (_, options) => {
    expect(failed(options)).toEqual([]);
  });

  it.each<[string, CertificateOptions]>([
    ['RSA with SHA-1', { algorithm: ALGORITHMS.rsaSha1 }],
    ['RSA with MD5', { algorithm: ALGORITHMS.rsaMd5 }],
    ['RSA-PSS with SHA-1 by default', { algorithm: pss('sha1') }],
    ['ECDSA with SHA-224', { key: keyPair('P-384'), algorithm: ALGORITHMS.ecdsaSha224 }],
  ])('fails %s', (_, options) => {
    expect(failed(options)).toEqual(['signature-algorithm']);
  });

  it('fails two names that differ, which no key verifies', () => {
    expect(failed({ innerAlgorithm: ALGORITHMS.rsaSha384.der })).toEqual(['signature-algorithm', 'untrusted-issuer']);
  });

  describe('with SHA-1', () => {
    const { der } = buildCertificate({ algorithm: ALGORITHMS.rsaSha1, notBefore: new Date('2025-01-01') });
    const verdict = (channel: 'REST' | 'SFTP', now: string) =>
      judge(der, { channel, now: new Date(now) }).of('signature-algorithm').verdict;

    it('passes to the last second of 2025, and never for REST', () => {
      expect(verdict('SFTP', '2025-12-31T23:59:59Z')).toBe('pass');
      expect(verdict('SFTP', '2026-01-01T00:00:00Z')).toBe('fail');
      expect(verdict('REST', '2025-12-31T23:59:59Z')).toBe('fail');
    });
  });
});
