import * as asn1js from 'asn1js';
import fc from 'fast-check';
import { issued, judge, trustIn, trustedAuthority } from '../../test/builders/certificate-judgement.js';
import {
  ALGORITHMS,
  basicConstraints,
  buildAuthority,
  buildCertificate,
  extension,
  keyPair,
  keyUsage,
} from '../../test/builders/certificates.js';
import { NULL, bitString, integer, oid, sequence, tlv } from '../../test/builders/der.js';
import { MAX_UPLOAD_OCTETS } from './parse/upload.js';

const trust = trustIn(trustedAuthority());
const samples = [
  issued({ extensions: [keyUsage(0), basicConstraints(false)] }).der,
  buildCertificate({ key: keyPair('P-384') }).der,
  Buffer.from(issued().pem),
];

/** Whatever is accepted must be what another, independent encoder makes of it. */
function mustBeExact(bytes: Uint8Array): void {
  const { accepted, der } = judge(bytes, { trust, channel: 'REST' });
  if (!accepted || !der) return;
  const decoded = asn1js.fromBER(der);
  expect(decoded.offset).toBe(der.length);
  expect(Buffer.compare(Buffer.from(decoded.result.toBER()), der)).toBe(0);
}

describe('any bytes', () => {
  it('have a verdict', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), mustBeExact), { numRuns: 1500 });
  });

  it('have one also when they look like DER or PEM', () => {
    const start = fc.constantFrom(
      '3082',
      '3080',
      '30820100308200f0',
      '2d2d2d2d2d424547494e2043455254494649434154452d2d2d2d2d0a',
    );
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 500 }), (head, tail) =>
        mustBeExact(Buffer.concat([Buffer.from(head, 'hex'), tail])),
      ),
      { numRuns: 1500 },
    );
  });

  it('have one when a certificate was changed, and pass only if they are exact', () => {
    const change = fc.record({
      sample: fc.constantFrom(...samples),
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      octets: fc.uint8Array({ maxLength: 4 }),
      removed: fc.nat({ max: 4 }),
    });
    fc.assert(
      fc.property(change, ({ sample, at, octets, removed }) => {
        const position = Math.floor(at * sample.length);
        mustBeExact(Buffer.concat([sample.subarray(0, position), octets, sample.subarray(position + removed)]));
      }),
      { numRuns: 1500 },
    );
  });

  it('never pass with one octet of the certificate changed', () => {
    for (const sample of samples.slice(0, 2)) {
      for (let position = 0; position < sample.length; position += 7) {
        const changed = Uint8Array.from(sample);
        changed[position] = (changed[position] as number) ^ 0x41;
        expect(judge(changed, { trust, channel: 'REST' }).accepted).toBe(false);
      }
    }
  });
});

describe('hostile files', () => {
  const full = (pattern: string) =>
    Buffer.from(pattern.repeat(Math.ceil(MAX_UPLOAD_OCTETS / pattern.length))).subarray(0, MAX_UPLOAD_OCTETS);
  const many = (count: number, part: Uint8Array) => Array<Uint8Array>(count).fill(part);
  const names = sequence(...many(3000, tlv(0x82, Buffer.from('a.example.org'))));
  const constrained = buildAuthority('Trusted Root', {
    extensions: [
      basicConstraints(true),
      extension('2.5.29.30', sequence(tlv(0xa0, ...many(2000, sequence(tlv(0x82, Buffer.from('b.example.org'))))))),
    ],
  });

  /** Self-signed as it seems, by a key of so many octets: the signature has the right length. */
  const enormous = (octets: number, exponent: bigint) =>
    buildCertificate({
      spki: sequence(
        sequence(oid('1.2.840.113549.1.1.1'), NULL),
        bitString(sequence(integer((1n << BigInt(octets * 8)) - 1n), integer(exponent))),
      ),
      algorithm: { der: ALGORITHMS.rsaSha256.der, sign: () => Buffer.alloc(Math.min(octets, 4000), 1) },
    }).der;

  it.each([
    ['opened sequences', Buffer.alloc(MAX_UPLOAD_OCTETS, Buffer.from('3080', 'hex'))],
    [
      'nested sequences',
      Buffer.concat(
        Array.from({ length: 16_000 }, (_, level) =>
          Buffer.from([0x30, 0x82, (64_000 - 4 * level - 4) >> 8, (64_000 - 4 * level - 4) & 0xff]),
        ),
      ),
    ],
    ['empty values', tlv(0x30, Buffer.alloc(MAX_UPLOAD_OCTETS - 8))],
    ['begin lines', full('-----BEGIN CERTIFICATE-----\n')],
    ['begin words', full('BEGIN')],
    ['begin and private words', full('BEGIN PRIVATE ')],
    ['dashes', full('-')],
    ['spaces', full(' \t')],
    ['words', full('MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIB ')],
    ['base64', full('MIIE')],
    ['hexadecimal', full('3082')],
    ['quotes', full('"d" "kty"')],
    [
      'an endless identifier',
      issued({ extensions: [extension('1.2.3', Buffer.alloc(0)), sequence(tlv(6, Buffer.alloc(60_000, 0x81)))] }).der,
    ],
    ['an endless serial number', issued({ serial: tlv(2, Buffer.alloc(60_000, 0x7f)) }).der],
    ['an enormous RSA key', enormous(60_000, 65537n)],
    ['an enormous RSA exponent', enormous(2048, (1n << 16_000n) + 1n)],
    ['many names', issued({ extensions: [extension('2.5.29.17', names)] }).der],
    ['many small certificates', full(buildCertificate({ key: keyPair('P-384') }).pem)],
  ])('%s are judged at once', (_, bytes) => {
    expect(bytes.length).toBeLessThanOrEqual(MAX_UPLOAD_OCTETS);
    const started = performance.now();
    judge(bytes, { trust: trustIn(constrained, trustedAuthority()) });
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
