import { startProduct, type Product } from './harness/product.js';
import { createSftpAccount, giveContact, sftpAccountRequest } from './harness/sftp-account.js';

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
});
