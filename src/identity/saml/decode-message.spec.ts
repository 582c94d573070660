import { deflateRawSync } from 'node:zlib';
import { decodePosted, decodeRedirected } from './decode-message.js';

const base64 = (bytes: Buffer | string): string => Buffer.from(bytes).toString('base64');

describe('decoding a message', () => {
  it('reads base64 with line ends', () => {
    expect(decodePosted(base64('<Réponse/>').replace(/(.{4})/g, '$1\r\n'))).toBe('<Réponse/>');
  });

  it('reads a compressed message', () => {
    expect(decodeRedirected(base64(deflateRawSync('<a/>')))).toBe('<a/>');
  });

  it.each([
    ['nothing', undefined],
    ['a list', [base64('<a/>')]],
    ['an empty text', ''],
    ['other characters, which lenient decoders skip', `${base64('<aaa/>')}!!!!`],
    ['missing padding', base64('<a/>').replace(/=+$/, '')],
    ['bytes that are not UTF-8', base64(Buffer.from([0x3c, 0xff, 0xfe]))],
    ['too much', base64(Buffer.alloc(300_000, 'a'))],
  ])('refuses %s', (_what, value) => {
    expect(() => decodePosted(value)).toThrow('refused: encoding');
  });

  it('refuses a message that expands beyond measure', () => {
    expect(() => decodeRedirected(base64(deflateRawSync(Buffer.alloc(50_000_000))))).toThrow('refused: encoding');
  });

  it('refuses what is not compressed', () => {
    expect(() => decodeRedirected(base64('<a/>'))).toThrow('refused: encoding');
  });
});
