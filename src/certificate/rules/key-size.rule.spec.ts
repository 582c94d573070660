import { issued, judge } from '../../../test/builders/certificate-judgement.js';
import { keyPair } from '../../../test/builders/certificates.js';
import { NULL, bitString, integer, oid, sequence } from '../../../test/builders/der.js';

const rsa = (bits: number) =>
  sequence(
    sequence(oid('1.2.840.113549.1.1.1'), NULL),
    bitString(sequence(integer((1n << BigInt(bits - 1)) + 1n), integer(65537))),
  );

describe('key-size', () => {
  it.each([2048, 3072, 4096])('passes RSA of %i bits', (bits) => {
    expect(judge(issued({ spki: rsa(bits) }).der).failed).toEqual([]);
  });

  it.each([1024, 2047, 2049, 2056, 4095, 8192])('fails RSA of %i bits', (bits) => {
    const { failed, found } = judge(issued({ spki: rsa(bits) }).der);
    expect(failed).toEqual(['key-size']);
    expect(found('key-size')).toBe(`The key (RSA) has ${bits} bits.`);
  });

  it('passes P-384 and fails P-256', () => {
    expect(judge(issued({ key: keyPair('P-384') }).der).failed).toEqual([]);
    expect(judge(issued({ key: keyPair('P-256') }).der).failed).toEqual(['key-size']);
  });
});
