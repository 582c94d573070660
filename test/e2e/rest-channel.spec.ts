import { AccountsApi, WEB_SERVICES } from './harness/accounts-api.js';
import { letGo, startProduct, type Product } from './harness/product.js';
import {
  authorizationAdmin,
  heldCertificate,
  restAccount,
  tokenOf,
  type HeldCertificate,
} from './harness/rest-account.js';
import { giveContact } from './harness/sftp-account.js';

interface Shown {
  readonly id: string;
  readonly owner: string;
  readonly keyId: string;
  readonly state: string;
}

describe('the REST channel, as the guide tells it', () => {
  let product: Product;
  let accounts: AccountsApi;

  beforeAll(async () => {
    product = await startProduct();
    const client = await product.signIn('second-employer');
    await giveContact(client);
    accounts = new AccountsApi(product, client, WEB_SERVICES);
  });
  afterEach(() => letGo(product));
  afterAll(() => product.stop());

  const isProblem = (status: number, type: string) => ({ status, body: { type: `urn:problem-type:${type}` } });
  const certificatesOf = (account: Record<string, unknown>) => account['certificates'] as Shown[];
  const hold = (method: 'POST' | 'PUT') => {
    const path = `/admin/realms/${product.environment.authorization.realm}/clients`;
    product.faults.authorizationServer.add({ mode: 'hold', method, path });
  };
  const inForce = async (id: string) => accounts.untilState(id, 'active');
  const scopesOf = async (clientId: unknown, held: HeldCertificate, kid?: string) => {
    const { status, body } = await tokenOf(product, clientId, held, kid);
    return status === 200 ? body.scope?.split(' ').sort() : body.error;
  };

  it('creates an account whose client id is shown once the authorization server knows it', async () => {
    const first = await heldCertificate(product, 'first');
    hold('POST');
    const { status, body: created } = await accounts.call('POST', '', restAccount('Userguide REST', first));
    expect(status).toBe(201);
    expect(created).toMatchObject({ channel: 'REST', state: 'being-set-up', clientId: null });
    const id = String(created['id']);
    await product.faults.authorizationServer.untilHeld();
    expect((await accounts.call('GET', `/${id}`)).body).toMatchObject({ clientId: null });
    letGo(product);

    const account = await inForce(id);
    const [sender] = await product.sql<{ number: string }>('select number from sender');
    expect(account['clientId']).toMatch(new RegExp(`^self_service_chaman_${sender?.number}_[a-z0-9]{10}$`));
    expect(await scopesOf(account['clientId'], first)).toEqual(['scope:dimona:declaration:consult']);
    expect((await accounts.call('GET', '')).body['items']).toContainEqual(
      expect.objectContaining({
        name: 'Userguide REST',
        channel: 'REST',
        clientId: account['clientId'],
        state: 'active',
      }),
    );
  });

  it('has many accounts, each with its own client id, and each name once', async () => {
    const held = await heldCertificate(product, 'many');
    const ids = await Promise.all(
      ['One', 'Two', 'Three'].map(async (name) => accounts.create(restAccount(name, held))),
    );
    const clientIds = await Promise.all(ids.map(async (id) => (await inForce(id))['clientId']));
    expect(new Set(clientIds).size).toBe(3);
    const again = await accounts.call('POST', '', restAccount('one', held));
    expect(again).toMatchObject(isProblem(409, 'chaman:account/name-taken'));
  });

  it('is renamed and gets other permissions: the next token carries them', async () => {
    const held = await heldCertificate(product, 'permissions');
    const id = await accounts.create(restAccount('Permissions', held));
    const { clientId } = await inForce(id);
    const permissions = ['DIMONA_DECLARE', 'WITA_AMATEUR_EMPLOYER'];
    expect(await accounts.call('PATCH', `/${id}`, { name: 'Renamed REST', permissions })).toMatchObject({
      status: 200,
    });
    await inForce(id);
    expect(await scopesOf(clientId, held)).toEqual([
      'placeholder:wita-amateur:employer',
      'scope:dimona:declaration:declarant',
    ]);
    expect(await authorizationAdmin(product).client(String(clientId))).toMatchObject({ name: 'Renamed REST' });
    expect(await accounts.call('PATCH', `/${id}`, { permissions: [] })).toMatchObject({ status: 400 });
    expect(await accounts.call('PATCH', `/${id}`, { permissions: ['DMFA'] })).toMatchObject({ status: 400 });
  });

  it('adds, downloads and removes certificates: each works from its addition to its removal', async () => {
    const [first, second] = await Promise.all([
      heldCertificate(product, 'old'),
      heldCertificate(product, 'new', 'rsa'),
    ]);
    const id = await accounts.create(restAccount('Certificates', first));
    const { clientId } = await inForce(id);

    const added = await accounts.call('POST', `/${id}/certificates`, second.body);
    expect(added.status).toBe(201);
    expect(certificatesOf(added.body)).toMatchObject([
      { owner: 'new', state: 'pending' },
      { owner: 'old', state: 'live' },
    ]);
    const both = await inForce(id);
    expect(both['keyIdRequired']).toBe(false);
    for (const held of [first, second])
      expect(await scopesOf(clientId, held)).toEqual(['scope:dimona:declaration:consult']);
    expect(await accounts.call('POST', `/${id}/certificates`, second.body)).toMatchObject({
      status: 400,
      body: { issues: [{ rule: 'duplicate' }] },
    });

    const old = certificatesOf(both).find(({ owner }) => owner === 'old');
    const download = await accounts.download(`/${id}/certificates/${old?.id}`);
    expect(Buffer.from(await download.arrayBuffer()).toString('base64')).toBe(first.body.content);

    hold('PUT');
    const removed = await accounts.call('DELETE', `/${id}/certificates/${old?.id}`);
    expect(removed).toMatchObject({ status: 202, body: { warnings: [] } });
    await product.faults.authorizationServer.untilHeld();
    // The gateway still accepts it, so it is not shown as gone.
    expect(certificatesOf((await accounts.call('GET', `/${id}`)).body)).toMatchObject([
      { owner: 'new', state: 'live' },
      { owner: 'old', state: 'removing' },
    ]);
    expect((await accounts.call('DELETE', `/${id}/certificates/${old?.id}`)).body).toMatchObject({ revision: 3 });
    letGo(product);
    expect(certificatesOf(await inForce(id))).toMatchObject([{ owner: 'new', state: 'live' }]);
    expect(await scopesOf(clientId, first)).toBe('invalid_client');
    expect(await scopesOf(clientId, second)).toEqual(['scope:dimona:declaration:consult']);

    const [last] = certificatesOf(await inForce(id));
    expect(await accounts.call('DELETE', `/${id}/certificates/${last?.id}`)).toMatchObject(
      isProblem(409, 'chaman:account/last-certificate'),
    );
    expect(await accounts.call('PUT', `/${id}/certificate`, first.body)).toMatchObject({ status: 404 });
  });

  it('tells that two keys of one type have to be named, and by what', async () => {
    const [first, second] = await Promise.all([heldCertificate(product, 'kid1'), heldCertificate(product, 'kid2')]);
    const id = await accounts.create(restAccount('Key ids', first));
    await accounts.call('POST', `/${id}/certificates`, second.body);
    const account = await inForce(id);
    expect(account['keyIdRequired']).toBe(true);
    for (const held of [first, second]) {
      const shown = certificatesOf(account).find(({ owner }) => owner === held.body.name);
      expect(await scopesOf(account['clientId'], held, shown?.keyId)).toEqual(['scope:dimona:declaration:consult']);
    }
    // Without a key id the authorization server tries the newest alone, unless it tries them all.
    expect(await scopesOf(account['clientId'], second)).toEqual(['scope:dimona:declaration:consult']);
    expect(await scopesOf(account['clientId'], first)).toBe('invalid_client');
    product.environment.authorizationServer.withoutKid = 'try-all';
    expect(await scopesOf(account['clientId'], first)).toEqual(['scope:dimona:declaration:consult']);
    product.environment.authorizationServer.withoutKid = 'first-key';
  });

  it('lets one of two removals of the last two certificates win', async () => {
    const [first, second] = await Promise.all([heldCertificate(product, 'last1'), heldCertificate(product, 'last2')]);
    const id = await accounts.create(restAccount('Last two', first));
    await accounts.call('POST', `/${id}/certificates`, second.body);
    const both = certificatesOf(await inForce(id));
    const answers = await Promise.all(both.map((each) => accounts.call('DELETE', `/${id}/certificates/${each.id}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    expect(certificatesOf(await inForce(id))).toHaveLength(1);
  });

  it('warns when no valid certificate is left', async () => {
    const [first, second] = await Promise.all([heldCertificate(product, 'valid'), heldCertificate(product, 'past')]);
    const id = await accounts.create(restAccount('Expiring', first));
    const { body } = await accounts.call('POST', `/${id}/certificates`, second.body);
    await inForce(id);
    await product.sql(`update certificate set not_after = now() - interval '1 day' where name = 'past'`);
    const valid = certificatesOf(body).find(({ owner }) => owner === 'valid');
    expect(await accounts.call('DELETE', `/${id}/certificates/${valid?.id}`)).toMatchObject({
      status: 202,
      body: { warnings: [{ rule: 'no-valid-certificate-left' }] },
    });
  });

  it('deletes an account: no token any more, and the client id is never used again', async () => {
    const held = await heldCertificate(product, 'deleted');
    const id = await accounts.create(restAccount('Deleted', held));
    const { clientId } = await inForce(id);
    expect((await accounts.call('DELETE', `/${id}`)).body).toMatchObject({ state: 'being-deleted' });
    await accounts.untilState(id, 'gone');
    expect(await scopesOf(clientId, held)).toBe('invalid_client');
    expect(await authorizationAdmin(product).find(String(clientId))).toBeNull();
    expect(
      await product.sql(`select 1 from issued_identifier where kind = 'client-id' and value = $1`, [clientId]),
    ).toHaveLength(1);
    await expect(
      product.sql(`insert into issued_identifier (kind, value) values ('client-id', $1)`, [clientId]),
    ).rejects.toThrow('issued_identifier_pkey');
  });

  it('gives an account one client id, whatever its worker dies of', async () => {
    const held = await heldCertificate(product, 'crash');
    hold('POST');
    const { body } = await accounts.call('POST', '', restAccount('Crash', held));
    const id = String(body['id']);
    await product.faults.authorizationServer.untilHeld();
    const [before] = await product.sql<{ client_id: string }>('select client_id from account where id = $1', [id]);
    await product.killWorker();
    letGo(product);
    await product.endLeases(id);
    await product.startWorker();
    const account = await accounts.untilState(id, 'active');
    expect(account['clientId']).toBe(before?.client_id);
    expect(
      await product.sql(`select 1 from issued_identifier where value like '%' || $1`, [before?.client_id.slice(-10)]),
    ).toHaveLength(1);
  });
});
