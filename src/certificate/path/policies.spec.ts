import { CA, find, leaf, root } from '../../../test/builders/certificate-paths.js';
import { buildAuthority, extension } from '../../../test/builders/certificates.js';
import { integer, oid, sequence, tlv } from '../../../test/builders/der.js';

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
    expect(find(certificate, barred, root)).toMatchObject({ fault: 'policy' });
  });

  it('take the name that a mapping gives them', () => {
    const mapping = extension('2.5.29.33', sequence(sequence(oid('1.2.3.1'), oid('1.2.3.9'))), true);
    const mapped = buildAuthority('Mapped', {
      issuer: root,
      extensions: [...CA, policies('1.2.3.1'), mapping, requireExplicit],
    });
    expect(find(leaf(mapped, { extensions: [policies('1.2.3.9')] }), mapped, root).fault).toBeUndefined();
    expect(find(leaf(mapped, { extensions: [policies('1.2.3.1')] }), mapped, root)).toMatchObject({ fault: 'policy' });
  });
});
