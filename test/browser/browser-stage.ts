import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { ProductOptions } from '../e2e/harness/product-processes.js';
import { startProduct, type Product } from '../e2e/harness/product.js';
import { launchChromium } from './chromium.js';
import { Visitor } from './visitor.js';

const PICTURES = 'test-results/browser';

declare global {
  /** Called by this project's test environment. */
  var onStoryFailure: ((story: string) => Promise<void>) | undefined;
}

/** A product and a browser for the tests of one file; both end with it, and so does everybody who came. */
export class BrowserStage {
  private readonly visitors: Visitor[] = [];
  private running: { readonly product: Product; readonly browser: Browser } | undefined;

  /** To be called where tests are described. */
  static forFile(options: ProductOptions = {}): BrowserStage {
    const stage = new BrowserStage();
    globalThis.onStoryFailure = (story) => stage.tellWhatIsSeen(story);
    beforeAll(async () => {
      const [product, browser] = await Promise.all([startProduct(options), launchChromium()]);
      stage.running = { product, browser };
    });
    afterAll(async () => {
      for (const visitor of stage.visitors) await visitor.leave();
      await stage.running?.browser.close();
      await stage.running?.product.stop();
    });
    return stage;
  }

  get product(): Product {
    return this.started().product;
  }

  /** Somebody new, with a browser of their own; they leave at the end of the file. */
  async come(options: BrowserContextOptions = {}): Promise<Visitor> {
    const { product, browser } = this.started();
    const visitor = await Visitor.come(browser, product.url, options);
    this.visitors.push(visitor);
    return visitor;
  }

  /** What a failed story's people have before them: as text at once, and as pictures beside the tests' results. */
  private async tellWhatIsSeen(story: string): Promise<void> {
    const targets = await this.product.sql(
      `select name, gateway, state, attempts, state_since from account join provisioning_target on account_id = account.id
       order by state_since desc limit 5`,
    );
    console.log(story, targets);
    for (const [index, visitor] of this.visitors.entries())
      console.log(
        await visitor.whatIsSeen(join(PICTURES, `${story.replaceAll(/\W+/g, '-').slice(0, 80)}-${index}.png`)),
      );
  }

  private started(): { readonly product: Product; readonly browser: Browser } {
    if (!this.running) throw new Error('the product did not start');
    return this.running;
  }
}
