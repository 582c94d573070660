import { readFile } from 'node:fs/promises';
import type { Download } from 'playwright-core';
import { certificateBody } from '../e2e/harness/ftp-account.js';
import { giveContact } from '../e2e/harness/sftp-account.js';
import { BrowserStage } from './browser-stage.js';
import type { Visitor } from './visitor.js';

/** The questions of the guide's last chapter, and what each answer must say. */
const FAQ = [
  ['Welke persoon moet worden ingevoerd als contactgegevens?', /rol|functie/],
  ['Zijn contactgegevens nodig bij de eerste aanmelding?', /^Ja/],
  ['Kunnen er meerdere contactpersonen zijn?', /^Nee/],
  ['Kan ik meerdere e-mailadressen opgeven?', /^Nee/],
  ['Kan ik meerdere FTP-, SFTP- of SOAP-accounts maken?', /^Nee/],
  ['Kan een FTP-, SFTP- of SOAP-account meerdere certificaten hebben?', /^Nee/],
  ['Kan ik meerdere REST-accounts maken?', /^Ja/],
  ['Kan een REST-account meerdere certificaten hebben?', /^Ja/],
  ['Welke certificaten worden aanvaard?', /alle regels per type account/],
  ['Wat doe ik bij fout 403 - geen toegang?', /Toegangsbeheerder/i],
] as const;

/** The guide's headings about web services, done in a browser with the guide's own words. */
describe('the guide in a browser: SOAP and REST', () => {
  const stage = BrowserStage.forFile();
  let visitor: Visitor;
  let soapCertificate: Buffer;

  beforeAll(async () => {
    await giveContact(await stage.product.signIn('access-manager'));
    visitor = await stage.come();
    await visitor.signIn(/An Peeters/);
  });
  afterEach(() => {
    expect(visitor.complaints).toEqual([]);
  });

  const page = () => visitor.page;
  const button = (name: string) => visitor.button(name);
  const field = (name: string) => visitor.field(name);
  const dialog = () => visitor.dialog();
  const untilState = (state: string) => visitor.untilState(state);
  const accessible = async () => expect(await visitor.faultsOfAccess()).toEqual([]);
  const downloaded = async (click: Promise<void>, download: Promise<Download>) => {
    await click;
    return readFile(await (await download).path());
  };
  const chooseCertificate = async (name: string) => {
    const { fileName, content } = await certificateBody(stage.product, name);
    await visitor.choose('Bestand kiezen', await visitor.file(fileName, Buffer.from(content, 'base64')));
    await page().getByText('Dit certificaat wordt aanvaard').waitFor();
    return Buffer.from(content, 'base64');
  };

  const remove = async (name: string) => {
    await button(`Verwijderen: ${name}`).click();
    const alert = page().getByRole('alertdialog');
    expect(await alert.innerText()).toContain('Een account verwijderen is definitief. Bevestigt u deze actie?');
    await accessible();
    await alert.getByRole('button', { name: 'Verwijderen' }).click();
    await alert.waitFor({ state: 'detached' });
    await page().getByRole('link', { name, exact: true }).waitFor({ state: 'detached' });
  };

  it('Een SOAP-account aanmaken', async () => {
    await page().getByText('Er is geen webservice-account aangemaakt.').waitFor();
    await page().getByRole('link', { name: 'Een webservice-account toevoegen' }).click();
    await page().getByText('SOAP', { exact: true }).click();
    await accessible();
    await field('Accountnaam').fill('Userguide SOAP');
    soapCertificate = await chooseCertificate('SOAP van de gids');
    await field('Certificaatnaam').fill('Certif userguide SOAP');
    await button('Bevestigen').click();
    await page().getByRole('heading', { name: 'Account wijzigen SOAP - Userguide SOAP' }).waitFor();
    await untilState('Actief');
    await accessible();
  });

  it('Een SOAP-account bewerken', async () => {
    await page().getByRole('link', { name: '← Terug naar overzicht kanalen' }).click();
    await page().getByRole('row').filter({ hasText: 'Userguide SOAP' }).getByRole('cell', { name: '-' }).waitFor();
    await page().getByRole('link', { name: 'Userguide SOAP', exact: true }).click();
    await page().getByRole('heading', { name: 'Certificaat - Certif userguide SOAP' }).waitFor();
    await button('Wijzigen: Accountnaam').click();
    await field('Accountnaam').fill('Userguide SOAP 2');
    await button('Bevestigen').click();
    await page().getByRole('heading', { name: 'Account wijzigen SOAP - Userguide SOAP 2' }).waitFor();
    await untilState('Actief');
  });

  it('Een certificaat van een SOAP-account downloaden', async () => {
    const link = page().getByRole('link', { name: 'Downloaden: Certif userguide SOAP' });
    expect(await downloaded(link.click(), page().waitForEvent('download'))).toEqual(soapCertificate);
  });

  it('Het certificaat van een SOAP-account vervangen', async () => {
    await button('Vervangen').click();
    const successor = await chooseCertificate('Opvolger');
    await field('Certificaatnaam').fill('opvolger');
    await accessible();
    await button('Bevestigen').click();
    await page().getByRole('heading', { name: 'Certificaat - opvolger' }).waitFor();
    await untilState('Actief');
    const link = page().getByRole('link', { name: 'Downloaden: opvolger' });
    expect(await downloaded(link.click(), page().waitForEvent('download'))).toEqual(successor);
  });

  it('Een REST-account aanmaken', async () => {
    await page().getByRole('link', { name: '← Terug naar overzicht kanalen' }).click();
    await page().getByRole('link', { name: 'Een webservice-account toevoegen' }).click();
    // A second SOAP account is not possible, and says why.
    await page().getByText('U hebt al een SOAP-account.').waitFor();
    await field('Accountnaam').fill('My REST Account');
    await page().getByText('WITA Amateur - Werkgever').click();
    await chooseCertificate('REST van de gids');
    await field('Certificaatnaam').fill('eerste');
    await accessible();
    await button('Bevestigen').click();
    await page().getByRole('heading', { name: 'Account wijzigen REST - My REST Account' }).waitFor();
    await untilState('Actief');
    expect(await page().getByRole('main').innerText()).toMatch(/self_service_chaman_\d{6}_[a-z0-9]{10}/);
    await accessible();
  });

  it('Een REST-account bewerken', async () => {
    await page().getByRole('link', { name: '← Terug naar overzicht kanalen' }).click();
    await page().getByRole('link', { name: 'My REST Account', exact: true }).click();
    await page().getByRole('heading', { name: 'Account wijzigen REST - My REST Account' }).waitFor();
    await page().getByText('Certificaat - eerste').waitFor();
    const text = await page().getByRole('main').innerText();
    for (const part of ['Client ID', 'WITA Amateur - Werkgever', 'REST van de gids', 'Leverancier', 'Vervaldatum'])
      expect(text).toContain(part);
  });

  it('De REST-accountnaam bewerken (Intern beheer)', async () => {
    const clientId = page()
      .getByText(/^self_service_chaman_/)
      .first();
    const before = await clientId.innerText();
    await button('Wijzigen: Accountnaam').click();
    await field('Accountnaam').fill('REST hernoemd');
    await field('Nota').fill('Draait in Gent');
    await accessible();
    await button('Bevestigen').click();
    await page().getByRole('heading', { name: 'Account wijzigen REST - REST hernoemd' }).waitFor();
    await page().getByText('Draait in Gent').waitFor();
    await untilState('Actief');
    expect(await clientId.innerText()).toBe(before);
  });

  it('Beveiligde machtigingen van een REST-account bewerken (Intern beheer)', async () => {
    await button('Wijzigen: Beveiligde machtigingen').click();
    await dialog().getByText('Dimona-aangiftes verrichten').click();
    await accessible();
    await button('Bevestigen').click();
    await page().getByRole('listitem').filter({ hasText: 'Dimona-aangiftes verrichten' }).waitFor();
    await untilState('Actief');
  });

  it('prints a sheet for the supplier of the software: everything to set up, nothing for the office alone', async () => {
    const sheet = await visitor.printed('Overdrachtsblad afdrukken');
    for (const part of ['APK Recycling', 'REST hernoemd', 'self_service_chaman_', 'client_assertion', 'eerste'])
      expect(sheet).toContain(part);
    // What is folded on the screen is open on paper: the fingerprints that both sides compare.
    expect(sheet).toMatch(/SHA-256[^]*[0-9a-f]{64}|SHA-256[^]*([0-9A-F]{2}:){31}/);
    expect(sheet).not.toMatch(/Draait in Gent|Nota|Wijzigen|Verwijderen|Kopiëren|Geschiedenis|Afmelden/);
    await accessible();
  });

  it('Een certificaat toevoegen aan een REST-account', async () => {
    await page().getByText('Een REST-account houdt altijd minstens één certificaat.').waitFor();
    await button('Een certificaat toevoegen').click();
    await chooseCertificate('Tweede');
    await field('Certificaatnaam').fill('tweede');
    await accessible();
    await button('Toevoegen').click();
    await page().getByRole('heading', { name: 'Certificaat - tweede' }).waitFor();
    await untilState('Actief');
    await accessible();
  });

  it('Een certificaat uit een REST-account verwijderen', async () => {
    await button('Verwijderen: eerste').click();
    await accessible();
    await page().getByRole('alertdialog').getByRole('button', { name: 'Verwijderen' }).click();
    await page().getByRole('heading', { name: 'Certificaat - eerste' }).waitFor({ state: 'detached' });
    await page().getByText('Een REST-account houdt altijd minstens één certificaat.').waitFor();
  });

  it('shows who did what to the account, when', async () => {
    await page().getByText('Geschiedenis').click();
    await page().getByRole('cell', { name: 'An Peeters' }).first().waitFor();
    await accessible();
  });

  it('Een REST-account verwijderen', async () => {
    await page().getByRole('link', { name: '← Terug naar overzicht kanalen' }).click();
    await remove('REST hernoemd');
  });

  it('Een SOAP-account verwijderen', async () => {
    await remove('Userguide SOAP 2');
    // There is room for another.
    await page().getByRole('link', { name: 'Een webservice-account toevoegen' }).click();
    await page().getByText('SOAP', { exact: true }).click();
    expect(await page().getByText('U hebt al een SOAP-account.').count()).toBe(0);
  });

  it('helps where the guide was needed', async () => {
    await page().getByRole('link', { name: 'Hulp' }).click();
    for (const [question, answer] of FAQ) {
      const entry = page().getByRole('group').filter({ hasText: question });
      await entry.getByText(question).click();
      expect(await entry.getByRole('paragraph').innerText()).toMatch(answer);
    }
    await accessible();
    await page().getByRole('link', { name: 'Hoe maak ik een certificaat?' }).click();
    await page().getByRole('heading', { name: 'De regels' }).waitFor();
    await accessible();
    await page().goBack();
    await page().getByRole('link', { name: 'Hoe maak ik een SSH-sleutel?' }).click();
    await page().getByRole('heading', { name: 'De regels' }).waitFor();
    await accessible();
  });
});
