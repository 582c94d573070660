import { randomUUID } from 'node:crypto';
import { AccountsApi, WEB_SERVICES, type Answer } from './harness/accounts-api.js';
import { certificateBody, ftpAccountRequest } from './harness/ftp-account.js';
import { startProduct, type Product } from './harness/product.js';
import { giveContact } from './harness/sftp-account.js';

describe('a creation that is sent again with its Idempotency-Key', () => {
  let product: Product;
  let ftp: AccountsApi;
  let web: AccountsApi;

  beforeAll(async () => {
    product = await startProduct();
    const client = await product.signIn('second-employer');
    await giveContact(client);
    ftp = new AccountsApi(product, client);
    web = new AccountsApi(product, client, WEB_SERVICES);
  });
  afterAll(() => product.stop());

  const isProblem = (status: number, type: string) => ({
    status,
    body: { type: `urn:problem-type:chaman:request/${type}` },
  });
  const restAccount = async (name: string) => ({
    channel: 'REST',
    name,
    permissions: ['DIMONA_CONSULT'],
    certificate: await certificateBody(product, name),
  });

  it('answers with the account that was made the first time, as often as it comes', async () => {
    const key = randomUUID();
    const body = await ftpAccountRequest(product, 'Again1');
    const first = await ftp.call('POST', '', body, { 'Idempotency-Key': key });
    expect(first.status).toBe(201);
    for (const header of [key, `"${key}"`]) {
      const again = await ftp.call('POST', '', body, { 'Idempotency-Key': header });
      expect(again).toMatchObject({ status: 201, body: { id: first.body['id'], revision: 1 } });
    }
    // Without it, the same request asks for a second account.
    expect((await ftp.call('POST', '', body)).status).toBe(409);
    const kept = await product.sql<{ row: string }>('select idempotency_key::text as row from idempotency_key');
    expect(JSON.stringify(kept)).not.toContain(body.password);
  });

  it('makes one account of twins that arrive together', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const body = await restAccount('Twins');
    const answers = await Promise.all(Array.from({ length: 6 }, () => web.call('POST', '', body, key)));
    expect(answers.map(({ status }: Answer) => status)).toEqual(Array(6).fill(201));
    expect(new Set(answers.map(({ body }: Answer) => body['id'])).size).toBe(1);
    expect(await product.sql(`select 1 from account where name = 'Twins'`)).toHaveLength(1);
  });

  it('adds a certificate once', async () => {
    const { body: account } = await web.call('POST', '', await restAccount('Additions'));
    const certificate = await certificateBody(product, 'Added');
    const add = (key: string) =>
      web.call('POST', `/${String(account['id'])}/certificates`, certificate, { 'Idempotency-Key': key });
    const key = randomUUID();
    const answers = await Promise.all([add(key), add(key), add(key)]);
    for (const { status, body } of answers) {
      expect(status).toBe(201);
      expect(body['certificates']).toHaveLength(2);
    }
    expect((await add(key)).status).toBe(201);
    expect((await add(randomUUID())).status).toBe(400);
  });

  it('refuses the key with another request, one that cannot be read, and one whose account is gone', async () => {
    const key = randomUUID();
    const body = await restAccount('Other request');
    const { body: made } = await web.call('POST', '', body, { 'Idempotency-Key': key });
    expect(await web.call('POST', '', { ...body, name: 'Changed' }, { 'Idempotency-Key': key })).toMatchObject(
      isProblem(422, 'idempotency-key-reused'),
    );
    expect(await web.call('POST', '', body, { 'Idempotency-Key': 'two words' })).toMatchObject(
      isProblem(400, 'idempotency-key-malformed'),
    );
    await product.sql('update account set deleted_at = now(), user_name_released_at = now() where id = $1', [
      made['id'],
    ]);
    expect(await web.call('POST', '', body, { 'Idempotency-Key': key })).toMatchObject(
      isProblem(409, 'idempotency-key-spent'),
    );
  });

  it('remembers nothing of a request that failed, and every key for a day only', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const body = await restAccount('Mended');
    expect((await web.call('POST', '', { ...body, permissions: [] }, key)).status).toBe(400);
    expect((await web.call('POST', '', body, key)).status).toBe(201);
    await product.sql(`update idempotency_key set created_at = now() - interval '25 hours'`);
    expect((await web.call('POST', '', { ...body, name: 'Next day' }, key)).status).toBe(201);
    expect(await product.sql('select 1 from idempotency_key')).toHaveLength(1);
  });
});
