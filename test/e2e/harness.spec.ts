import { AccountsApi, WEB_SERVICES } from './harness/accounts-api.js';
import { ftpAccountRequest } from './harness/ftp-account.js';
import { secretsInUse } from './harness/leak-search/secrets-in-use.js';
import { startProduct, type Product } from './harness/product.js';
import { heldCertificate, restAccount, tokenOf } from './harness/rest-account.js';
import { asSystem } from './harness/system-client.js';
import { createSftpAccount, giveContact, sftpAccountRequest } from './harness/sftp-account.js';

const KINDS = [
  'password',
  'private key',
  'access token',
  'client assertion',
  'SAML response',
  'SAML assertion',
  'cookie',
  'session id',
  'sign-in ticket',
  'gateway credential',
  'encryption key',
  'session secret',
  'database password',
  'SMTP password',
];

/** That the harness itself does what the stories rely on. */
describe('the e2e harness', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  it('runs an account through its life, also over crashes of both processes', async () => {
    const client = await product.signIn('access-manager');
    await giveContact(client);
    const { body } = await sftpAccountRequest(product, 'HARNESS');
    await product.killWorker();
    const id = await createSftpAccount(client, body);
    await product.killApi();
    await product.startApi();
    await product.startWorker();
    await product.untilState(client, id, 'active');
    const removed = await client.fetch(`/api/v1/ftp-sftp-accounts/${id}`, { method: 'DELETE' });
    expect(removed.ok).toBe(true);
    await product.untilState(client, id, 'gone');
  });

  it('says what it saw when a state does not come', async () => {
    const client = await product.signIn('second-employer');
    await giveContact(client);
    const { body } = await sftpAccountRequest(product, 'NEVER');
    product.faults.fileTransfer.add({ mode: 'fail' });
    const id = await createSftpAccount(client, body);
    await expect(product.untilState(client, id, 'active', 300)).rejects.toThrow(
      /being-set-up[\s\S]*provisioned_revision/,
    );
    product.faults.fileTransfer.clear();
    await product.untilState(client, id, 'active');
  });

  it('knows the secrets that pass, finds each where it may not stand, and does not tell it', async () => {
    const client = await product.signIn('professional');
    await giveContact(client);
    const files = new AccountsApi(product, client);
    const body = await ftpAccountRequest(product, 'Leaky', { password: 'Leak:1ng' });
    const { sshPrivateKey } = await sftpAccountRequest(product, 'LEAKY2');
    const content = Buffer.from(sshPrivateKey).toString('base64');
    expect((await files.call('POST', '', { ...body, certificate: { ...body.certificate, content } })).status).toBe(400);
    await files.create(body);
    const held = await heldCertificate(product, 'leaky');
    const rest = new AccountsApi(product, client, WEB_SERVICES);
    const { clientId } = (await rest.call('GET', `/${await rest.create(restAccount('Leaky', held))}`)).body;
    const token = String((await tokenOf(product, clientId, held)).body['access_token']);
    await asSystem(product.url, token, '/api/v1/senders');

    expect((await product.searchForLeaks()).leaks).toEqual([]);
    const samples = secretsInUse().list.samples();
    expect([...samples.keys()].sort()).toEqual(expect.arrayContaining(KINDS));
    for (const [kind, secret] of samples) {
      const line = `{"level":20,"msg":"planted ${JSON.stringify(secret).slice(1, -1)}"}`;
      const { leaks } = await product.searchForLeaks(line);
      expect([kind, leaks]).toEqual([kind, [`${kind} in planted: {"level":20,"msg":"planted «${kind}»…`]]);
    }
  });
});
