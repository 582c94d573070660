import { signInAt } from './sign-in-at.js';
import { BrowserStage } from './browser-stage.js';
import type { Visitor } from './visitor.js';

/** What only a real browser shows: cookies across sites, the content security policy, pages that people can use. */
describe('signing in, in a browser', () => {
  const stage = BrowserStage.forFile();
  let visitor: Visitor;

  beforeEach(async () => {
    visitor = await stage.come();
  });
  afterEach(async () => {
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
  const main = () => visitor.page.getByRole('main');

  it('signs a person in across sites and shows who, for which organisation, in which role', async () => {
    await visitor.signIn(/An Peeters/);
    const text = await visitor.page.getByRole('banner').innerText();
    expect(text).toContain('An Peeters');
    expect(text).toContain('APK Recycling');
    expect(text).toContain('Toegangsbeheerder');
    const cookies = await visitor.page.context().cookies(stage.product.url);
    const [session, ...others] = cookies.filter((cookie) => cookie.name === 'chaman');
    expect(others).toEqual([]);
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  });

  it('leads back to the page that was asked for', async () => {
    await visitor.page.goto(`${stage.product.url}/files/new`);
    await signInAt(visitor.page, stage.product.url, /Bruno Lambert/, 'Aanmelden');
    expect(new URL(visitor.page.url()).pathname).toBe('/files/new');
  });

  it('tells an ordinary user without the permission why there is no access, and whom to ask', async () => {
    await visitor.page.goto(stage.product.url);
    await visitor.page.getByRole('link', { name: 'Aanmelden' }).click();
    await visitor.page.waitForURL(/^http:\/\/localhost:/);
    const [answer] = await Promise.all([
      visitor.page.waitForResponse((response) => response.url() === `${stage.product.url}/`),
      visitor.page.getByRole('button', { name: /Dirk Maes/ }).click(),
    ]);
    expect(answer.status()).toBe(403);
    await visitor.page.getByRole('heading', { name: 'Fout 403 - Geen toegang' }).waitFor();
    const text = await main().innerText();
    for (const part of [
      'APK Recycling',
      'gebruiker',
      'Hoofdtoegangsbeheerder of lokaal beheerder',
      'vink dan ChaMan aan',
    ])
      expect(text.toLowerCase()).toContain(part.toLowerCase());
    expect(await visitor.faultsOfAccess()).toEqual([]);
  });

  it('asks a person who acts for several to choose, and lets them switch', async () => {
    await visitor.signIn(/Hans Wouters/);
    await visitor.page.getByRole('heading', { name: 'Kies een organisatie' }).waitFor();
    expect(await visitor.faultsOfAccess()).toEqual([]);
    await visitor.page.getByRole('button', { name: /sociaal secretariaat/ }).click();
    await visitor.page.getByRole('heading', { name: 'Contactgegevens' }).waitFor();
    await visitor.page.getByRole('button', { name: 'Wisselen' }).click();
    expect(await visitor.faultsOfAccess()).toEqual([]);
    await visitor.page.getByRole('button', { name: /dienstverlener/ }).click();
    await visitor.page.getByRole('dialog').waitFor({ state: 'detached' });
    await visitor.page.getByRole('banner').getByText('dienstverlener').waitFor();
  });

  it('signs out: the session is gone on both sides', async () => {
    await visitor.signIn(/An Peeters/);
    await visitor.page.getByRole('button', { name: 'Afmelden' }).click();
    await visitor.page.getByRole('link', { name: 'Aanmelden' }).waitFor();
    const status = await visitor.page.evaluate(async () => (await fetch('/api/v1/session')).status);
    expect(status).toBe(401);
    expect(await visitor.faultsOfAccess()).toEqual([]);
  });

  it('shows the browsable API to whoever is signed in', async () => {
    await visitor.signIn(/An Peeters/);
    await visitor.page.goto(`${stage.product.url}/api/docs`);
    await visitor.page.locator('#operations-Contact_details-contactConfirm').waitFor();
  });
});
