import { generateKeyPairSync } from 'node:crypto';
import type { CertificateRequest } from '../../sandbox/certificate-authority/certificate-authority.js';
import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { buildAuthority, buildCertificate, keyUsage, pem } from '../builders/certificates.js';
import { integer, octetString, oid, sequence } from '../builders/der.js';
import { SHAPE_FAULTS } from '../builders/shape-faults.js';
import { startProduct, type Product } from './harness/product.js';
import { giveContact, sftpAccountRequest, type SftpAccountBody } from './harness/sftp-account.js';

const ACCOUNTS = '/api/v1/ftp-sftp-accounts';
const DAY_MS = 86_400_000;
const CONTENT = 'certificate.content';

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
    product = await startProduct({ without: ['worker'], api: { AUDIT_REFUSALS_PER_MINUTE: '1000' } });
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

  const but = (overrides: Partial<SftpAccountBody>) => () => ({ ...good, ...overrides });
  const withCertificate = (content: Uint8Array | string, overrides: Partial<SftpAccountBody['certificate']> = {}) => ({
    ...good,
    certificate: { ...good.certificate, content: Buffer.from(content).toString('base64'), ...overrides },
  });
  /** By the authority that the product trusts. */
  const issued = async (overrides: Partial<CertificateRequest>) => {
    const { publicKey } = rsa(2048);
    const request = { commonName: 'Faulty', organisation: 'Test', publicKey, ...overrides };
    return withCertificate(await product.environment.certificateAuthority.issue(request));
  };

  const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength });
  const keyPem = () => rsa(2048).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const goodDer = () => Buffer.from(good.certificate.content, 'base64');
  const goodPem = () => pem('CERTIFICATE', goodDer());
  const twice = (line: string) => `${line}\n${line}`;
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
  it.each<[string, string, string, () => unknown]>([
    ['no permission', 'permissions', 'permission-required', but({ permissions: [] })],
    ['an unknown permission', 'permissions', 'permission-offered', but({ permissions: ['NO_SUCH_THING'] })],
    ['an empty name', 'name', 'text-length', but({ name: '   ' })],
    ['a name that is too long', 'name', 'text-length', but({ name: 'x'.repeat(81) })],
    ['a control character in the name', 'name', 'text-characters', but({ name: 'a\u0007b' })],
    ['an empty user name', 'userName', 'user-name-length', but({ userName: '' })],
    ['a user name that is too long', 'userName', 'user-name-length', but({ userName: 'abcdefghijk' })],
    ['a user name with a space', 'userName', 'user-name-characters', but({ userName: 'my name' })],
    ['a user name with an accent', 'userName', 'user-name-characters', but({ userName: 'café' })],
    ['the prefix typed', 'userName', 'user-name-without-prefix', but({ userName: 'EXPpayroll' })],
    ['an empty SSH key', 'sshPublicKey', 'not-a-public-key', but({ sshPublicKey: '' })],
    ['a private SSH key', 'sshPublicKey', 'private-key', () => ({ ...good, sshPublicKey: sshPrivateKey })],
    ['two SSH keys', 'sshPublicKey', 'several-keys', () => ({ ...good, sshPublicKey: twice(good.sshPublicKey) })],
    ['a certificate without a name', 'certificate.name', 'text-length', () => withCertificate(goodDer(), { name: '' })],
    ['an empty file', CONTENT, 'not-a-certificate', () => withCertificate('')],
    ['a page instead of a certificate', CONTENT, 'not-a-certificate', () => withCertificate('<!doctype html>')],
    [
      'an expired certificate',
      CONTENT,
      'expired',
      () => issued({ notBefore: new Date(Date.now() - 9 * DAY_MS), days: 1 }),
    ],
    ['a certificate of tomorrow', CONTENT, 'not-yet-valid', () => issued({ notBefore: new Date(Date.now() + DAY_MS) })],
    ['a key that is too short', CONTENT, 'key-size', () => issued({ publicKey: rsa(1024).publicKey })],
    ['an issuer that nobody trusts', CONTENT, 'untrusted-issuer', () => withCertificate(fromNobody())],
    [
      'another extension',
      CONTENT,
      'wrong-extension',
      () => withCertificate(goodDer(), { fileName: 'certificate.pem' }),
    ],
    ['a private key beside it', CONTENT, 'private-key-included', () => withCertificate(goodPem() + keyPem())],
    ['a private key as certificate', CONTENT, 'private-key-included', () => withCertificate(keyPem())],
    ['a PFX file', CONTENT, 'not-a-certificate', () => withCertificate(pfx(), { fileName: 'certificate.pfx' })],
  ])('is told of %s', async (_what, field, rule, body) => {
    const answer = await send(await body());
    expect(answer).toMatchObject({ status: 400, type: 'urn:problem-type:belgif:badRequest' });
    expect(answer.issues).toContainEqual(expect.objectContaining({ field, rule, demand: expect.stringMatching(/\w/) }));
    for (const issue of answer.issues ?? []) expect(issue.remedy).toMatch(/\w/);
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

  it.each(SHAPE_FAULTS)('is told of $what', async ({ spoil, field, rule }) => {
    const body: Record<string, unknown> = { ...good };
    spoil(body);
    const answer = await send(body);
    expect(answer).toMatchObject({ status: 400, type: 'urn:problem-type:belgif:badRequest' });
    expect(answer.issues).toContainEqual(expect.objectContaining({ field, rule, demand: expect.stringMatching(/\w/) }));
  });

  const json =
    (overrides: object = {}) =>
    () =>
      JSON.stringify({ ...good, ...overrides });
  const kind = (type: string) => ({ 'Content-Type': type });
  it.each<[string, number, string, () => string, Record<string, string>]>([
    ['broken JSON', 400, 'badRequest', () => '{"channel": "SFTP",', {}],
    ['JSON that is not an object', 400, 'badRequest', () => '"SFTP"', {}],
    ['an empty list', 400, 'badRequest', () => '[]', {}],
    ['a body that is too large', 413, 'payloadTooLarge', json({ name: 'x'.repeat(140_000) }), {}],
    ['another kind of content', 415, 'unsupportedMediaType', json(), kind('text/plain')],
    ['a form', 415, 'unsupportedMediaType', () => 'channel=SFTP', kind('application/x-www-form-urlencoded')],
    ['an unknown charset', 415, 'unsupportedMediaType', json(), kind('application/json; charset=klingon')],
    ['an unknown encoding', 415, 'unsupportedMediaType', json(), { 'Content-Encoding': 'zip' }],
  ])('is refused as %s', async (_what, status, type, body, headers) => {
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
      ...{ certificate: withCertificate(keyPem(), { fileName: 'key.pem' }).certificate },
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
