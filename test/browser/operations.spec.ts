import type { Browser } from 'playwright-core';
import { startProduct, type Product } from '../e2e/harness/product.js';
import { giveContact, sftpAccountRequest } from '../e2e/harness/sftp-account.js';
import { launchChromium } from './chromium.js';
import { Visitor } from './visitor.js';

/** What the people who run the product see and do, in a browser. */
describe('operations, in a browser', () => {
  let product: Product;
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), launchChromium()]);
    const client = await product.signIn('access-manager');
    await giveContact(client);
    product.faults.fileTransfer.add({ mode: 'fail', status: 500, method: 'POST' });
    const { body } = await sftpAccountRequest(product, 'behind');
    await client.fetch('/api/v1/ftp-sftp-accounts', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    visitor = await Visitor.come(browser, product.url);
    await visitor.signIn(/Olga Vermeulen/);
  });
  afterAll(async () => {
    await visitor?.leave();
    await browser?.close();
    await product?.stop();
  });
  afterEach(() => {
    expect(visitor.complaints).toEqual([]);
  });

  const page = () => visitor.page;
  const button = (name: string) => page().getByRole('button', { name, exact: true });
  const go = (name: string) => page().getByRole('navigation', { name: 'Beheer' }).getByRole('link', { name }).click();
  const heading = (name: string) => page().getByRole('heading', { name, level: 1 }).waitFor();
  const accessible = async () => expect(await visitor.faultsOfAccess()).toEqual([]);

  it('lands operations on the systems, which can be paused for maintenance and resumed', async () => {
    await heading('Systemen');
    await page().getByText('Bereikt').first().waitFor();
    await accessible();
    const pause = page()
      .getByRole('button', { name: /^Onderbreken: / })
      .first();
    const label = (await pause.getAttribute('aria-label'))?.split(': ')[1] ?? '';
    await pause.click();
    await button('Onderbreken').click();
    // A reason is asked for.
    await page().getByRole('dialog').getByRole('alert').waitFor();
    await accessible();
    await page().getByRole('textbox', { name: 'Reden' }).fill('Disks are exchanged');
    await button('Onderbreken').click();
    await page()
      .getByText(/Disks are exchanged \(Olga Vermeulen/)
      .waitFor();
    await button(`Hervatten: ${label}`).click();
    await page().getByRole('textbox', { name: 'Reden' }).fill('Done');
    await button('Hervatten').click();
    await button(`Onderbreken: ${label}`).waitFor();
  });

  it('finds a sender, and looks at it as its own people do', async () => {
    await go('Verzenders');
    await page().getByRole('searchbox', { name: 'Zoeken' }).fill('recycling');
    await button('Zoeken').click();
    await page()
      .getByRole('link', { name: /^\d{6}$/ })
      .click();
    await page().getByText('Dat u keek, staat in het logboek.').waitFor();
    await page().getByRole('heading', { name: 'Account behind (SFTP)' }).waitFor();
    await accessible();
    await go('Logboek');
    await page().getByRole('cell', { name: 'Olga Vermeulen' }).first().waitFor();
    await accessible();
  });

  it('asks for a look at the gateways', async () => {
    await go('Afwijkingen');
    await heading('Afwijkingen');
    await button('Nu nakijken').click();
    await page().getByText('Er wordt nagekeken; de cijfers volgen.').waitFor();
    await page()
      .getByText(/nagekeken: 0 ontbreken/)
      .first()
      .waitFor();
    await accessible();
  });

  it('sees who is signed in, and ends a session', async () => {
    const other = await product.signIn('group-manager');
    await go('Sessies');
    await page().getByText('U zelf').waitFor();
    await accessible();
    await button('Beëindigen: Bruno Lambert').click();
    await page().getByText('De sessie is beëindigd.').waitFor();
    expect((await other.fetch('/api/v1/session')).status).toBe(401);
  });

  it('has a page for accounts that stay behind', async () => {
    await go('Achtergebleven accounts');
    await heading('Achtergebleven accounts');
    await accessible();
  });

  it('is for nobody else', async () => {
    const manager = await Visitor.come(browser, product.url);
    await manager.signIn(/An Peeters/);
    expect(await manager.page.getByRole('link', { name: 'Beheer', exact: true }).count()).toBe(0);
    await manager.page.goto(`${product.url}/operations`);
    await manager.page.getByText('Deze pagina’s zijn voor wie ChaMan beheert.').waitFor();
    await manager.leave();
  });
});
