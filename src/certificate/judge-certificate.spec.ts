import { issued, judge } from '../../test/builders/certificate-judgement.js';
import { LANGUAGES } from '../platform/i18n/language.js';
import { CERTIFICATE_RULES } from './rules/certificate-rules.js';

describe('judging a certificate', () => {
  it('gives back exactly the certificate of an accepted file, whatever was around it', () => {
    const { pem, der } = issued();
    const verdict = judge(`subject=CN=x\r\n${pem.replaceAll('\n', '\r\n')}bye`);
    expect(verdict).toMatchObject({ accepted: true, der });
  });

  it('reports every fault at once', () => {
    const { der } = issued({ notAfter: new Date('2026-01-01'), extensions: [], spoil: true });
    expect(judge(der, { uploadName: 'x.crt' }).failed).toEqual(['wrong-extension', 'expired', 'untrusted-issuer']);
  });

  it('gives the same verdict to the same file', () => {
    const { der } = issued();
    const strip = ({ results, facts }: ReturnType<typeof judge>) => ({ results, facts });
    expect(strip(judge(der))).toEqual(strip(judge(der)));
  });
});

describe('the rules', () => {
  it.each(CERTIFICATE_RULES.map((rule) => [rule.name, rule] as const))(
    '%s has a demand in every language and a source',
    (_, rule) => {
      for (const language of LANGUAGES) expect(rule.demand[language]).toMatch(/\.$/);
      expect(rule.citation).not.toBe('');
    },
  );
});
