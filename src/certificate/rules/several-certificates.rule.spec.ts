import { issued, judge, trustedAuthority } from '../../../test/builders/certificate-judgement.js';
import { name } from '../../../test/builders/certificates.js';

describe('several-certificates', () => {
  const leaf = issued();
  const authority = trustedAuthority();

  it('passes one', () => {
    expect(judge(leaf.pem).of('several-certificates').verdict).toBe('pass');
  });

  it.each([
    ['leaf first', leaf.pem + authority.pem],
    ['leaf last', authority.pem + leaf.pem],
  ])('names all of a chain and which to upload alone: %s', (_, text) => {
    const { failed, found, of, facts } = judge(text);
    expect(failed).toEqual(['several-certificates']);
    expect(found('several-certificates')).toContain('2 certificates');
    expect(of('several-certificates').parameters).toMatchObject({ leaf: 'CN=edi.example, O=Example NV' });
    expect(facts).toBeUndefined();
  });

  it('points at none where two could be meant', () => {
    const other = issued({ subject: name({ CN: 'other' }) });
    expect(judge(leaf.pem + other.pem).of('several-certificates').remedy?.en).toContain('whose private key you use');
  });

  it('shows the first few of many', () => {
    expect(judge(leaf.pem.repeat(9)).found('several-certificates')).toMatch(/6\) .*; …/);
  });
});
