import { randomBytes } from 'node:crypto';
import { AccountsApi } from './harness/accounts-api.js';
import { ftpAccountRequest, ftps } from './harness/ftp-account.js';
import { startProduct, type Product } from './harness/product.js';
import { accountsOfSender } from './harness/sender.js';

const PASSWORD = 'Perm:1t\\';

describe('exchanging the key that encrypts password hashes', () => {
  let product: Product;
  let oldKeys: string;
  let newKey: string;
  let accounts: AccountsApi;
  let id: string;

  beforeAll(async () => {
    product = await startProduct();
    oldKeys = product.environment.apiEnvironment['ENCRYPTION_KEYS'] ?? '';
    newKey = `new1:${randomBytes(32).toString('base64')}`;
    accounts = await sender('access-manager');
    id = await accounts.create(await ftpAccountRequest(product, 'Older1', { password: PASSWORD }));
  });
  afterAll(() => product.stop());

  const sender = (person: string) => accountsOfSender(product, person);
  async function restartWith(keys: string): Promise<void> {
    await Promise.all([product.stopApi(), product.stopWorker()]);
    await Promise.all([product.startApi({ ENCRYPTION_KEYS: keys }), product.startWorker({ ENCRYPTION_KEYS: keys })]);
  }
  const hashOf = async (account: string) =>
    (await product.sql<{ password_hash: string }>('select password_hash from account where id = $1', [account]))[0]
      ?.password_hash ?? '';
  const keys = () => `${newKey},${oldKeys}`;

  it('takes all of them to the new one while the product runs; then it runs without the old one', async () => {
    await restartWith(keys());
    const other = await sender('second-employer');
    const newer = await other.create(await ftpAccountRequest(product, 'Newer1'));
    const [before, untouched] = [await hashOf(id), await hashOf(newer)];
    expect([before.startsWith('new1:'), untouched.startsWith('new1:')]).toEqual([false, true]);

    const said = await product.command('reencrypt', { ENCRYPTION_KEYS: keys() });
    expect(said).toMatch(
      /before: .*1, new1 1\n1 encrypted anew\nafter: new1 2\n1 password hashes encrypted anew with new1$/,
    );
    expect(await hashOf(id)).toMatch(/^new1:/);
    expect(await hashOf(newer)).toBe(untouched);
    expect(said).not.toContain((await hashOf(id)).slice(5));
    expect(await product.command('reencrypt', { ENCRYPTION_KEYS: keys() })).toContain(
      '0 password hashes encrypted anew',
    );

    await restartWith(newKey);
    accounts = new AccountsApi(product, await product.signIn('access-manager'));
    expect(await accounts.call('PATCH', `/${id}`, { name: 'Under the new key' })).toMatchObject({ status: 200 });
    await accounts.untilState(id, 'active');
    await (await ftps(product, 'EXPOlder1', PASSWORD)).quit();
  });

  it('leaves alone what somebody changes at that moment', async () => {
    const third = `third1:${randomBytes(32).toString('base64')}`;
    const somebody = await product.connect();
    try {
      await somebody.query('begin');
      await somebody.query(`update account set password_hash = 'third1:changed meanwhile' where id = $1`, [id]);
      const running = product.command('reencrypt', { ENCRYPTION_KEYS: `${third},${newKey}` });
      await product.untilBlocked('api');
      await somebody.query('commit');
      expect(await running).toContain('1 password hashes encrypted anew with third1');
    } finally {
      await somebody.end();
    }
    expect(await hashOf(id)).toBe('third1:changed meanwhile');
  });

  it('fails, and says which accounts are left, without the key that opens them', async () => {
    const other = `other1:${randomBytes(32).toString('base64')}`;
    await expect(product.command('reencrypt', { ENCRYPTION_KEYS: other })).rejects.toThrow(
      new RegExp(`account ${id}: no key in ENCRYPTION_KEYS opens its password hash[^]*keep the other keys: third1 2`),
    );
  });
});
