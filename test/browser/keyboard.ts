import type { Locator, Page } from 'playwright-core';

/** More stops than any page has. */
const STOPS = 120;

/**
 * What shows where the keyboard is: an outline around the element, or around what stands for it (a label around an input that
 * is not drawn). As text: the types of the browser's own objects stay out of a project that runs in Node.
 */
const SHOWN = `(() => {
  let element = document.activeElement;
  for (let level = 0; element && element !== document.body && level < 4; level += 1, element = element.parentElement) {
    const style = getComputedStyle(element);
    if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) return true;
  }
  return false;
})()`;

/** Somebody who has no mouse. */
export class Keyboard {
  /** Stops at which nothing showed where the keyboard was. */
  readonly unseen = new Set<string>();

  constructor(private readonly page: Page) {}

  /** Goes on from stop to stop until the keyboard is there. @throws when it never gets there */
  async to(target: Locator, { backwards = false } = {}): Promise<void> {
    for (let stops = 0; stops < STOPS; stops += 1) {
      if (await this.isAt(target)) return;
      await this.page.keyboard.press(backwards ? 'Shift+Tab' : 'Tab');
      await this.look();
    }
    throw new Error(`The keyboard does not get to ${target.toString()}`);
  }

  async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.to(target);
    await this.page.keyboard.press(key);
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.to(target);
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.type(text);
  }

  /** Opens the browser's choice of files, and chooses. */
  async choose(target: Locator, path: string): Promise<void> {
    await this.to(target);
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.page.keyboard.press('Enter')]);
    await chooser.setFiles(path);
  }

  /** Whether the keyboard is at this element, or at the input that it stands for. */
  async isAt(target: Locator): Promise<boolean> {
    const focus = this.page.locator(':focus');
    return (await target.and(focus).count()) + (await target.locator(focus).count()) > 0;
  }

  /** Resolves once the keyboard has been put there. */
  async untilAt(target: Locator): Promise<void> {
    await target.and(this.page.locator(':focus')).waitFor();
  }

  private async look(): Promise<void> {
    if (await this.page.evaluate<boolean>(SHOWN)) return;
    const where = await this.page.evaluate<string>('document.activeElement?.outerHTML.slice(0, 200) ?? ""');
    if (!where.startsWith('<body')) this.unseen.add(where);
  }
}
