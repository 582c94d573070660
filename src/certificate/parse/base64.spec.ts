import fc from 'fast-check';
import { decodeBase64, isBase64Line } from './base64.js';

describe('strict base64', () => {
  it('reads what was written', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), (bytes) => {
        expect(decodeBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
      }),
    );
  });

  it.each(['', 'A', 'AA', 'AAA', 'AA=', 'A===', 'AA==AA==', 'AB==', 'AAB=', 'A A=', 'AA-_', 'AAAA\n', 'é==='])(
    'refuses %j',
    (text) => {
      expect(decodeBase64(text)).toBeUndefined();
    },
  );

  it('tells lines of base64 from others', () => {
    expect(['', 'AAAA', 'QQ=='].every(isBase64Line)).toBe(true);
    expect(['Proc-Type: 4', 'AA==AA', ' AAAA'].some(isBase64Line)).toBe(false);
  });
});
