import { issued, judge, trustIn } from '../../../test/builders/certificate-judgement.js';
import { buildAuthority, buildCertificate, extension, keyUsage, name } from '../../../test/builders/certificates.js';
import { NULL } from '../../../test/builders/der.js';
import { CHANNELS } from '../../account/channel/channel.js';

describe('untrusted-issuer', () => {
  it.each(CHANNELS)('asks for a trusted issuer on %s', (channel) => {
    expect(judge(issued().der, { channel }).failed).toEqual([]);
    const { failed, found } = judge(issued({ issuer: buildAuthority('Private CA') }).der, { channel });
    expect(failed).toEqual(['untrusted-issuer']);
    expect(found('untrusted-issuer')).toBe('The issuer "Private CA" is not on our list.');
  });

  it('says nothing about a self-signed certificate, whatever its extensions', () => {
    const { der } = buildCertificate({ extensions: [keyUsage(0), extension('1.2.3.4', NULL, true)] });
    expect(judge(der, { channel: 'REST' })).toMatchObject({ accepted: true });
  });

  it('says which critical extension is unknown', () => {
    const { der } = issued({ extensions: [extension('1.2.3.4', NULL, true), keyUsage(0)] });
    expect(judge(der).found('untrusted-issuer')).toContain('1.2.3.4');
  });

  it('never trusts what only names itself', () => {
    const { der } = buildCertificate({ subject: name({ CN: 'x' }), spoil: true });
    expect(judge(der, { channel: 'REST' }).failed).toEqual(['untrusted-issuer']);
  });

  it('trusts nobody where there is no anchor', () => {
    expect(judge(issued().der, { trust: trustIn() }).failed).toEqual(['untrusted-issuer']);
  });
});
