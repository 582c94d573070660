import { webServiceAccountList } from '../../openapi/client/sdk.gen.js';
import { makeOpensshKeyPair } from '../../sandbox/openssh-key-pair.js';
import { LANGUAGES } from '../../src/platform/i18n/language.js';
import { dataOf, personClient } from '../e2e/harness/api-client.js';
import { certificateBody } from '../e2e/harness/ftp-account.js';
import { letGo } from '../e2e/harness/product.js';
import { BrowserStage } from './browser-stage.js';
import type { Visitor } from './visitor.js';
import { filled, REGIONS, WORDS } from './words.js';

const SIZES = {
  phone: { width: 320, height: 640 },
  desk: { width: 1280, height: 800 },
} as const;

/** The main story, once, in every language, on a phone and at a desk: from the first sign-in to signing out. */
describe('the main story, in a browser', () => {
  const stage = BrowserStage.forFile();

  /** The organisation begins anew: its sender now belongs to another one, with nothing left of it. */
  const beginAnew = () =>
    stage.product.sql(`update sender set organisation_number = lpad((random() * 1e9)::bigint::text, 10, '0')`);

  describe.each(LANGUAGES.flatMap((language) => [['phone', language] as const, ['desk', language] as const]))(
    'on a %s, in %s',
    (size, language) => {
      const words = WORDS[language];
      const names = { sftp: `sftp ${language}`, soap: `soap ${language}`, rest: `rest ${language}` };
      let visitor: Visitor;

      beforeAll(async () => {
        await beginAnew();
        visitor = await stage.come({ locale: REGIONS[language], viewport: SIZES[size] });
      });
      afterAll(() => visitor.leave());
      afterEach(async () => {
        expect(visitor.complaints).toEqual([]);
        // Nobody has to scroll sideways, and every page says which language it speaks.
        expect(await visitor.overhang()).toBeLessThanOrEqual(0);
        expect(await visitor.page.evaluate<string>('document.documentElement.lang')).toBe(language);
        expect(await untranslated(visitor)).toEqual([]);
      });

      const page = () => visitor.page;
      const heading = (name: string) => page().getByRole('heading', { name, level: 1 }).waitFor();
      const link = (name: string) => page().getByRole('link', { name, exact: true });
      const press = (name: string) => visitor.button(name).click();
      const active = () => visitor.untilState(words.account.state.active);
      const permit = () => page().locator('label:has(input[type=checkbox])').first().click();
      const certificate = async (name: string) => {
        const { fileName, content } = await certificateBody(stage.product, `${name} ${language} ${size}`);
        const file = await visitor.file(fileName, Buffer.from(content, 'base64'));
        await visitor.choose(words.certificate.choose, file);
        await page().getByText(words.certificate.accepted).waitFor();
        await visitor.field(words.certificate.name).fill(name);
      };
      const created = (channel: string, name: string) => heading(filled(words.account.pageTitle, { channel, name }));

      it('begins with contact details', async () => {
        await visitor.signIn(/An Peeters/, words.session.signIn);
        await heading(words.contact.title);
        await visitor.field(words.contact.name).fill('An Peeters');
        await visitor.field(words.contact.phoneNumber).fill('0470 12 34 56');
        await visitor.field(words.contact.email).fill('an@people.example');
        await page().getByLabel(words.contact.language).selectOption(language);
        await press(words.frame.confirm);
        await heading(words.overview.title);
        await page().getByText(words.overview.noFiles).waitFor();
      });

      it('goes on to an SFTP account', async () => {
        await link(words.overview.addFile).click();
        await heading(words.files.newTitle);
        await visitor.field(words.account.name).fill(names.sftp);
        await permit();
        await visitor.field(words.files.userName).fill(`${language}${size}`);
        await visitor.field(words.sshKey.label).fill(makeOpensshKeyPair(names.sftp).publicKey);
        await page().getByText(words.sshKey.accepted).waitFor();
        await certificate('sftp');
        await press(words.frame.confirm);
        await created('SFTP', names.sftp);
        await active();
      });

      it('to a SOAP account', async () => {
        await link(words.account.back).click();
        await link(words.overview.addWebService).click();
        await page().getByText('SOAP', { exact: true }).click();
        await visitor.field(words.account.name).fill(names.soap);
        await certificate('soap');
        await press(words.frame.confirm);
        await created('SOAP', names.soap);
        await active();
      });

      it('and to a REST account, whose certificate expires on a day written as people here write it', async () => {
        await link(words.account.back).click();
        await link(words.overview.addWebService).click();
        await page().getByText(words.webServices.soapTaken).waitFor();
        await visitor.field(words.account.name).fill(names.rest);
        await permit();
        await certificate('rest');
        await press(words.frame.confirm);
        await created('REST', names.rest);
        await active();
        await page()
          .getByText(/self_service_chaman_\d{6}_[a-z0-9]{10}/)
          .first()
          .waitFor();
        expect(await page().getByRole('main').innerText()).toContain(await expiryDay());
      });

      it('changes a name', async () => {
        await visitor
          .button(filled('{{change}}: {{what}}', { change: words.frame.change, what: words.account.name }))
          .click();
        await visitor.field(words.account.name).fill(`${names.rest} 2`);
        await press(words.frame.confirm);
        await created('REST', `${names.rest} 2`);
      });

      it('deletes an account, and says what stops working', async () => {
        await active();
        const { realm } = stage.product.environment.authorization;
        const path = `/admin/realms/${realm}/clients`;
        stage.product.faults.authorizationServer.add({ mode: 'hold', method: 'DELETE', path });
        await press(words.account.deleteThis);
        const alert = page().getByRole('alertdialog');
        await alert.getByText(words.account.stops.REST).waitFor();
        await alert.getByRole('button', { name: words.frame.delete }).click();
        await heading(words.overview.title);
        await page().getByText(words.account.state['being-deleted'], { exact: true }).waitFor();
        expect(await visitor.overhang()).toBeLessThanOrEqual(0);
        letGo(stage.product);
        await link(`${names.rest} 2`).waitFor({ state: 'detached' });
      });

      it('and ends by signing out', async () => {
        await press(words.session.signOut);
        await link(words.session.signIn).waitFor();
      });

      /** The last day of the REST account's certificate, by the clock of Belgium. */
      async function expiryDay(): Promise<string> {
        const client = personClient(await stage.product.signIn('access-manager'));
        const { items } = dataOf(await webServiceAccountList({ client }), 'The list was refused');
        const expiresAt = items.find(({ channel }) => channel === 'REST')?.certificates[0]?.expiresAt ?? '';
        return new Intl.DateTimeFormat(REGIONS[language], { dateStyle: 'long', timeZone: 'Europe/Brussels' }).format(
          new Date(expiresAt),
        );
      }
    },
  );

  /** Names of texts, and places of parameters, that stand there instead of words. */
  async function untranslated(visitor: Visitor): Promise<readonly string[]> {
    const text = await visitor.page.locator('body').innerText();
    return text.match(/\{\{\w*\}?|\b(?:account|certificate|contact|files|frame|overview|session)\.[a-z]\w+/g) ?? [];
  }
});
