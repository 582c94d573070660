import { createPublicKey, randomBytes, sign, verify } from 'node:crypto';
import ssh2 from 'ssh2';
import { makeOpensshKeyPair } from './openssh-key-pair.js';

describe('an OpenSSH key pair', () => {
  it.each(['', 'sandbox', 'a comment with blanks', 'é'])('belongs together, with the comment %j', (comment) => {
    const pair = makeOpensshKeyPair(comment);
    const key = ssh2.utils.parseKey(pair.privateKey);
    if (key instanceof Error) throw key;
    expect(key.isPrivateKey()).toBe(true);
    expect(pair.publicKey).toBe(`ssh-ed25519 ${key.getPublicSSH().toString('base64')} ${comment}\n`);
    const data = randomBytes(20);
    expect(verify(null, data, createPublicKey(key.getPublicPEM()), sign(null, data, key.getPrivatePEM()))).toBe(true);
  });

  it('is another one each time', () => {
    expect(makeOpensshKeyPair('a').privateKey).not.toBe(makeOpensshKeyPair('a').privateKey);
  });
});
