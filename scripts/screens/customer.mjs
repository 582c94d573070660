/** Contact details, the four channels, their dialogs and what helps: the pages of whoever manages channels. */
export async function takeCustomer(camera, credentials) {
  const { page } = camera;
  await camera.go('/');
  await camera.heading('Channel Management');
  await camera.take('sign-in');
  await camera.link('Sign in').click();
  await page.waitForURL(/localhost/);
  await camera.take('people');
  await page.getByRole('button', { name: /An Peeters/ }).click();
  await camera.heading('Contact details');
  // Chosen, so that the pictures stay in one language.
  await page.getByRole('banner').getByRole('combobox').selectOption('en');
  await camera.button('Cancel').click();
  await page.getByRole('button', { name: /contact details/i }).waitFor();
  await camera.take('contact-first');
  await page.getByRole('button', { name: /contact details/i }).click();
  await camera.field('Name').fill('An Peeters');
  await camera.field('Phone number').fill('0470 12 34 56');
  await camera.field('E-mail address').fill('an@');
  await camera.button('Confirm').click();
  await camera.text('This is not an e-mail address');
  await camera.take('contact');
  await camera.field('E-mail address').fill('an@example.be');
  await camera.button('Confirm').click();
  await camera.text('No FTP or SFTP account was created.');
  await camera.take('first-overview');
  await takeFiles(camera, credentials);
  await takeWebServices(camera, credentials);
  await takeOverview(camera);
}

async function takeFiles(camera, credentials) {
  const { page } = camera;
  const certificate = async (name) => {
    await camera.choose('Choose a file', `${credentials}/certificate.cer`);
    await camera.text('This certificate is accepted');
    await camera.field('Certificate name').fill(name);
  };
  await camera.go('/files/new');
  await camera.field('Account name').fill('Payroll');
  await page.getByText('Publiato').click();
  await camera.choose('Choose a file', `${credentials}/certificate-private-key.pem`);
  await camera.text('There is a private key in this file');
  await camera.take('private-key');
  await certificate('Signature 2026');
  await camera.field('User name').fill('EXPpay');
  await camera.choose('From a file', `${credentials}/sftp-key.pub`);
  await camera.text('This key is accepted');
  await camera.take('new-sftp-account');
  await camera.field('User name').fill('payroll');
  await camera.button('Confirm').click();
  await camera.active();
  await camera.take('sftp-account');
  for (const [button, name] of [
    ['Change: Account name', 'dialog-name'],
    ['Change: Secured permissions', 'dialog-permissions'],
    ['Replace the key', 'dialog-ssh-key'],
    ['Replace', 'dialog-certificate'],
    ['Delete this account', 'dialog-delete'],
  ]) {
    await camera.button(button).click();
    await camera.takeDialog(name);
  }
  await page.emulateMedia({ media: 'print' });
  await camera.take('hand-over-sheet');
  await page.emulateMedia({ media: 'screen' });

  await camera.go('/files/new');
  await camera.field('Account name').fill('Archive');
  await page.getByText('Publiato').click();
  await certificate('Archive 2026');
  await camera.field('User name').fill('archive');
  await camera.field('Password').fill('weak');
  await camera.take('new-ftp-account');
  await camera.field('Password').fill('Secret12;');
  await camera.button('Confirm').click();
  await camera.active();
  await camera.take('ftp-account');
  await camera.button('Change the password').click();
  await camera.takeDialog('dialog-password');
}

async function takeWebServices(camera, credentials) {
  const { page } = camera;
  const certificate = async (name, file = 'certificate.cer') => {
    await camera.choose('Choose a file', `${credentials}/${file}`);
    await camera.text('This certificate is accepted');
    await camera.field('Certificate name').fill(name);
  };
  await camera.go('/web-services/new');
  await camera.field('Account name').fill('Declarations');
  await page.getByText('WITA Amateur').click();
  await certificate('Client 2026');
  await camera.take('new-rest-account');
  await camera.button('Confirm').click();
  await camera.active();
  await camera.button('Add a certificate').click();
  await page.getByRole('dialog').waitFor();
  await certificate('Client 2027', 'second/certificate.cer');
  await camera.take('dialog-add-certificate', { whole: false });
  await camera.button('Add').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await camera.active();
  await camera.button('Delete: Client 2026').click();
  await camera.takeDialog('dialog-remove-certificate');
  await page.getByText('History').click();
  await page.getByRole('cell', { name: 'An Peeters' }).first().waitFor();
  await camera.take('rest-account');

  await camera.go('/web-services/new');
  await page.getByText('SOAP', { exact: true }).click();
  await camera.field('Account name').fill('Attestations');
  await certificate('Calls 2026');
  await camera.take('new-soap-account');
  await camera.button('Confirm').click();
  await camera.active();
  await camera.take('soap-account');

  await camera.go('/web-services/certificate');
  await camera.heading('One certificate for several REST accounts');
  await page.getByText('Declarations').click();
  await certificate('Once more');
  await page.getByRole('button', { name: /^Add to 1/ }).click();
  await camera.text('Declarations: not added.');
  await camera.take('certificate-to-several');
}

async function takeOverview(camera) {
  const { page } = camera;
  await camera.go('/');
  await camera.text('Declarations');
  await camera.take('overview');
  await page.emulateMedia({ colorScheme: 'dark' });
  await camera.take('overview-dark');
  await page.setViewportSize({ width: 360, height: 740 });
  await camera.take('overview-phone');
  await camera.link('Payroll').click();
  await camera.active();
  await camera.take('sftp-account-phone');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1100, height: 700 });
  for (const [path, heading, name] of [
    ['/help', 'Help', 'help'],
    ['/help/certificates', /certificate/, 'help-certificates'],
    ['/help/ssh-keys', /SSH key/, 'help-ssh-keys'],
  ]) {
    await camera.go(path);
    await camera.heading(heading);
    if (name !== 'help') await page.getByRole('heading', { name: 'The rules' }).waitFor();
    await camera.take(name);
  }
}
