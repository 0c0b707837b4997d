import type { Browser, BrowserContext, Page } from 'playwright-core';
import { kept, signInFirst } from '../../tests/journeys/support/signingIn.ts';
import { PASSWORD, type Phone } from '../system.ts';

/** How much slower than this machine a phone of the middle is. */
export const SLOWER = 4;

/** What pages note of themselves, and what of the browser's window is read for it. */
export interface Noting {
  performance: { now: () => number };
  tapped: number;
  typed: number;
  /** When something was first to be seen, by its name, in milliseconds since the page was opened. */
  shown: Record<string, number>;
  /** What became of each transaction that saved something. */
  saved: { pressed: number; done: number }[];
}

/** The first picture in which something is: the frame after it came into the page. */
const watch = `(() => {
  const named = ${JSON.stringify({
    closed: 'main.alone input',
    pin: 'input[autocomplete=off]',
    home: '.quick a',
    month: '.card .figures li',
    kept: '.bar.waiting',
    noted: '.noted p',
  })};
  Object.assign(window, { tapped: 0, typed: 0, shown: {}, saved: [] });
  addEventListener('pointerdown', () => { tapped += 1; }, true);
  addEventListener('keydown', () => { typed += 1; }, true);
  new MutationObserver(() => {
    for (const [name, selector] of Object.entries(named)) {
      if (name in shown || !document.querySelector(selector)) continue;
      shown[name] = Infinity;
      requestAnimationFrame(() => requestAnimationFrame(() => { shown[name] = performance.now(); }));
    }
  }).observe(document, { childList: true, subtree: true });
  let pressed = 0;
  addEventListener('click', ({ target, timeStamp }) => {
    if (target.closest && target.closest('.save button')) pressed = timeStamp;
  }, true);
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const begun = transaction.call(this, stores, mode, options);
    if (mode === 'readwrite' && [...begun.objectStoreNames].includes('outbox') && pressed > 0) {
      const one = { pressed };
      begun.addEventListener('complete', () => saved.push({ ...one, done: performance.now() }));
    }
    return begun;
  };
})();`;

/** A phone before an address: 390 px, by touch, in Chinese. */
export async function newPhone(browser: Browser, address: string): Promise<BrowserContext> {
  const look = { locale: 'zh-CN', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const context = await browser.newContext({ baseURL: address, ...look });
  await context.addInitScript(watch);
  return context;
}

/** A page whose processor is as slow as a phone's. */
export async function slowPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return page;
}

/** Waits until something was to be seen, and says when. */
export async function shownAt(page: Page, name: string): Promise<number> {
  const found = await page.waitForFunction(
    (what) => {
      const at = (globalThis as unknown as Noting).shown?.[what];
      return at !== undefined && at < Infinity ? at : 0;
    },
    name,
    { polling: 50, timeout: 120_000 },
  );
  return found.jsonValue();
}

export const nowIn = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as Noting).performance.now());

/** A phone that has been in use for a while, with its first home screen. */
export async function inUse(context: BrowserContext, { badge }: Phone): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/phone/');
  await kept(page);
  await signInFirst(page, { badge, password: PASSWORD });
  await shownAt(page, 'month');
  return page;
}
