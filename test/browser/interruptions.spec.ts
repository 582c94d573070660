import { giveContact, sftpAccountRequest } from '../e2e/harness/sftp-account.js';
import { BrowserStage } from './browser-stage.js';
import type { Visitor } from './visitor.js';

const MINUTE = 60_000;

/** What people meet when something ends, breaks or is not there; nothing that they typed is lost by it. */
describe('interruptions, in a browser', () => {
  const stage = BrowserStage.forFile({ without: ['worker'] });
  let visitor: Visitor;

  beforeAll(async () => {
    await giveContact(await stage.product.signIn('access-manager'));
  });
  beforeEach(async () => {
    visitor = await stage.come();
  });
  afterEach(async () => {
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  const page = () => visitor.page;
  const button = (name: string) => visitor.button(name);
  const link = (name: string) => page().getByRole('link', { name, exact: true });
  const heading = (name: string) => page().getByRole('heading', { name, level: 1 }).waitFor();
  const accessible = async () => expect(await visitor.faultsOfAccess()).toEqual([]);
  const atContactDetails = async () => {
    await visitor.signIn(/An Peeters/);
    await link('Updaten').click();
    await heading('Contactgegevens');
    await visitor.field('Naam').fill('An typed this');
  };
  const confirmed = async () => {
    await button('Bevestigen').click();
    await page().getByText('Uw wijziging is opgeslagen.').waitFor();
    await page().getByText('An typed this').waitFor();
  };
  /** The code of all other pages follows the first view. */
  const signInWithCodeOf = (name: string) =>
    Promise.all([
      page().waitForResponse((response) => response.url().includes(`/assets/${name}`)),
      visitor.signIn(/An Peeters/),
    ]);
  const sessions = (change: string) => stage.product.sql(`update session set ${change} where sess ? 'signedIn'`);

  it('warn before a session ends for want of anything done, and let people stay', async () => {
    await page().clock.install();
    await atContactDetails();
    await sessions(`active_at = now() - interval '25 minutes', expire = now() + interval '5 minutes'`);
    await page().clock.fastForward(25 * MINUTE);
    const warning = page().getByRole('alert').filter({ hasText: 'Uw sessie eindigt bijna' });
    await warning.waitFor();
    await accessible();
    await button('Aangemeld blijven').click();
    await warning.waitFor({ state: 'detached' });
    const [session] = await stage.product.sql<{ minutes: string }>(
      `select extract(epoch from max(expire) - now()) / 60 as minutes from session`,
    );
    expect(Number(session?.minutes)).toBeGreaterThan(29);
    expect(await visitor.field('Naam').inputValue()).toBe('An typed this');
  });

  it('warn before a session ends in any case, which nobody can put off', async () => {
    await page().clock.install();
    await atContactDetails();
    await page().clock.fastForward((7 * 60 + 52) * MINUTE);
    await page().getByRole('alert').filter({ hasText: 'Bevestig voordien wat u aan het invullen bent.' }).waitFor();
    expect(await button('Aangemeld blijven').count()).toBe(0);
  });

  it('keep what was typed when the session has ended: signing in goes on in another window', async () => {
    await atContactDetails();
    await stage.product.sql('delete from session');
    await button('Bevestigen').click();
    await page().getByText('Uw sessie is afgelopen').waitFor();
    expect(await visitor.field('Naam').inputValue()).toBe('An typed this');
    await accessible();
    const [other] = await Promise.all([
      page().context().waitForEvent('page'),
      link('Aanmelden in een nieuw venster').click(),
    ]);
    await other.getByRole('button', { name: /An Peeters/ }).click();
    await other.getByRole('heading', { name: 'Overzicht van uw kanalen' }).waitFor();
    await other.close();
    await confirmed();
    expect(await page().getByText('Uw sessie is afgelopen').count()).toBe(0);
  });

  it('tell of a lost connection and of its return, and keep what was typed', async () => {
    await atContactDetails();
    await page().context().setOffline(true);
    await page().getByRole('alert').filter({ hasText: 'U bent offline' }).waitFor();
    await accessible();
    await button('Bevestigen').click();
    await page().getByText('ChaMan is niet bereikbaar').waitFor();
    await page().context().setOffline(false);
    await page().getByText('U bent offline').waitFor({ state: 'detached' });
    await confirmed();
  });

  it('show what happened meanwhile once the connection is back, and pages that were never opened without one', async () => {
    await signInWithCodeOf('help-page');
    await page().getByText('Er is geen FTP- of SFTP-account aangemaakt.').waitFor();
    await page().context().setOffline(true);
    await link('Hulp').click();
    await heading('Hulp');
    await link('Overzicht').click();
    await heading('Overzicht van uw kanalen');
    const client = await stage.product.signIn('access-manager');
    const { body } = await sftpAccountRequest(stage.product, 'meanwhile');
    const response = await client.fetch('/api/v1/ftp-sftp-accounts', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(201);
    await page().context().setOffline(false);
    await link('Account meanwhile').waitFor();
  });

  it('say so when the product does not answer, and go on from there', async () => {
    await signInWithCodeOf('file-account-page');
    await link('Account meanwhile').waitFor();
    await stage.product.stopApi();
    await link('Account meanwhile').click();
    await heading('Deze pagina kan nu niet getoond worden');
    await page().getByText('ChaMan is niet bereikbaar').waitFor();
    await accessible();
    await stage.product.startApi();
    await button('Opnieuw proberen').click();
    await heading('Account wijzigen SFTP - Account meanwhile');
  });

  it('ask for patience when too many come, keep what was typed, and go on when it is over', async () => {
    await atContactDetails();
    const { product } = stage;
    const other = await product.signIn('access-manager');
    await product.stopApi();
    await product.startApi({ REQUESTS_AT_ONCE: '1' });
    // One request takes the only place for as long as nobody may read contact details.
    const holder = await product.connect();
    await holder.query('begin; lock table contact in access exclusive mode');
    const stuck = other.fetch('/api/v1/contact');
    await product.untilBlocked('api');
    await button('Bevestigen').click();
    await page().getByRole('alert').filter({ hasText: 'Het is nu erg druk' }).waitFor();
    expect(await page().getByText('Er is niets gewijzigd; probeer het over').count()).toBe(1);
    expect(await visitor.field('Naam').inputValue()).toBe('An typed this');
    await accessible();
    await holder.query('rollback');
    await holder.end();
    expect((await stuck).status).toBe(200);
    await product.stopApi();
    await product.startApi();
    await confirmed();
  });

  it.each(['/files/0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f59', '/web-services/made-up'])(
    'tell that no account of theirs is at %s',
    async (path) => {
      await visitor.signIn(/An Peeters/);
      await page().goto(`${stage.product.url}${path}`);
      await heading('Deze pagina bestaat niet');
      await accessible();
      await link('Naar het overzicht').click();
      await heading('Overzicht van uw kanalen');
    },
  );

  it('tell that there is no such page, and lead to the beginning', async () => {
    await visitor.signIn(/An Peeters/);
    await page().goto(`${stage.product.url}/nowhere`);
    await heading('Niet gevonden');
    await accessible();
    await link('Naar het begin').click();
    await heading('Overzicht van uw kanalen');
  });

  it('tell whose business a page of operations is not', async () => {
    await visitor.signIn(/An Peeters/);
    await page().goto(`${stage.product.url}/operations/senders`);
    await heading('Fout 403 - Geen toegang');
    await accessible();
  });

  it('end a session that nobody uses: the page asks only when that prolongs nothing', async () => {
    await page().clock.install();
    await atContactDetails();
    const asked: string[] = [];
    page().on('request', (request) => {
      if (request.url().includes('/api/v1/session')) asked.push(request.url());
    });
    await page().clock.fastForward(29 * MINUTE);
    await page().getByText('Uw sessie eindigt bijna').waitFor();
    expect(asked).toEqual([]);
    await stage.product.sql('delete from session');
    await page().clock.fastForward(2 * MINUTE);
    await page().getByText('Uw sessie is afgelopen').waitFor();
    expect(await visitor.field('Naam').inputValue()).toBe('An typed this');
  });

  it('explain a sign-in that went wrong, and lead to a new one', async () => {
    await page().goto(`${stage.product.url}/auth/login?returnTo=%2F`);
    await page().context().clearCookies();
    await page()
      .getByRole('button', { name: /An Peeters/ })
      .click();
    await page().waitForURL(`${stage.product.url}/**`);
    await heading('Aanmelden is niet gelukt');
    await accessible();
    await link('Opnieuw aanmelden').click();
    await page()
      .getByRole('button', { name: /An Peeters/ })
      .click();
    await heading('Overzicht van uw kanalen');
  });
});
