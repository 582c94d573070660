import { judge, issued } from '../../../test/builders/certificate-judgement.js';
import { buildCertificate, keyPair, name } from '../../../test/builders/certificates.js';
import { CHANNELS } from '../../account/channel/channel.js';

describe('self-signed-not-allowed', () => {
  const { der } = buildCertificate();

  it.each(CHANNELS)('on %s', (channel) => {
    expect(judge(der, { channel }).failed).toEqual(channel === 'REST' ? [] : ['self-signed-not-allowed']);
    expect(judge(issued().der, { channel }).failed).toEqual([]);
  });

  it('is about the key, not the names', () => {
    const subject = name({ CN: 'same' });
    const alike = buildCertificate({ subject, issuer: { subject, key: keyPair('rsa', 'other') } });
    expect(judge(alike.der).failed).toEqual(['untrusted-issuer']);
  });
});
