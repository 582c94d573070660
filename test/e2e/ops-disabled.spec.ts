import type { Client } from '../../openapi/client/client/index.js';
import { accountAccessSetDisabled, ftpSftpAccountShow, ftpSftpAccountUpdate } from '../../openapi/client/sdk.gen.js';
import type { AccountAccessDto } from '../../openapi/client/types.gen.js';
import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { SftpClient } from '../contract/sftp-client.js';
import { AccountsApi, WEB_SERVICES } from './harness/accounts-api.js';
import { answered, dataOf, personClient } from './harness/api-client.js';
import { auditPage } from './harness/audit-events.js';
import { fileTransferUsers, registryUsers } from './harness/in-force.js';
import { startProduct, type Product } from './harness/product.js';
import { heldCertificate, restAccount, tokenOf } from './harness/rest-account.js';
import { createSftpAccount, giveContact, sftpAccountRequest, type SftpAccountRequest } from './harness/sftp-account.js';

const REASON = 'Key found on a public page';
const LOGIN = 'EXPOpsShut';
const CONTACT = { email: 'shut@apk.example', language: 'fr' } as const;

describe('an account that operations disable', () => {
  let product: Product;
  let operations: SignedIn;
  let api: Client;
  let customer: SignedIn;
  let asked: SftpAccountRequest;
  let id: string;

  beforeAll(async () => {
    product = await startProduct({ api: { QUOTA_CHANGES_PER_HOUR: '2' } });
    operations = await product.signIn('operations');
    api = personClient(operations);
    customer = await product.signIn('access-manager');
    await giveContact(customer, CONTACT);
    asked = await sftpAccountRequest(product, 'OpsShut');
    id = await createSftpAccount(customer, asked.body);
    await product.untilState(customer, id, 'active');
  });
  afterAll(() => product.stop());

  async function setDisabled(accountId: string, disabled: boolean, reason = REASON): Promise<AccountAccessDto> {
    const result = await accountAccessSetDisabled({ client: api, path: { id: accountId }, body: { disabled, reason } });
    return dataOf(result, 'disabling');
  }

  const shown = async () =>
    dataOf(await ftpSftpAccountShow({ client: personClient(customer), path: { id } }), 'the account');

  const mailLog = () =>
    product.sql<{ kind: string; state: string }>(
      'select kind, state from mail where account_id = $1 order by queued_at',
      [id],
    );

  const connect = () =>
    SftpClient.connect({ port: product.sftp.port, username: LOGIN, privateKey: asked.sshPrivateKey });

  const statuses = async () => ({
    fileTransfer: (await fileTransferUsers(product, LOGIN)).map(({ status }) => status),
    registry: (await registryUsers(product, LOGIN)).map(({ active }) => active),
  });

  it('is shut at every gateway, and whoever is in is thrown out', async () => {
    const session = await connect();
    expect(await setDisabled(id, true)).toMatchObject({
      ...{ disabled: true, state: 'being-changed', revision: 2 },
      disabledSince: expect.any(String),
    });
    await product.untilState(customer, id, 'disabled');
    expect(await statuses()).toEqual({ fileTransfer: [0], registry: [false] });
    await session.ended;
    await expect(connect()).rejects.toThrow();
  });

  it('is shown to its sender as disabled, with whom to ask and without why', async () => {
    const account = await shown();
    expect(account).toMatchObject({
      ...{ state: 'disabled', revision: 2, progress: null },
      disabled: { since: expect.any(String), text: expect.stringContaining('Contact the help desk') },
    });
    const trail = await auditPage(customer, 'audit-events', { accountId: id });
    expect(trail.items.find(({ action }) => action === 'account.disabled')).toMatchObject({
      text: 'Account disabled',
      ...{ actor: { kind: 'person', name: 'the people who run ChaMan' }, before: null, after: null },
    });
    expect(JSON.stringify([account, trail])).not.toContain(REASON);
    expect(JSON.stringify(trail)).not.toContain('Olga');
  });

  it('is written of to its contact, once and without who did it or why', async () => {
    const [mail] = await product.environment.mailCatcher.until((mails) => mails.length > 0 && mails);
    expect(mail).toMatchObject({ to: CONTACT.email, subject: 'ChaMan : le compte Account OpsShut a été désactivé' });
    expect(mail?.text).toContain('Par : les gestionnaires de ChaMan');
    expect(JSON.stringify(mail)).not.toMatch(/Olga|public page/);
    // Asked again, nothing changes and nobody is written to.
    expect(await setDisabled(id, true)).toMatchObject({ disabled: true, revision: 2 });
    await product.until(async () => (await mailLog()).every(({ state }) => state === 'sent') || undefined, 'sent');
    expect(await mailLog()).toHaveLength(1);
  });

  it('can be changed by its sender and stays shut', async () => {
    const body = { name: 'Renamed' };
    expect(
      dataOf(await ftpSftpAccountUpdate({ client: personClient(customer), path: { id }, body }), 'name'),
    ).toMatchObject({ revision: 3, disabled: { since: expect.any(String) } });
    await product.untilState(customer, id, 'disabled');
    expect(await statuses()).toEqual({ fileTransfer: [0], registry: [false] });
  });

  it('works again as before once it is enabled, however many changes its sender has left', async () => {
    expect(await setDisabled(id, false, 'New key agreed')).toMatchObject({ disabled: false, disabledSince: null });
    await product.untilState(customer, id, 'active');
    expect(await statuses()).toEqual({ fileTransfer: [1], registry: [true] });
    expect((await shown()).disabled).toBeNull();
    await (await connect()).close();
    expect(await setDisabled(id, false, 'Once more')).toMatchObject({ state: 'active', revision: 4 });
    const [, mail] = await product.environment.mailCatcher.until((mails) => mails.length > 1 && mails);
    expect(mail?.subject).toBe('ChaMan : le compte Renamed a été réactivé');
    expect((await mailLog()).map(({ kind }) => kind)).toEqual(['account-disabled', 'account-enabled']);

    const { items } = await auditPage(operations, 'ops/audit-events', { accountId: id });
    expect(items.filter(({ action }) => /^account[.](dis|en)abled$/.test(action))).toMatchObject([
      {
        action: 'account.enabled',
        after: { reason: 'New key agreed', revision: 4 },
        actor: { name: 'Olga Vermeulen' },
      },
      { action: 'account.disabled', after: { reason: REASON, revision: 2, disabled: true } },
    ]);
  });

  it('gets no token while it is disabled', async () => {
    const owner = await product.signIn('second-employer');
    await giveContact(owner);
    const held = await heldCertificate(product, 'ops-disabled');
    const accounts = new AccountsApi(product, owner, WEB_SERVICES);
    const restId = await accounts.create(restAccount('Shut', held));
    const { clientId } = (await accounts.call('GET', `/${restId}`)).body;
    expect(await tokenOf(product, clientId, held)).toMatchObject({ status: 200 });
    await setDisabled(restId, true);
    await accounts.untilState(restId, 'disabled');
    expect(await tokenOf(product, clientId, held)).toMatchObject({ status: 401 });
    await setDisabled(restId, false);
    await accounts.untilState(restId, 'active');
    expect(await tokenOf(product, clientId, held)).toMatchObject({ status: 200 });
  });

  it.each([
    ['without a reason', () => id, '', 400],
    ['that does not exist', () => '0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f59', REASON, 404],
  ])('is not one %s', async (_what, accountId, reason, status) => {
    const path = { id: accountId() };
    const result = await accountAccessSetDisabled({ client: api, path, body: { disabled: true, reason } });
    expect(answered(result).response.status).toBe(status);
    const { items } = await auditPage(operations, 'ops/audit-events', { action: 'account.disabling-refused' });
    expect(items[0]).toMatchObject({ accountId: path.id, actor: { name: 'Olga Vermeulen' } });
  });

  it('can be deleted by its sender meanwhile, and then is no longer one to disable', async () => {
    await setDisabled(id, true);
    await product.untilState(customer, id, 'disabled');
    await product.stopWorker();
    expect((await customer.fetch(`/api/v1/ftp-sftp-accounts/${id}`, { method: 'DELETE' })).status).toBe(202);
    const body = { disabled: false, reason: REASON };
    const result = await accountAccessSetDisabled({ client: api, path: { id }, body });
    expect(answered(result).response.status).toBe(409);
    await product.startWorker();
    await product.untilState(customer, id, 'gone');
    expect(await statuses()).toEqual({ fileTransfer: [], registry: [] });
  });
});
