import type { Page } from 'playwright-core';

// As text: the types of the browser's own objects stay out of a project that runs in Node.

/** When all of some elements are there; from a press to the frame that shows the first change; how far things moved by themselves. */
const WATCH = `(() => {
  window.moved = 0;
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) if (!each.hadRecentInput) window.moved += each.value;
  }).observe({ type: 'layout-shift', buffered: true });
  window.usable = (selectors) => new Promise((resolve) => {
    const look = () => {
      if (selectors.every((selector) => document.querySelector(selector))) resolve(performance.now());
      else requestAnimationFrame(look);
    };
    look();
  });
  window.answered = () => new Promise((resolve) => {
    let began;
    addEventListener('pointerdown', () => { began = performance.now(); }, { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (began === undefined) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
})()`;

/** To be called before the first page is opened. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(WATCH);
}

/** Opens a page with nothing in the cache and resolves with the milliseconds until all of these are there and can be used. */
export async function timeToUse(page: Page, url: string, selectors: readonly string[]): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' });
  return page.evaluate<number>(`window.usable(${JSON.stringify(selectors)})`);
}

/** Milliseconds from the press to the first thing that people see of it. */
export async function timeToAnswer(page: Page, press: () => Promise<void>): Promise<number> {
  const answered = page.evaluate<number>('window.answered()');
  await press();
  return answered;
}

/** Cumulative layout shift since the page was opened. */
export async function moved(page: Page): Promise<number> {
  return page.evaluate<number>('window.moved');
}
