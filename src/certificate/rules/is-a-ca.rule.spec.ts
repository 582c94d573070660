import { issued, judge } from '../../../test/builders/certificate-judgement.js';
import { basicConstraints, buildCertificate, extension, keyUsage } from '../../../test/builders/certificates.js';
import { NULL } from '../../../test/builders/der.js';

const REST = { channel: 'REST' } as const;

describe('is-a-ca', () => {
  it('passes what is no CA, or could not sign as one', () => {
    expect(judge(issued({ extensions: [basicConstraints(false), keyUsage(0)] }).der).failed).toEqual([]);
    expect(judge(issued({ extensions: [basicConstraints(true), keyUsage(0)] }).der).failed).toEqual([]);
    expect(judge(issued({ extensions: [keyUsage(0, 5)] }).der).failed).toEqual([]);
  });

  it('fails a CA that may sign certificates, or does not say', () => {
    expect(judge(issued({ extensions: [basicConstraints(true), keyUsage(0, 5)] }).der).failed).toEqual(['is-a-ca']);
    expect(judge(issued({ extensions: [basicConstraints(true)] }).der).failed).toEqual(['is-a-ca']);
  });

  it('fails where it cannot be told', () => {
    const extensions = [extension('2.5.29.19', NULL), keyUsage(0)];
    expect(judge(buildCertificate({ extensions }).der, REST).failed).toEqual(['is-a-ca']);
  });
});
