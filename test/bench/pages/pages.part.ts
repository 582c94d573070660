import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startEnvironment } from '../../../sandbox/environment.js';
import { ProductProcess } from '../../../sandbox/environment/product-process.js';
import { launchChromium } from '../../browser/chromium.js';
import { signInAt } from '../../browser/sign-in-at.js';
import type { BenchPart, Comparison } from '../measure/comparison.js';
import { spreadOf } from '../measure/spread.js';
import { inTurns } from '../measure/turns.js';
import { BarePage } from './bare-page.js';
import { moved, timeToAnswer, timeToUse, watch } from './moments.js';

const VIEWS = 15;
const PRESSES = 15;
const WARM_UP = 3;
const BARE = 'a bare page with one button, same browser';

/** Runs with the product's API and nothing of the worker: pages are looked at, nothing is provisioned. */
async function withProduct<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), 'chaman-bench-pages-'));
  const environment = await startEnvironment({ dataDir });
  let api: ProductProcess | undefined;
  try {
    await ProductProcess.spawn('migrate', environment.migrationEnvironment, join(dataDir, 'migrate.log')).finished();
    api = await ProductProcess.spawn('api', environment.apiEnvironment, join(dataDir, 'api.log')).ready();
    return await work(environment.productUrl);
  } finally {
    await api?.stop();
    await environment.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function signedIn(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ locale: 'en-GB' });
  await watch(page);
  await page.goto(url);
  await signInAt(page, url, /An Peeters/, 'Sign in');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('An Peeters');
  await page.getByRole('textbox', { name: 'Phone number' }).fill('0470 12 34 56');
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('an@people.example');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.locator('a[href="/files/new"]').waitFor();
  const client = await page.context().newCDPSession(page);
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  return page;
}

/** What people press most, each from the page on which it stands; and back. */
function actions(page: Page): Readonly<Record<string, { readonly on: string; readonly press: () => Promise<void> }>> {
  const link = (name: string) => () => page.getByRole('link', { name, exact: true }).first().click();
  const button = (name: string) => () => page.getByRole('button', { name, exact: true }).click();
  return {
    'open another page': { on: '/', press: link('Help') },
    'open a form': { on: '/', press: link('Update') },
    'confirm a form': { on: '/contact', press: button('Confirm') },
    'confirm one with faults': { on: '/files/new', press: button('Confirm') },
    'choose a permission': {
      on: '/files/new',
      press: () => page.locator('label:has(input[type=checkbox])').first().click(),
    },
  };
}

async function measure(url: string, bareUrl: string, browser: Browser): Promise<readonly Comparison[]> {
  const page = await signedIn(browser, url);
  const bare = await browser.newPage();
  await watch(bare);
  const shifts: number[] = [];
  const view = async () => {
    const time = await timeToUse(page, url, ['main h1', 'a[href="/files/new"]', 'a[href="/web-services/new"]']);
    await page.waitForLoadState('networkidle');
    shifts.push(await moved(page));
    return time;
  };
  const bareView = () => timeToUse(bare, bareUrl, ['h1', 'button']);
  for (let turn = 0; turn < WARM_UP; turn += 1) await Promise.all([view(), bareView()]);
  const comparisons: Comparison[] = [
    {
      what: 'from the address to the overview, ready for use; nothing cached',
      unit: 'ms',
      ...(await inTurns(VIEWS, view, bareView)),
      baselineIs: BARE,
      goal: { atMost: 1000, of: 'figure' },
    },
    {
      what: 'things that move by themselves (CLS)',
      unit: '',
      figure: spreadOf(shifts),
      goal: { atMost: 0.01, of: 'figure' },
    },
  ];
  const press = () => timeToAnswer(bare, () => bare.getByRole('button').click());
  for (const [what, action] of Object.entries(actions(page))) {
    const ours = async () => {
      await page.goto(url + action.on, { waitUntil: 'networkidle' });
      return timeToAnswer(page, action.press);
    };
    await ours();
    comparisons.push({
      what: `from the press to the first answer: ${what}`,
      unit: 'ms',
      ...(await inTurns(PRESSES, ours, press)),
      baselineIs: BARE,
      goal: { atMost: 100, of: 'figure' },
    });
  }
  return comparisons;
}

export const pages: BenchPart = {
  name: 'pages',
  about: 'how soon a page can be used and answers, in a browser, against a bare page',
  run: async (tell) => {
    let browser: Browser;
    try {
      browser = await launchChromium();
    } catch (error) {
      tell(`skipped: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
    const barePage = new BarePage();
    try {
      const bareUrl = await barePage.start();
      return await withProduct((url) => measure(url, bareUrl, browser));
    } finally {
      await browser.close();
      await barePage.stop();
    }
  },
};
