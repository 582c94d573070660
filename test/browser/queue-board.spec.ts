import { createSftpAccount, giveContact, sftpAccountRequest } from '../e2e/harness/sftp-account.js';
import { BrowserStage } from './browser-stage.js';
import type { Visitor } from './visitor.js';

/** Its page is made by others: only a browser shows that it works under our policy and asks nobody else. */
describe('the board of queues, in a browser', () => {
  const stage = BrowserStage.forFile({ without: ['worker'] });
  let visitor: Visitor;

  beforeAll(async () => {
    visitor = await stage.come();
  });
  afterEach(() => expect(visitor.complaints).toEqual([]));

  const page = () => visitor.page;

  it('shows operations every queue and what waits in it, and offers no change', async () => {
    const customer = await stage.product.signIn('access-manager');
    await giveContact(customer);
    const id = await createSftpAccount(customer, (await sftpAccountRequest(stage.product, 'Board')).body);
    const [target] = await stage.product.sql<{ id: string }>(
      `select id from provisioning_target where account_id = $1 and gateway = 'file-transfer'`,
      [id],
    );
    await visitor.signIn(/Olga Vermeulen/);
    const answered: number[] = [];
    page().on('response', (response) => answered.push(response.status()));
    await page().goto(`${stage.product.url}/ops/queues`);
    for (const queue of ['file-transfer', 'certificate-registry', 'authorization-server'])
      await page().getByRole('main').getByText(`reconcile-${queue}`).waitFor();
    await page().goto(`${stage.product.url}/ops/queues/queue/reconcile-file-transfer`);
    await page()
      .getByText(target?.id ?? '')
      .first()
      .waitFor();
    const buttons = (await page().getByRole('button').allInnerTexts()).join(' ');
    expect(buttons).not.toMatch(/pause|resume|empty|obliterate|add|clean|retry|promote|remove/i);
    expect(answered.filter((status) => status >= 400)).toEqual([]);
  });
});
