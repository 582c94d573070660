import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { giveContact, sftpAccountRequest } from '../e2e/harness/sftp-account.js';
import { BrowserStage } from './browser-stage.js';
import type { Visitor } from './visitor.js';

/** What the people who run the product see and do, in a browser. */
describe('operations, in a browser', () => {
  const stage = BrowserStage.forFile();
  let visitor: Visitor;
  let customer: SignedIn;

  beforeAll(async () => {
    customer = await stage.product.signIn('access-manager');
    await giveContact(customer);
    stage.product.faults.fileTransfer.add({ mode: 'fail', status: 500, method: 'POST' });
    const { body } = await sftpAccountRequest(stage.product, 'behind');
    await customer.fetch('/api/v1/ftp-sftp-accounts', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    visitor = await stage.come();
    await visitor.signIn(/Olga Vermeulen/);
  });
  afterEach(() => {
    expect(visitor.complaints).toEqual([]);
  });

  const page = () => visitor.page;
  const button = (name: string) => visitor.button(name);
  const go = (name: string) => page().getByRole('navigation', { name: 'Beheer' }).getByRole('link', { name }).click();
  const heading = (name: string) => page().getByRole('heading', { name, level: 1 }).waitFor();
  const failed = () => page().getByRole('region', { name: 'Account behind (SFTP)' });
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

  it('tells that systems are only observed after a restore, what to look at, and resumes them as confirmed', async () => {
    await stage.product.sql(
      `insert into gateway_pause (gateway, paused_by, reason, observing) values ('file-transfer', 'ChaMan', 'restored', true)`,
    );
    await page().reload();
    await page().getByText('Wordt na een herstel alleen bekeken').waitFor();
    await accessible();
    await page().getByRole('link', { name: 'Naar het verslag van de afwijkingen' }).click();
    await heading('Afwijkingen');
    await go('Systemen');
    await button('Hervatten: De server voor bestanden').click();
    await page()
      .getByText(/^U bevestigt dat de afwijkingen/)
      .waitFor();
    await page().getByRole('textbox', { name: 'Reden' }).fill('Both lists were gone through');
    await button('Hervatten').click();
    await button('Onderbreken: De server voor bestanden').waitFor();
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
    await page().getByRole('heading', { name: 'De server voor bestanden' }).waitFor();
    await button('Nu nakijken').click();
    await page().getByText('Er wordt nagekeken; de cijfers volgen.').waitFor();
    await page()
      .getByText(/nagekeken: 0 ontbreken/)
      .first()
      .waitFor();
    await accessible();
    // What was said of this page is not said on another.
    await go('Verzenders');
    await page().getByText('Er wordt nagekeken; de cijfers volgen.').waitFor({ state: 'detached' });
  });

  it('sees who is signed in, and ends a session', async () => {
    const other = await stage.product.signIn('group-manager');
    await go('Sessies');
    await page().getByText('U zelf').waitFor();
    await accessible();
    await button('Beëindigen: Bruno Lambert').click();
    await page().getByText('De sessie is beëindigd.').waitFor();
    expect((await other.fetch('/api/v1/session')).status).toBe(401);
  });

  it('sees why an account stays behind, and writes a note that only colleagues read', async () => {
    await go('Achtergebleven accounts');
    await heading('Achtergebleven accounts');
    await page().getByText('Geen enkel account blijft achter.').waitFor();
    await stage.product.sql(
      `update provisioning_target set state_since = now() - interval '16 minutes' where attempts > 0`,
    );
    await page().reload();
    await failed().getByText('Wordt herhaald').waitFor();
    expect(await failed().innerText()).toMatch(/De server voor bestanden.*APK Recycling.*EXPbehind.*status 500/s);
    await accessible();
    await button('Nota: Account behind').click();
    await visitor.field('Nota').fill('Hosting gebeld, ticket 4711');
    await accessible();
    await button('Bevestigen').click();
    await failed()
      .getByText(/Hosting gebeld, ticket 4711 \(Olga Vermeulen/)
      .waitFor();
  });

  it('retries it at once, after which it stays behind no more', async () => {
    stage.product.faults.fileTransfer.clear();
    await button('Opnieuw proberen').click();
    await page().getByText('Het account wordt meteen opnieuw geprobeerd.').waitFor();
    const [account] = await stage.product.sql<{ id: string }>(`select id from account where name = 'Account behind'`);
    await stage.product.untilTarget(account?.id ?? '', 'file-transfer', 'provisioned');
    await page().getByText('Geen enkel account blijft achter.').waitFor();
  });

  /** Each look at a sender is written down, so that the page takes none by itself. */
  const untilSeen = async (state: string, label: string) => {
    await page().getByRole('dialog').waitFor({ state: 'detached' });
    const [account] = await stage.product.sql<{ id: string }>(`select id from account where name = 'Account behind'`);
    await stage.product.untilState(customer, account?.id ?? '', state);
    await page().reload();
    await page().getByRole('status').getByText(label, { exact: true }).waitFor();
  };

  it('keeps an account from being used, and lets it be used again', async () => {
    await go('Verzenders');
    await page().getByRole('searchbox', { name: 'Zoeken' }).fill('APK');
    await button('Zoeken').click();
    await page()
      .getByRole('link', { name: /^\d{6}$/ })
      .click();
    await button('Uitschakelen: Account behind').click();
    await visitor.field('Reden').fill('Sleutel gestolen');
    await accessible();
    await button('Uitschakelen').click();
    await untilSeen('disabled', 'Uitgeschakeld');
    expect(await page().getByRole('main').innerText()).not.toContain('Sleutel gestolen');
    await button('Weer inschakelen: Account behind').click();
    await visitor.field('Reden').fill('Sleutel vervangen');
    await accessible();
    await button('Weer inschakelen').click();
    await button('Uitschakelen: Account behind').waitFor();
    await untilSeen('active', 'Actief');
  });

  it('is for nobody else', async () => {
    const manager = await stage.come();
    await manager.signIn(/An Peeters/);
    expect(await manager.page.getByRole('link', { name: 'Beheer', exact: true }).count()).toBe(0);
    await manager.page.goto(`${stage.product.url}/operations`);
    await manager.page.getByText('Deze pagina’s zijn voor wie ChaMan beheert.').waitFor();
  });
});
