import { mkdir, writeFile } from 'node:fs/promises';

const SIZE = { width: 1100, height: 700 };
/** Longer pages are shown to here. */
const LONGEST = 3200;

/** One person's browser, whose pictures go into a folder; WebP, which is a third of what PNG takes. */
export class Camera {
  constructor(page, product, folder) {
    this.page = page;
    this.product = product;
    this.folder = folder;
  }

  static async open(browser, product, folder, options = {}) {
    await mkdir(folder, { recursive: true });
    const context = await browser.newContext({ viewport: SIZE, locale: 'en-GB', ...options });
    return new Camera(await context.newPage(), product, folder);
  }

  /** The whole page, or what the window shows of it. */
  async take(name, { whole = true } = {}) {
    await this.page.evaluate('document.fonts.ready');
    const { width, height } = this.page.viewportSize();
    if (whole) await this.page.evaluate('scrollTo(0, 0)');
    const full = await this.page.evaluate('document.documentElement.scrollHeight');
    // Nothing that stays on top of a scrolled page: the window becomes as high as the picture.
    if (whole) await this.page.setViewportSize({ width, height: Math.min(Math.max(full, 400), LONGEST) });
    const client = await this.page.context().newCDPSession(this.page);
    const { data } = await client.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
    await client.detach();
    await writeFile(`${this.folder}${name}.webp`, Buffer.from(data, 'base64'));
    await this.page.setViewportSize({ width, height });
  }

  /** What the window shows, and closes the dialog that stands there. */
  async takeDialog(name) {
    await this.page.locator('[role=dialog], [role=alertdialog]').waitFor();
    await this.take(name, { whole: false });
    await this.page.keyboard.press('Escape');
    await this.page.locator('[role=dialog], [role=alertdialog]').waitFor({ state: 'detached' });
  }

  async signIn(name, heading) {
    await this.go('/');
    await this.page.getByRole('link', { name: 'Sign in' }).click();
    await this.page.getByRole('button', { name }).click();
    await this.heading(heading);
  }

  async go(path) {
    await this.page.goto(`${this.product}${path}`);
  }

  heading(name) {
    return this.page.getByRole('heading', { name, level: 1 }).waitFor();
  }

  text(text) {
    return this.page.getByText(text).first().waitFor();
  }

  active() {
    return this.page.getByRole('status').getByText('Active', { exact: true }).waitFor();
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  field(name) {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  link(name) {
    return this.page.getByRole('link', { name, exact: true });
  }

  async choose(button, file) {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.button(button).click()]);
    await chooser.setFiles(file);
  }
}
