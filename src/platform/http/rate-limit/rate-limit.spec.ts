import { RateLimit } from './rate-limit.js';

describe('a rate limit', () => {
  let now = 1_000_000;
  const limit = (perMinute: number, keys?: number) => new RateLimit(perMinute, () => now, keys);
  const times = (count: number, of: RateLimit, key = 'one') => Array.from({ length: count }, () => of.take(key));

  it("gives a minute's worth at once, then one after the other, and tells when", () => {
    const ten = limit(10);
    expect(times(11, ten)).toEqual([...Array<number>(10).fill(0), 6]);
    now += 5_999;
    expect(ten.take('one')).toBe(1);
    now += 1;
    expect(times(2, ten)).toEqual([0, 6]);
    now += 60_000;
    expect(times(11, ten)).toEqual([...Array<number>(10).fill(0), 6]);
  });

  it('keeps one key from using up what is for another', () => {
    const two = limit(2);
    expect(times(3, two)).toEqual([0, 0, 30]);
    expect(two.take('other')).toBe(0);
  });

  it('does not grow: it forgets whom it let in longest ago', () => {
    const one = limit(1, 3);
    for (const key of ['a', 'b', 'c', 'd']) expect(one.take(key)).toBe(0);
    expect([one.take('b'), one.take('c'), one.take('d'), one.take('a')]).toEqual([60, 60, 60, 0]);
  });

  it('does not let a key that is refused push another out', () => {
    const one = limit(1, 2);
    expect([one.take('a'), one.take('b'), one.take('a'), one.take('a'), one.take('b')]).toEqual([0, 0, 60, 60, 60]);
  });
});
