import { makeOpensshKeyPair } from '../../sandbox/openssh-key-pair.js';
import { certificateBody } from '../e2e/harness/ftp-account.js';
import { BrowserStage } from './browser-stage.js';
import { Keyboard } from './keyboard.js';
import type { Visitor } from './visitor.js';
import { filled, WORDS } from './words.js';

const words = WORDS.nl;

/** The guide's way through the pages by keyboard alone: where it is shows at every stop, and it is never lost. */
describe('the keyboard alone, in a browser', () => {
  const stage = BrowserStage.forFile();
  let visitor: Visitor;
  let keyboard: Keyboard;

  beforeAll(async () => {
    visitor = await stage.come();
    keyboard = new Keyboard(visitor.page);
    await visitor.page.goto(stage.product.url);
  });
  afterEach(() => {
    expect(visitor.complaints).toEqual([]);
    expect([...keyboard.unseen]).toEqual([]);
  });

  const page = () => visitor.page;
  const button = (name: string) => visitor.button(name);
  const field = (name: string) => visitor.field(name);
  const link = (name: string) => page().getByRole('link', { name, exact: true });
  const heading = (name: string) => page().getByRole('heading', { name, level: 1 });
  const dialog = () => page().locator('[role=dialog], [role=alertdialog]');
  const permission = () => page().getByRole('checkbox').first();
  const certificate = async (name: string) => {
    const { fileName, content } = await certificateBody(stage.product, name);
    await keyboard.choose(
      button(words.certificate.choose),
      await visitor.file(fileName, Buffer.from(content, 'base64')),
    );
    await page().getByText(words.certificate.accepted).waitFor();
    await keyboard.type(field(words.certificate.name), name);
  };
  const change = (what: string) => button(filled('{{change}}: {{what}}', { change: words.frame.change, what }));
  /** A new page is told: its heading has the keyboard, and goes on from there. */
  const arrivedAt = async (name: string) => {
    await keyboard.untilAt(heading(name));
  };

  it('signs in and gives contact details; a fault takes it to its field', async () => {
    await keyboard.press(link(words.session.signIn));
    await keyboard.press(page().getByRole('button', { name: /An Peeters/ }));
    await heading(words.contact.title).waitFor();
    keyboard.unseen.clear(); // The identity provider's own pages.
    await keyboard.type(field(words.contact.name), 'An Peeters');
    await keyboard.type(field(words.contact.phoneNumber), '0470 12 34 56');
    await keyboard.type(field(words.contact.email), 'an@');
    await keyboard.press(button(words.frame.confirm));
    await page().getByText('Dit is geen e-mailadres').waitFor();
    await keyboard.untilAt(field(words.contact.email));
    await keyboard.type(field(words.contact.email), 'an@people.example');
    await keyboard.press(button(words.frame.confirm));
    await arrivedAt(words.overview.title);
  });

  it('skips what is the same on every page', async () => {
    await page().reload();
    await heading(words.overview.title).waitFor();
    await page().keyboard.press('Tab');
    expect(await keyboard.isAt(link(words.frame.skip))).toBe(true);
    await page().keyboard.press('Enter');
    await page().keyboard.press('Tab');
    expect(await keyboard.isAt(page().getByRole('main'))).toBe(true);
  });

  it('makes an SFTP account', async () => {
    await keyboard.press(link(words.overview.addFile));
    await arrivedAt(words.files.newTitle);
    await keyboard.type(field(words.account.name), 'sftp by keyboard');
    await keyboard.press(permission(), 'Space');
    expect(await permission().isChecked()).toBe(true);
    await keyboard.type(field(words.files.userName), 'keyboard1');
    await keyboard.type(field(words.sshKey.label), makeOpensshKeyPair('keyboard').publicKey);
    await page().getByText(words.sshKey.accepted).waitFor();
    await certificate('by keyboard');
    await keyboard.press(button(words.frame.confirm));
    await arrivedAt(filled(words.account.pageTitle, { channel: 'SFTP', name: 'sftp by keyboard' }));
    await visitor.untilState(words.account.state.active);
  });

  it('changes it in dialogs, which it cannot leave but by their end, and is back where it was', async () => {
    await keyboard.press(change(words.account.name));
    await dialog().waitFor();
    for (let stops = 0; stops < 12; stops += 1) {
      await page().keyboard.press('Tab');
      expect(await keyboard.isAt(dialog())).toBe(true);
    }
    await page().keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await keyboard.untilAt(change(words.account.name));

    await page().keyboard.press('Enter');
    await keyboard.type(field(words.account.name), 'renamed by keyboard');
    await page().keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await heading(filled(words.account.pageTitle, { channel: 'SFTP', name: 'renamed by keyboard' })).waitFor();
    await keyboard.untilAt(change(words.account.name));

    await keyboard.press(change(words.account.permissions));
    await keyboard.press(dialog().getByRole('checkbox').nth(1), 'Space');
    await keyboard.press(dialog().getByRole('button', { name: words.frame.confirm }));
    await dialog().waitFor({ state: 'detached' });
    await visitor.untilState(words.account.state.active);
  });

  it('makes a REST account, with the keys of its kind to choose the channel', async () => {
    await keyboard.to(link(words.account.back), { backwards: true });
    await page().keyboard.press('Enter');
    await arrivedAt(words.overview.title);
    await keyboard.press(link(words.overview.addWebService));
    await arrivedAt(words.webServices.newTitle);
    const channel = page().getByRole('radio', { name: /^SOAP/ });
    await keyboard.to(page().getByRole('radio', { checked: true }));
    await page().keyboard.press('ArrowDown');
    expect(await channel.isChecked()).toBe(true);
    await page().keyboard.press('ArrowUp');
    await keyboard.type(field(words.account.name), 'rest by keyboard');
    await keyboard.press(permission(), 'Space');
    await certificate('rest by keyboard');
    await keyboard.press(button(words.frame.confirm));
    await arrivedAt(filled(words.account.pageTitle, { channel: 'REST', name: 'rest by keyboard' }));
    await visitor.untilState(words.account.state.active);
  });

  it('deletes an account after a question, and signs out', async () => {
    await keyboard.press(button(words.account.deleteThis));
    await dialog().waitFor();
    expect(await keyboard.isAt(dialog())).toBe(true);
    await keyboard.press(dialog().getByRole('button', { name: words.frame.delete }));
    await arrivedAt(words.overview.title);
    await keyboard.press(button(words.session.signOut));
    await link(words.session.signIn).waitFor();
  });
});
