import type { Page } from 'playwright-core';
import { openBrowser } from '../tests/journeys/support/browser.ts';
import type { System } from './system.ts';

/** How long the wall of a province takes in a real browser, in milliseconds. */
export interface Drawn {
  villages: number;
  /** From the answer's last byte to the first picture with cells on it. */
  answerToPicture: number;
  /** From opening the address, with the desk's files kept, to that picture. */
  openToPicture: number;
  /** From the End key on the first cell to the last village in focus. */
  toTheEnd: number;
}

/** What is read of the browser's window. */
interface Window {
  drawn?: number;
  document: { activeElement: { dataset: { cell?: string } } | null };
  performance: { getEntriesByType: (type: string) => { name: string; responseEnd: number }[] };
}

const ROUNDS = 5;

/** The first picture with cells: the frame after they are in the page. */
const watch = `new MutationObserver((_, seen) => {
  if (!document.querySelector('.cell')) return;
  seen.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => { window.drawn = performance.now(); }));
}).observe(document, { childList: true, subtree: true });`;

export async function drawWall(system: System): Promise<Drawn> {
  const browser = await openBrowser({ timed: true });
  try {
    const headers = { authorization: `Bearer ${system.bureau}` };
    const context = await browser.newContext({ baseURL: system.address, extraHTTPHeaders: headers });
    await context.addInitScript(watch);
    const page = await context.newPage();
    // the first fills the browser's cache
    await drawOnce(page);
    const rounds: Drawn[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await drawOnce(page));
    const median = (of: (one: Drawn) => number): number =>
      Math.round(rounds.map(of).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0);
    return {
      villages: rounds[0]?.villages ?? 0,
      answerToPicture: median((one) => one.answerToPicture),
      openToPicture: median((one) => one.openToPicture),
      toTheEnd: median((one) => one.toTheEnd),
    };
  } finally {
    await browser.close();
  }
}

async function drawOnce(page: Page): Promise<Drawn> {
  await page.goto('/desk/coverage?area=34');
  await page.waitForFunction(() => (globalThis as unknown as Window).drawn);
  const { drawn, answered } = await page.evaluate(() => {
    const { drawn: at = 0, performance: times } = globalThis as unknown as Window;
    const wall = times.getEntriesByType('resource').find(({ name }) => name.includes('/coverage/wall'));
    return { drawn: at, answered: wall?.responseEnd ?? 0 };
  });
  const started = performance.now();
  await page.locator('[data-cell="0"]').press('End');
  const last = await page.waitForFunction(() => {
    const { document } = globalThis as unknown as Window;
    const cell = Number(document.activeElement?.dataset.cell ?? 0);
    return cell > 10_000 ? cell : 0;
  });
  const toTheEnd = performance.now() - started;
  const villages = (await last.jsonValue()) + 1;
  return { villages, answerToPicture: drawn - answered, openToPicture: drawn, toTheEnd };
}
