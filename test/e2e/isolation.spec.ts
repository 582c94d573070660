import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { startProduct, type Product } from './harness/product.js';
import { createSftpAccount, giveContact, sftpAccountRequest } from './harness/sftp-account.js';

const UNKNOWN = '01890000-0000-7000-8000-000000000000';
const ACCOUNTS = '/api/v1/ftp-sftp-accounts';

describe('what is not yours', () => {
  let product: Product;
  let owner: SignedIn;
  let stranger: SignedIn;
  let id: string;

  beforeAll(async () => {
    product = await startProduct({ without: ['worker'] });
    [owner, stranger] = await Promise.all([product.signIn('access-manager'), product.signIn('second-employer')]);
    await Promise.all([giveContact(owner), giveContact(stranger)]);
    id = await createSftpAccount(owner, (await sftpAccountRequest(product, 'mine')).body);
  });
  afterAll(() => product.stop());

  /** Everything that the caller gets but the number of the occurrence and the time. */
  async function told(response: Response): Promise<unknown> {
    const headers = Object.fromEntries(
      [...response.headers].filter(([name]) => !['date', 'x-request-id'].includes(name)),
    );
    return { status: response.status, headers, body: (await response.text()).replace(/urn:uuid:[0-9a-f-]{36}/, '') };
  }

  it.each(['GET', 'DELETE'])('looks to %s like something that does not exist', async (method) => {
    const foreign = await told(await stranger.fetch(`${ACCOUNTS}/${id}`, { method }));
    expect(foreign).toMatchObject({ status: 404 });
    expect(foreign).toEqual(await told(await stranger.fetch(`${ACCOUNTS}/${UNKNOWN}`, { method })));
    expect(foreign).toEqual(await told(await stranger.fetch(`${ACCOUNTS}/not-an-id`, { method })));
    const matching = await stranger.fetch(`${ACCOUNTS}/${id}`, { method, headers: { 'If-Match': '"1"' } });
    expect(foreign).toEqual(await told(matching));
    expect(await product.sql('select from account where id = $1 and deleted_at is null', [id])).toHaveLength(1);
  });

  it('is in no list, and everything of your own organisation is, whoever made it', async () => {
    const listed = async (client: SignedIn) =>
      ((await (await client.fetch(ACCOUNTS)).json()) as { items: { id: string }[] }).items.map((item) => item.id);
    expect(await listed(stranger)).toEqual([]);
    for (const colleague of ['group-manager', 'user-with-permission'])
      expect(await listed(await product.signIn(colleague))).toEqual([id]);
  });

  it.each([
    ['user-without-permission', 'denied'],
    ['no-organisation', 'no-organisation'],
    ['operations', 'no-organisation'],
  ])('stays closed to %s, who is told why', async (person, why) => {
    const client = await product.signIn(person);
    for (const [method, path] of [
      ['GET', ACCOUNTS],
      ['POST', ACCOUNTS],
      ['GET', `${ACCOUNTS}/${id}`],
      ['DELETE', `${ACCOUNTS}/${id}`],
      ['GET', '/api/v1/contact'],
      ['PUT', '/api/v1/contact'],
    ] as const) {
      const response = await client.fetch(path, { method, ...(method.startsWith('P') && { body: '{}' }) });
      expect([method, path, response.status, await response.json()]).toMatchObject([
        method,
        path,
        403,
        { type: `urn:problem-type:chaman:access/${why}`, detail: expect.any(String) },
      ]);
    }
  });

  it('cannot be changed from the page of another site', async () => {
    const { body } = await sftpAccountRequest(product, 'crosssite');
    const attempts: [string, string, string | undefined][] = [
      ['DELETE', `${ACCOUNTS}/${id}`, undefined],
      ['POST', ACCOUNTS, JSON.stringify(body)],
      ['PUT', '/api/v1/contact', '{}'],
    ];
    for (const Origin of ['https://evil.example', 'null', product.url.replace('127.0.0.1', 'localhost')])
      for (const [method, path, content] of attempts) {
        const response = await owner.fetch(path, { method, body: content, headers: { Origin } });
        expect([Origin, method, response.status, await response.json()]).toMatchObject([
          Origin,
          method,
          403,
          { type: 'urn:problem-type:chaman:session/cross-site' },
        ]);
      }
    const unnamed = await fetch(product.url + ACCOUNTS, { method: 'POST', headers: { Cookie: owner.cookie } });
    expect(unnamed.status).toBe(403);
    expect(await product.sql('select from account where deleted_at is null')).toHaveLength(1);
  });
});
