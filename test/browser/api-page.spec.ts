import { BrowserStage } from './browser-stage.js';
import type { Visitor } from './visitor.js';

describe('the page of the API, in a browser', () => {
  const stage = BrowserStage.forFile({ without: ['worker'] });
  let visitor: Visitor;

  beforeAll(async () => {
    visitor = await stage.come();
  });

  it('lets a change be tried, with the token of the session, and asks for nothing that the policy forbids', async () => {
    await visitor.signIn(/An Peeters/);
    const { page } = visitor;
    await page.goto(`${stage.product.url}/api/docs`);
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
