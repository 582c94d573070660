import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AccountsApi } from '../e2e/harness/accounts-api.js';
import { ftpAccountRequest } from '../e2e/harness/ftp-account.js';
import { startProduct, type Product } from '../e2e/harness/product.js';
import { giveContact } from '../e2e/harness/sftp-account.js';

const run = promisify(execFile);
const FIRST = 'Qz7:first\\';
const SECOND = 'Qz7:secnd\\';

/** The promise of the product, kept with the program that people use: `curl` over explicit FTP with TLS. */
describe('curl', () => {
  let product: Product;
  let accounts: AccountsApi;
  let directory: string;

  beforeAll(async () => {
    product = await startProduct();
    const client = await product.signIn('access-manager');
    await giveContact(client);
    accounts = new AccountsApi(product, client);
    directory = await mkdtemp(join(tmpdir(), 'curl-'));
  });
  afterAll(async () => {
    await product?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  /** As the README writes it. */
  async function curl(password: string, ...more: readonly string[]): Promise<string> {
    const { certificateAuthority, ports } = product.environment;
    const root = join(certificateAuthority.anchorsDir, 'root.pem');
    const login = ['--cacert', root, '--user', `EXPcurl1:${password}`];
    const url = `ftp://127.0.0.1:${ports.ftps}/${more.at(-1) ?? ''}`;
    const { stdout } = await run('curl', ['-sS', ...login, ...more.slice(0, -1), url], { timeout: 20_000 });
    return stdout;
  }
  const TLS = '--ssl-reqd';
  /** curl's exit codes: https://curl.se/docs/manpage.html#EXIT */
  const DENIED = { code: 67 };

  it('puts and gets a file with the password in force, over TLS alone, and not after deletion', async () => {
    const body = await ftpAccountRequest(product, 'curl1', { password: FIRST });
    await expect(curl(FIRST, TLS, '')).rejects.toMatchObject(DENIED);
    const id = await accounts.create(body);

    const [sent, received] = [join(directory, 'sent.txt'), join(directory, 'received.txt')];
    await writeFile(sent, 'declaration\n');
    const [folder] = (await curl(FIRST, TLS, '--list-only', '')).trim().split(/\r?\n/);
    expect(folder).toBe('placeholder-dmfa');
    await curl(FIRST, TLS, '-T', sent, `${folder}/`);
    await curl(FIRST, TLS, '-o', received, `${folder}/sent.txt`);
    expect(await readFile(received, 'utf8')).toBe('declaration\n');
    await expect(curl(FIRST, '')).rejects.toMatchObject(DENIED);

    expect(await accounts.call('PUT', `/${id}/password`, { password: SECOND })).toMatchObject({ status: 200 });
    await accounts.untilState(id, 'active');
    await expect(curl(FIRST, TLS, '')).rejects.toMatchObject(DENIED);
    expect(await curl(SECOND, TLS, '--list-only', '')).toContain('placeholder-dmfa');

    await accounts.call('DELETE', `/${id}`);
    await accounts.untilState(id, 'gone');
    await expect(curl(SECOND, TLS, '')).rejects.toMatchObject(DENIED);
  });
});
