import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { PAGES } from '../../src/web-application/pages.js';
import { AccountsApi, WEB_SERVICES } from '../e2e/harness/accounts-api.js';
import { certificateBody, ftpAccountRequest } from '../e2e/harness/ftp-account.js';
import { heldCertificate, restAccount } from '../e2e/harness/rest-account.js';
import { accountsOfSender } from '../e2e/harness/sender.js';
import { sftpAccountRequest } from '../e2e/harness/sftp-account.js';
import { BrowserStage } from './browser-stage.js';
import type { Visitor } from './visitor.js';
import { filled, WORDS } from './words.js';

const words = WORDS.nl;
const change = (what: string) => filled('{{change}}: {{what}}', { change: words.frame.change, what });

/** Pieces that other dialogs are made of. */
const FRAMES = ['modal-dialog', 'change-dialog', 'removal-dialog'];

/** Every page and every dialog, in the light and in the dark: WCAG 2.2 AA without a finding. A new one has to be entered here. */
describe('access for everybody, in a browser', () => {
  const stage = BrowserStage.forFile();
  const ids = { sftp: '', ftp: '', soap: '', rest: '', number: '' };
  const visitors = {} as Record<'manager' | 'operator' | 'chooser', Visitor>;

  /** What stands for each address, and who goes there. */
  const addresses: Readonly<Record<string, readonly [keyof typeof visitors, () => readonly string[]]>> = {
    '/': ['manager', () => ['/']],
    '/contact': ['manager', () => ['/contact']],
    '/files/new': ['manager', () => ['/files/new']],
    '/files/:id': ['manager', () => [`/files/${ids.sftp}`, `/files/${ids.ftp}`]],
    '/web-services/new': ['manager', () => ['/web-services/new']],
    '/web-services/:id': ['manager', () => [`/web-services/${ids.soap}`, `/web-services/${ids.rest}`]],
    '/web-services/certificate': ['manager', () => ['/web-services/certificate']],
    '/help': ['manager', () => ['/help']],
    '/help/certificates': ['manager', () => ['/help/certificates']],
    '/help/ssh-keys': ['manager', () => ['/help/ssh-keys']],
    '/operations': ['operator', () => ['/operations']],
    '/operations/failed-accounts': ['operator', () => ['/operations/failed-accounts']],
    '/operations/drift': ['operator', () => ['/operations/drift']],
    '/operations/senders': ['operator', () => ['/operations/senders?search=recycling']],
    '/operations/senders/:number': ['operator', () => [`/operations/senders/${ids.number}`]],
    '/operations/audit': ['operator', () => ['/operations/audit']],
    '/operations/sessions': ['operator', () => ['/operations/sessions']],
  };

  /** Which button on which page opens each dialog. */
  const dialogs: Readonly<Record<string, readonly [keyof typeof visitors, () => string, string | RegExp]>> = {
    'name-dialog': ['manager', () => `/files/${ids.sftp}`, change(words.account.name)],
    'permissions-dialog': ['manager', () => `/files/${ids.sftp}`, change(words.account.permissions)],
    'identifiers-panel of SFTP': ['manager', () => `/files/${ids.sftp}`, words.files.replaceKey],
    'identifiers-panel of FTP': ['manager', () => `/files/${ids.ftp}`, words.files.changePassword],
    'certificate-dialog': ['manager', () => `/files/${ids.sftp}`, words.frame.replace],
    'certificate-dialog of REST': ['manager', () => `/web-services/${ids.rest}`, words.webServices.addCertificate],
    'remove-certificate-dialog': ['manager', () => `/web-services/${ids.rest}`, /^Verwijderen: /],
    'delete-account-dialog': ['manager', () => `/web-services/${ids.soap}`, words.account.deleteThis],
    'organisation-dialog': ['chooser', () => '/', words.session.switch],
    'reason-dialog': ['operator', () => '/operations', /^Onderbreken: /],
  };

  beforeAll(async () => {
    const files = await accountsOfSender(stage.product, 'access-manager');
    const services = new AccountsApi(stage.product, files.client, WEB_SERVICES);
    [ids.sftp, ids.ftp, ids.soap, ids.rest] = await Promise.all([
      files.create((await sftpAccountRequest(stage.product, 'access1')).body),
      files.create(await ftpAccountRequest(stage.product, 'access2')),
      services.create({
        channel: 'SOAP',
        name: 'access3',
        certificate: await certificateBody(stage.product, 'access3'),
      }),
      services.create(restAccount('access4', await heldCertificate(stage.product, 'access4'))),
    ]);
    await services.call('POST', `/${ids.rest}/certificates`, (await heldCertificate(stage.product, 'access5')).body);
    await services.untilState(ids.rest, 'active');
    [{ number: ids.number } = { number: '' }] = await stage.product.sql<{ number: string }>(
      'select number from sender',
    );
    [visitors.manager, visitors.operator, visitors.chooser] = await Promise.all([
      stage.come(),
      stage.come(),
      stage.come(),
    ]);
    await visitors.manager.signIn(/An Peeters/);
    await visitors.operator.signIn(/Olga Vermeulen/);
    await visitors.chooser.signIn(/Giulia Dubois/);
    await visitors.chooser.page
      .getByRole('button', { name: /kiezen$/ })
      .first()
      .click();
    await visitors.chooser.page.getByRole('heading', { name: words.contact.title }).waitFor();
  });

  const open = async ({ page }: Visitor, path: string) => {
    await page.goto(`${stage.product.url}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
  };

  it('is looked at for every page there is', () => {
    expect(Object.keys(addresses).sort()).toEqual([...PAGES].sort());
  });

  it('is looked at for every dialog there is', () => {
    const made = globSync('web/src/**/*-dialog.tsx').map((file) => basename(file, '.tsx'));
    expect(made.length).toBeGreaterThan(8);
    const seen = Object.keys(dialogs);
    expect(made.filter((name) => !FRAMES.includes(name) && !seen.includes(name))).toEqual([]);
  });

  it.each(PAGES)('at %s', async (address) => {
    const [who, paths] = addresses[address]!;
    for (const path of paths()) {
      await open(visitors[who], path);
      expect(await visitors[who].faultsOfAccess()).toEqual([]);
    }
  });

  it.each(Object.keys(dialogs))('in the %s', async (name) => {
    const [who, path, button] = dialogs[name]!;
    const visitor = visitors[who];
    await open(visitor, path());
    const opener = visitor.page
      .getByRole('button', { name: button, ...(typeof button === 'string' && { exact: true }) })
      .first();
    await opener.click();
    const dialog = visitor.page.locator('[role=dialog], [role=alertdialog]');
    await dialog.waitFor();
    expect(await visitor.faultsOfAccess()).toEqual([]);
    // The keyboard is in it, leaves it by Escape, and is back where it was.
    expect(
      (await dialog.locator(':focus').count()) + (await visitor.page.locator('[role*=dialog]:focus').count()),
    ).toBe(1);
    await visitor.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await opener.and(visitor.page.locator(':focus')).waitFor();
  });
});
