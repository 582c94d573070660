import { statSync } from 'node:fs';
import type { Response } from 'playwright-core';
import { giveContact } from '../e2e/harness/sftp-account.js';
import { LANGUAGES } from '../../src/platform/i18n/language.js';
import { BrowserStage } from './browser-stage.js';
import { REGIONS, WORDS } from './words.js';

/** Compressed bytes of script that the first view may take. */
const FIRST_VIEW_BYTES = 150 * 1024;

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 800 };

/** What holds for every page: its language, its size, its weight. */
describe('pages, in a browser', () => {
  const stage = BrowserStage.forFile();

  beforeAll(async () => {
    // In no language that a browser here asks for first.
    await giveContact(await stage.product.signIn('access-manager'), { language: 'nl' });
  });

  describe.each(LANGUAGES)('in %s', (language) => {
    const words = WORDS[language];

    it('speak one language, on a phone and on a desk, for everybody', async () => {
      const visitor = await stage.come({ locale: REGIONS[language] });
      const { page } = visitor;
      await page.goto(stage.product.url);
      await page.getByRole('link', { name: words.session.signIn }).waitFor();
      expect(await page.evaluate<string>('document.documentElement.lang')).toBe(language);
      // Chosen, so that the contact's does not take over.
      await page.getByRole('banner').getByRole('combobox').selectOption(language);
      await visitor.signIn(/An Peeters/, words.session.signIn);
      await page.getByRole('heading', { name: words.overview.title }).waitFor();
      for (const size of [PHONE, DESK]) {
        await page.setViewportSize(size);
        for (const path of [
          '/',
          '/contact',
          '/files/new',
          '/web-services/new',
          '/help',
          '/help/certificates',
          '/nowhere',
        ]) {
          await page.goto(`${stage.product.url}${path}`);
          await page.getByRole('heading', { level: 1 }).waitFor();
          const text = await page.locator('body').innerText();
          expect([path, text.match(/\{\{|\b[a-z]+\.[a-z]+[A-Z]\w*\b/g)]).toEqual([path, null]);
          expect([path, size.width, await visitor.overhang()]).toEqual([path, size.width, expect.any(Number)]);
          expect(await visitor.overhang()).toBeLessThanOrEqual(0);
        }
      }
      await page.goto(stage.product.url);
      await page.getByRole('link', { name: words.frame.help, exact: true }).waitFor();
      await page.getByRole('link', { name: words.overview.addFile }).waitFor();
      expect(visitor.complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
    });
  });

  it('weigh little at first sight, and stay where they are', async () => {
    const visitor = await stage.come({ viewport: DESK });
    const { page } = visitor;
    await visitor.signIn(/An Peeters/);
    await page.getByRole('heading', { name: 'Overzicht van uw kanalen' }).waitFor();
    const answers: Response[] = [];
    page.on('response', (response) => answers.push(response));
    const context = page.context();
    const client = await context.newCDPSession(page);
    await client.send('Network.setCacheDisabled', { cacheDisabled: true });
    await page.addInitScript(
      'window.moved = 0; new PerformanceObserver((list) => { for (const each of list.getEntries()) window.moved += each.value; }).observe({ type: "layout-shift", buffered: true });',
    );
    await page.reload();
    await page.getByText('Er is geen FTP- of SFTP-account aangemaakt.').waitFor();
    const scripts = answers.filter((response) => /\/assets\/.*\.js$/.test(response.url()));
    // Browsers take brotli over TLS only, as people do; here they are given gzip.
    const bytes = scripts.reduce(
      (sum, script) => sum + statSync(`dist/web${new URL(script.url()).pathname}.br`).size,
      0,
    );
    expect(scripts.every((script) => script.headers()['content-encoding'])).toBe(true);
    console.log(
      `The first view takes ${Math.round(bytes / 1024)} KiB of compressed script in ${scripts.length} files.`,
    );
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(FIRST_VIEW_BYTES);
    expect(await page.evaluate<number>('window.moved')).toBeLessThan(0.01);
  });
});
