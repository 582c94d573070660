import { Camera } from './camera.mjs';

/** The pages of the people who run the product, with one account that a system refused. */
export async function takeOperations(browser, { product, folder, credentials, refuseNextClient }) {
  const customer = await Camera.open(browser, product, folder);
  await customer.signIn(/Eva Schmitz/, 'Contact details');
  await customer.page.getByRole('banner').getByRole('combobox').selectOption('en');
  await customer.field('Name').fill('Eva Schmitz');
  await customer.field('Phone number').fill('087 12 34 56');
  await customer.field('E-mail address').fill('eva@example.be');
  await customer.button('Confirm').click();
  await customer.text('No FTP or SFTP account was created.');
  await customer.go('/web-services/new');
  await customer.field('Account name').fill('Working time');
  await customer.page.getByText('WITA Amateur').click();
  await customer.choose('Choose a file', `${credentials}/certificate.cer`);
  await customer.text('This certificate is accepted');
  await customer.field('Certificate name').fill('Client 2026');
  await refuseNextClient();
  await customer.button('Confirm').click();
  await customer.page.getByRole('status').getByText('Failed', { exact: true }).waitFor();
  await customer.take('refused-account');

  const camera = await Camera.open(browser, product, folder);
  const { page } = camera;
  await camera.signIn(/Olga Vermeulen/, 'Systems');
  await page.getByRole('banner').getByRole('combobox').selectOption('en');
  await camera.text('Reached');
  await camera.take('operations');
  await page
    .getByRole('button', { name: /^Pause: / })
    .first()
    .click();
  await camera.takeDialog('dialog-pause');
  await camera.go('/operations/failed-accounts');
  await camera.text('Working time');
  await camera.take('operations-failed');
  await camera.button('Note: Working time').click();
  await camera.field('Note').fill('Asked the team of the authorization server, ticket 4711');
  await camera.takeDialog('dialog-note');
  await camera.go('/operations/drift');
  await camera.button('Check now').click();
  await camera.text(/checked: 0 missing/);
  await camera.take('operations-drift');
  await camera.go('/operations/senders');
  await page.getByRole('searchbox').fill('apk');
  await camera.button('Search').click();
  const sender = page.getByRole('link', { name: /^\d{6}$/ });
  await sender.waitFor();
  await camera.take('operations-senders');
  await sender.click();
  await camera.text('Declarations');
  await camera.take('operations-sender');
  await camera.button('Disable: Payroll').click();
  await camera.takeDialog('dialog-disable');
  await camera.go('/operations/audit');
  await page.getByRole('cell', { name: 'An Peeters' }).first().waitFor();
  await camera.take('operations-audit');
  await camera.go('/operations/sessions');
  await camera.text('Yourself');
  await camera.take('operations-sessions');
  await camera.go('/ops/queues');
  await page.waitForLoadState('networkidle');
  await page.getByRole('main').getByText('reconcile-file-transfer').waitFor();
  await camera.take('queues', { whole: false });
  await camera.go('/api/docs');
  await page.locator('.opblock').first().waitFor();
  await camera.take('api', { whole: false });
}
