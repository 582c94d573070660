import { generateKeyPairSync } from 'node:crypto';
import {
  ecKey,
  ed25519Key,
  field,
  number,
  opensshLine,
  pem,
  rfc4716,
  rsaKey,
  sshBlob,
} from '../../test/builders/ssh-keys.js';
import { judgeSshKey } from './judge-ssh-key.js';

const ed25519 = sshBlob(ed25519Key());
const line = opensshLine(ed25519);
const rsa = rsaKey(2048);
const rsaLine = opensshLine(sshBlob(rsa));
const p384 = ecKey('P-384');

function code(text: string | Uint8Array): string {
  return judgeSshKey({ text }).code ?? 'accepted';
}

describe('judgeSshKey accepts one public key in any usual form', () => {
  it.each([
    ['Ed25519', opensshLine(ed25519, 'me@here'), line],
    ['RSA 2048', rsaLine, rsaLine],
    ['ECDSA P-256', ...twice(opensshLine(sshBlob(ecKey('P-256'))))],
    ['ECDSA P-384', ...twice(opensshLine(sshBlob(p384)))],
    ['ECDSA P-521', ...twice(opensshLine(sshBlob(ecKey('P-521'))))],
    ['a comment with blanks', `${line} key of the  night batch`, line],
    ['a comment that names a key', `${line} ssh-rsa AAAA`, line],
    ['CRLF and blank lines', `\r\n${line} x\r\n\r\n`, line],
    ['a byte order mark', `\ufeff${line}`, line],
    ['a line of explanation', `# made on Monday\n${line}`, line],
    ['tabs', line.replace(' ', '\t'), line],
    ['RFC 4716', rfc4716(ed25519), line],
    ['RFC 4716 as PuTTYgen writes it on Windows', rfc4716(ed25519, ['Comment: "x"'], '\r\n'), line],
    ['PEM, RSA', pem(rsa), rsaLine],
    ['PEM, PKCS#1', pem(rsa, 'pkcs1'), rsaLine],
    ['PEM, EC', pem(p384), opensshLine(sshBlob(p384))],
  ])('%s', (_, text, canonical) => {
    expect(judgeSshKey({ text })).toMatchObject({ accepted: true, canonical });
    expect(judgeSshKey({ text: Buffer.from(text) })).toMatchObject({ accepted: true, canonical });
  });

  it('shows type, size, fingerprint and comment', () => {
    expect(judgeSshKey({ text: opensshLine(sshBlob(rsa), 'the night batch') }).facts).toEqual({
      type: 'ssh-rsa',
      bits: 2048,
      fingerprint: expect.stringMatching(/^SHA256:[A-Za-z0-9+/]{43}$/),
      comment: 'the night batch',
    });
  });

  it('joins the continued headers of RFC 4716', () => {
    const text = rfc4716(ed25519, ['Subject: me', 'Comment: "a long \\', 'comment"', 'x-purpose: batch']);
    expect(judgeSshKey({ text }).facts?.comment).toBe('a long comment');
  });

  it('reads a comment in Latin-1, and drops control and direction marks from it', () => {
    expect(judgeSshKey({ text: Buffer.from(`${line} caf\xe9`, 'latin1') }).facts?.comment).toBe('café');
    expect(judgeSshKey({ text: `${line} a\u0007b\u202ec` }).facts?.comment).toBe('abc');
  });

  it('warns of a security key, whose owner must touch it', () => {
    const blob = Buffer.concat([field('sk-ssh-ed25519@openssh.com'), ed25519.subarray(15), field('ssh:')]);
    const verdict = judgeSshKey({ text: opensshLine(blob) });
    expect(verdict.accepted).toBe(true);
    expect(verdict.warnings.map(({ rule }) => rule)).toEqual(['security-key']);
  });
});

describe('judgeSshKey refuses, by name', () => {
  const point = ecKey('P-256').export({ format: 'jwk' });
  const offCurve = Buffer.concat([Buffer.from([4]), Buffer.from(point.x ?? '', 'base64url'), Buffer.alloc(32, 7)]);
  const parts = rsa.export({ format: 'jwk' });
  const n = Buffer.from(parts.n ?? '', 'base64url');
  const e = Buffer.from(parts.e ?? '', 'base64url');
  const rsaBlob = (...fields: Buffer[]) => opensshLine(Buffer.concat([field('ssh-rsa'), ...fields]));

  it.each([
    ['not-a-public-key', 'nothing', ''],
    ['not-a-public-key', 'blanks', ' \r\n'],
    ['not-a-public-key', 'a fingerprint', '256 SHA256:1LG2zc8CLc3ce2HcDqFxBdBqgPSNIvi8iGTAGFzet+U me (ED25519)'],
    ['not-a-public-key', 'a path', '/home/me/.ssh/id_ed25519.pub'],
    ['not-a-public-key', 'base64 alone', ed25519.toString('base64')],
    ['not-a-public-key', 'a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'],
    ['not-a-public-key', 'UTF-16', Buffer.from(`\ufeff${line}`, 'utf16le')],
    ['not-a-public-key', 'UTF-16 without its mark', Buffer.from(line, 'utf16le')],
    ['not-a-public-key', 'a text over 16 KiB', `${line} ${'x'.repeat(16 * 1024)}`],
    ['not-a-public-key', 'a web page', '<!doctype html><p>ssh'],
    ['several-keys', 'two lines', `${line}\n${rsaLine}`],
    ['several-keys', 'a line and a block', `${line}\n${rfc4716(ed25519)}`],
    ['several-keys', 'a lone carriage return before a second key', `${line}\r${rsaLine}`],
    ['options-not-allowed', 'options', `from="10.0.0.0/8",command="echo \\"ssh-rsa AAAA\\"" ${line}`],
    ['options-not-allowed', 'a known_hosts line', `sftp.example.org ${line}`],
    ['certificate', 'a certificate', opensshLine(field('ssh-ed25519-cert-v01@openssh.com'))],
    ['type-mismatch', 'another type word', opensshLine(ed25519, '', 'ssh-rsa')],
    ['type-mismatch', 'a signature name as type word', opensshLine(sshBlob(rsa), '', 'rsa-sha2-512')],
    ['key-type', 'DSA', opensshLine(Buffer.concat([field('ssh-dss'), number(n), number(e), number(e), number(n)]))],
    ['key-type', 'DSA in PEM', pem(generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).publicKey)],
    ['key-type', 'a curve without a name in SSH', pem(ecKey('secp256k1'))],
    ['key-type', 'RSA-PSS', pem(generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey)],
    ['key-type', 'a type unknown here', opensshLine(Buffer.concat([field('ssh-new@example.org'), field('x')]))],
    ['key-type', 'a type that almost has a known name', opensshLine(field('sk-ssh-ed25519'))],
    ['key-type', 'SSH-1', `2048 65537 ${'9'.repeat(617)} me`],
    ['key-size', 'RSA 1024', opensshLine(sshBlob(rsaKey(1024)))],
    ['malformed', 'a character lost', line.slice(0, -1)],
    ['malformed', 'a wrapped line', `${rsaLine.slice(0, 80)}\n${rsaLine.slice(80)}`],
    ['malformed', 'text beside it', `My key:\n${line}`],
    ['malformed', 'no data', 'ssh-ed25519'],
    ['malformed', 'no END', rfc4716(ed25519).split('---- END')[0] ?? ''],
    ['malformed', 'all on one line', rfc4716(ed25519).replaceAll('\n', ' ')],
    ['malformed', 'a byte too many', opensshLine(Buffer.concat([ed25519, Buffer.from([0])]))],
    [
      'malformed',
      'a point off its curve',
      opensshLine(Buffer.concat([field('ecdsa-sha2-nistp256'), field('nistp256'), field(offCurve)])),
    ],
    [
      'malformed',
      'a curve that disagrees',
      opensshLine(Buffer.concat([field('ecdsa-sha2-nistp384'), field('nistp256'), field(offCurve)])),
    ],
    ['malformed', 'a number with a needless zero', rsaBlob(field(Buffer.concat([Buffer.from([0]), e])), number(n))],
    ['malformed', 'a negative number', rsaBlob(number(e), field(n))],
    ['malformed', 'an exponent of one', rsaBlob(number(Buffer.from([1])), number(n))],
    ['malformed', 'an even modulus', rsaBlob(number(e), number(Buffer.concat([n.subarray(0, -1), Buffer.from([2])])))],
  ])('%s: %s', (expected, _, text) => expect(code(text)).toBe(expected));

  it('all faults at once', () => {
    const { results } = judgeSshKey({ text: `from="x" ${opensshLine(sshBlob(rsaKey(1024)), '', 'ssh-dss')}` });
    expect(results.filter(({ verdict }) => verdict === 'fail').map(({ rule }) => rule)).toEqual([
      'options-not-allowed',
      'type-mismatch',
      'key-size',
    ]);
  });

  it('a certificate of a weak type for both faults, of a good type for one', () => {
    const failed = (type: string) =>
      judgeSshKey({ text: opensshLine(field(type)) })
        .results.filter(({ verdict }) => verdict === 'fail')
        .map(({ rule }) => rule);
    expect(failed('ssh-dss-cert-v01@openssh.com')).toEqual(['certificate', 'key-type']);
    expect(failed('sk-ssh-ed25519-cert-v01@openssh.com')).toEqual(['certificate']);
  });

  it('a type that the gateway does not take, and proposes one it does', () => {
    const verdict = judgeSshKey({ text: line, acceptedTypes: ['ssh-rsa'] });
    expect(verdict.code).toBe('key-type');
    expect(verdict.results.find(({ rule }) => rule === 'key-type')?.parameters).toMatchObject({
      type: 'ssh-ed25519',
      command: '-t rsa -b 3072',
    });
  });
});

describe('judgeSshKey refuses every private key and repeats nothing of it', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const encrypted = { cipher: 'aes-256-cbc', passphrase: 'x' };
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  const body = Buffer.alloc(96, 'secret').toString('base64');

  it.each([
    ['PKCS#8', privateKey.export({ format: 'pem', type: 'pkcs8' })],
    ['PKCS#8, encrypted', privateKey.export({ format: 'pem', type: 'pkcs8', ...encrypted })],
    ['SEC 1', privateKey.export({ format: 'pem', type: 'sec1' })],
    ['DER', der],
    ['DER, encrypted', privateKey.export({ format: 'der', type: 'pkcs8', ...encrypted })],
    ['DER in base64', der.toString('base64')],
    ['JWK', JSON.stringify(privateKey.export({ format: 'jwk' }), null, 2)],
    ['OpenSSH', `-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE${body}\n-----END OPENSSH PRIVATE KEY-----\n`],
    ['OpenSSH without its first and last line', `b3BlbnNzaC1rZXktdjE${body}`],
    [
      'PuTTY',
      `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPublic-Lines: 1\n${body}\nPrivate-Lines: 1\n${body}\n`,
    ],
    ['ssh.com', `---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n${body}\n---- END SSH2 ENCRYPTED PRIVATE KEY ----\n`],
    ['after a public key', `${line}\n${String(privateKey.export({ format: 'pem', type: 'pkcs8' }))}`],
    ['in UTF-16', Buffer.from(`\ufeff${String(privateKey.export({ format: 'pem', type: 'pkcs8' }))}`, 'utf16le')],
  ])('%s', (_, text) => {
    const verdict = judgeSshKey({ text });
    expect(verdict).toMatchObject({ accepted: false, code: 'private-key' });
    expect(verdict.facts).toBeUndefined();
    const words =
      Buffer.from(text)
        .toString('latin1')
        .match(/[A-Za-z0-9+/_-]{24,}/g) ?? [];
    expect(words.filter((word) => JSON.stringify(verdict).includes(word))).toEqual([]);
  });
});

function twice(text: string): [string, string] {
  return [text, text];
}
