import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { TokenIssuer } from '../builders/token-issuer.js';
import { AccountsApi, type Method } from './harness/accounts-api.js';
import { certificateBody, ftpAccountRequest } from './harness/ftp-account.js';
import { registryUsers } from './harness/in-force.js';
import { startProduct, type Product } from './harness/product.js';
import { giveContact, sftpAccountRequest } from './harness/sftp-account.js';
import { asSystem, type SystemAnswer } from './harness/system-client.js';

const ACCOUNTS = '/api/v1/ftp-sftp-accounts';
const SCOPE = 'chaman:certificates:write';
const UNKNOWN = '01890000-0000-7000-8000-000000000000';

describe("a sender's own software", () => {
  let issuer: TokenIssuer;
  let product: Product;
  let own: { id: string; number: string };
  let foreign: { id: string; number: string };
  let owner: AccountsApi;

  beforeAll(async () => {
    issuer = await TokenIssuer.start();
    product = await startProduct({ api: issuer.variables });
    const [one, other] = await Promise.all([product.signIn('access-manager'), product.signIn('second-employer')]);
    owner = new AccountsApi(product, one);
    [own, foreign] = await Promise.all([withAccount(one, 'Own1'), withAccount(other, 'Foreign1')]);
  });
  afterAll(async () => {
    await product.stop();
    await issuer.stop();
  });

  async function withAccount(client: SignedIn, userName: string): Promise<{ id: string; number: string }> {
    await giveContact(client);
    const contact = (await (await client.fetch('/api/v1/contact')).json()) as { sender: { number: string } };
    const { body } = await sftpAccountRequest(product, userName);
    return { id: await new AccountsApi(product, client).create(body), number: contact.sender.number };
  }

  async function call(
    path: string,
    { method = 'GET', json, scope = SCOPE, sender = own.number, headers = {} }: Partial<Call> = {},
  ): Promise<SystemAnswer> {
    const claims = { client_id: 'payroll-software', chaman_sender: sender };
    return asSystem(product.url, await issuer.token(scope, { claims }), path, { method, json, headers });
  }
  interface Call {
    readonly method: Method;
    readonly json: unknown;
    readonly scope: string;
    readonly sender: unknown;
    readonly headers: Record<string, string>;
  }
  const certificateOf = async (id: string) =>
    ((await product.sql('select fingerprint_sha256 from certificate where account_id = $1', [id])) as unknown[]).length;

  it('sees the accounts of its own sender, and no others', async () => {
    const list = await call(ACCOUNTS);
    expect(list).toMatchObject({ status: 200, body: { items: [{ id: own.id }] } });
    expect(await call(`${ACCOUNTS}/${own.id}`)).toMatchObject({ status: 200, body: { id: own.id, state: 'active' } });
  });

  it('replaces a certificate, which gateways get, and the audit trail tells that a program did it', async () => {
    const next = await certificateBody(product, 'Own1 next');
    const shown = await call(`${ACCOUNTS}/${own.id}`);
    const tag = { 'If-Match': shown.headers.get('ETag') ?? '' };
    const put = (json: unknown, headers = tag) =>
      call(`${ACCOUNTS}/${own.id}/certificate`, { method: 'PUT', json, headers });
    const replaced = await put(next);
    expect(replaced).toMatchObject({
      status: 200,
      body: { revision: 2, certificate: { name: 'Own1 next', state: 'pending' }, warnings: expect.any(Array) },
    });
    expect(await put(await certificateBody(product, 'Too late'))).toMatchObject({ status: 412 });
    await owner.untilState(own.id, 'active');
    expect(await registryUsers(product, 'EXPOwn1')).toMatchObject([{ x509Certificates: [{ value: next.content }] }]);
    expect(
      await product.sql(
        `select actor_kind, actor_id, remote_address from audit_event
           where account_id = $1 and action = 'account.certificate-replaced'`,
        [own.id],
      ),
    ).toMatchObject([{ actor_kind: 'system', actor_id: 'payroll-software', remote_address: expect.any(String) }]);

    const again = await put(next, { 'If-Match': '*' });
    expect(again).toMatchObject({ status: 400, body: { issues: [{ rule: 'duplicate' }] } });
    const nonsense = { ...next, content: Buffer.from('hello').toString('base64') };
    expect(await put(nonsense, { 'If-Match': '*' })).toMatchObject({
      status: 400,
      body: { issues: [{ rule: 'not-a-certificate' }] },
    });
  });

  it('learns nothing of the accounts of other senders, and changes nothing there', async () => {
    const json = await certificateBody(product, 'Elsewhere');
    const told = async (id: string, method: Method) => {
      const path = method === 'GET' ? `${ACCOUNTS}/${id}` : `${ACCOUNTS}/${id}/certificate`;
      const { status, body } = await call(path, { method, ...(method === 'PUT' && { json }) });
      return { status, body: { ...body, instance: '' } };
    };
    for (const method of ['GET', 'PUT'] as const) {
      expect(await told(foreign.id, method)).toMatchObject({ status: 404 });
      expect(await told(foreign.id, method)).toEqual(await told(UNKNOWN, method));
    }
    expect(await certificateOf(foreign.id)).toBe(1);
  });

  it.each([
    ['names none', undefined],
    ['names one that does not exist', '999999'],
    ['names one by a number', 100000],
    ['names several', ['100000']],
    ['names all', '*'],
  ])('gets nowhere with a token that %s', async (_, sender) => {
    const claims = { chaman_sender: sender };
    const answer = await asSystem(product.url, await issuer.token(SCOPE, { claims }), ACCOUNTS);
    expect(answer).toMatchObject({ status: 403, body: { type: 'urn:problem-type:chaman:token/sender-missing' } });
  });

  it('needs that very scope: reading every sender does not let it change one', async () => {
    const scope = 'chaman:senders:read chaman:accounts:read chaman:contacts:read chaman:changes:read';
    expect(await call(ACCOUNTS, { scope })).toMatchObject({ status: 403 });
    const json = await certificateBody(product, 'Unscoped');
    const change = await call(`${ACCOUNTS}/${own.id}/certificate`, { method: 'PUT', json, scope });
    expect(change).toMatchObject({
      status: 403,
      body: { type: 'urn:problem-type:belgif:missingScope', detail: expect.stringContaining(SCOPE) },
    });
  });

  it('can do nothing else', async () => {
    const attempts: [Method, string, unknown?][] = [
      ['POST', ACCOUNTS, await ftpAccountRequest(product, 'Own2')],
      ['PATCH', `${ACCOUNTS}/${own.id}`, { name: 'Renamed' }],
      ['DELETE', `${ACCOUNTS}/${own.id}`],
      ['PUT', `${ACCOUNTS}/${own.id}/ssh-public-key`, { sshPublicKey: 'ssh-ed25519 AAAA' }],
      ['PUT', `${ACCOUNTS}/${own.id}/password`, { password: 'abcdef12' }],
      ['GET', '/api/v1/contact'],
      ['GET', '/api/v1/session'],
      ['GET', '/api/v1/ops/trust-anchors'],
    ];
    for (const [method, path, json] of attempts)
      expect([method, path, await call(path, { method, json })]).toMatchObject([
        method,
        path,
        { status: 401, body: { type: 'urn:problem-type:chaman:session/required' } },
      ]);
    for (const path of [
      `/senders`,
      `/senders/${own.number}`,
      `/senders/${own.number}/accounts`,
      '/accounts?userName=a',
    ])
      expect([path, await call(`/api/v1${path}`)]).toMatchObject([path, { status: 403 }]);
    expect(await owner.call('GET', `/${own.id}`)).toMatchObject({ body: { state: 'active', name: 'Account Own1' } });
  });

  it('does not stand in the way of the people who manage the same account', async () => {
    const replace = async (commonName: string) =>
      owner.call('PUT', `/${own.id}/certificate`, await certificateBody(product, commonName));
    expect(await replace('By hand')).toMatchObject({ status: 200 });
    expect(
      await product.sql(
        `select actor_kind from audit_event where account_id = $1 and action = 'account.certificate-replaced' order by id`,
        [own.id],
      ),
    ).toEqual([{ actor_kind: 'system' }, { actor_kind: 'person' }]);
  });
});
