// Takes the README's pictures anew from a running `npm start`: node scripts/pictures.mjs [address of the product]
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const product = process.argv[2] ?? 'http://127.0.0.1:8080';
const executablePath =
  process.env.CHAMAN_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const folder = new URL('../docs/pictures/', import.meta.url).pathname;

const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
try {
  const context = await browser.newContext({ viewport: { width: 1000, height: 620 }, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(product);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.waitForURL(/localhost/);
  await page.screenshot({ path: `${folder}people.png` });
  await page.getByRole('button', { name: /Bruno Lambert/ }).click();
  await page.waitForURL(`${product}/**`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.screenshot({ path: `${folder}overview.png` });
  await page.goto(`${product}/api/docs`);
  await page.locator('.opblock').first().waitFor();
  await page.screenshot({ path: `${folder}api.png` });
} finally {
  await browser.close();
}
