import { readFile } from 'node:fs/promises';
import { webServiceAccountList, webServiceCertificatesAdd } from '../../openapi/client/sdk.gen.js';
import { dataOf, personClient } from '../e2e/harness/api-client.js';
import { heldCertificate } from '../e2e/harness/rest-account.js';
import { BrowserStage } from './browser-stage.js';
import { makeTwoHundredAccounts } from './two-hundred-accounts.js';
import type { Visitor } from './visitor.js';

/** What a social secretariat needs: two hundred REST accounts that are found, listed and served together. */
describe('two hundred accounts, in a browser', () => {
  // The copies stand as they were made: nothing brings them to a gateway.
  const stage = BrowserStage.forFile({ without: ['worker'] });
  let visitor: Visitor;

  beforeAll(async () => {
    await makeTwoHundredAccounts(stage.product, 'access-manager');
    visitor = await stage.come();
    await visitor.signIn(/An Peeters/);
  });
  afterEach(() => {
    expect(visitor.complaints).toEqual([]);
  });

  const page = () => visitor.page;
  const button = (name: string) => visitor.button(name);
  const accessible = async () => expect(await visitor.faultsOfAccess()).toEqual([]);
  const rows = () => page().locator('table').last().locator('tbody tr');
  const names = async () => (await rows().locator('td:first-child').allInnerTexts()).map((text) => text.trim());
  const shown = (count: number) => page().getByText(`${count} van 200 accounts`).waitFor();
  const filter = async (label: string, option: string) => {
    await page().getByLabel(label, { exact: true }).selectOption(option);
  };

  it('are found by a part of a name, a client id, a permission', async () => {
    await shown(200);
    expect((await names()).slice(0, 3)).toEqual(['Dossier 1', 'Dossier 2', 'Dossier 3']);
    const search = page().getByRole('searchbox', { name: 'Zoeken' });
    for (const [words, found] of [
      ['dossier 123', ['Dossier 123']],
      ['0000000077', ['Dossier 77']],
      ['wita 150', ['Dossier 150']],
    ] as const) {
      await search.fill(words);
      await shown(found.length);
      expect(await names()).toEqual(found);
    }
    await accessible();
    await search.fill('nobody has this');
    await shown(0);
    await search.fill('');
    await shown(200);
  });

  it('are filtered by state, permission and expiry, one upon the other', async () => {
    await filter('Toestand', 'Mislukt');
    await shown(4);
    expect(await names()).toEqual(['Dossier 50', 'Dossier 100', 'Dossier 150', 'Dossier 200']);
    await filter('Toestand', 'Alle');
    await filter('Machtiging', 'WITA Amateur - Werkgever');
    await shown(20);
    await filter('Certificaat vervalt', 'Binnen 30 dagen');
    await shown(2);
    expect(await names()).toEqual(['Dossier 20', 'Dossier 40']);
    await filter('Machtiging', 'Alle');
    await shown(3);
    await filter('Certificaat vervalt', 'Vervallen');
    await shown(1);
    expect(await names()).toEqual(['Dossier 7']);
    await filter('Certificaat vervalt', 'Om het even wanneer');
  });

  it('are put in order by any column, in both directions', async () => {
    await button('Certificaat vervalt').click();
    expect((await names()).slice(0, 4)).toEqual(['Dossier 7', 'Dossier 20', 'Dossier 40', 'Dossier 60']);
    await button('Naam').click();
    await button('Naam').click();
    expect((await names())[0]).toBe('Dossier 200');
    expect(await page().getByRole('columnheader', { name: 'Naam' }).last().getAttribute('aria-sort')).toBe(
      'descending',
    );
    await button('Naam').click();
  });

  it('are saved for a spreadsheet, in which nothing that somebody typed is computed', async () => {
    await stage.product.sql(
      `update account set name = '=HYPERLINK("http://evil.example";"Open")' where name = 'Dossier 9'`,
    );
    await stage.product.sql(
      `update certificate set not_after = '2027-06-30T22:30:00Z', name = '@SUM(A1)' where account_id = (select id from account where name = 'Dossier 10')`,
    );
    await page().reload();
    await shown(200);
    const [download] = await Promise.all([page().waitForEvent('download'), button('Deze lijst opslaan (CSV)').click()]);
    expect(download.suggestedFilename()).toBe('chaman.csv');
    const text = await readFile(await download.path(), 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    const [head, ...lines] = text.slice(1).split('\r\n').map(cellsOf);
    expect(head).toEqual([
      'Naam',
      'Type',
      'Client ID',
      'Toestand',
      'Beveiligde machtigingen',
      'Certificaatnaam',
      'Serienummer',
      'Vervaldatum',
    ]);
    expect(lines).toHaveLength(200);
    expect(lines.map(([name]) => name)).toContain(`'=HYPERLINK("http://evil.example";"Open")`);
    // The last hours of a day in UTC belong to the next one here.
    const ten = lines.find(([name]) => name === 'Dossier 10');
    expect(ten?.slice(0, 6)).toEqual([
      'Dossier 10',
      'REST',
      'self_service_chaman_999999_0000000010',
      'Actief',
      'WITA Amateur - Werkgever',
      `'@SUM(A1)`,
    ]);
    expect(ten?.[6]).toMatch(/^'\d{12,}$/);
    expect(ten?.[7]).toBe('2027-07-01');
  });

  it('take one certificate together: each says what became of it, and only the refused ones stay chosen', async () => {
    const client = personClient(await stage.product.signIn('access-manager'));
    const { items } = dataOf(await webServiceAccountList({ client }), 'The list was refused');
    const already = items.find(({ name }) => name === 'Dossier 12');
    const { body, certificate } = await heldCertificate(stage.product, 'successor');
    const path = { id: already?.id ?? '' };
    dataOf(
      await webServiceCertificatesAdd({ client, path, body, headers: { 'If-Match': `"${already?.revision}"` } }),
      'It was refused',
    );
    await page().getByRole('link', { name: 'Eén certificaat voor meerdere accounts' }).click();
    await page().getByRole('heading', { name: 'Eén certificaat voor meerdere REST-accounts' }).waitFor();
    await visitor.choose('Bestand kiezen', await visitor.file(body.fileName, certificate));
    await page().getByText('Dit certificaat wordt aanvaard').waitFor();
    await visitor.field('Certificaatnaam').fill('opvolger 2027');
    for (const name of ['Dossier 11', 'Dossier 12', 'Dossier 13'])
      await page().getByText(name, { exact: true }).click();
    await button('Toevoegen aan 3 accounts').click();
    const results = page().getByRole('status').filter({ hasText: 'Dossier 11' });
    await results.getByText('Dossier 11: toegevoegd.').waitFor();
    await results.getByText('Dossier 12: niet toegevoegd.').waitFor();
    await results.getByText('Dossier 13: toegevoegd.').waitFor();
    expect(await results.innerText()).toMatch(
      /Dossier 11.*Dossier 12.*Dit account heeft dit certificaat al.*Dossier 13/s,
    );
    await button('Toevoegen aan 1 account').waitFor();
    const added = dataOf(await webServiceAccountList({ client }), 'The list was refused').items.filter(
      ({ certificates }) => certificates.some(({ name }) => name === 'opvolger 2027'),
    );
    expect(added.map(({ name }) => name).sort()).toEqual(['Dossier 11', 'Dossier 13']);
    await accessible();
  });
});

/** The cells of one line of RFC 4180, all of them quoted. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell.replaceAll('""', '"'));
}
