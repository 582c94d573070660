import { issued, judge } from '../../../test/builders/certificate-judgement.js';
import { buildCertificate, extension, keyUsage } from '../../../test/builders/certificates.js';
import { NULL, oid, sequence } from '../../../test/builders/der.js';

const REST = { channel: 'REST' } as const;

describe('key-usage of a self-signed certificate', () => {
  const failed = (...extensions: readonly Uint8Array[]) => judge(buildCertificate({ extensions }).der, REST).failed;

  it('passes digitalSignature, alone or with more', () => {
    expect(failed(keyUsage(0))).toEqual([]);
    expect(failed(keyUsage(0, 1, 2))).toEqual([]);
  });

  it.each([
    ['none', []],
    ['another', [keyUsage(2)]],
    ['no bit at all', [keyUsage()]],
    ['only the extended one', [extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.2')))]],
    ['one that cannot be read', [extension('2.5.29.15', NULL)]],
  ])('fails %s', (_, extensions) => {
    expect(failed(...extensions)).toEqual(['key-usage']);
  });
});

describe('key-usage of an issued certificate', () => {
  it('is a warning at most', () => {
    expect(judge(issued().der).of('key-usage').verdict).toBe('pass');
    expect(judge(issued({ extensions: [] }).der)).toMatchObject({ accepted: true, warned: ['key-usage'] });
    expect(judge(issued({ extensions: [keyUsage(2)] }).der).found('key-usage')).toBe('It names only: keyEncipherment.');
  });
});
