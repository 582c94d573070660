// Takes the pictures of every page anew, from a running `npm start` with fresh data: node scripts/screens.mjs
// The data folder is .data, or what CHAMAN_DATA_DIR names.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { Camera } from './screens/camera.mjs';
import { takeCustomer } from './screens/customer.mjs';
import { takeInterruptions } from './screens/interruptions.mjs';
import { takeOperations } from './screens/operations.mjs';

const dataDir = process.env.CHAMAN_DATA_DIR ?? '.data';
const { urls, ports } = JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8'));
const executablePath =
  process.env.CHAMAN_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const folder = new URL('../docs/screens/', import.meta.url).pathname;
const credentials = mkdtempSync(join(tmpdir(), 'chaman-screens-'));
const makeCredentials = (name, directory) =>
  execFileSync(process.execPath, [
    'dist/sandbox/make-credentials.js',
    ...['--name', name, '--organisation', 'APK Recycling', '--directory', directory, '--data', dataDir],
  ]);
/** The next account that the authorization server is asked for is refused. */
const refuseNextClient = () =>
  fetch(`http://127.0.0.1:${ports.authorizationServer}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ mode: 'fail', method: 'POST', path: '/admin', status: 400, times: 1 }),
  });

const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
try {
  makeCredentials('An Peeters', credentials);
  makeCredentials('An Peeters 2027', join(credentials, 'second'));
  const camera = await Camera.open(browser, urls.product, folder);
  await takeCustomer(camera, credentials);
  await takeInterruptions(camera, browser);
  await takeOperations(browser, { product: urls.product, folder, credentials, refuseNextClient });
} finally {
  await browser.close();
  rmSync(credentials, { recursive: true, force: true });
}
