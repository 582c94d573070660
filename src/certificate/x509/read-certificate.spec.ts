import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import {
  ALGORITHMS,
  basicConstraints,
  buildCertificate,
  extension,
  keyPair,
  keyUsage,
  name,
  pss,
  type CertificateOptions,
} from '../../../test/builders/certificates.js';
import {
  NULL,
  bitString,
  bmpString,
  boolean,
  context,
  integer,
  octetString,
  oid,
  printableString,
  sequence,
  setOf,
  t61String,
  tlv,
  universalString,
  utf8String,
} from '../../../test/builders/der.js';
import { readDer } from '../parse/der-reader.js';
import type { Certificate } from './certificate.js';
import { describeCertificate } from './certificate-facts.js';
import { commonName, displayName } from './distinguished-name.js';
import { readCertificate } from './read-certificate.js';

function read(options: CertificateOptions = {}): Certificate {
  const certificate = readCertificate(readDer(buildCertificate(options).der));
  if (!certificate) throw new Error('not read');
  return certificate;
}

const utcTime = (text: string) => tlv(0x17, Buffer.from(text));
const generalizedTime = (text: string) => tlv(0x18, Buffer.from(text));

describe('facts', () => {
  it('agree with what Node reads', () => {
    const { der } = buildCertificate();
    const node = new X509Certificate(der);
    const facts = describeCertificate(readCertificate(readDer(der)) as Certificate, true);
    expect(facts).toMatchObject({
      subject: 'CN=edi.example, O=Example NV',
      owner: 'edi.example',
      organisation: 'Example NV',
      issuerName: 'edi.example',
      serialNumber: '4660',
      key: { kind: 'RSA', name: 'RSA', bits: 2048 },
      signatureAlgorithm: 'RSA with SHA-256',
      keyUsage: ['digitalSignature'],
      certificateAuthority: false,
      version: 3,
      sha256: node.fingerprint256.replaceAll(':', '').toLowerCase(),
      notAfter: new Date(node.validTo).toISOString(),
    });
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  });

  it('show serial numbers of any length and sign in decimal', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(1n << 200n), max: 1n << 200n }), (serial) => {
        const certificate = read({ serial: integer(serial), key: keyPair('P-384') });
        expect(describeCertificate(certificate, true).serialNumber).toBe(serial.toString());
        expect(certificate.defects).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ['P-384', 384],
    ['P-521', 521],
    ['P-256', 256],
  ] as const)('name the curve %s', (curve, bits) => {
    expect(read({ key: keyPair(curve) }).publicKey).toMatchObject({
      kind: 'EC',
      curve,
      bits,
      explicitParameters: false,
    });
  });

  it('tell the hash of RSASSA-PSS from its parameters', () => {
    expect(read({ algorithm: pss('sha384') }).outerSignature).toMatchObject({
      scheme: 'RSA-PSS',
      hash: 'sha384',
      maskHash: 'sha384',
      saltLength: 32,
    });
    expect(read({ algorithm: pss('sha1') }).outerSignature).toMatchObject({
      hash: 'sha1',
      maskHash: 'sha1',
      saltLength: 20,
    });
  });
});

describe('names', () => {
  it.each([
    ['UTF8String', utf8String('Café Ñ 漢')],
    ['BMPString', bmpString('Café Ñ 漢')],
    ['UniversalString', universalString('Café Ñ 漢')],
  ])('%s', (_, value) => {
    expect(commonName(read({ subject: name({ CN: value }) }).subject)).toBe('Café Ñ 漢');
  });

  it('reads T61String as Latin-1', () => {
    expect(commonName(read({ subject: name({ CN: t61String('Café Ñ') }) }).subject)).toBe('Café Ñ');
  });

  it('shows what is no string as hexadecimal', () => {
    const subject = name({ '2.5.4.45': bitString(Buffer.from([0xa0]), 5) });
    expect(displayName(read({ subject }).subject)).toBe('2.5.4.45=#030205a0');
  });

  it('keeps commas, line ends and equals signs apart from the structure', () => {
    const certificate = read({ subject: name({ CN: 'a\nO=Evil, Inc.+x\u0000', O: 'Good' }) });
    expect(displayName(certificate.subject)).toBe('CN=a\\0aO=Evil\\, Inc.\\+x\\00, O=Good');
    expect(describeCertificate(certificate, true).organisation).toBe('Good');
  });

  it('reads several attributes in one set, and an empty name', () => {
    const attribute = (type: string, value: string) => sequence(oid(type), printableString(value));
    const subject = sequence(setOf(attribute('2.5.4.11', 'A'), attribute('2.5.4.3', 'b')));
    expect(displayName(read({ subject }).subject)).toBe('CN=b+OU=A');
    expect(commonName(read({ subject: sequence() }).subject)).toBeUndefined();
  });

  it.each([
    ['UTF-8 that is none', tlv(0x0c, Buffer.from('Caf\u00e9', 'latin1'))],
    ['half a character', tlv(0x1e, Buffer.from([0x00, 0x41, 0x00]))],
    ['more than ASCII in a PrintableString', tlv(0x13, Buffer.from([0xc3, 0xa9]))],
    ['a surrogate in a UniversalString', tlv(0x1c, Buffer.from([0, 0, 0xd8, 0]))],
  ])('lists %s as a defect', (_, value) => {
    expect(read({ subject: name({ CN: value }) }).defects).toEqual(['name-text']);
  });
});

describe('validity', () => {
  it.each([
    ['UTCTime 49 is 2049', utcTime('491231235959Z'), '2049-12-31T23:59:59.000Z'],
    ['UTCTime 50 is 1950', utcTime('500101000000Z'), '1950-01-01T00:00:00.000Z'],
    ['GeneralizedTime', generalizedTime('99991231235959Z'), '9999-12-31T23:59:59.000Z'],
    ['GeneralizedTime before 2050', generalizedTime('20200229120000Z'), '2020-02-29T12:00:00.000Z'],
  ])('%s', (_, notAfter, expected) => {
    const certificate = read({ notAfter });
    expect(certificate.notAfter.toISOString()).toBe(expected);
    expect(certificate.defects).toEqual([]);
  });

  it.each([
    ['no seconds', utcTime('2412311200Z'), '2024-12-31T12:00:00.000Z'],
    ['an offset', utcTime('241231120000+0130'), '2024-12-31T10:30:00.000Z'],
    ['fractions', generalizedTime('20241231120000.5Z'), '2024-12-31T12:00:00.000Z'],
    ['no zone', generalizedTime('20241231120000'), '2024-12-31T12:00:00.000Z'],
  ])('reads %s, as a defect', (_, notAfter, expected) => {
    const certificate = read({ notAfter });
    expect(certificate.notAfter.toISOString()).toBe(expected);
    expect(certificate.defects).toEqual(['time-form']);
  });

  it.each(['20240230000000Z', '20241331000000Z', '20241231240000Z', 'yesterday', ''])(
    'reads no certificate with the time %j',
    (text) => {
      expect(readCertificate(readDer(buildCertificate({ notAfter: generalizedTime(text) }).der))).toBeUndefined();
    },
  );
});

describe('defects', () => {
  const nonMinimal = tlv(0x02, Buffer.from([0x00, 0x01]));
  it.each<[string, string, CertificateOptions]>([
    ['a serial number with a needless octet', 'integer', { serial: nonMinimal }],
    ['a version that does not exist', 'version', { version: 7 }],
    ['a spelled-out default version', 'version', { innerAlgorithm: undefined, version: 1, extensions: [keyUsage(0)] }],
    ['extensions in version 2', 'version', { version: 2 }],
    ['an extension that occurs twice', 'repeated-extension', { extensions: [keyUsage(0), keyUsage(0)] }],
    ['an unreadable alternative name', 'unreadable-extension', { extensions: [extension('2.5.29.17', NULL)] }],
    [
      'a spelled-out FALSE',
      'extension-form',
      { extensions: [sequence(oid('1.2.3'), boolean(false), octetString(NULL))] },
    ],
    [
      'an RSA key that is none',
      'public-key',
      { spki: sequence(sequence(oid('1.2.840.113549.1.1.1'), NULL), bitString(NULL)) },
    ],
  ])('%s: %s', (_, defect, options) => {
    expect(read(options).defects).toEqual([defect]);
  });

  it('reads nothing from another structure', () => {
    const { der } = buildCertificate();
    const [tbs, algorithm, signature] = readDer(der).children.map(({ start, end }) => der.subarray(start, end));
    const parts = [tbs, algorithm, signature] as [Uint8Array, Uint8Array, Uint8Array];
    expect(readCertificate(readDer(sequence(...parts, NULL)))).toBeUndefined();
    expect(readCertificate(readDer(sequence(parts[0], parts[1])))).toBeUndefined();
    expect(readCertificate(readDer(sequence(parts[0], NULL, parts[2])))).toBeUndefined();
    expect(readCertificate(readDer(sequence()))).toBeUndefined();
  });
});

describe('extensions', () => {
  const values = (...extensions: readonly Uint8Array[]) => read({ extensions }).extensions;

  it('reads key usage and basic constraints', () => {
    expect(values(keyUsage(0, 5), basicConstraints(true, 3)).values).toMatchObject({
      keyUsage: ['digitalSignature', 'keyCertSign'],
      basicConstraints: { ca: true, pathLength: 3 },
    });
    expect(values(extension('2.5.29.15', bitString(Buffer.from([0, 0x80]), 7))).values.keyUsage).toEqual([
      'decipherOnly',
    ]);
  });

  it.each([
    ['keyUsage', extension('2.5.29.15', NULL)],
    ['keyUsage', extension('2.5.29.15', tlv(0x03, Buffer.from([1, 0x81])))],
    ['keyUsage', extension('2.5.29.15', Buffer.concat([bitString(Buffer.from([0x80]), 7), NULL]))],
    ['basicConstraints', extension('2.5.29.19', sequence(integer(-1)))],
    ['basicConstraints', extension('2.5.29.19', sequence(boolean(true), integer(0), NULL))],
    ['basicConstraints', extension('2.5.29.19', sequence(tlv(0x01, Buffer.from([1]))))],
    ['nameConstraints', extension('2.5.29.30', sequence())],
    ['policyConstraints', extension('2.5.29.36', sequence(context(5)))],
  ])('says that %s cannot be read', (unreadable, value) => {
    expect(values(value).unreadable).toEqual([unreadable]);
  });

  it('lists critical ones that nobody knows', () => {
    expect(values(extension('1.2.3.4', NULL, true), extension('1.2.3.5', NULL)).unknownCritical).toEqual(['1.2.3.4']);
  });
});

it('compares the algorithms inside and outside octet by octet', () => {
  const certificate = read({ innerAlgorithm: ALGORITHMS.rsaSha384.der });
  expect(certificate.innerSignature.name).toBe('RSA with SHA-384');
  expect(certificate.outerSignature.name).toBe('RSA with SHA-256');
});
