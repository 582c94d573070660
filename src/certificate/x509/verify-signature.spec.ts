import {
  ALGORITHMS,
  buildAuthority,
  buildCertificate,
  keyPair,
  name,
  pss,
  type CertificateOptions,
} from '../../../test/builders/certificates.js';
import { NULL, bitString, oid, sequence } from '../../../test/builders/der.js';
import { readDer } from '../parse/der-reader.js';
import type { Certificate } from './certificate.js';
import { readCertificate } from './read-certificate.js';
import { isSelfSigned, isSignedBy } from './verify-signature.js';

const read = (options: CertificateOptions) => readCertificate(readDer(buildCertificate(options).der)) as Certificate;

describe('self-signed', () => {
  it.each<[string, CertificateOptions]>([
    ['RSA with SHA-256', {}],
    ['RSA with SHA-1', { algorithm: ALGORITHMS.rsaSha1 }],
    ['RSA with MD5', { algorithm: ALGORITHMS.rsaMd5 }],
    ['RSA-PSS', { algorithm: pss('sha256') }],
    ['RSA-PSS with its defaults', { algorithm: pss('sha1') }],
    ['ECDSA with SHA-384', { key: keyPair('P-384') }],
    ['ECDSA with SHA-224', { key: keyPair('P-256'), algorithm: ALGORITHMS.ecdsaSha224 }],
    ['Ed25519', { key: keyPair('ed25519') }],
  ])('%s', (_, options) => {
    expect(isSelfSigned(read(options))).toBe(true);
    expect(isSelfSigned(read({ ...options, spoil: true }))).toBe(false);
  });

  it('is not one that only bears one name twice', () => {
    const subject = name({ CN: 'same' });
    expect(isSelfSigned(read({ subject, issuer: { subject, key: keyPair('rsa', 'other') } }))).toBe(false);
  });

  it('is not one that claims another issuer', () => {
    expect(isSelfSigned(read({ issuer: { subject: name({ CN: 'Somebody' }), key: keyPair('rsa') } }))).toBe(false);
  });

  it('is not one whose signed part names another algorithm', () => {
    expect(isSelfSigned(read({ innerAlgorithm: ALGORITHMS.rsaSha1.der }))).toBe(false);
  });
});

it('verifies with the issuer and with nobody else', () => {
  const authority = buildAuthority('CA');
  const certificate = read({ issuer: authority });
  const parsed = ({ der }: { der: Uint8Array }) => readCertificate(readDer(der)) as Certificate;
  expect(isSignedBy(certificate, parsed(authority))).toBe(true);
  expect(isSignedBy(certificate, parsed(buildAuthority('Other')))).toBe(false);
  expect(isSignedBy(certificate, parsed(buildCertificate()))).toBe(false);
  expect(
    isSignedBy(certificate, parsed(buildCertificate({ spki: sequence(sequence(oid('1.2.3')), bitString(NULL)) }))),
  ).toBe(false);
});
