import { readIdempotencyKey } from './idempotency-key.js';

describe('the header Idempotency-Key', () => {
  it.each([
    ['8e03978e-40d5', '8e03978e-40d5'],
    ['"8e03978e-40d5"', '8e03978e-40d5'],
    [' x ', 'x'],
  ])('%j names the key %s', (header, key) => expect(readIdempotencyKey(header)).toBe(key));

  it('may be left out', () => expect(readIdempotencyKey(undefined)).toBeUndefined());

  it.each(['', '""', '"half', 'two words', 'é', 'x'.repeat(256)])('refuses %j', (header) =>
    expect(() => readIdempotencyKey(header)).toThrow('request/idempotency-key-malformed'),
  );
});
