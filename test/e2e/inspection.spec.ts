import { readFileSync } from 'node:fs';
import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { buildCertificate } from '../builders/certificates.js';
import { startProduct, type Product } from './harness/product.js';
import { sftpAccountRequest, type SftpAccountBody } from './harness/sftp-account.js';

interface Inspection {
  readonly accepted: boolean;
  readonly facts: Record<string, unknown> | null;
  readonly canonical?: string | null;
  readonly results: readonly { rule: string; verdict: string; demand: string; found?: string; remedy?: string }[];
}

/** The verdict without saving: what somebody can ask before there is any account, or even a contact. */
describe('inspecting certificates and SSH keys', () => {
  let product: Product;
  let client: SignedIn;
  let body: SftpAccountBody;

  beforeAll(async () => {
    product = await startProduct({ without: ['worker'] });
    client = await product.signIn('access-manager');
    ({ body } = await sftpAccountRequest(product, 'INSPECT'));
  });
  afterAll(() => product.stop());

  const post = (path: string, content: unknown, language = 'en') =>
    client.fetch(path, {
      method: 'POST',
      body: JSON.stringify(content),
      headers: { 'Accept-Language': language },
    });
  const inspect = async (path: string, content: unknown, language?: string) => {
    const response = await post(path, content, language);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    return (await response.json()) as Inspection;
  };
  const certificate = (content: Partial<Record<'channel' | 'fileName' | 'content', string>>, language?: string) => {
    const { fileName, content: bytes } = body.certificate;
    return inspect('/api/v1/certificates/inspect', { channel: 'SFTP', fileName, content: bytes, ...content }, language);
  };

  it('accepts a good certificate before there is a contact, and shows what it says', async () => {
    const { accepted, facts, results } = await certificate({});
    expect(accepted).toBe(true);
    expect(facts).toMatchObject({
      owner: 'INSPECT',
      organisation: 'Test',
      serialNumber: expect.stringMatching(/^\d+$/),
      fingerprintSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      publicKeySha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      key: { type: 'RSA', bits: 2048, curve: null },
      selfSigned: false,
    });
    // The organisation is the one that the person acts for.
    expect(results.find(({ rule }) => rule === 'organisation-differs')?.verdict).toBe('warning');
  });

  it('tells all faults in the language of the request, with where each demand comes from', async () => {
    const content = Buffer.from(buildCertificate().der).toString('base64');
    const { accepted, results } = await certificate({ content, fileName: 'edi.crt' }, 'fr');
    expect(accepted).toBe(false);
    const failed = results.filter(({ verdict }) => verdict === 'fail');
    expect(failed.map(({ rule }) => rule)).toEqual(['wrong-extension', 'self-signed-not-allowed']);
    expect(failed[0]).toMatchObject({
      demand: 'Le nom du fichier se termine par .cer.',
      found: expect.stringContaining('edi.crt'),
      remedy: expect.any(String),
      citation: expect.any(String),
    });
    expect(results.find(({ rule }) => rule === 'signature-algorithm')).toMatchObject({
      inForce: { from: '2026-01-01' },
    });
    expect((await certificate({ content, channel: 'REST' })).accepted).toBe(true);
  });

  it.each([
    ['empty', Buffer.alloc(0), 'not-a-certificate'],
    ['larger than an upload may be', Buffer.alloc(80 * 1024), 'too-large'],
  ])('judges a file that is %s', async (_, bytes, rule) => {
    const { facts, results } = await certificate({ content: bytes.toString('base64') });
    expect(facts).toBeNull();
    expect(results).toContainEqual(expect.objectContaining({ rule, verdict: 'fail' }));
  });

  it('judges SSH keys, and shows them as they would be stored', async () => {
    const { accepted, facts, canonical } = await inspect('/api/v1/ssh-keys/inspect', { text: body.sshPublicKey });
    expect({ accepted, facts }).toMatchObject({ accepted: true, facts: { type: 'ssh-ed25519', bits: 256 } });
    expect(canonical).toBe(body.sshPublicKey.split(' ').slice(0, 2).join(' '));
    const refused = await inspect('/api/v1/ssh-keys/inspect', { text: 'hello' });
    expect(refused).toMatchObject({ accepted: false, facts: null, canonical: null });
  });

  it('saves nothing, and writes nothing of what it was given anywhere', async () => {
    const secret = 'MC4CAQAwBQYDK2VwBCIEIHJlbWVtYmVyLW1lLW5ldmVyLWFueXdoZXJl';
    const key = `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----\n`;
    const answers = [
      await certificate({ content: Buffer.from(key).toString('base64') }),
      await inspect('/api/v1/ssh-keys/inspect', { text: key }),
    ];
    expect(answers.map(({ accepted }) => accepted)).toEqual([false, false]);
    const seen = `${JSON.stringify(answers)}${product.output('api')}`;
    expect([secret, Buffer.from(key).toString('base64')].filter((trace) => seen.includes(trace))).toEqual([]);
    const rows = await product.sql<{ count: string }>(
      'select (select count(*) from account) + (select count(*) from sender) + (select count(*) from certificate) as count',
    );
    expect(rows).toEqual([{ count: '0' }]);
  });

  it('refuses what is no request, and who is nobody', async () => {
    const wrong = await post('/api/v1/certificates/inspect', { channel: 'FAX', fileName: 'a', content: '***' });
    const { issues } = (await wrong.json()) as { issues: { field: string }[] };
    expect([wrong.status, issues.map(({ field }) => field)]).toEqual([400, ['channel', 'content']]);
    const headers = { 'Content-Type': 'application/json', Origin: new URL(product.url).origin };
    const stranger = await fetch(`${product.url}/api/v1/ssh-keys/inspect`, { method: 'POST', body: '{}', headers });
    expect(stranger.status).toBe(401);
  });

  it('publishes the rules of a channel and how to comply with them', async () => {
    const rules = async (path: string) => {
      const response = await client.fetch(path, { headers: { 'Accept-Language': 'de' } });
      return (await response.json()) as { rules: { rule: string; demand: string }[]; recipes: { name: string }[] };
    };
    const [rest, sftp] = await Promise.all(
      ['REST', 'SFTP'].map((channel) => rules(`/api/v1/certificates/rules?channel=${channel}`)),
    );
    const named = (list: typeof rest) => list?.rules.map(({ rule }) => rule) ?? [];
    expect(named(sftp).filter((rule) => !named(rest).includes(rule))).toEqual(['self-signed-not-allowed']);
    expect(named(rest).filter((rule) => rule === 'signature-algorithm')).toHaveLength(1);
    expect(rest?.recipes.map(({ name }) => name)).toContain('self-signed-openssl');
    expect(sftp?.recipes.map(({ name }) => name)).not.toContain('self-signed-openssl');
    expect((await rules('/api/v1/ssh-keys/rules')).rules[0]?.demand).toMatch(/privater Schlüssel/);
  });

  it('is in the published document', () => {
    const document = JSON.parse(readFileSync('openapi/chaman.json', 'utf8')) as { paths: Record<string, unknown> };
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        '/api/v1/certificates/inspect',
        '/api/v1/certificates/rules',
        '/api/v1/ssh-keys/inspect',
        '/api/v1/ssh-keys/rules',
      ]),
    );
  });
});
