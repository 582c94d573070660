import { type AccountsApi, WEB_SERVICES } from './harness/accounts-api.js';
import { certificateBody } from './harness/ftp-account.js';
import { auditOf, registryUsers } from './harness/in-force.js';
import { letGo, startProduct, type Product } from './harness/product.js';
import { accountsOfSender } from './harness/sender.js';

describe('the SOAP channel, as the guide tells it', () => {
  let product: Product;
  let accounts: AccountsApi;
  let login: string;

  beforeAll(async () => {
    product = await startProduct();
    accounts = await accountsOfSender(product, 'second-employer', { collection: WEB_SERVICES });
    const [sender] = await product.sql<{ number: string }>('select number from sender');
    login = `SOAP-${sender?.number}`;
  });
  afterEach(() => letGo(product));
  afterAll(() => product.stop());

  const isProblem = (status: number, type: string) => ({ status, body: { type: `urn:problem-type:${type}` } });
  const soapAccount = async (name: string) => ({
    channel: 'SOAP' as const,
    name,
    certificate: await certificateBody(product, name),
  });

  it('creates, shows, renames, replaces and downloads the certificate, and deletes', async () => {
    const body = await soapAccount('Userguide SOAP');
    const id = await accounts.create(body);
    const { body: shown } = await accounts.call('GET', `/${id}`);
    expect(shown).toMatchObject({
      channel: 'SOAP',
      name: 'Userguide SOAP',
      clientId: null,
      state: 'active',
      permissions: [],
      keyIdRequired: false,
      certificates: [{ name: 'Userguide SOAP', owner: 'Userguide SOAP', keyName: 'P-384', state: 'live' }],
    });
    expect(shown['expiresNext']).toBe((shown['certificates'] as { expiresAt: string }[])[0]?.expiresAt);
    expect(await registryUsers(product, login)).toMatchObject([
      { userName: login, displayName: 'Userguide SOAP', x509Certificates: [{ value: body.certificate.content }] },
    ]);
    const { body: list } = await accounts.call('GET', '');
    expect(list['items']).toMatchObject([{ id, channel: 'SOAP', clientId: null }]);

    expect(await accounts.call('PATCH', `/${id}`, { name: 'Renamed' })).toMatchObject({ status: 200 });
    await accounts.untilState(id, 'active');
    expect(await registryUsers(product, login)).toMatchObject([{ displayName: 'Renamed' }]);

    const renewed = await certificateBody(product, 'Renewed');
    product.faults.certificateRegistry.add({ mode: 'hold' });
    const replaced = await accounts.call('PUT', `/${id}/certificate`, renewed);
    expect(replaced.status).toBe(200);
    expect(replaced.body['certificates']).toMatchObject([
      { owner: 'Renewed', state: 'pending' },
      { owner: 'Userguide SOAP', state: 'removing' },
    ]);
    letGo(product);
    const active = await accounts.untilState(id, 'active');
    expect(active['certificates']).toMatchObject([{ owner: 'Renewed', state: 'live' }]);
    expect(await registryUsers(product, login)).toMatchObject([{ x509Certificates: [{ value: renewed.content }] }]);

    const [certificate] = active['certificates'] as { id: string }[];
    const download = await accounts.download(`/${id}/certificates/${certificate?.id}`);
    expect(download.headers.get('content-type')).toBe('application/pkix-cert');
    expect(download.headers.get('content-disposition')).toContain('Renewed.cer');
    expect(Buffer.from(await download.arrayBuffer()).toString('base64')).toBe(renewed.content);

    expect((await accounts.call('DELETE', `/${id}`)).body).toMatchObject({ state: 'being-deleted' });
    await accounts.untilState(id, 'gone');
    expect(await registryUsers(product, login)).toEqual([]);
  });

  it('has no permissions, one certificate, and one account for each sender', async () => {
    const body = await soapAccount('Only one');
    for (const [field, value] of [
      ['permissions', ['DIMONA_CONSULT']],
      ['userName', 'Soap1'],
      ['password', 'Perm:1t\\'],
    ] as const)
      expect(await accounts.call('POST', '', { ...body, [field]: value })).toMatchObject({
        status: 400,
        body: { issues: [{ field }] },
      });

    const id = await accounts.create(body);
    const second = await soapAccount('Second');
    expect(await accounts.call('POST', '', second)).toMatchObject(isProblem(409, 'chaman:account/channel-taken'));
    const another = await certificateBody(product, 'Another');
    expect(await accounts.call('POST', `/${id}/certificates`, another)).toMatchObject(
      isProblem(404, 'belgif:resourceNotFound'),
    );
    const { body: shown } = await accounts.call('GET', `/${id}`);
    const [certificate] = shown['certificates'] as { id: string }[];
    expect(await accounts.call('DELETE', `/${id}/certificates/${certificate?.id}`)).toMatchObject(
      isProblem(409, 'chaman:account/last-certificate'),
    );
    expect(await accounts.call('PATCH', `/${id}`, { permissions: ['DIMONA_CONSULT'] })).toMatchObject({ status: 400 });
    await accounts.call('DELETE', `/${id}`);
    await accounts.untilState(id, 'gone');
  });

  it('makes a new account while the old one is still being removed: the registry learns of it afterwards', async () => {
    const old = await accounts.create(await soapAccount('Old'));
    product.faults.certificateRegistry.add({ mode: 'hold', method: 'DELETE' });
    await accounts.call('DELETE', `/${old}`);
    await product.faults.certificateRegistry.untilHeld();

    const body = await soapAccount('New');
    const { status, body: created } = await accounts.call('POST', '', body);
    expect(status).toBe(201);
    const id = String(created['id']);
    await product.until(async () => {
      const [target] = await product.sql<{ attempts: number }>(
        'select attempts from provisioning_target where account_id = $1',
        [id],
      );
      return (target?.attempts ?? 0) > 0 || undefined;
    }, 'the new account waits');
    expect((await accounts.call('GET', `/${id}`)).body).toMatchObject({ state: 'being-set-up' });
    expect(await registryUsers(product, login)).toMatchObject([{ displayName: 'Old' }]);

    letGo(product);
    await accounts.untilState(id, 'active');
    expect(await registryUsers(product, login)).toMatchObject([
      { displayName: 'New', x509Certificates: [{ value: body.certificate.content }] },
    ]);
    expect(await auditOf(product, old, 'account.removal-confirmed')).toHaveLength(1);
    expect(await auditOf(product, id, 'account.gateway-refused')).toEqual([]);
  });
});
