// Takes the pictures of every page anew, from a running `npm start` with fresh data and from the files that
// `npm run sandbox:credentials` made: node scripts/screens.mjs [address of the product]
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const product = process.argv[2] ?? 'http://127.0.0.1:8080';
const credentials = '.data/credentials';
const executablePath =
  process.env.CHAMAN_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const folder = new URL('../docs/screens/', import.meta.url).pathname;

const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
try {
  const context = await browser.newContext({ viewport: { width: 1100, height: 700 }, locale: 'en-GB' });
  const page = await context.newPage();
  const take = async (name, fullPage = true) => {
    await page.screenshot({ path: `${folder}${name}.png`, fullPage });
  };
  const choose = async (button, file) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: button, exact: true }).click(),
    ]);
    await chooser.setFiles(`${credentials}/${file}`);
  };
  const field = (name) => page.getByRole('textbox', { name, exact: true });
  const confirm = () => page.getByRole('button', { name: 'Confirm', exact: true }).click();
  const heading = (name) => page.getByRole('heading', { name, level: 1 }).waitFor();

  await page.goto(product);
  await heading('Channel Management');
  await take('sign-in', false);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.waitForURL(/localhost/);
  await take('people', false);
  await page.getByRole('button', { name: /An Peeters/ }).click();
  await heading('Contact details');
  // Chosen, so that the pictures stay in one language.
  await page.getByRole('banner').getByRole('combobox').selectOption('en');
  await field('Name').fill('An Peeters');
  await field('Phone number').fill('0470 12 34 56');
  await field('E-mail address').fill('an@');
  await confirm();
  await page.getByText('This is not an e-mail address').waitFor();
  await take('contact');
  await field('E-mail address').fill('an@example.be');
  await confirm();
  await page.getByText('No FTP or SFTP account was created.').waitFor();
  await take('first-overview');

  await page.getByRole('link', { name: 'Add an FTP or SFTP account' }).click();
  await field('Account name').fill('Payroll');
  await page.getByText('Publiato').click();
  await choose('Choose a file', 'certificate-private-key.pem');
  await page.getByText('There is a private key in this file').waitFor();
  await take('private-key');
  await choose('Choose a file', 'certificate.cer');
  await page.getByText('This certificate is accepted').waitFor();
  await field('Certificate name').fill('Signature 2026');
  await field('User name').fill('EXPpay');
  await choose('From a file', 'sftp-key.pub');
  await page.getByText('This key is accepted').waitFor();
  await take('new-sftp-account');
  await field('User name').fill('payroll');
  await confirm();
  await page.getByRole('status').getByText('Active', { exact: true }).waitFor();
  await take('sftp-account');
  await page.getByRole('button', { name: 'Change: Secured permissions' }).click();
  await page.getByRole('dialog').getByText('Publiato').waitFor();
  await take('permissions', false);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Delete this account' }).click();
  await page.getByRole('alertdialog').waitFor();
  await take('delete', false);
  await page.keyboard.press('Escape');

  await page.goto(`${product}/web-services/new`);
  await field('Account name').fill('Declarations');
  await page.getByText('WITA Amateur').click();
  await choose('Choose a file', 'certificate.cer');
  await page.getByText('This certificate is accepted').waitFor();
  await field('Certificate name').fill('Client 2026');
  await take('new-rest-account');
  await confirm();
  await page.getByRole('status').getByText('Active', { exact: true }).waitFor();
  await page.getByText('History').click();
  await page.getByRole('cell', { name: 'An Peeters' }).first().waitFor();
  await take('rest-account');
  await page.goto(product);
  await page.getByText('Declarations').waitFor();
  await take('overview');
  await page.goto(`${product}/help`);
  await heading('Help');
  await take('help', false);
  await page.goto(`${product}/help/certificates`);
  await page.getByRole('heading', { name: 'The rules' }).waitFor();
  await take('help-certificates');

  await page.goto(product);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByText('Declarations').waitFor();
  await take('overview-dark');
  await page.setViewportSize({ width: 360, height: 740 });
  await take('overview-phone');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1100, height: 700 });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.waitForURL(/localhost/);
  await page.getByRole('button', { name: /Olga Vermeulen/ }).click();
  await page.getByText('Reached').first().waitFor();
  await take('operations');
  await page.getByRole('link', { name: 'Audit trail' }).click();
  await page.getByRole('cell', { name: 'An Peeters' }).first().waitFor();
  await take('operations-audit');
  await page.goto(`${product}/operations/drift`);
  await page.getByRole('button', { name: 'Check now' }).click();
  await page
    .getByText(/checked: 0 missing/)
    .first()
    .waitFor();
  await take('operations-drift');
  await page.goto(`${product}/api/docs`);
  await page.locator('.opblock').first().waitFor();
  await take('api', false);
} finally {
  await browser.close();
}
