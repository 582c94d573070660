import { judgePasswordHash } from './judge-password-hash.js';

const ARGON2 = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdC1vbmUtc2FsdC1vbmU$b25lb25lb25lb25lb25lb25lb25lb25lb25lb25lb25l';
const BCRYPT = `10$${'a'.repeat(53)}`;
const SHA512 = `salt$${'b'.repeat(86)}`;

describe('the hash of a password that is taken over', () => {
  it.each([
    [ARGON2, ARGON2],
    [`$2a$${BCRYPT}`, `$2a$${BCRYPT}`],
    [`$2b$${BCRYPT}`, `$2a$${BCRYPT}`],
    [`$2y$${BCRYPT}`, `$2a$${BCRYPT}`],
    [`$6$${SHA512}`, `$6$${SHA512}`],
    [`$6$rounds=10000$${SHA512}`, `$6$rounds=10000$${SHA512}`],
  ])('is sent on as the server knows it: %.20s', (given, hash) => {
    expect(judgePasswordHash(given)).toEqual({ hash });
  });

  it.each([
    ['Password1', 'password-hash-form'],
    ['Pass$word12', 'password-hash-form'],
    ['', 'password-hash-form'],
    ['$1$salt$abcdefghijklmnopqrstuv', 'password-hash-form'],
    ['$2a$10$short', 'password-hash-form'],
    [`${ARGON2} `, 'password-hash-form'],
    [ARGON2.replace('argon2id', 'argon2i'), 'password-hash-form'],
    [ARGON2.replace('m=19456', 'm=4194304'), 'password-hash-cost'],
    [ARGON2.replace('m=19456', 'm=1'), 'password-hash-cost'],
    [ARGON2.replace('t=2', 't=200'), 'password-hash-cost'],
    [`$2a$31${BCRYPT.slice(2)}`, 'password-hash-cost'],
    [`$6$rounds=900000000$${SHA512}`, 'password-hash-cost'],
  ])('is refused, and not shown: %.30s', (given, rule) => {
    const judged = judgePasswordHash(given);
    expect(judged).toMatchObject({ field: 'passwordHash', rule });
    if (given.length > 8) expect(JSON.stringify(judged)).not.toContain(given.slice(-8).trim());
  });
});
