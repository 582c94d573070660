import type { Page } from 'playwright-core';

/** From the page's button over the sandbox's identity provider back to the product. */
export async function signInAt(page: Page, url: string, name: RegExp, button: string): Promise<void> {
  await page.getByRole('link', { name: button }).click();
  await page.waitForURL(/^http:\/\/localhost:/);
  await page.getByRole('button', { name }).click();
  await page.waitForURL(`${url}/**`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}
