import { TokenIssuer } from '../builders/token-issuer.js';
import { AccountsApi, WEB_SERVICES } from './harness/accounts-api.js';
import { CHANGES, ChangeFollower, type ToldChange } from './harness/change-follower.js';
import { ftpAccountRequest } from './harness/ftp-account.js';
import { registryAdmin } from './harness/in-force.js';
import { startProduct, type Product } from './harness/product.js';
import { accountsOfSender } from './harness/sender.js';
import { heldCertificate, restAccount } from './harness/rest-account.js';
import { giveContact, sftpAccountRequest } from './harness/sftp-account.js';
import { asSystem } from './harness/system-client.js';

const FIELDS = 'cursor position type occurredAt senderNumber accountId channel revision login clientId';
const RESYNC = { status: 410, body: { type: 'urn:problem-type:chaman:changes/resync-needed' } };
const typesOf = (changes: readonly ToldChange[]) => changes.map(({ type }) => type);

describe('the feed of changes', () => {
  let issuer: TokenIssuer;
  let product: Product;
  let token: string;

  beforeAll(async () => {
    issuer = await TokenIssuer.start();
    product = await startProduct({ api: issuer.variables });
    token = await issuer.token('chaman:changes:read');
  });
  afterAll(async () => {
    await product.stop();
    await issuer.stop();
  });

  const follower = () => ChangeFollower.afterAll(product, token);
  const get = (query: string) => asSystem(product.url, token, `${CHANGES}${query}`);
  const accountsOf = (person: string, collection?: typeof WEB_SERVICES) =>
    accountsOfSender(product, person, { collection });

  it("tells an account's life from creation to tombstone, with nothing personal, and goes on from any point", async () => {
    const system = await follower();
    const start = system.place;
    const client = await product.signIn('access-manager');
    await giveContact(client);
    await giveContact(client);
    await giveContact(client, { email: 'other@people.example' });
    const accounts = new AccountsApi(product, client);
    const { body } = await sftpAccountRequest(product, 'Feed1');
    const id = await accounts.create(body);
    expect(await accounts.call('POST', '', body)).toMatchObject({ status: 409 });
    expect(await accounts.call('PATCH', `/${id}`, { name: 'Renamed' })).toMatchObject({ status: 200 });
    await accounts.untilState(id, 'active');
    expect(await accounts.call('PATCH', `/${id}`, { name: 'Renamed' })).toMatchObject({ status: 200 });
    expect(await accounts.call('DELETE', `/${id}`)).toMatchObject({ status: 202 });

    const told = await system.untilType('account.deleted');
    const [sender] = await product.sql<{ number: string }>('select number from sender');
    const ofSender = { senderNumber: sender?.number, accountId: null, channel: null, revision: null, login: null };
    const ofAccount = (revision: number) => ({
      ...{ senderNumber: sender?.number, accountId: id, channel: 'SFTP', revision, login: 'EXPFeed1', clientId: null },
    });
    expect(told).toMatchObject([
      { type: 'sender.created', ...ofSender },
      { type: 'contact.changed', ...ofSender },
      { type: 'account.created', ...ofAccount(1) },
      { type: 'account.in-force', ...ofAccount(1) },
      { type: 'account.changed', ...ofAccount(2) },
      { type: 'account.in-force', ...ofAccount(2) },
      { type: 'account.deletion-requested', ...ofAccount(3) },
      { type: 'account.deleted', ...ofAccount(3) },
    ]);
    for (const change of told) expect(Object.keys(change).join(' ')).toBe(FIELDS);
    const moments = told.map(({ occurredAt }) => occurredAt);
    expect(moments).toEqual([...moments].sort());

    const { headers, body: whole } = await get(`?after=${start}`);
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(whole).toEqual({ items: told, next: told.at(-1)?.cursor, more: false });
    for (const [at, { cursor }] of told.entries())
      expect((await get(`?after=${cursor}`)).body).toEqual({ ...whole, items: told.slice(at + 1) });
    for (const limit of [1, 3, 1000]) {
      const paged = await ChangeFollower.atTheEnd(product.url, token);
      paged.place = start;
      expect(await paged.until((changes) => changes.length >= told.length, limit)).toEqual(told);
      expect(paged.place).toBe(whole['next']);
    }
    expect((await get(`?after=${start}&limit=2`)).body).toMatchObject({ more: true, next: told[1]?.cursor });
  });

  it('tells the client id of a REST account as soon as it is given', async () => {
    const system = await follower();
    const accounts = await accountsOf('second-employer', WEB_SERVICES);
    const id = await accounts.create(restAccount('Calls', await heldCertificate(product, 'Feed REST')));
    const { clientId } = (await accounts.untilState(id, 'active')) as { clientId: string };
    const told = (await system.untilType('account.in-force')).filter(({ accountId }) => accountId === id);
    expect(clientId).toMatch(/^self_service_chaman_/);
    expect(told).toMatchObject([
      { type: 'account.created', channel: 'REST', revision: 1, login: null, clientId: null },
      { type: 'account.client-id-given', revision: 1, clientId },
      { type: 'account.in-force', revision: 1, clientId },
    ]);
  });

  it('tells that a gateway refused, and ends with the deletion all the same', async () => {
    const accounts = await accountsOf('professional');
    await registryAdmin(product).create({ userName: 'EXPtaken1', externalId: 'of another team' });
    const system = await follower();
    const { body } = await accounts.call('POST', '', await ftpAccountRequest(product, 'Taken1'));
    const id = String(body['id']);
    await accounts.untilState(id, 'failed');
    await system.untilType('account.failed');
    await accounts.call('DELETE', `/${id}`);
    const told = await system.untilType('account.deleted');
    expect(typesOf(told)).toEqual([
      'account.created',
      'account.failed',
      'account.deletion-requested',
      'account.deleted',
    ]);
  });

  it('lets a reader wait for what comes, and lets it go when its time is over or the product ends', async () => {
    const accounts = await accountsOf('access-manager');
    const [waiting, later] = await Promise.all([follower(), follower()]);
    const answer = waiting.read({ wait: 30 });
    await giveContact(accounts.client, { email: 'waited@people.example' });
    expect(await answer).toMatchObject({ status: 200, body: { items: [{ type: 'contact.changed' }] } });

    await later.untilType('contact.changed');
    const nothing = { status: 200, body: { items: [], next: later.place, more: false } };
    expect(await later.read({ wait: 1 })).toMatchObject(nothing);
    const [last] = await Promise.all([
      later.read({ wait: 30 }),
      // Answered after the request above was taken in.
      later.read().then(() => product.stopApi()),
    ]);
    expect(last).toMatchObject(nothing);
    await product.startApi();
  });

  it('tells when the organisation got another name', async () => {
    const accounts = await accountsOf('access-manager');
    const system = await follower();
    await product.sql(`update sender set organisation_name = 'What it was called before'`);
    await giveContact(accounts.client);
    const told = await system.untilType('sender.changed');
    expect(typesOf(told)).toEqual(['sender.changed']);
    expect(JSON.stringify(told)).not.toContain('APK');
  });

  it('is numbered by no process but the worker, and its epoch is lowered by none', async () => {
    const forbidden = {
      chaman_api: [
        `insert into change (type, sender_number, position, numbered_at) values ('sender.created', '1', 1, now())`,
        'update change set position = null',
        'delete from change',
        'update change_feed set last_position = 0',
      ],
      chaman_worker: [`update change set type = 'sender.created'`, 'truncate change', 'delete from change_feed'],
    } as const;
    for (const role of ['chaman_api', 'chaman_worker'] as const)
      for (const statement of forbidden[role])
        await expect(product.sqlAs(role, statement)).rejects.toThrow('permission denied');
    // A worker raises it after a restore.
    await expect(product.sqlAs('chaman_worker', 'update change_feed set epoch = 1')).rejects.toThrow('only rises');
  });

  it('is open to those with its scope alone', async () => {
    const { place } = await follower();
    const other = await issuer.token('chaman:senders:read chaman:accounts:read chaman:contacts:read');
    const person = await product.signIn('operations');
    for (const path of [`${CHANGES}?after=${place}`, `${CHANGES}/latest`]) {
      expect(await asSystem(product.url, other, path)).toMatchObject({ status: 403 });
      expect((await person.fetch(path)).status).toBe(401);
      expect((await fetch(product.url + path)).status).toBe(401);
      expect(await asSystem(product.url, token, path)).toMatchObject({ status: 200 });
    }
  });

  it('refuses what is no cursor, with what to send instead', async () => {
    const { place } = await follower();
    const encoded = (text: string) => Buffer.from(text).toString('base64url');
    const plain = Buffer.from(place, 'base64url').toString();
    for (const [query, rule] of [
      ['', 'is-string'],
      ['?after=', 'page-cursor'],
      [`?after=${plain}`, 'page-cursor'],
      [`?after=${place}=`, 'page-cursor'],
      [`?after=${encoded('1')}`, 'page-cursor'],
      [`?after=${encoded('1.-1')}`, 'page-cursor'],
      [`?after=${encoded('01.1')}`, 'page-cursor'],
      [`?after=${encoded('1.1e3')}`, 'page-cursor'],
      [`?after=${encoded(`1.${'9'.repeat(16)}`)}`, 'page-cursor'],
      [`?after=${place}&after=${place}`, 'is-string'],
      [`?after=${place}&limit=0`, 'min'],
      [`?after=${place}&limit=1001`, 'max'],
      [`?after=${place}&wait=31`, 'max'],
      [`?after=${place}&wait=-1`, 'min'],
      [`?after=${place}&since=1`, 'unknown-field'],
    ])
      expect([query, await get(query ?? '')]).toMatchObject([query, { status: 400, body: { issues: [{ rule }] } }]);
  });

  it('asks to begin anew after a restore, and from a place where it never was', async () => {
    const before = await follower();
    const [epoch = '', position] = Buffer.from(before.place, 'base64url').toString().split('.');
    const beyond = Buffer.from(`${epoch}.${Number(position) + 1}`).toString('base64url');
    expect(await get(`?after=${beyond}`)).toMatchObject(RESYNC);
    expect(await get(`?after=${beyond}&wait=30`)).toMatchObject(RESYNC);

    // As docs/operations.md says.
    await product.sql('update change_feed set epoch = greatest(epoch + 1, extract(epoch from now())::bigint)');
    const refusal = await before.read();
    expect(refusal).toMatchObject(RESYNC);
    expect(refusal.body['detail']).toContain(`${CHANGES}/latest`);
    const anew = await follower();
    expect(anew.place).not.toBe(before.place);
    const accounts = await accountsOf('access-manager');
    await giveContact(accounts.client, { email: 'anew@people.example' });
    expect(typesOf(await anew.untilType('contact.changed'))).not.toEqual([]);
    expect(await before.read()).toMatchObject(RESYNC);
  });

  it('keeps changes for as long as it is told to, and asks those who were away longer to begin anew', async () => {
    const system = await follower();
    const start = system.place;
    const { client } = await accountsOf('access-manager');
    for (const email of ['a@people.example', 'b@people.example', 'c@people.example'])
      await giveContact(client, { email });
    const told = await system.until((changes) => changes.length >= 4);
    const [, second, third] = told;

    await product.stopWorker();
    await product.sql(
      `update change set numbered_at = now() - case when position <= $1 then interval '30 days 1 hour' else '29 days' end
       where position <= $2`,
      [second?.position, third?.position],
    );
    expect((await get(`?after=${start}`)).body['items']).toEqual(told);
    await product.startWorker({ CHANGE_RETENTION_DAYS: '30' });
    const gone = async () => ((await get(`?after=${start}`)).status === 410 ? true : undefined);
    await product.until(gone, 'the oldest changes are gone');

    expect(await get(`?after=${told[0]?.cursor}`)).toMatchObject(RESYNC);
    expect((await get(`?after=${second?.cursor}`)).body['items']).toEqual(told.slice(2));
    expect(await product.sql('select from change where position <= $1', [second?.position])).toEqual([]);
    expect((await follower()).place).toBe(told.at(-1)?.cursor);
  });
});
