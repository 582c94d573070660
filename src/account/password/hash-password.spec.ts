import { argon2Sync } from 'node:crypto';
import { hashPassword } from './hash-password.js';

describe('hashPassword', () => {
  it('gives the PHC form that gateways recognise, with a salt of its own each time', async () => {
    const [one, two] = await Promise.all([hashPassword('Secret12'), hashPassword('Secret12')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
  });

  it('derives from the exact password, backslash and all', async () => {
    const [, , , , salt = '', tag = ''] = (await hashPassword('a\\b12345')).split('$');
    const again = argon2Sync('argon2id', {
      message: 'a\\b12345',
      nonce: Buffer.from(salt, 'base64'),
      tagLength: 32,
      memory: 19_456,
      passes: 2,
      parallelism: 1,
    });
    expect(again.toString('base64').replace(/=+$/, '')).toBe(tag);
  });

  it('comes to an end for many at once', async () => {
    const hashes = await Promise.all(Array.from({ length: 7 }, (_each, index) => hashPassword(`Password${index}`)));
    expect(new Set(hashes).size).toBe(7);
  });
});
