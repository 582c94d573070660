import { keyPair } from '../../../test/builders/certificates.js';
import { isOnCurve } from './ec-point.js';

describe.each(['P-384', 'P-521'] as const)('%s', (curve) => {
  const { x = '', y = '' } = keyPair(curve).publicKey.export({ format: 'jwk' });
  const [xs, ys] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  const point = (...parts: readonly Uint8Array[]) => Buffer.concat([Buffer.from([4]), ...parts]);

  it('has the points that Node makes, and not their neighbours', () => {
    expect(isOnCurve(curve, point(xs, ys))).toBe(true);
    ys[ys.length - 1] = (ys.at(-1) as number) ^ 1;
    expect(isOnCurve(curve, point(xs, ys))).toBe(false);
  });

  it('knows compressed points, half of all coordinates being none', () => {
    expect(isOnCurve(curve, Buffer.concat([Buffer.from([2]), xs]))).toBe(true);
    const verdicts = Array.from({ length: 20 }, (_, low) => {
      const coordinate = Buffer.alloc(xs.length);
      coordinate[xs.length - 1] = low;
      return isOnCurve(curve, Buffer.concat([Buffer.from([3]), coordinate]));
    });
    expect(new Set(verdicts)).toEqual(new Set([true, false]));
  });

  it('has no point of another length, nor with a coordinate beyond the field', () => {
    expect(isOnCurve(curve, point(xs))).toBe(false);
    expect(isOnCurve(curve, Buffer.from([0]))).toBe(false);
    expect(isOnCurve(curve, point(Buffer.alloc(xs.length, 0xff), ys))).toBe(false);
  });
});

it('leaves other curves to others', () => {
  expect(isOnCurve('P-256', Buffer.from([4, 1]))).toBeUndefined();
});
