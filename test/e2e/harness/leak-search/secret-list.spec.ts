import { randomBytes } from 'node:crypto';
import { SecretList } from './secret-list.js';

const LONG = randomBytes(300).toString('hex');

describe('the search for secrets in what was written', () => {
  const list = new SecretList();
  list.add('password', 'Perm:1t\\"x');
  list.add('access token', LONG);
  list.add('cookie', 'short');
  const log = (message: string) => `{"level":30,"msg":"before"}\n${JSON.stringify({ level: 30, msg: message })}\n`;

  it.each([
    ['as it is', 'password', 'x Perm:1t\\"x y'],
    ['in an address', 'password', `/a?p=${encodeURIComponent('Perm:1t\\"x')}`],
    ['in base64', 'password', Buffer.from('Perm:1t\\"x').toString('base64')],
    ['in JSON within JSON', 'access token', JSON.stringify({ token: LONG })],
    ['cut at both ends', 'access token', `…${LONG.slice(50, 200)}…`],
  ])('finds one %s, names its kind and does not tell it', (_how, kind, message) => {
    const found = list.leaksIn(log(message));
    expect(found).toEqual([{ kind, told: expect.stringContaining(`«${kind}»…`) }]);
    expect(found[0]?.told).toMatch(/^\{"level":30/);
    for (const secret of ['Perm:1t', LONG.slice(120, 180)]) expect(found[0]?.told).not.toContain(secret);
  });

  it('finds what is secret whoever made it', () => {
    expect(list.leaksIn('-----BEGIN EC PRIVATE KEY-----')).toMatchObject([{ kind: 'private key' }]);
    expect(list.leaksIn('{"hash":"$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA"}')).toMatchObject([
      { kind: 'password hash' },
    ]);
  });

  it('finds nothing where nothing is, nor what chance could have written', () => {
    expect(list.leaksIn(log('a short line about a Perm:2t'))).toEqual([]);
  });
});
