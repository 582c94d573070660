import { readFile } from 'node:fs/promises';
import { makeOpensshKeyPair } from '../../sandbox/openssh-key-pair.js';
import { certificateBody } from '../e2e/harness/ftp-account.js';
import { fileTransferUsers } from '../e2e/harness/in-force.js';
import { BrowserStage } from './browser-stage.js';
import type { Visitor } from './visitor.js';

/** The guide's first headings, done in a browser with the guide's own words: contact details, FTP, SFTP. */
describe('the guide in a browser: contact details, FTP and SFTP', () => {
  const stage = BrowserStage.forFile();
  let visitor: Visitor;

  beforeAll(async () => {
    visitor = await stage.come();
    await visitor.signIn(/An Peeters/);
  });
  afterEach(async () => {
    expect(visitor.complaints).toEqual([]);
  });

  const page = () => visitor.page;
  const button = (name: string) => visitor.button(name);
  const field = (name: string) => visitor.field(name);
  const dialog = () => visitor.dialog();
  const untilState = (state: string) => visitor.untilState(state);
  const certificate = async (name: string) => {
    const { fileName, content } = await certificateBody(stage.product, name);
    return visitor.file(fileName, Buffer.from(content, 'base64'));
  };
  const accessible = async () => expect(await visitor.faultsOfAccess()).toEqual([]);

  it('Contactgegevens aanmaken (Eerste aanmelding als verzender)', async () => {
    await page().getByRole('heading', { name: 'Contactgegevens' }).waitFor();
    await accessible();
    await button('Annuleren').click();
    await page().getByRole('heading', { name: 'Er kan nog niets beheerd worden' }).waitFor();
    await button('Contactgegevens invullen').click();
    await field('Naam').fill('nom_user');
    await field('Telefoonnummer').fill('02 509 59 59');
    await field('E-mailadres').fill('user@');
    await button('Bevestigen').click();
    await page().getByText('Dit is geen e-mailadres').waitFor();
    await accessible();
    // Nothing that was typed is lost, and the fault goes once its field is mended.
    expect(await field('Naam').inputValue()).toBe('nom_user');
    await field('E-mailadres').fill('user@people.example');
    await page().getByText('Dit is geen e-mailadres').waitFor({ state: 'detached' });
    await button('Bevestigen').click();
    await page().getByRole('heading', { name: 'Overzicht van uw kanalen' }).waitFor();
    await page().getByText('Er is geen FTP- of SFTP-account aangemaakt.').waitFor();
    const text = await page().getByRole('main').innerText();
    expect(text).toMatch(/Uw verzendernummer:\s*\d{6}/);
    expect(text).toContain('+3225095959');
    await accessible();
  });

  it('Contactgegevens bewerken', async () => {
    await page().getByRole('link', { name: 'Updaten' }).click();
    expect(await field('Telefoonnummer').inputValue()).toBe('25095959');
    await page().getByLabel('Taal van de berichten').selectOption('fr');
    await button('Bevestigen').click();
    // Whoever chose no language reads the contact's.
    await page().getByRole('heading', { name: 'Aperçu de vos canaux' }).waitFor();
    expect(await page().evaluate<string>('document.documentElement.lang')).toBe('fr');
    await page().getByLabel('Langue').selectOption('nl');
    await page().getByRole('heading', { name: 'Overzicht van uw kanalen' }).waitFor();
    await page().reload();
    await page().getByRole('heading', { name: 'Overzicht van uw kanalen' }).waitFor();
  });

  it('Een FTP-account aanmaken', async () => {
    await page().getByRole('link', { name: 'Een FTP- of SFTP-account toevoegen' }).click();
    // Ticked for SFTP, and not offered on FTP: not asked for either.
    await page().getByText('CareerPro - Federal Learning Account').click();
    await page().getByText('FTP', { exact: true }).first().click();
    await accessible();
    await button('Bevestigen').click();
    await page().getByText('Kies minstens één beveiligde machtiging.').waitFor();
    await field('Accountnaam').fill('compte FTP');
    await page().getByText('Publiato').click();
    await field('Gebruikersnaam').fill('guideftp');
    await field('Wachtwoord').fill('zwak');
    await page().getByText('Kies een wachtwoord van de gevraagde lengte.').waitFor();
    await field('Wachtwoord').fill('Geheim12;');
    await page().getByText('Kies een wachtwoord van de gevraagde lengte.').waitFor({ state: 'detached' });
    await visitor.choose('Bestand kiezen', await certificate('FTP van de gids'));
    await page().getByText('Dit certificaat wordt aanvaard').waitFor();
    await field('Certificaatnaam').fill('certificaat FTP');
    await accessible();
    await button('Bevestigen').click();
    await page().getByRole('heading', { name: 'Account wijzigen FTP - compte FTP' }).waitFor();
    await untilState('Actief');
    expect(await fileTransferUsers(stage.product, 'EXPguideftp')).toHaveLength(1);
    await accessible();
  });

  it('prints a sheet for whoever sets the FTP account up, without its password', async () => {
    const sheet = await visitor.printed('Overdrachtsblad afdrukken');
    for (const part of ['EXPguideftp', 'Publiato', 'FTP van de gids', 'Server', 'curl --ssl-reqd'])
      expect(sheet).toContain(part);
    expect(sheet).not.toMatch(/Geheim12|is aangemaakt|Wijzigen|Verwijderen|Geschiedenis|Afmelden/);
  });

  it('Een SFTP-account aanmaken', async () => {
    // Said where it led to, and no longer said elsewhere.
    await page().getByText('compte FTP is aangemaakt en wordt nu ingericht.').waitFor();
    await page().getByRole('link', { name: '← Terug naar overzicht kanalen' }).click();
    await page().getByText('compte FTP is aangemaakt en wordt nu ingericht.').waitFor({ state: 'detached' });
    await page().getByRole('link', { name: 'Een FTP- of SFTP-account toevoegen' }).click();
    await page().getByText('U hebt al een FTP-account.').waitFor();
    const { publicKey, privateKey } = makeOpensshKeyPair('guide');
    await field('Accountnaam').fill('sftp userguide');
    await page().getByText('CareerPro - Federal Learning Account').click();
    // A private key is recognised here and goes nowhere.
    const sent: string[] = [];
    page().on('request', (request) => sent.push(request.postData() ?? ''));
    await field('Publieke SSH-sleutel').fill(privateKey);
    await page().getByText('Dit is een private sleutel').waitFor();
    expect(await field('Publieke SSH-sleutel').inputValue()).toBe('');
    expect(sent.join('')).not.toContain('PRIVATE KEY');
    await visitor.choose('Uit een bestand', await visitor.file('id.pub', publicKey));
    await page().getByText('Deze sleutel wordt aanvaard').waitFor();
    await visitor.choose('Bestand kiezen', await certificate('SFTP van de gids'));
    await field('Certificaatnaam').fill('test userguide');
    await field('Gebruikersnaam').fill('guidesftp');
    await button('Bevestigen').click();
    await page().getByRole('heading', { name: 'Account wijzigen SFTP - sftp userguide' }).waitFor();
    await untilState('Actief');
  });

  it('Een SFTP-account bewerken', async () => {
    await page().getByRole('link', { name: '← Terug naar overzicht kanalen' }).click();
    await page().getByRole('link', { name: 'sftp userguide', exact: true }).click();
    await page().getByRole('heading', { name: 'Account wijzigen SFTP - sftp userguide' }).waitFor();
    const text = await page().getByRole('main').innerText();
    for (const part of ['EXPguidesftp', 'CareerPro - Federal Learning Account', 'Certificaat - test userguide'])
      expect(text).toContain(part);
    // The tile of the certificate, as the guide shows it.
    for (const part of ['Bestandsnaam', 'Eigenaar', 'SFTP van de gids', 'Onderneming', 'Leverancier', 'Vervaldatum'])
      expect(text).toContain(part);
    expect(text).toMatch(/Serienummer\s+\d{12,}/);
    await accessible();
  });

  it('De naam van het SFTP-account bewerken', async () => {
    await button('Wijzigen: Accountnaam').click();
    await accessible();
    await field('Accountnaam').fill('sftp hernoemd');
    await button('Bevestigen').click();
    await dialog().waitFor({ state: 'detached' });
    await page().getByRole('heading', { name: 'Account wijzigen SFTP - sftp hernoemd' }).waitFor();
  });

  it('De beveiligde machtigingen voor een SFTP-account bewerken', async () => {
    await untilState('Actief');
    await button('Wijzigen: Beveiligde machtigingen').click();
    await dialog().getByText('Ecaro batch').click();
    await accessible();
    await button('Bevestigen').click();
    await dialog().waitFor({ state: 'detached' });
    await page().getByRole('listitem').filter({ hasText: 'Ecaro batch' }).waitFor();
    await untilState('Actief');
  });

  it('De publieke SSH-sleutel van een SFTP-account downloaden', async () => {
    const [download] = await Promise.all([
      page().waitForEvent('download'),
      page().getByRole('link', { name: 'Sleutel downloaden' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toMatch(/^ssh-/);
  });

  it('De publieke SSH-sleutel van een SFTP-account bewerken', async () => {
    await button('Sleutel vervangen').click();
    await accessible();
    await field('Publieke SSH-sleutel').fill(makeOpensshKeyPair('second key').publicKey);
    await page().getByText('Deze sleutel wordt aanvaard').waitFor();
    await button('Bevestigen').click();
    await dialog().waitFor({ state: 'detached' });
    await page().getByText('second key').waitFor();
    await untilState('Actief');
  });

  it('Een certificaat van een SFTP-account downloaden', async () => {
    const [download] = await Promise.all([
      page().waitForEvent('download'),
      page().getByRole('link', { name: 'Downloaden', exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.cer$/);
  });

  it('Het certificaat van een SFTP-account vervangen', async () => {
    await button('Vervangen').click();
    const secret = await visitor.file('key.cer', '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n');
    await visitor.choose('Bestand kiezen', secret);
    await page().getByText('In dit bestand zit een private sleutel').waitFor();
    await visitor.choose('Bestand kiezen', await visitor.file('page.cer', '<!doctype html><p>nothing</p>'));
    await page().getByText('Dit certificaat wordt niet aanvaard').waitFor();
    await accessible();
    await visitor.choose('Ander bestand kiezen', await certificate('Opvolger'));
    await page().getByText('Dit certificaat wordt aanvaard').waitFor();
    await field('Certificaatnaam').fill('opvolger 2027');
    await button('Bevestigen').click();
    await dialog().waitFor({ state: 'detached' });
    await page().getByRole('heading', { name: 'Certificaat - opvolger 2027' }).waitFor();
    await untilState('Actief');
  });

  it('Een SFTP-account verwijderen', async () => {
    await button('Dit account verwijderen').click();
    const alert = page().getByRole('alertdialog');
    expect(await alert.innerText()).toContain('Een account verwijderen is definitief. Bevestigt u deze actie?');
    await accessible();
    await alert.getByRole('button', { name: 'Verwijderen' }).click();
    await page().getByRole('heading', { name: 'Overzicht van uw kanalen' }).waitFor();
    await page().getByRole('link', { name: 'sftp hernoemd', exact: true }).waitFor({ state: 'detached' });
  });

  it('Een FTP-account verwijderen', async () => {
    await button('Verwijderen: compte FTP').click();
    await page().getByRole('alertdialog').getByRole('button', { name: 'Verwijderen' }).click();
    await page().getByText('Er is geen FTP- of SFTP-account aangemaakt.').waitFor();
    for (const login of ['EXPguideftp', 'EXPguidesftp'])
      expect(await fileTransferUsers(stage.product, login)).toEqual([]);
  });
});
