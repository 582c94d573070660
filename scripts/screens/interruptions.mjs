import { Camera } from './camera.mjs';

const MINUTE = 60_000;

/** What people meet when something ends, breaks or is not there. `camera`: of somebody who is signed in. */
export async function takeInterruptions(camera, browser) {
  const { page } = camera;
  const context = page.context();
  await camera.go('/web-services/made-up');
  await camera.heading('This page does not exist');
  await camera.take('no-such-account');
  await camera.go('/nowhere');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await camera.take('no-such-page');

  await camera.go('/contact');
  await camera.field('Name').fill('An P.');
  await context.setOffline(true);
  await camera.text('You are offline');
  await camera.button('Confirm').click();
  await camera.text('ChaMan cannot be reached');
  await camera.take('offline');
  await context.setOffline(false);

  await page.route('**/api/v1/ftp-sftp-accounts/*', (route) => route.abort());
  await camera.go('/');
  await camera.link('Payroll').click();
  await camera.heading('This page cannot be shown right now');
  await camera.take('unreachable');
  await page.unroute('**/api/v1/ftp-sftp-accounts/*');

  await page.clock.install();
  await camera.go('/contact');
  await camera.field('Name').fill('An P.');
  await page.clock.fastForward(26 * MINUTE);
  await camera.text('Your session ends soon');
  await camera.take('session-ends');
  await context.clearCookies();
  await camera.button('Confirm').click();
  await camera.text('Your session has ended');
  await camera.take('session-ended');

  for (const [person, heading, name] of [
    [/Dirk Maes/, 'Error 403 - No access', 'no-access'],
    [/Ines Dupont/, 'Error 403 - No access', 'no-organisation'],
    [/Hans Wouters/, 'Choose an organisation', 'choose-organisation'],
  ]) {
    const other = await Camera.open(browser, camera.product, camera.folder);
    await other.signIn(person, heading);
    await other.take(name);
    if (name === 'choose-organisation') await takeSwitch(other);
    await other.page.context().close();
  }
}

async function takeSwitch(camera) {
  await camera.page.getByRole('button', { name: /social secretariat/i }).click();
  await camera.heading('Contact details');
  await camera.button('Switch').click();
  await camera.takeDialog('dialog-organisation');
}
