import { createHash, randomUUID } from 'node:crypto';
import { contactShow, senderLookupContact, senderLookupList, senderLookupShow } from '../../openapi/client/sdk.gen.js';
import type { SenderDto } from '../../openapi/client/types.gen.js';
import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { TokenIssuer } from '../builders/token-issuer.js';
import { dataOf, personClient, tokenClient } from './harness/api-client.js';
import { AccountsApi } from './harness/accounts-api.js';
import { certificateBody, ftpAccountRequest } from './harness/ftp-account.js';
import { letGo, startProduct, type Product } from './harness/product.js';
import { giveContact, sftpAccountRequest } from './harness/sftp-account.js';
import { asSystem, type SystemAnswer } from './harness/system-client.js';

type Item = Record<string, unknown> & { readonly certificates: readonly Record<string, unknown>[] };
const OLD_CLIENT_ID = 'self_service_expeditor_2214';
const sha256 = (base64: string) => createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
const items = ({ body }: SystemAnswer) => body['items'] as readonly Item[];

describe('what other systems look up', () => {
  let issuer: TokenIssuer;
  let product: Product;
  let owner: AccountsApi;
  let stranger: AccountsApi;
  let number: string;
  let token: string;

  beforeAll(async () => {
    issuer = await TokenIssuer.start();
    product = await startProduct({ api: issuer.variables });
    const signIn = async (person: string): Promise<AccountsApi> => {
      const client = await product.signIn(person);
      await giveContact(client, { name: `Contact of ${person}` });
      return new AccountsApi(product, client);
    };
    [owner, stranger] = await Promise.all([signIn('access-manager'), signIn('second-employer')]);
    number = await numberOf(owner.client);
    token = await issuer.token('chaman:senders:read chaman:accounts:read');
  });
  afterAll(async () => {
    await product.stop();
    await issuer.stop();
  });

  async function numberOf(client: SignedIn): Promise<string> {
    return dataOf(await contactShow({ client: personClient(client) }), 'The contact details').sender.number;
  }
  const get = (path: string) => asSystem(product.url, token, `/api/v1${path}`);
  const find = async (query: Record<string, string>) => {
    const answer = await get(`/accounts?${new URLSearchParams(query)}`);
    expect([query, answer.status]).toEqual([query, 200]);
    return items(answer);
  };

  it('are the senders, page by page and by organisation', async () => {
    await giveContact(await product.signIn('professional'));
    const all = items(await get('/senders'));
    expect(all.length).toBe(3);
    expect(all).toEqual([...all].sort((one, other) => (String(one['number']) < String(other['number']) ? -1 : 1)));

    const client = tokenClient(product.url, token);
    const paged: SenderDto[] = [];
    for (let next: string | null | undefined; next !== null;) {
      const page = dataOf(await senderLookupList({ client, query: { limit: 2, after: next } }), 'A page of senders');
      paged.push(...page.items);
      next = page.next;
    }
    expect(paged).toEqual(all);

    expect(dataOf(await senderLookupShow({ client, path: { number } }), 'The sender')).toMatchObject({
      number,
      organisationNumber: '0566988259',
      context: 'ENTERPRISE',
      capacity: 'EMPLOYER',
    });
    expect(items(await get('/senders?organisationNumber=0566988259'))).toMatchObject([{ number }]);
    expect(await get('/senders?organisationNumber=0000000000')).toMatchObject({ body: { items: [], next: null } });
    for (const path of ['/senders/999999', '/senders/1', '/senders/999999/accounts', '/senders/x/accounts'])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    for (const [query, rule] of [
      ['after=x', 'page-cursor'],
      [`after=${Buffer.from('99999').toString('base64url')}`, 'page-cursor'],
      ['limit=0', 'min'],
      ['limit=201', 'max'],
      ['limit=all', 'is-int'],
      ['name=x', 'unknown-field'],
    ])
      expect(await get(`/senders?${query}`)).toMatchObject({ status: 400, body: { issues: [{ rule }] } });
  });

  it('is whom to reach, with a scope of its own', async () => {
    expect(await get(`/senders/${number}/contact`)).toMatchObject({ status: 403 });
    const contacts = await issuer.token('chaman:contacts:read');
    const client = tokenClient(product.url, contacts);
    const contact = dataOf(await senderLookupContact({ client, path: { number } }), 'The contact details');
    expect(contact).toMatchObject({
      name: 'Contact of access-manager',
      phoneNumber: '+32470123456',
      sender: { number },
    });
    await product.untilWritten(
      'api',
      `"event":"contact details read","clientId":"payroll-inspection","senderNumber":"${number}"`,
    );
    expect(JSON.stringify((await get(`/senders/${number}`)).body)).not.toContain('Contact of');
    expect(await asSystem(product.url, contacts, '/api/v1/senders/999999/contact')).toMatchObject({ status: 404 });
  });

  it('are all accounts of one sender, with what gateways grant and the certificates themselves', async () => {
    const { body: sftp } = await sftpAccountRequest(product, 'Lookup1', { permissions: ['DMFA', 'PUBLIATO'] });
    const ftp = await ftpAccountRequest(product, 'export1');
    const [sftpId, ftpId] = [await owner.create(sftp), await owner.create(ftp)];
    const restId = await oldRestAccount(number);
    const answer = await get(`/senders/${number}/accounts`);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    const accounts = items(answer);
    expect(accounts.map(({ id }) => id)).toEqual([sftpId, ftpId, restId]);
    expect(accounts).toMatchObject([
      {
        senderNumber: number,
        channel: 'SFTP',
        name: 'Account Lookup1',
        login: 'EXPLookup1',
        clientId: null,
        state: 'active',
        revision: 1,
        confirmedRevision: 1,
        deletedAt: null,
        sshPublicKeys: [{ type: expect.any(String), fingerprint: expect.stringMatching(/^SHA256:/), state: 'live' }],
        certificates: [
          {
            owner: 'Lookup1',
            state: 'live',
            content: sftp.certificate.content,
            fingerprintSha256: sha256(sftp.certificate.content),
            serialNumber: expect.stringMatching(/^\d+$/),
          },
        ],
      },
      { channel: 'FTP', login: 'EXPexport1', sshPublicKeys: [], certificates: [{ content: ftp.certificate.content }] },
      {
        channel: 'REST',
        login: null,
        clientId: OLD_CLIENT_ID,
        permissions: [{ grant: 'scope:dimona:declaration:consult', state: 'live' }],
      },
    ]);
    const folders = await product.sql<{ code: string; folder: string }>(
      'select code, folder from permission where code = any($1)',
      [sftp.permissions],
    );
    expect(accounts[0]?.['permissions']).toEqual(
      expect.arrayContaining(folders.map(({ code, folder }) => ({ code, grant: folder, state: 'live' }))),
    );
    expect(JSON.stringify(answer.body)).not.toMatch(/argon2|password/i);

    // The same by what is known of one account.
    const fingerprint = sha256(sftp.certificate.content);
    const colons = fingerprint.toUpperCase().match(/../g)?.join(':') ?? '';
    for (const userName of ['lookup1', 'expLOOKUP1']) expect(await find({ userName })).toEqual([accounts[0]]);
    for (const certificateSha256 of [fingerprint, colons])
      expect(await find({ certificateSha256 })).toEqual([accounts[0]]);
    for (const userName of ['EXPORT1', 'EXPEXPORT1']) expect(await find({ userName })).toEqual([accounts[1]]);
    expect(await find({ clientId: OLD_CLIENT_ID })).toEqual([accounts[2]]);
    expect(await find({ clientId: OLD_CLIENT_ID.toUpperCase() })).toEqual([]);
    expect(await find({ userName: 'nobody' })).toEqual([]);
    expect(await find({ certificateSha256: '0'.repeat(64) })).toEqual([]);
    for (const [query, rule] of [
      ['', 'exactly-one-criterion'],
      ['clientId=a&userName=b', 'exactly-one-criterion'],
      ['userName=a%25', 'user-name-form'],
      ['userName=a&userName=b', 'is-string'],
      ['certificateSha256=abc', 'fingerprint-form'],
      ['clientId=a&after=eA', 'page-cursor'],
    ])
      expect([query, await get(`/accounts?${query}`)]).toMatchObject([
        query,
        { status: 400, body: { issues: [{ rule }] } },
      ]);
  });

  /** As an earlier product left them. */
  async function oldRestAccount(senderNumber: string): Promise<string> {
    const id = `ffffffff-${randomUUID().slice(9)}`;
    await product.sql(
      `insert into account (id, sender_id, channel, name, client_id, revision)
         select $1, id, 'REST', 'Old calls', $2, 1 from sender where number = $3`,
      [id, OLD_CLIENT_ID, senderNumber],
    );
    await product.sql(
      `insert into account_permission (id, account_id, permission_code, added_revision)
         select gen_random_uuid(), $1, code, 1 from permission where scope = 'scope:dimona:declaration:consult'`,
      [id],
    );
    await product.sql(
      `insert into provisioning_target (id, account_id, gateway, provisioned_revision, state, next_attempt_at)
         values (gen_random_uuid(), $1, 'authorization-server', 1, 'provisioned', null)`,
      [id],
    );
    return id;
  }

  it('is what is wanted beside what is in force, until a removal is confirmed everywhere', async () => {
    const body = await ftpAccountRequest(product, 'Lookup2');
    const id = await stranger.create(body);
    const next = await certificateBody(product, 'Lookup2 next');
    product.faults.certificateRegistry.add({ mode: 'hold', path: '/scim/v2/Users' });
    await stranger.call('PUT', `/${id}/certificate`, next);
    const [changing] = await find({ userName: 'lookup2' });
    expect(changing).toMatchObject({
      state: 'being-changed',
      revision: 2,
      confirmedRevision: 1,
      certificates: [
        { content: body.certificate.content, state: 'removing' },
        { content: next.content, state: 'pending' },
      ],
    });
    for (const { content } of [body.certificate, next])
      expect(await find({ certificateSha256: sha256(content) })).toMatchObject([{ id }]);
    letGo(product);
    await stranger.untilState(id, 'active');
    expect(await find({ certificateSha256: sha256(body.certificate.content) })).toEqual([]);

    product.faults.fileTransfer.add({ mode: 'hold', path: '/api/v2/users' });
    await stranger.call('DELETE', `/${id}`);
    expect(await find({ userName: 'lookup2' })).toMatchObject([
      { id, state: 'being-deleted', deletedAt: expect.any(String), certificates: [{ content: next.content }] },
    ]);
    letGo(product);
    await stranger.untilState(id, 'gone');
    expect(await find({ userName: 'lookup2' })).toEqual([]);
    expect(await find({ certificateSha256: sha256(next.content) })).toEqual([]);
  });

  it('are all accounts that one certificate serves, page by page', async () => {
    const { body } = await sftpAccountRequest(product, 'Lookup3');
    const first = await stranger.create(body);
    const second = await stranger.create(
      await ftpAccountRequest(product, 'Lookup4', { certificate: body.certificate }),
    );
    const certificateSha256 = sha256(body.certificate.content);
    expect((await find({ certificateSha256 })).map(({ id }) => id)).toEqual([first, second]);
    const page = await get(`/accounts?limit=1&certificateSha256=${certificateSha256}`);
    expect(items(page).map(({ id }) => id)).toEqual([first]);
    const rest = await get(
      `/accounts?limit=1&certificateSha256=${certificateSha256}&after=${String(page.body['next'])}`,
    );
    expect(rest).toMatchObject({ body: { items: [{ id: second }], next: null } });
  });
});
