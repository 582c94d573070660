import { issued, judge } from '../../../test/builders/certificate-judgement.js';
import { buildCertificate, extension } from '../../../test/builders/certificates.js';
import { NULL, integer, tlv } from '../../../test/builders/der.js';
import { LANGUAGES } from '../../platform/i18n/language.js';
import { REMEDIES, REMEDY_OF } from './finding-remedies.texts.js';
import { FINDINGS } from './findings.texts.js';

describe('not-a-certificate', () => {
  it('passes DER and PEM', () => {
    const { der, pem } = issued();
    expect(judge(der).failed).toEqual([]);
    expect(judge(pem).failed).toEqual([]);
  });

  it('names what was found', () => {
    expect(judge('').found('not-a-certificate')).toBe('The file is empty.');
    expect(judge('<html></html>').found('not-a-certificate')).toBe('The file is a web page.');
    const damaged = issued().pem.replace('MII', 'M!I');
    expect(judge(damaged).found('not-a-certificate')).toContain('line 2');
    expect(judge(Buffer.concat([issued().der, NULL])).found('not-a-certificate')).toContain('number of bytes: 2');
  });

  it('fails a readable certificate that breaks the standard, and judges the rest of it', () => {
    const { failed, found } = judge(issued({ version: 2, notAfter: new Date('2026-01-01') }).der);
    expect(failed).toEqual(['not-a-certificate', 'expired']);
    expect(found('not-a-certificate')).toContain('version');
  });

  it('refuses a self-signed certificate with an extension that cannot be read', () => {
    const { der } = buildCertificate({
      extensions: [extension('2.5.29.17', integer(1)), extension('2.5.29.15', tlv(3, Buffer.from([7, 0x80])))],
    });
    expect(judge(der, { channel: 'REST' }).failed).toEqual(['not-a-certificate']);
  });

  it('says how to mend every finding, in every language', () => {
    for (const [finding, remedy] of Object.entries(REMEDY_OF)) {
      for (const language of LANGUAGES) {
        expect(FINDINGS[finding as keyof typeof FINDINGS][language]).not.toBe('');
        expect(REMEDIES[remedy][language]).not.toBe('');
      }
    }
  });
});
