import { generateKeyPairSync } from 'node:crypto';
import type { SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';
import { startProduct, type Product } from '../../e2e/harness/product.js';
import { heldCertificate, restAccount } from '../../e2e/harness/rest-account.js';
import { giveContact, sftpAccountRequest, type SftpAccountBody } from '../../e2e/harness/sftp-account.js';
import { sendRaw } from './raw-http.js';

const ACCOUNTS = '/api/v1/ftp-sftp-accounts';
const SCRIPT = `<script>alert(1)</script><img src=x onerror=alert(2)>"'&{{7*7}}\${7*7}`;

/** Text is text: kept as it was given, told as data, and never becomes markup, a header, a log line or a path. */
describe('text that would like to be more', () => {
  let product: Product;
  let client: SignedIn;

  beforeAll(async () => {
    product = await startProduct({ without: ['worker'], api: { AUDIT_REFUSALS_PER_MINUTE: '10000' } });
    client = await product.signIn('access-manager');
    await giveContact(client);
  });
  afterAll(() => product.stop());

  let tried = 0;

  async function create(userName: string, overrides: Partial<SftpAccountBody>): Promise<Response> {
    const { body } = await sftpAccountRequest(product, userName, overrides);
    return client.fetch(ACCOUNTS, { method: 'POST', body: JSON.stringify(body) });
  }

  function expectData(response: Response): void {
    expect(response.headers.get('content-type')).toMatch(/^application\/(problem\+)?json/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  }

  it('stays text in the name of an account and of a certificate, wherever it is shown', async () => {
    const { body } = await sftpAccountRequest(product, 'Markup1', { name: SCRIPT });
    const made = await client.fetch(ACCOUNTS, {
      method: 'POST',
      body: JSON.stringify({ ...body, certificate: { ...body.certificate, name: SCRIPT } }),
    });
    expectData(made);
    const account = (await made.json()) as { id: string; name: string; certificate?: { name: string } };
    expect([made.status, account.name]).toEqual([201, SCRIPT]);
    for (const path of [ACCOUNTS, `${ACCOUNTS}/${account.id}`, '/api/v1/audit-events']) {
      const shown = await client.fetch(path, { headers: { Accept: 'text/html, application/json;q=0.9' } });
      expectData(shown);
      await shown.bytes();
    }
    const pages = await Promise.all(
      ['/', `/files/${account.id}`].map(async (path) => (await client.fetch(path)).text()),
    );
    for (const page of pages) expect(page).not.toContain('alert(1)');
  });

  it('stays text in contact details, in a note and in a reason of operations', async () => {
    const contact = {
      name: SCRIPT.slice(0, 60),
      phoneCountryCode: '+32',
      phoneNumber: '0470 12 34 56',
      email: 'an@people.example',
      language: 'nl',
      function: SCRIPT.slice(0, 60),
    };
    const kept = await client.fetch('/api/v1/contact', { method: 'PUT', body: JSON.stringify(contact) });
    expectData(kept);
    const answer = (await kept.json()) as { name?: string; type?: string };
    if (kept.ok) expect(answer.name).toBe(contact.name);
    else expect(answer.type).toBe('urn:problem-type:belgif:badRequest');
    const operations = await product.signIn('operations');
    const paused = await operations.fetch('/api/v1/ops/gateways/file-transfer/paused', {
      method: 'PUT',
      body: JSON.stringify({ paused: true, reason: SCRIPT }),
    });
    expectData(paused);
    expect(((await paused.json()) as { pauseReason: string }).pauseReason).toBe(SCRIPT);
  });

  it('stays text in the subject of a certificate that is judged', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const commonName = '<script>alert(1)</script>\r\nSet-Cookie: a=b';
    const certificate = await product.environment.certificateAuthority.issue({
      commonName,
      organisation: '"><b>x',
      publicKey,
    });
    const judged = await client.fetch('/api/v1/certificates/inspect', {
      method: 'POST',
      body: JSON.stringify({
        channel: 'SFTP',
        fileName: 'a.cer',
        content: Buffer.from(certificate).toString('base64'),
      }),
    });
    expectData(judged);
    expect(judged.headers.get('set-cookie')).toBeNull();
    const text = await judged.text();
    expect([judged.status, JSON.parse(text)]).toEqual([200, expect.any(Object)]);
    expect(text).toContain('alert(1)');
  });

  it.each([
    ['a path upwards', true, '../../../../etc/cron.d/evil.cer'],
    ['a path of Windows', true, String.raw`..\..\windows\evil.cer`],
    ['an absolute path', true, '/etc/evil.cer'],
    ['quotes and a header', true, 'a"; filename="evil.exe.cer'],
    ['markup', true, '<script>alert(1)</script>.cer'],
    ['letters of everywhere', true, 'clé-ключ-鍵.cer'],
    ['percent signs', true, '%2e%2e%2fevil%00.cer'],
  ])('is never a path or a header as the name of a file: %s', async (_what, accepted, fileName) => {
    tried += 1;
    const held = await heldCertificate(product, `file-${tried}`);
    const made = await client.fetch('/api/v1/web-service-accounts', {
      method: 'POST',
      body: JSON.stringify(restAccount(`File ${tried}`, { ...held, body: { ...held.body, fileName } })),
    });
    expectData(made);
    const account = (await made.json()) as {
      id: string;
      certificates?: { id: string }[];
      issues?: { field: string }[];
    };
    expect([made.status, account.issues?.map(({ field }) => field)]).toEqual(
      accepted ? [201, undefined] : [400, ['certificate.fileName']],
    );
    if (!accepted) return;
    const downloaded = await client.fetch(
      `/api/v1/web-service-accounts/${account.id}/certificates/${account.certificates?.[0]?.id}`,
    );
    const disposition = downloaded.headers.get('content-disposition') ?? '';
    expect(downloaded.headers.get('content-type')).toBe('application/pkix-cert');
    expect(downloaded.headers.get('x-content-type-options')).toBe('nosniff');
    expect(disposition).toMatch(/^attachment; filename=("[^"\\]*"|[\w.-]+)(; filename\*=UTF-8''[\w.%!~*'()-]+)?$/);
    expect(decodeURIComponent(disposition.replace("UTF-8''", ''))).not.toMatch(/[/\\<>%]|\.\./);
    await downloaded.bytes();
  });

  it.each([
    ['a line end', 'Evil\r\nSet-Cookie: a=b'],
    ['a line end of Unicode', 'Evil\u2028{"level":60}'],
    ['an escape of terminals', 'Evil\u001b[31m\u001b]0;title\u0007'],
    ['a zero byte', 'Evil\u0000name'],
    ['a change of direction', 'Evil\u202etxt.exe'],
  ])('is refused as a name that nobody can see whole: %s', async (_what, name) => {
    const response = await create('Unseen1', { name });
    expectData(response);
    expect([response.status, response.headers.get('set-cookie')]).toEqual([400, null]);
  });

  it('makes one line of the log, whatever the request says of itself', async () => {
    const { host } = new URL(product.url);
    const forged = '{"level":60,"msg":"forged"}';
    const before = product.output('api').length;
    await sendRaw(
      product.url,
      `GET /api/v1/${encodeURIComponent(`x\r\n${forged}\r\n`)}?secret=${encodeURIComponent(forged)} HTTP/1.1\r\nHost: ${host}\r\nUser-Agent: a\u001b[31m${forged}\r\nX-Request-Id: ${forged}\r\nX-Forwarded-For: ${forged}\r\nConnection: close\r\n\r\n`,
    );
    // The answer came before its line; the next request's line is behind it.
    const marker = `/marker-${Date.now()}`;
    await (await fetch(product.url + marker)).bytes();
    const written = await product.until(() => {
      const text = product.output('api').slice(before);
      return Promise.resolve(text.includes(marker) ? text : undefined);
    }, 'the log line of the request');
    const lines = written.split('\n').filter(Boolean);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: 30 });
    expect(lines.filter((line) => (JSON.parse(line) as { msg: string }).msg === 'forged')).toEqual([]);
    expect(written).not.toContain('secret=');
    expect(written).not.toContain('\u001b');
  });

  it('is given an id of our own, never one that came along', async () => {
    const id = '00000000-0000-4000-8000-00000000beef';
    const response = await client.fetch('/api/v1/nothing', {
      headers: { 'X-Request-Id': id, Traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` },
    });
    const text = await response.text();
    expect(text).not.toContain(id);
    expect([...response.headers.values()].join()).not.toContain(id);
  });

  it('is no header of the answer, wherever it came from', async () => {
    for (const path of [
      '/auth/login?returnTo=/%0d%0aSet-Cookie:%20a=b',
      '/api/v1/%0d%0aX-Evil:%201',
      '/?language=nl%0d%0aX-Evil:%201',
    ]) {
      const response = await fetch(product.url + path, {
        redirect: 'manual',
        headers: { 'Accept-Language': 'nl;q=1,<script>' },
      });
      await response.bytes();
      expect(response.headers.get('x-evil')).toBeNull();
      expect(response.headers.getSetCookie().join()).not.toContain('a=b');
      expect(response.headers.get('content-language') ?? '').not.toContain('<');
    }
  });
});
