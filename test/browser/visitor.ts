import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { signInAt } from './sign-in-at.js';

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

const LOOK_MS = 5_000;
const SEEN_CHARACTERS = 4_000;

/** Somebody with a browser of their own. What the browser complains of is kept, and so is what it asks elsewhere. */
export class Visitor {
  readonly complaints: string[] = [];
  /** Everything that the browser's console told. */
  private readonly said: string[] = [];

  private constructor(
    private readonly url: string,
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly folder: string,
  ) {
    page.on('console', (message) => {
      this.said.push(message.text());
      if (/Content Security Policy|Uncaught|Warning:/i.test(message.text())) this.complaints.push(message.text());
    });
    // Somebody listens from the beginning: asked for only with a key press, the choice of files may open before it is watched.
    page.on('filechooser', () => undefined);
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('request', (request) => {
      const { hostname } = new URL(request.url());
      if (!['127.0.0.1', 'localhost'].includes(hostname)) this.complaints.push(`asked ${request.url()}`);
    });
  }

  static async come(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await browser.newContext({ locale: 'nl-BE', ...options });
    return new Visitor(url, context, await context.newPage(), await mkdtemp(join(tmpdir(), 'chaman-visitor-')));
  }

  /** Signs in by the page's own button, at the identity provider, and is back. */
  async signIn(name: RegExp, button = 'Aanmelden'): Promise<void> {
    await this.page.goto(this.url);
    await signInAt(this.page, this.url, name, button);
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Resolves once the account on the page is in this state. */
  async untilState(state: string): Promise<void> {
    await this.page.getByRole('status').getByText(state, { exact: true }).waitFor();
  }

  /** A file on this person's disk. */
  async file(name: string, content: string | Uint8Array): Promise<string> {
    const path = join(this.folder, name);
    await writeFile(path, content);
    return path;
  }

  /** Presses a button that opens the browser's choice of files, and chooses. */
  async choose(button: string, path: string): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.page.getByRole('button', { name: button }).click(),
    ]);
    await chooser.setFiles(path);
  }

  /** What axe finds wrong by WCAG 2.2 AA and good practice, in the light and in the dark theme. */
  async faultsOfAccess(): Promise<readonly string[]> {
    const faults: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await this.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await this.page.evaluate(axe.source);
      const { violations } = await this.page.evaluate<AxeResult>('axe.run()');
      for (const { id, help, nodes } of violations)
        faults.push(`${colorScheme}: ${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
    }
    await this.page.emulateMedia({ colorScheme: 'light' });
    return faults;
  }

  /** What stands on paper when the page is printed by this button. */
  async printed(button: string): Promise<string> {
    await this.page.evaluate('window.print = () => { window.prints = (window.prints ?? 0) + 1; }');
    await this.button(button).click();
    await this.page.waitForFunction('window.prints === 1');
    await this.page.emulateMedia({ media: 'print' });
    const text = await this.page.locator('body').innerText();
    await this.page.emulateMedia({ media: 'screen' });
    return text;
  }

  /** Where they are, where the keyboard is, what the page says and what the browser said of it, for whoever mends a story. */
  async whatIsSeen(picture: string): Promise<string> {
    if (this.page.isClosed()) return 'The page is closed.';
    await this.page.screenshot({ path: picture, timeout: LOOK_MS }).catch(() => undefined);
    const focus = await this.page.evaluate<string>('document.activeElement?.outerHTML.slice(0, 300)').catch(String);
    const seen = await this.page.locator('body').ariaSnapshot({ timeout: LOOK_MS }).catch(String);
    return [this.page.url(), picture, focus, seen.slice(0, SEEN_CHARACTERS), ...this.said.slice(-20)].join('\n');
  }

  /** Pixels that the page is wider than the window: people would have to scroll sideways. */
  async overhang(): Promise<number> {
    // As text: the types of the browser's own objects stay out of a project that runs in Node.
    return this.page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  }

  /** Closes the browser; nothing more to do where they have left already. */
  async leave(): Promise<void> {
    await this.context.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
