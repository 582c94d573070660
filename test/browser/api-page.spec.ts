import type { Browser } from 'playwright-core';
import { startProduct, type Product } from '../e2e/harness/product.js';
import { launchChromium } from './chromium.js';
import { Visitor } from './visitor.js';

describe('the page of the API, in a browser', () => {
  let product: Product;
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct({ without: ['worker'] }), launchChromium()]);
    visitor = await Visitor.come(browser, product.url);
  });
  afterAll(async () => {
    await visitor?.leave();
    await browser?.close();
    await product?.stop();
  });

  it('lets a change be tried, with the token of the session, and asks for nothing that the policy forbids', async () => {
    await visitor.signIn(/An Peeters/);
    const { page } = visitor;
    await page.goto(`${product.url}/api/docs`);
    const operation = page.locator('#operations-Contact_details-contactConfirm');
    await operation.locator('.opblock-summary-control').click();
    await operation.getByRole('button', { name: 'Try it out' }).click();
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'PUT'),
      operation.getByRole('button', { name: 'Execute' }).click(),
    ]);
    expect(answer.request().headers()['x-csrf-token']).toMatch(/^[\w-]{43}$/);
    expect(answer.status()).toBe(200);
    expect(visitor.complaints).toEqual([]);
  });
});
