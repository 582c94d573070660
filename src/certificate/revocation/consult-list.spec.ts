import { readWholeDer } from '../parse/der-reader.js';
import { readCertificate } from '../x509/read-certificate.js';
import type { Certificate } from '../x509/certificate.js';
import {
  NOW,
  basicConstraints,
  buildAuthority,
  extension,
  keyPair,
  keyUsage,
  type BuiltCertificate,
} from '../../../test/builders/certificates.js';
import { issued, trustedAuthority } from '../../../test/builders/certificate-judgement.js';
import { context, integer, sequence, tlv, type Der } from '../../../test/builders/der.js';
import {
  buildList,
  distributionPoints,
  issuingPoint,
  uri,
  type ListOptions,
} from '../../../test/builders/revocation.js';
import { consultList } from './consult-list.js';
import { readRevocationList } from './revocation-list.js';

const LIST = 'http://issuer.example/list.crl';
const serial = integer(0x5eed);
const authority = trustedAuthority();
const leaf = issued({ serial, extensions: [keyUsage(0), distributionPoints(LIST)] });
const HOUR_MS = 3_600_000;
const after = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);

function read({ der }: BuiltCertificate): Certificate {
  const root = readWholeDer(der);
  const certificate = root && readCertificate(root);
  if (!certificate) throw new Error('not a certificate');
  return certificate;
}

/** The answer's state, or the reason why there is none. */
function consult(list: Uint8Array, issuer = authority, certificate = leaf): string {
  try {
    return consultList(readRevocationList(list), read(certificate), read(issuer), NOW).state;
  } catch (error) {
    return (error as { because?: string }).because ?? String(error);
  }
}
const about = (options: Partial<ListOptions> = {}) => consult(buildList(authority, { now: NOW, ...options }));
const critical = (identifier: string) => extension(identifier, integer(1), true);
const flag = (tag: number) => tlv(0x80 | tag, Buffer.from([0xff]));

describe('a revocation list', () => {
  it('tells of the serial number that it lists, with moment and reason, and of no other', () => {
    expect(about()).toBe('good');
    expect(about({ revoked: [integer(1), integer(-0x5eed), integer(0x5eed00)] })).toBe('good');
    const list = buildList(authority, { now: NOW, revoked: [integer(1), serial, integer(2)] });
    expect(consultList(readRevocationList(list), read(leaf), read(authority), NOW)).toEqual({
      state: 'revoked',
      source: 'crl',
      revokedAt: NOW,
      reason: 'keyCompromise',
    });
  });

  it('must be of the time', () => {
    expect(about({ nextUpdate: after(-1) })).toBe('stale');
    expect(about({ thisUpdate: after(1), nextUpdate: after(2) })).toBe('not-yet-valid');
    expect(about({ nextUpdate: null })).toBe('not-understood');
  });

  it('must be signed by the issuer of the certificate, which may sign lists', () => {
    const other = buildAuthority('Trusted Root', { key: keyPair('P-384', 'other') });
    const unnamed = buildAuthority('Other Root', { key: authority.key });
    const mayNot = buildAuthority('Trusted Root', { extensions: [basicConstraints(true), keyUsage(5)] });
    expect(about({ signer: other })).toBe('wrong-signer');
    expect(consult(buildList(unnamed, { now: NOW }))).toBe('wrong-signer');
    expect(consult(buildList(mayNot, { now: NOW }), mayNot)).toBe('wrong-signer');
    const spoilt = buildList(authority, { now: NOW });
    spoilt[spoilt.length - 1] = (spoilt.at(-1) as number) ^ 1;
    expect(consult(spoilt)).toBe('wrong-signer');
  });

  it.each<[string, Der, string]>([
    ['a delta', critical('2.5.29.27'), 'not-understood'],
    ['indirect', issuingPoint(flag(4)), 'not-understood'],
    ['of some reasons only', issuingPoint(tlv(0x83, Buffer.from([0, 0x40]))), 'not-understood'],
    ['with a critical extension that nobody knows', critical('1.2.3.4'), 'not-understood'],
    ['of authorities only', issuingPoint(flag(2)), 'other-scope'],
    ['of attribute certificates only', issuingPoint(flag(5)), 'other-scope'],
    ['another part', issuingPoint(context(0, context(0, uri('http://issuer.example/2.crl')))), 'other-scope'],
    ['of users only', issuingPoint(flag(1)), 'good'],
    ['the part that the certificate names', issuingPoint(context(0, context(0, uri(LIST)))), 'good'],
  ])('that is %s answers as it should', (_, given, expected) => {
    expect(about({ extensions: [given] })).toBe(expected);
  });

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['text', Buffer.from('<html>moved</html>')],
    ['a certificate', leaf.der],
    ['a truncated list', buildList(authority, { now: NOW, revoked: [serial] }).subarray(0, 200)],
    ['a list with something behind it', Buffer.concat([buildList(authority, { now: NOW }), Buffer.from([0])])],
    ['entries that are no entries', sequence(sequence(integer(1)), sequence(), tlv(0x03, Buffer.from([0])))],
    ['nested brackets', Buffer.concat(Array.from({ length: 9_000 }, () => Buffer.from([0x30, 0x83, 1, 0, 0])))],
  ])('is not what %s is', (_, bytes) => {
    expect(consult(bytes)).toBe('malformed');
  });

  it('with a damaged entry tells of all others', () => {
    const bad = tlv(0x30, serial, Buffer.from([0x17, 0x0d]));
    const list = buildList(authority, { now: NOW, entries: [bad] });
    expect(consult(list)).toBe('malformed');
    const other = issued({ serial: integer(9), extensions: [keyUsage(0)] });
    expect(consult(list, authority, other)).toBe('good');
  });

  it('never makes the reader throw anything else, however it is damaged', () => {
    const list = buildList(authority, { now: NOW, revoked: [serial], extensions: [issuingPoint(flag(1))] });
    const seen = new Set<string>();
    for (const mask of [0x55, 0xff, 0x01]) {
      for (let position = 0; position < list.length; position += 1) {
        const damaged = Uint8Array.from(list);
        damaged[position] = (damaged[position] as number) ^ mask;
        seen.add(consult(damaged));
      }
    }
    const allowed = ['malformed', 'wrong-signer', 'weak-signature', 'not-understood', 'other-scope'];
    expect([...seen].filter((each) => !allowed.includes(each))).toEqual([]);
  });

  it('may be long', () => {
    const revoked = Array.from({ length: 50_000 }, (_, index) => integer(0x1000000 + index));
    const list = buildList(authority, { now: NOW, revoked: [...revoked, serial] });
    expect(consult(list)).toBe('revoked');
  });
});
