import { randomBytes } from 'node:crypto';
import { open, seal } from './sealed-text.js';

const first = { version: 'k1', key: randomBytes(32) };
const second = { version: 'k2', key: randomBytes(32) };

describe('sealed text', () => {
  it('opens what it sealed, also after a newer key came in front', () => {
    const sealed = seal('$argon2id$…', 'account/1', [first]);
    expect(open(sealed, 'account/1', [second, first])).toBe('$argon2id$…');
    expect(sealed).not.toContain('argon2');
  });

  it('never seals the same text to the same result', () => {
    expect(seal('x', 'c', [first])).not.toBe(seal('x', 'c', [first]));
  });

  it('does not open in another place, after a change, or without its key', () => {
    const sealed = seal('secret', 'account/1', [first]);
    expect(() => open(sealed, 'account/2', [first])).toThrow();
    expect(() => open(`${sealed.slice(0, -4)}AAA=`, 'account/1', [first])).toThrow();
    expect(() => open(sealed, 'account/1', [second])).toThrow('no encryption key of version k1');
  });
});
