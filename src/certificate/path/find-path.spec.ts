import { CA, find, issuing, leaf, root } from '../../../test/builders/certificate-paths.js';
import {
  NOW,
  basicConstraints,
  buildAuthority,
  buildCertificate,
  extension,
  keyPair,
  keyUsage,
  name,
  type BuiltCertificate,
  type CertificateOptions,
} from '../../../test/builders/certificates.js';
import { NULL, octetString, oid, printableString, sequence, tlv } from '../../../test/builders/der.js';

const DAY = 24 * 60 * 60 * 1000;
const LAST_YEAR = { notBefore: new Date(NOW.getTime() - 400 * DAY), notAfter: new Date(NOW.getTime() - DAY) };

const found = (...names: readonly string[]) => ({ names, fault: undefined });
const fault = (expected: string) => ({ names: undefined, fault: expected });

describe('a path', () => {
  it('leads straight, or through intermediates, to an anchor', () => {
    expect(find(leaf(root), root)).toEqual(found('leaf', 'Root'));
    expect(find(leaf(issuing), issuing, root)).toEqual(found('leaf', 'Issuing', 'Root'));
  });

  it('is not there without an anchor', () => {
    expect(find(leaf(issuing), issuing)).toEqual(fault('unknown-issuer'));
    expect(find(leaf(root), buildAuthority('Other'))).toEqual(fault('unknown-issuer'));
    expect(find(leaf(root))).toEqual(fault('unknown-issuer'));
  });

  it('needs the issuer to have signed', () => {
    const namesake = buildAuthority('Root', { key: keyPair('P-384', 'impostor') });
    expect(find(leaf(namesake), root)).toEqual(fault('signature'));
    expect(find(leaf(root, { spoil: true }), root)).toEqual(fault('signature'));
    expect(find(leaf(root), namesake, root)).toEqual(found('leaf', 'Root'));
  });

  it('matches names as RFC 5280 does: case, spaces and string types aside', () => {
    const respelled = name({ CN: printableString('  ROOT '), O: printableString('example  TRUST') });
    expect(
      find(buildCertificate({ ...leaf(root), issuer: { key: root.key, subject: respelled } }), root).fault,
    ).toBeUndefined();
  });
});

describe('several ways', () => {
  const expiredRoot = buildAuthority('Old Root', LAST_YEAR);
  const crossed = buildAuthority('Root', { issuer: expiredRoot });

  it('an expired cross-signed way does no harm beside a good one', () => {
    expect(find(leaf(issuing), crossed, expiredRoot, issuing, root)).toEqual(found('leaf', 'Issuing', 'Root'));
    expect(find(leaf(issuing), crossed, expiredRoot, issuing)).toEqual(fault('issuer-expired'));
  });

  it('an expired copy of an intermediate neither', () => {
    const expired = buildAuthority('Issuing', { issuer: root, ...LAST_YEAR });
    expect(find(leaf(issuing), expired, issuing, root).fault).toBeUndefined();
    expect(find(leaf(issuing), expired, root)).toEqual(fault('issuer-expired'));
  });

  it('goes through a crossed certificate where only that leads to an anchor', () => {
    const newRoot = buildAuthority('New Root');
    const bridge = buildAuthority('Root', { issuer: newRoot });
    expect(find(leaf(issuing), issuing, bridge, newRoot)).toEqual(found('leaf', 'Issuing', 'Root', 'New Root'));
  });

  it('ends where authorities sign each other in circles', () => {
    const [a, b] = ['A', 'B'].map((label) => buildAuthority(label)) as [BuiltCertificate, BuiltCertificate];
    const circle = [buildAuthority('A', { issuer: b }), buildAuthority('B', { issuer: a })];
    expect(find(leaf(a), ...circle)).toEqual(fault('unknown-issuer'));
  });

  it('gives up a tangle', () => {
    const labels = Array.from({ length: 9 }, (_, index) => `T${index}`);
    const tangle = labels.flatMap((label) =>
      labels
        .filter((other) => other !== label)
        .map((other) => buildAuthority(label, { issuer: buildAuthority(other) })),
    );
    expect(find(leaf(buildAuthority('T0')), ...tangle)).toEqual(fault('work-limit'));
  });
});

describe('an issuer', () => {
  const signedBy = (options: CertificateOptions) => {
    const issuer = buildAuthority('Odd', { issuer: root, ...options });
    return find(leaf(issuer), issuer, root);
  };

  it.each<[string, string, CertificateOptions]>([
    ['has expired', 'issuer-expired', LAST_YEAR],
    ['is not valid yet', 'issuer-not-yet-valid', { notBefore: new Date(NOW.getTime() + DAY) }],
    ['is no CA', 'issuer-not-a-ca', { extensions: [basicConstraints(false), keyUsage(5)] }],
    ['does not say that it is a CA', 'issuer-not-a-ca', { extensions: [keyUsage(5)] }],
    ['is of version 1', 'issuer-not-a-ca', { version: 1, extensions: [] }],
    ['may not sign certificates', 'issuer-may-not-sign', { extensions: [basicConstraints(true), keyUsage(6)] }],
    [
      'has a critical extension that nobody knows',
      'critical-extension',
      { extensions: [...CA, extension('1.2.3', NULL, true)] },
    ],
    [
      'has key usage that cannot be read',
      'issuer-malformed',
      { extensions: [basicConstraints(true), extension('2.5.29.15', NULL)] },
    ],
  ])('that %s: %s', (_, expected, options) => {
    expect(signedBy(options)).toEqual(fault(expected));
  });

  it('may leave key usage out', () => {
    expect(signedBy({ extensions: [basicConstraints(true)] }).fault).toBeUndefined();
  });

  it('is held to what the anchor is held to', () => {
    const expired = buildAuthority('Expired Root', LAST_YEAR);
    expect(find(leaf(expired), expired)).toEqual(fault('issuer-expired'));
    const noCa = buildAuthority('No CA', { extensions: [keyUsage(5)] });
    expect(find(leaf(noCa), noCa)).toEqual(fault('issuer-not-a-ca'));
  });
});

describe('path length', () => {
  const limited = buildAuthority('Limited', { extensions: [basicConstraints(true, 0), keyUsage(5)] });
  const below = buildAuthority('Below', { issuer: limited });

  it('counts the authorities below', () => {
    expect(find(leaf(limited), limited).fault).toBeUndefined();
    expect(find(leaf(below), below, limited)).toEqual(fault('path-length'));
  });

  it('does not count self-issued ones', () => {
    const renewed = buildAuthority('Limited', { key: keyPair('P-384', 'renewed'), issuer: limited });
    expect(find(leaf(renewed), renewed, limited)).toEqual(found('leaf', 'Limited', 'Limited'));
  });
});

describe('the certificate itself', () => {
  it.each<[string, string, CertificateOptions]>([
    ['a critical extension that nobody knows', 'critical-extension', { extensions: [extension('1.2.3', NULL, true)] }],
    ['an extension twice', 'malformed', { extensions: [keyUsage(0), keyUsage(0)] }],
    ['an extension that cannot be read', 'malformed', { extensions: [extension('2.5.29.15', NULL)] }],
  ])('has %s: %s', (_, expected, options) => {
    expect(find(leaf(root, options), root)).toEqual(fault(expected));
  });

  it('may have extensions that are not critical, or known', () => {
    const extensions = [extension('1.2.3', NULL), extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.2')), true)];
    expect(find(leaf(root, { extensions }), root).fault).toBeUndefined();
  });
});

it('takes the key identifier as a hint, not as a condition', () => {
  const identified = extension('2.5.29.35', sequence(tlv(0x80, Buffer.from('0102', 'hex'))));
  const other = buildAuthority('Root', {
    key: keyPair('P-384', 'z'),
    extensions: [...CA, extension('2.5.29.14', octetString(Buffer.from('0102', 'hex')))],
  });
  expect(find(leaf(root, { extensions: [identified] }), root, other)).toEqual(found('leaf', 'Root'));
});
