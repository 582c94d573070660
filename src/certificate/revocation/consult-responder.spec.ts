import { randomBytes } from 'node:crypto';
import { readWholeDer } from '../parse/der-reader.js';
import { readCertificate } from '../x509/read-certificate.js';
import type { Certificate } from '../x509/certificate.js';
import {
  NOW,
  buildAuthority,
  buildCertificate,
  extension,
  keyPair,
  keyUsage,
  name,
  type BuiltCertificate,
  type CertificateOptions,
} from '../../../test/builders/certificates.js';
import { issued, trustedAuthority } from '../../../test/builders/certificate-judgement.js';
import { integer, oid, sequence, tlv } from '../../../test/builders/der.js';
import { buildResponse, type ResponseOptions } from '../../../test/builders/revocation.js';
import { consultResponder } from './consult-responder.js';
import { buildOcspRequest } from './ocsp-request.js';

const serial = integer(0x5eed);
const authority = trustedAuthority();
const after = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const OCSP_SIGNING = extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.9')));

function read({ der }: BuiltCertificate): Certificate {
  const root = readWholeDer(der);
  const certificate = root && readCertificate(root);
  if (!certificate) throw new Error('not a certificate');
  return certificate;
}

const request = buildOcspRequest(read(issued({ serial })), read(authority));

function consult(bytes: Uint8Array): string {
  try {
    return consultResponder(bytes, request, read(authority), NOW).state;
  } catch (error) {
    return (error as { because?: string }).because ?? String(error);
  }
}
const about = (options: Partial<ResponseOptions> = {}) =>
  consult(buildResponse(authority, { now: NOW, serial, ...options }));

const delegate = (options: CertificateOptions = {}) =>
  buildCertificate({
    subject: name({ CN: 'Responder' }),
    key: keyPair('P-384', 'responder'),
    issuer: authority,
    extensions: [keyUsage(0), OCSP_SIGNING],
    ...options,
  });

describe('a responder’s answer', () => {
  it('tells of the certificate that was asked about', () => {
    expect([about(), about({ byName: true }), about({ status: 'unknown' })]).toEqual(['good', 'good', 'not-known']);
    const response = buildResponse(authority, { now: NOW, serial, status: 'revoked' });
    expect(consultResponder(response, request, read(authority), NOW)).toEqual({
      state: 'revoked',
      source: 'ocsp',
      revokedAt: NOW,
      reason: 'keyCompromise',
    });
  });

  it('must not be about another certificate, or another issuer’s', () => {
    expect(about({ serial: integer(1) })).toBe('other-scope');
    const namesake = buildAuthority('Trusted Root', { key: keyPair('P-384', 'other') });
    expect(consult(buildResponse(namesake, { now: NOW, serial, responder: authority }))).toBe('other-scope');
  });

  it('must be of the time', () => {
    expect(about({ thisUpdate: after(-3), nextUpdate: after(-2) })).toBe('stale');
    expect(about({ thisUpdate: after(1), nextUpdate: after(2) })).toBe('not-yet-valid');
    expect(about({ nextUpdate: null })).toBe('good');
    expect(about({ nextUpdate: null, thisUpdate: after(-2) })).toBe('stale');
  });

  it('must be to this very question where it repeats a nonce', () => {
    expect([about({ nonce: request.nonce }), about({ nonce: randomBytes(32) })]).toEqual(['good', 'nonce-differs']);
  });

  it('may come from whom the issuer named for it, and from nobody else', () => {
    const by = (responder: BuiltCertificate, certificates = [responder]) => about({ responder, certificates });
    expect(by(delegate())).toBe('good');
    expect(by(delegate(), [])).toBe('wrong-signer');
    expect(by(delegate({ extensions: [keyUsage(0)] }))).toBe('wrong-signer');
    expect(by(delegate({ extensions: [keyUsage(5), OCSP_SIGNING] }))).toBe('wrong-signer');
    expect(by(delegate({ notAfter: after(-1) }))).toBe('wrong-signer');
    expect(by(delegate({ issuer: undefined }))).toBe('wrong-signer');
    const impostor = buildAuthority('Trusted Root', { key: keyPair('P-384', 'other') });
    expect(by(delegate({ issuer: impostor }))).toBe('wrong-signer');
    expect(by(impostor)).toBe('wrong-signer');
    expect(about({ responder: impostor, byName: true })).toBe('wrong-signer');
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'malformed'],
    ['text', Buffer.from('<html>'), 'malformed'],
    ['tryLater', sequence(tlv(0x0a, Buffer.from([3]))), 'refused'],
    ['success without an answer', sequence(tlv(0x0a, Buffer.from([0]))), 'malformed'],
    ['half an answer', buildResponse(authority, { now: NOW, serial }).subarray(0, 100), 'malformed'],
  ])('cannot be %s', (_, bytes, expected) => {
    expect(consult(bytes)).toBe(expected);
  });

  it('never makes the reader throw anything else, however it is damaged', () => {
    const response = buildResponse(authority, { now: NOW, serial, responder: delegate(), certificates: [delegate()] });
    const seen = new Set<string>();
    for (let position = 0; position < response.length; position += 1) {
      const damaged = Uint8Array.from(response);
      damaged[position] = (damaged[position] as number) ^ 0x55;
      seen.add(consult(damaged));
    }
    const allowed = ['malformed', 'wrong-signer', 'refused', 'not-understood', 'weak-signature', 'good'];
    expect([...seen].filter((each) => !allowed.includes(each))).toEqual([]);
  });
});
