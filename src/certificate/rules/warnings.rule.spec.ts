import { issued, judge } from '../../../test/builders/certificate-judgement.js';
import { NOW, name, type CertificateOptions } from '../../../test/builders/certificates.js';
import { integer } from '../../../test/builders/der.js';

const DAY = 24 * 60 * 60 * 1000;
const warned = (options: CertificateOptions, organisationName?: string) => {
  const verdict = judge(issued(options).der, { organisationName });
  expect(verdict).toMatchObject({ accepted: true, failed: [] });
  return verdict.warned;
};

describe('expires-soon', () => {
  const inDays = (days: number) => ({ notAfter: new Date(NOW.getTime() + days * DAY) });

  it('warns below 60 days', () => {
    expect(warned(inDays(60))).toEqual([]);
    expect(warned(inDays(60 - 1 / 86400))).toEqual(['expires-soon']);
    expect(warned(inDays(0))).toEqual(['expires-soon']);
    expect(judge(issued(inDays(10)).der).found('expires-soon')).toContain('Days left: 10.');
  });

  it('leaves what has expired to another rule', () => {
    const { of } = judge(issued(inDays(-1)).der);
    expect([of('expires-soon').verdict, of('expired').verdict]).toEqual(['not-applicable', 'fail']);
  });
});

describe('long-validity', () => {
  const until = (notAfter: string) => ({ notBefore: new Date('2026-03-01T00:00:00Z'), notAfter: new Date(notAfter) });

  it('warns above three years', () => {
    expect(warned(until('2029-03-01T00:00:00Z'))).toEqual([]);
    expect(warned(until('2029-03-01T00:00:01Z'))).toEqual(['long-validity']);
  });
});

describe('organisation-differs', () => {
  const from = (organisation: string) => ({ subject: name({ CN: 'x', O: organisation }) });

  it.each([
    ['Example NV', 'Example'],
    ['EXAMPLE N.V.', 'Example SA'],
    ['Société Générale d’Exemple', 'Societe generale d-exemple'],
  ])('passes %s for %s', (inCertificate, sender) => {
    expect(warned(from(inCertificate), sender)).toEqual([]);
  });

  it('warns of another organisation, and is silent where one is not known', () => {
    expect(warned(from('Other NV'), 'Example NV')).toEqual(['organisation-differs']);
    expect(warned(from('Other NV'))).toEqual([]);
    expect(warned({ subject: name({ CN: 'x' }) }, 'Example NV')).toEqual([]);
  });
});

describe('unusual-serial-number', () => {
  it.each([0n, -5n, 1n << 200n])('warns of %s', (serial) => {
    expect(warned({ serial: integer(serial) })).toEqual(['unusual-serial-number']);
  });

  it('passes twenty octets', () => {
    expect(warned({ serial: integer((1n << 159n) - 1n) })).toEqual([]);
  });
});
