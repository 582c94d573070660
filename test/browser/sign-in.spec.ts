import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startProduct, type Product } from '../e2e/harness/product.js';
import { launchChromium } from './chromium.js';

/** What only a real browser shows: cookies across sites, the content security policy, pages that people can use. */
describe('in a browser', () => {
  let product: Product;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
  beforeEach(async () => {
    context = await browser.newContext({ locale: 'nl-BE' });
    page = await context.newPage();
    complaints = [];
    page.on('console', (message) => {
      if (/Content Security Policy|Uncaught/i.test(message.text())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterEach(async () => {
    await context.close();
  });

  async function signIn(name: RegExp): Promise<void> {
    await page.goto(product.url);
    await page.getByRole('link', { name: 'Aanmelden' }).click();
    await page.waitForURL(/^http:\/\/localhost:/);
    await page.getByRole('button', { name }).click();
    await page.waitForURL(`${product.url}/`);
  }

  it('signs a person in across sites and shows who, for which organisation, in which role', async () => {
    await signIn(/An Peeters/);
    const text = await page.getByRole('main').innerText();
    expect(text).toContain('An Peeters');
    expect(text).toContain('APK Recycling');
    expect(text).toContain('Toegangsbeheerder');
    const [session, ...others] = (await context.cookies(product.url)).filter((cookie) => cookie.name === 'chaman');
    expect(others).toEqual([]);
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    expect(complaints).toEqual([]);
  });

  it('leads to the browsable API, where contact details can be given with that session', async () => {
    await signIn(/An Peeters/);
    await page.getByRole('link', { name: 'Kanalen beheren met de API' }).click();
    await page.locator('#operations-Contact_details-contactConfirm').click();
    await page.getByRole('button', { name: 'Try it out' }).click();
    await page
      .locator('#operations-Contact_details-contactConfirm textarea.body-param__text')
      .fill(
        JSON.stringify({ name: 'An Peeters', phoneNumber: '0470 12 34 56', email: 'an@example.be', language: 'nl' }),
      );
    const [response] = await Promise.all([
      page.waitForResponse((answer) => answer.url().endsWith('/api/v1/contact')),
      page.getByRole('button', { name: 'Execute' }).click(),
    ]);
    expect(response.status()).toBe(200);
    expect(await response.json()).toMatchObject({
      phoneNumber: '+32470123456',
      sender: { number: expect.stringMatching(/^\d{6}$/) as string },
    });
    expect(complaints).toEqual([]);
  });

  it('tells an ordinary user without the permission why there is no access, and whom to ask', async () => {
    await page.goto(product.url);
    await page.getByRole('link', { name: 'Aanmelden' }).click();
    await page.waitForURL(/^http:\/\/localhost:/);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url() === `${product.url}/`),
      page.getByRole('button', { name: /Dirk Maes/ }).click(),
    ]);
    expect(answer.status()).toBe(403);
    const text = await page.getByRole('main').innerText();
    expect(text).toContain('APK Recycling');
    expect(text).toContain('Toegangsbeheer');
  });

  it('signs out: the session is gone on both sides', async () => {
    await signIn(/An Peeters/);
    await page.getByRole('button', { name: 'Afmelden' }).click();
    await page.getByRole('link', { name: 'Aanmelden' }).waitFor();
    const status = await page.evaluate(async () => (await fetch('/api/v1/session')).status);
    expect(status).toBe(401);
  });

  it('fits on a phone without scrolling sideways', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await signIn(/An Peeters/);
    // As text: the types of the browser's own objects stay out of a project that runs in Node.
    const [inner, scroll] = await page.evaluate<[number, number]>(
      '[window.innerWidth, document.documentElement.scrollWidth]',
    );
    expect(scroll).toBeLessThanOrEqual(inner);
  });
});
