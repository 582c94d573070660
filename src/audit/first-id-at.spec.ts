import { randomUUIDv7 } from 'node:crypto';
import { firstIdAt } from './first-id-at.js';

describe('the first id of a moment', () => {
  it('divides ids by when they were made', () => {
    const before = Date.now();
    const id = randomUUIDv7();
    expect(firstIdAt(before) <= id).toBe(true);
    expect(id < firstIdAt(Date.now() + 1)).toBe(true);
  });

  it('is an id for moments before 1970 and beyond the last one too', () => {
    expect(firstIdAt(-1)).toBe('00000000-0000-7000-8000-000000000000');
    expect(firstIdAt(Number.MAX_SAFE_INTEGER)).toBe('ffffffff-ffff-7000-8000-000000000000');
  });
});
