import { sessionEndOf } from './session-ending.js';

const MINUTE = 60_000;

describe('the end of a session', () => {
  const times = { endsAt: 480 * MINUTE, idleMinutes: 30, lastAnswerAt: 100 * MINUTE };

  it.each([
    [100, null],
    [123.9, null],
    [124, { at: 129 * MINUTE, surelyAt: 130 * MINUTE + 5_000, idle: true }],
    [200, { at: 129 * MINUTE, surelyAt: 130 * MINUTE + 5_000, idle: true }],
  ])('is told of shortly before it ends for want of requests (%d)', (now, ending) => {
    expect(sessionEndOf({ ...times, now: now * MINUTE })).toEqual(ending);
  });

  it('is told of in time when it ends in any case, which staying does not change', () => {
    const busy = { ...times, lastAnswerAt: 469 * MINUTE };
    expect(sessionEndOf({ ...busy, now: 469.9 * MINUTE })).toBeNull();
    expect(sessionEndOf({ ...busy, now: 470 * MINUTE })).toEqual({
      at: 480 * MINUTE,
      surelyAt: 480 * MINUTE,
      idle: false,
    });
  });

  it('is not told of all the time where the idle time is short', () => {
    const short = { ...times, idleMinutes: 5 };
    expect(sessionEndOf({ ...short, now: 101 * MINUTE })).toBeNull();
    expect(sessionEndOf({ ...short, now: 102 * MINUTE })).toMatchObject({ at: 104 * MINUTE, idle: true });
  });
});
