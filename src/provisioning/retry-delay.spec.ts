import { retryDelayMs } from './retry-delay.js';

describe('retryDelayMs', () => {
  it('doubles with each attempt, half of it jitter', () => {
    expect([1, 2, 3].map((attempts) => retryDelayMs(attempts, 2_000, 0))).toEqual([1_000, 2_000, 4_000]);
    expect(retryDelayMs(1, 2_000, 0.999_999)).toBe(2_000);
  });

  it('never exceeds an hour, however often it failed', () => {
    expect(retryDelayMs(10_000, 2_000, 1)).toBe(3_600_000);
    expect(retryDelayMs(10_000, 2_000, 0)).toBe(1_800_000);
  });
});
