import { repairedUnasked } from './drift-kind.js';

describe('how much is repaired without being asked', () => {
  it.each([
    [0, 1],
    [19, 1],
    [100, 5],
    [400, 20],
    [1_000_000, 20],
  ])('of %i objects at most %i', (held, most) => {
    expect(repairedUnasked(held)).toBe(most);
  });
});
