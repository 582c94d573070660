import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_ROOT } from '../../sandbox/environment/project-root.js';
import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { buildAuthority } from '../builders/certificates.js';
import { startProduct, type Product } from './harness/product.js';
import { createSftpAccount, giveContact, sftpAccountRequest } from './harness/sftp-account.js';

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly items: readonly Record<string, unknown>[] };
}

const DAY_MS = 86_400_000;
const days = (count: number) => new Date(Date.now() + count * DAY_MS);
const ROUTE = '/api/v1/ops/trust-anchors';
const foreign = buildAuthority('Foreign Root', { notBefore: days(-1), notAfter: days(10) });

describe('trust anchors', () => {
  let product: Product;
  let operations: SignedIn;
  let manager: SignedIn;
  let directory: string;
  let original: string;
  let accountId: string;

  beforeAll(async () => {
    product = await startProduct({ without: ['worker', 'api'] });
    const given = product.environment.certificateAuthority.anchorsDir;
    directory = join(dirname(dirname(given)), 'kept-by-operations', 'anchors');
    await mkdir(dirname(directory));
    await cp(given, directory, { recursive: true });
    original = (await Promise.all(['root.pem', 'issuing.pem'].map((file) => readFile(join(given, file), 'utf8')))).join(
      '',
    );
    await product.startApi({ TRUST_ANCHORS_DIR: directory, TRUST_ANCHORS_RELOAD_SECONDS: '1' });
    operations = await product.signIn('operations');
    manager = await product.signIn('access-manager');
    await giveContact(manager);
    accountId = await createSftpAccount(manager, (await sftpAccountRequest(product, 'anchored')).body);
  });
  afterAll(() => product.stop());

  async function get(path = '', client = operations): Promise<Answer> {
    const response = await client.fetch(`${ROUTE}${path}`, { headers: { 'Accept-Language': 'en' } });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }

  async function impactOf(pem: string, more: object = {}, client = operations): Promise<Answer> {
    const content = Buffer.from(pem).toString('base64');
    const response = await client.fetch(`${ROUTE}/impact`, {
      method: 'POST',
      body: JSON.stringify({ content, ...more }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }

  const stranded = () => ({
    accountId,
    accountName: 'Account anchored',
    channel: 'SFTP',
    certificateName: 'certificate',
    rule: 'untrusted-issuer',
    found: expect.stringContaining('is not on our list'),
    senderNumber: expect.stringMatching(/^\d{6}$/),
  });

  /** Puts another folder in its place in one step, and waits until it is in force. */
  async function replaceFolder(files: Readonly<Record<string, string>>): Promise<Answer['body']> {
    const { digest } = (await get()).body;
    const next = `${directory}.next`;
    await mkdir(next);
    for (const [name, content] of Object.entries(files)) await writeFile(join(next, name), content);
    await rename(directory, `${directory}.previous`);
    await rename(next, directory);
    await rm(`${directory}.previous`, { recursive: true });
    return product.until(async () => {
      const { body } = await get();
      return body.digest === digest ? undefined : body;
    }, 'other trust anchors');
  }

  it('are shown to operations and to nobody else', async () => {
    const { status, body } = await get();
    expect(status).toBe(200);
    expect(body).toMatchObject({ lastFailedReload: null, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(body.items.map(({ role, file, validity }) => [role, file, validity])).toEqual([
      ['intermediate', 'issuing.pem', 'valid'],
      ['anchor', 'root.pem', 'valid'],
    ]);
    for (const path of ['', '/impact']) expect((await get(path, manager)).status).toBe(403);
    expect((await impactOf(original, {}, manager)).status).toBe(403);
  });

  it('tell before a change whom it would strand', async () => {
    expect((await get('/impact')).body).toEqual({ judged: 1, items: [], next: null });
    expect((await impactOf(original)).body).toEqual({ judged: 1, items: [], next: null });
    const { status, body } = await impactOf(foreign.pem, { limit: 1 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ judged: 1, items: [{ ...stranded(), alreadyStranded: false }] });
    const last = await impactOf(foreign.pem, { limit: 1, after: body['next'] });
    expect(last.body).toEqual({ judged: 0, items: [], next: null });
  });

  it.each([
    ['is none', 'hello'],
    ['has no anchor', buildAuthority('Middle', { issuer: foreign, notAfter: days(9) }).pem],
  ])('are not judged by a bundle that %s', async (_, pem) => {
    const { status, body } = await impactOf(pem);
    expect([status, body]).toMatchObject([400, { issues: [{ field: 'content', rule: 'usable-anchors' }] }]);
  });

  it('are taken over from the folder without a restart, and an account they strand is listed', async () => {
    const body = await replaceFolder({ 'foreign.pem': foreign.pem });
    expect(body.items).toMatchObject([{ role: 'anchor', file: 'foreign.pem', validity: 'expiring' }]);
    expect((await get('/impact')).body.items).toMatchObject([{ ...stranded(), alreadyStranded: true }]);
    const refused = await manager.fetch(`/api/v1/certificates/inspect`, {
      method: 'POST',
      body: JSON.stringify({
        channel: 'SFTP',
        fileName: 'certificate.cer',
        content: (await sftpAccountRequest(product, 'refused')).body.certificate.content,
      }),
    });
    expect(await refused.json()).toMatchObject({ accepted: false });
    await replaceFolder({ 'all.pem': original });
    expect((await get('/impact')).body.items).toEqual([]);
  });

  it('stay in force when the folder breaks, which operations are told of', async () => {
    const before = (await get()).body;
    await writeFile(join(directory, 'notes.txt'), 'hello');
    const failed = await product.until(async () => {
      const { body } = await get();
      return body['lastFailedReload'] ? body : undefined;
    }, 'a failed reload');
    expect(failed).toMatchObject({
      digest: before['digest'],
      items: before.items,
      lastFailedReload: { standing: true, reason: expect.stringMatching(/^notes\.txt: not only certificates/) },
    });
    await product.untilWritten('api', 'cannot be used; the old ones stay in force: notes.txt');
    await rm(join(directory, 'notes.txt'));
  });

  it('can be tried on a command line', async () => {
    const folder = `${directory}.candidate`;
    await mkdir(folder);
    await writeFile(join(folder, 'foreign.pem'), foreign.pem);
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [join(PROJECT_ROOT, 'dist', 'src', 'anchors-impact.main.js'), '--anchors', folder],
      { env: { ...product.environment.apiEnvironment, TRUST_ANCHORS_DIR: directory } },
    );
    expect(stdout).toMatch(new RegExp(`^\\d{6}\\t${accountId}\\tSFTP\\tAccount anchored\\t.*\\tby this change\\n$`));
    expect(stderr).toMatch(/1 certificates of living accounts judged, 1 stranded/);
  });

  it('must be usable when the product starts', async () => {
    await product.stopApi();
    await writeFile(join(directory, 'notes.txt'), 'hello');
    await expect(product.startApi({ TRUST_ANCHORS_DIR: directory })).rejects.toThrow(
      /The configuration is not usable:\n {2}- TRUST_ANCHORS_DIR notes\.txt: not only certificates in it/,
    );
  });
});
