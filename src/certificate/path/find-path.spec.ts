import { trustIn } from '../../../test/builders/certificate-judgement.js';
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
import {
  NULL,
  context,
  ia5String,
  integer,
  octetString,
  oid,
  printableString,
  sequence,
  tlv,
} from '../../../test/builders/der.js';
import { readDer } from '../parse/der-reader.js';
import type { Certificate } from '../x509/certificate.js';
import { commonName } from '../x509/distinguished-name.js';
import { readCertificate } from '../x509/read-certificate.js';
import { findPath } from './find-path.js';

const DAY = 24 * 60 * 60 * 1000;
const LAST_YEAR = { notBefore: new Date(NOW.getTime() - 400 * DAY), notAfter: new Date(NOW.getTime() - DAY) };
const CA = [basicConstraints(true), keyUsage(5)];

const root = buildAuthority('Root');
const issuing = buildAuthority('Issuing', { issuer: root });
const leaf = (issuer: BuiltCertificate, options: CertificateOptions = {}) =>
  buildCertificate({ issuer, subject: name({ CN: 'leaf' }), key: keyPair('P-384', 'leaf'), ...options });

function find(certificate: BuiltCertificate, ...store: readonly BuiltCertificate[]) {
  const result = findPath(readCertificate(readDer(certificate.der)) as Certificate, trustIn(...store), NOW);
  return { names: result.path?.map(({ subject }) => commonName(subject)), fault: result.fault };
}

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

describe('name constraints', () => {
  const general = (tag: number, content: string | Uint8Array) => tlv(0x80 | tag, Buffer.from(content));
  const directory = (attributes: Record<string, string>) => context(4, name(attributes));
  const constrained = (permitted: readonly Uint8Array[], excluded: readonly Uint8Array[] = []) => {
    const subtrees = (bases: readonly Uint8Array[]) => bases.map((base) => sequence(base));
    const lists = [
      ...(permitted.length > 0 ? [context(0, ...subtrees(permitted))] : []),
      ...(excluded.length > 0 ? [context(1, ...subtrees(excluded))] : []),
    ];
    return buildAuthority('Constrained', { extensions: [...CA, extension('2.5.29.30', sequence(...lists), true)] });
  };
  const named = (...names: readonly Uint8Array[]) => [extension('2.5.29.17', sequence(...names))];
  const verdict = (issuer: BuiltCertificate, options: CertificateOptions) => find(leaf(issuer, options), issuer).fault;

  const dns = (value: string) => general(2, value);
  const mail = (value: string) => general(1, value);
  const uri = (value: string) => general(6, value);
  const ip = (...octets: readonly number[]) => general(7, Buffer.from(octets));
  it.each([
    ['a host in the domain', dns('example.org'), dns('a.EXAMPLE.org'), true],
    ['the domain itself', dns('example.org'), dns('example.org'), true],
    ['a host beside it', dns('example.org'), dns('badexample.org'), false],
    ['another domain', dns('example.org'), dns('example.com'), false],
    ['a leading dot asks for a label', dns('.example.org'), dns('example.org'), false],
    ['a mailbox', mail('me@example.org'), mail('me@Example.org'), true],
    ['another mailbox', mail('me@example.org'), mail('you@example.org'), false],
    ['a mail host', mail('example.org'), mail('me@example.org'), true],
    ['a mail host below', mail('example.org'), mail('me@a.example.org'), false],
    ['a mail domain', mail('.example.org'), mail('me@a.example.org'), true],
    ['a URI of the host', uri('example.org'), uri('https://me@example.org:8443/x'), true],
    ['a URI of a host below', uri('.example.org'), uri('https://a.example.org/'), true],
    ['a URI of another host', uri('example.org'), uri('https://example.com/example.org'), false],
    ['a URI without a host', uri('example.org'), uri('urn:x:example.org'), false],
    ['an address in the network', ip(10, 0, 0, 0, 255, 0, 0, 0), ip(10, 1, 2, 3), true],
    ['an address outside', ip(10, 0, 0, 0, 255, 0, 0, 0), ip(11, 1, 2, 3), false],
    ['an address of the other family', ip(10, 0, 0, 0, 255, 0, 0, 0), ip(...Array<number>(16).fill(0)), false],
    ['a form that nobody constrains', dns('example.org'), mail('me@elsewhere.com'), true],
    ['a form that nobody can compare', general(8, Buffer.from([42, 3])), general(8, Buffer.from([42, 3])), false],
  ])('permitted: %s', (_, base, given, allowed) => {
    expect(verdict(constrained([base]), { extensions: named(given) })).toBe(allowed ? undefined : 'name-constraints');
  });

  it('excludes what is named, and everything where a base cannot be compared', () => {
    const issuer = constrained([], [dns('evil.org'), ip(10, 0)]);
    expect(verdict(issuer, { extensions: named(dns('good.org')) })).toBeUndefined();
    expect(verdict(issuer, { extensions: named(dns('good.org'), dns('a.evil.org')) })).toBe('name-constraints');
    expect(verdict(issuer, { extensions: named(ip(10, 0, 0, 1)) })).toBe('name-constraints');
  });

  it('looks at the subject and at mail addresses in it', () => {
    const issuer = constrained([directory({ O: 'Acme' }), mail('acme.org')]);
    expect(verdict(issuer, { subject: name({ O: 'ACME', CN: 'x' }) })).toBeUndefined();
    expect(verdict(issuer, { subject: name({ O: 'Other', CN: 'x' }) })).toBe('name-constraints');
    expect(verdict(issuer, { subject: name({ O: 'Acme', E: ia5String('me@evil.org') }) })).toBe('name-constraints');
  });

  it('holds for authorities between', () => {
    const issuer = constrained([directory({ O: 'Acme' })]);
    const between = buildAuthority('Between', { issuer, subject: name({ O: 'Other', CN: 'Between' }) });
    const certificate = leaf({ ...between }, { subject: name({ O: 'Acme' }) });
    expect(find(certificate, between, issuer)).toEqual(fault('name-constraints'));
  });
});

describe('policies', () => {
  const policies = (...oids: readonly string[]) =>
    extension('2.5.29.32', sequence(...oids.map((id) => sequence(oid(id)))));
  const requireExplicit = extension('2.5.29.36', sequence(tlv(0x80, Buffer.from([0]))), true);
  const strict = buildAuthority('Strict', { issuer: root, extensions: [...CA, policies('1.2.3.1'), requireExplicit] });
  const verdict = (...extensions: readonly Uint8Array[]) => find(leaf(strict, { extensions }), strict, root).fault;

  it('matter only where an authority requires them', () => {
    expect(find(leaf(root), root).fault).toBeUndefined();
    expect(verdict()).toBe('policy');
    expect(verdict(policies('1.2.3.1'))).toBeUndefined();
    expect(verdict(policies('1.2.3.2'))).toBe('policy');
    expect(verdict(policies('2.5.29.32.0'))).toBeUndefined();
  });

  it('are lost below an authority that bars any-policy', () => {
    const bar = extension('2.5.29.54', integer(0), true);
    const barred = buildAuthority('Barred', {
      issuer: root,
      extensions: [...CA, policies('1.2.3.1'), requireExplicit, bar],
    });
    const certificate = leaf(barred, { extensions: [policies('2.5.29.32.0')] });
    expect(find(certificate, barred, root)).toEqual(fault('policy'));
  });

  it('take the name that a mapping gives them', () => {
    const mapping = extension('2.5.29.33', sequence(sequence(oid('1.2.3.1'), oid('1.2.3.9'))), true);
    const mapped = buildAuthority('Mapped', {
      issuer: root,
      extensions: [...CA, policies('1.2.3.1'), mapping, requireExplicit],
    });
    expect(find(leaf(mapped, { extensions: [policies('1.2.3.9')] }), mapped, root).fault).toBeUndefined();
    expect(find(leaf(mapped, { extensions: [policies('1.2.3.1')] }), mapped, root)).toEqual(fault('policy'));
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
