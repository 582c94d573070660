import { Problem } from '../../platform/http/problem.js';
import { momentIn } from './moment.js';

describe('a moment in a query', () => {
  it.each([
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T08:05Z', '2026-03-01T08:05:00.000Z'],
    ['2026-03-01T08:05:01.5Z', '2026-03-01T08:05:01.500Z'],
  ])('is read: %s', (text, moment) => expect(momentIn('from', text).toISOString()).toBe(moment));

  it.each(['', 'yesterday', '2026', '2026-02-30', '2026-13-01', '2026-03-01T08:05', '2026-03-01T25:00Z', '0000-01-01'])(
    'is refused: "%s"',
    (text) => expect(() => momentIn('from', text)).toThrow(Problem),
  );
});
