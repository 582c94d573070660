import { generateKeyPairSync } from 'node:crypto';
import type { CertificateRequest } from '../../sandbox/certificate-authority/certificate-authority.js';
import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { buildAuthority, buildCertificate, keyUsage, pem } from '../builders/certificates.js';
import { integer, octetString, oid, sequence } from '../builders/der.js';
import { startProduct, type Product } from './harness/product.js';
import { giveContact, sftpAccountRequest, type SftpAccountBody } from './harness/sftp-account.js';

const ACCOUNTS = '/api/v1/ftp-sftp-accounts';
const DAY_MS = 86_400_000;

interface Issue {
  readonly field: string;
  readonly rule: string;
  readonly demand: string;
  readonly found?: string;
  readonly remedy?: string;
}

describe('a request that is not right', () => {
  let product: Product;
  let client: SignedIn;
  let good: SftpAccountBody;
  let sshPrivateKey: string;

  beforeAll(async () => {
    product = await startProduct({ without: ['worker'] });
    client = await product.signIn('access-manager');
    await giveContact(client);
    ({ body: good, sshPrivateKey } = await sftpAccountRequest(product, 'Correct1'));
  });
  afterAll(() => product.stop());
  afterEach(async () => {
    expect(await product.sql('select from account')).toEqual([]);
  });

  async function send(body: unknown, headers: Record<string, string> = {}) {
    const response = await client.fetch(ACCOUNTS, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'Accept-Language': 'en', ...headers },
    });
    const answer = (await response.json()) as { title: string; detail: string; type: string; issues?: Issue[] };
    expect(response.headers.get('Content-Type')).toMatch(/^application\/problem\+json/);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    return { status: response.status, language: response.headers.get('Content-Language'), ...answer };
  }

  const withCertificate = (content: Uint8Array | string, fileName = 'certificate.cer') => ({
    ...good,
    certificate: { name: 'certificate', fileName, content: Buffer.from(content).toString('base64') },
  });

  const issued = (overrides: Partial<CertificateRequest>): Promise<Uint8Array> =>
    product.environment.certificateAuthority.issue({
      commonName: 'Faulty',
      organisation: 'Test',
      publicKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey,
      ...overrides,
    });

  const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const keyPem = () => rsa().export({ format: 'pem', type: 'pkcs8' }).toString();
  const goodPem = () => pem('CERTIFICATE', Buffer.from(good.certificate.content, 'base64'));
  /** The outermost layer of a PKCS#12 file (RFC 7292 section 4). */
  const pfx = () =>
    sequence(
      integer(3),
      sequence(oid('1.2.840.113549.1.7.1'), Buffer.from([0xa0, 2, 4, 0])),
      sequence(octetString(Buffer.alloc(20))),
    );
  const fromNobody = () =>
    buildCertificate({
      issuer: buildAuthority('Nobody knows me'),
      extensions: [keyUsage(0)],
      notBefore: new Date(Date.now() - DAY_MS),
      notAfter: new Date(Date.now() + DAY_MS * 300),
    }).der;

  /** Judged by the rules of the domain: what is asked, what was found and how to mend it. */
  it.each<[string, () => unknown, string, string]>([
    ['no permission', () => ({ ...good, permissions: [] }), 'permissions', 'permission-required'],
    ['an unknown permission', () => ({ ...good, permissions: ['NO_SUCH_THING'] }), 'permissions', 'permission-offered'],
    ['an empty name', () => ({ ...good, name: '   ' }), 'name', 'text-length'],
    ['a name that is too long', () => ({ ...good, name: 'x'.repeat(81) }), 'name', 'text-length'],
    ['a control character in the name', () => ({ ...good, name: 'a\u0007b' }), 'name', 'text-characters'],
    ['an empty user name', () => ({ ...good, userName: '' }), 'userName', 'user-name-length'],
    ['a user name that is too long', () => ({ ...good, userName: 'abcdefghijk' }), 'userName', 'user-name-length'],
    ['a user name with a space', () => ({ ...good, userName: 'my name' }), 'userName', 'user-name-characters'],
    ['a user name with an accent', () => ({ ...good, userName: 'café' }), 'userName', 'user-name-characters'],
    ['the prefix typed', () => ({ ...good, userName: 'EXPpayroll' }), 'userName', 'user-name-without-prefix'],
    ['an empty SSH key', () => ({ ...good, sshPublicKey: '' }), 'sshPublicKey', 'not-a-public-key'],
    ['a private SSH key', () => ({ ...good, sshPublicKey: sshPrivateKey }), 'sshPublicKey', 'private-key'],
    [
      'two SSH keys',
      () => ({ ...good, sshPublicKey: `${good.sshPublicKey}\n${good.sshPublicKey}` }),
      'sshPublicKey',
      'several-keys',
    ],
    [
      'a certificate without a name',
      () => ({ ...good, certificate: { ...good.certificate, name: '' } }),
      'certificate.name',
      'text-length',
    ],
    ['an empty file', () => withCertificate(''), 'certificate.content', 'not-a-certificate'],
    [
      'a page instead of a certificate',
      () => withCertificate('<!doctype html><html></html>'),
      'certificate.content',
      'not-a-certificate',
    ],
    [
      'an expired certificate',
      () => issued({ notBefore: new Date(Date.now() - 9 * DAY_MS), days: 1 }).then(withCertificate),
      'certificate.content',
      'expired',
    ],
    [
      'a certificate of tomorrow',
      () => issued({ notBefore: new Date(Date.now() + DAY_MS) }).then(withCertificate),
      'certificate.content',
      'not-yet-valid',
    ],
    [
      'a key that is too short',
      () => issued({ publicKey: generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey }).then(withCertificate),
      'certificate.content',
      'key-size',
    ],
    ['an issuer that nobody trusts', () => withCertificate(fromNobody()), 'certificate.content', 'untrusted-issuer'],
    [
      'another extension',
      () => ({ ...good, certificate: { ...good.certificate, fileName: 'certificate.pem' } }),
      'certificate.content',
      'wrong-extension',
    ],
    [
      'a file with the private key in it',
      () => withCertificate(goodPem() + keyPem()),
      'certificate.content',
      'private-key-included',
    ],
    ['a private key as certificate', () => withCertificate(keyPem()), 'certificate.content', 'private-key-included'],
    ['a PFX file', () => withCertificate(pfx(), 'certificate.pfx'), 'certificate.content', 'not-a-certificate'],
  ])('is told of %s', async (_what, body, field, rule) => {
    const answer = await send(await body());
    expect(answer).toMatchObject({ status: 400, type: 'urn:problem-type:belgif:badRequest' });
    expect(answer.issues).toContainEqual(expect.objectContaining({ field, rule, demand: expect.stringMatching(/\w/) }));
    for (const issue of answer.issues ?? []) expect(issue.remedy ?? issue.demand).toMatch(/\w/);
    const audit = await lastRefusal();
    expect(audit).toMatchObject({ channel: 'SFTP', problem: 'request/invalid' });
    expect(audit['rules']).toContain(`${field}: ${rule}`);
  });

  it('is told of a permission that another channel has', async () => {
    const [rest] = await product.sql<{ code: string }>(
      `select code from permission where not 'SFTP' = any(channels) limit 1`,
    );
    const { issues } = await send({ ...good, permissions: [...good.permissions, rest?.code] });
    expect(issues).toMatchObject([{ field: 'permissions', rule: 'permission-offered', remedy: expect.any(String) }]);
    expect(issues?.[0]?.found).toContain(rest?.code);
  });

  /** Shapes: what no rule can judge. */
  it.each<[string, (body: Record<string, unknown>) => void, string, string]>([
    ...['name', 'userName', 'sshPublicKey'].flatMap(
      (field): [string, (body: Record<string, unknown>) => void, string, string][] => [
        [`${field} missing`, (body) => delete body[field], field, 'is-string'],
        [`${field} of another kind`, (body) => (body[field] = 7), field, 'is-string'],
        [`${field} null`, (body) => (body[field] = null), field, 'is-string'],
        [`${field} beyond all size`, (body) => (body[field] = 'x'.repeat(21_000)), field, 'max-length'],
      ],
    ),
    ['channel missing', (body) => delete body['channel'], 'channel', 'is-in'],
    ['an unknown channel', (body) => (body['channel'] = 'GOPHER'), 'channel', 'is-in'],
    ['permissions missing', (body) => delete body['permissions'], 'permissions', 'is-array'],
    ['permissions of another kind', (body) => (body['permissions'] = [7]), 'permissions', 'is-string'],
    ['a permission twice', (body) => (body['permissions'] = ['A', 'A']), 'permissions', 'array-unique'],
    [
      'too many permissions',
      (body) => (body['permissions'] = Array.from({ length: 51 }, (_, n) => `P${n}`)),
      'permissions',
      'array-max-size',
    ],
    ['certificate missing', (body) => delete body['certificate'], 'certificate', 'is-object'],
    ['a certificate of another kind', (body) => (body['certificate'] = 'MII'), 'certificate', 'is-object'],
    [
      'several certificates',
      (body) => (body['certificate'] = [good.certificate, good.certificate]),
      'certificate',
      'is-object',
    ],
    [
      'a certificate that is not base64',
      (body) => (body['certificate'] = { ...good.certificate, content: '%%%' }),
      'certificate.content',
      'is-base64',
    ],
    [
      'a certificate without its file name',
      (body) => (body['certificate'] = { ...good.certificate, fileName: undefined }),
      'certificate.fileName',
      'is-string',
    ],
    ['an unknown field', (body) => (body['permisions'] = []), 'permisions', 'unknown-field'],
    [
      'an unknown field within',
      (body) => (body['certificate'] = { ...good.certificate, pasword: 'x' }),
      'certificate.pasword',
      'unknown-field',
    ],
    ['a state that only the product sets', (body) => (body['state'] = 'active'), 'state', 'unknown-field'],
  ])('is told of %s', async (_what, spoil, field, rule) => {
    const body: Record<string, unknown> = { ...good };
    spoil(body);
    const answer = await send(body);
    expect(answer).toMatchObject({ status: 400, type: 'urn:problem-type:belgif:badRequest' });
    expect(answer.issues).toContainEqual(expect.objectContaining({ field, rule, demand: expect.stringMatching(/\w/) }));
  });

  it.each<[string, () => string, Record<string, string>, number, string]>([
    ['broken JSON', () => '{"channel": "SFTP",', {}, 400, 'badRequest'],
    ['JSON that is not an object', () => '"SFTP"', {}, 400, 'badRequest'],
    ['an empty list', () => '[]', {}, 400, 'badRequest'],
    [
      'a body that is too large',
      () => JSON.stringify({ ...good, name: 'x'.repeat(140_000) }),
      {},
      413,
      'payloadTooLarge',
    ],
    [
      'another kind of content',
      () => JSON.stringify(good),
      { 'Content-Type': 'text/plain' },
      415,
      'unsupportedMediaType',
    ],
    [
      'a form',
      () => 'channel=SFTP',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      415,
      'unsupportedMediaType',
    ],
    ['an unknown encoding', () => JSON.stringify(good), { 'Content-Encoding': 'zip' }, 415, 'unsupportedMediaType'],
    [
      'an unknown charset',
      () => JSON.stringify(good),
      { 'Content-Type': 'application/json; charset=klingon' },
      415,
      'unsupportedMediaType',
    ],
  ])('is refused as %s', async (_what, body, headers, status, type) => {
    expect(await send(body(), headers)).toMatchObject({
      status,
      type: `urn:problem-type:belgif:${type}`,
      title: expect.stringMatching(/\w/),
      detail: expect.stringMatching(/\w/),
    });
  });

  it('is told of everything at once, in the language of the reader', async () => {
    const faulty = {
      ...good,
      name: '',
      userName: 'EXP name',
      permissions: [],
      sshPublicKey: sshPrivateKey,
      ...{ certificate: withCertificate(keyPem(), 'key.pem').certificate },
    };
    const answers = [];
    for (const language of ['nl', 'fr', 'de', 'en']) {
      const { issues = [], ...answer } = await send(faulty, { 'Accept-Language': `${language}-BE,${language};q=0.9` });
      expect(answer).toMatchObject({ status: 400, language });
      expect([...new Set(issues.map(({ field }) => field))].sort()).toEqual([
        'certificate.content',
        'name',
        'permissions',
        'sshPublicKey',
        'userName',
      ]);
      answers.push({ ...answer, issues });
    }
    const [first, ...others] = answers;
    for (const other of others) {
      expect([other.title, other.detail]).not.toEqual([first?.title, first?.detail]);
      expect(other.issues.map(({ field, rule }) => [field, rule])).toEqual(
        first?.issues.map(({ field, rule }) => [field, rule]),
      );
      other.issues.forEach(({ demand }, index) => expect(demand).not.toBe(first?.issues[index]?.demand));
    }
  });

  it('leaves no trace of a private key in answers, logs or the audit trail', async () => {
    const certificateKey = keyPem();
    const answers = [
      await send({ ...good, sshPublicKey: sshPrivateKey }),
      await send(withCertificate(goodPem() + certificateKey)),
      await send(withCertificate(certificateKey)),
      await send(JSON.stringify({ ...good, sshPublicKey: sshPrivateKey }).slice(0, -1)),
      await send({ ...good, userName: sshPrivateKey }),
      await send({ ...good, [sshPrivateKey.split('\n')[1] ?? '']: 1 }).then(({ issues: _named, ...answer }) => answer),
    ];
    const audit = await product.sql('select * from audit_event');
    const told = { answers: JSON.stringify(answers), log: product.output('api'), audit: JSON.stringify(audit) };
    for (const secret of [sshPrivateKey, certificateKey]) {
      const lines = secret.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
      // The first line of OpenSSH's format is the same for every key.
      for (const line of lines.slice(1))
        for (const [where, text] of Object.entries(told))
          for (const form of [line, Buffer.from(line).toString('base64').slice(4, -4)])
            expect([where, text.includes(form)]).toEqual([where, false]);
    }
  });

  async function lastRefusal(): Promise<Record<string, unknown>> {
    const [event] = await product.sql<{ after: Record<string, unknown> }>(
      `select after from audit_event where action = 'account.creation-refused' order by id desc limit 1`,
    );
    return event?.after ?? {};
  }
});
