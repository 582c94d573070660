import { CA, find, leaf } from '../../../test/builders/certificate-paths.js';
import {
  buildAuthority,
  extension,
  name,
  type BuiltCertificate,
  type CertificateOptions,
} from '../../../test/builders/certificates.js';
import { context, ia5String, sequence, tlv } from '../../../test/builders/der.js';

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
    expect(find(certificate, between, issuer)).toMatchObject({ fault: 'name-constraints' });
  });
});
