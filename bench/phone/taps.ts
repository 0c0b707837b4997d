import type { Browser, Page } from 'playwright-core';
import { note, type Way } from './visits.ts';
import { phoneIn, type System } from '../system.ts';
import { inUse, newPhone, type Noting, shownAt } from './screen.ts';

/** Taps and keys from home until the visit was noted. */
export interface Taps {
  taps: number;
  keys: number;
}

/** A visit to a household never visited, then to the same again, as a thumb makes it at 390 px. */
export async function countTaps(
  system: System,
  browser: Browser,
  village: string,
): Promise<Record<'fresh' | 'known', Taps>> {
  const context = await newPhone(browser, system.address);
  try {
    const page = await inUse(context, await phoneIn(system, 'bench.taps', [village]));
    return { fresh: await counted(page, 'fresh'), known: await counted(page, 'known') };
  } finally {
    await context.close();
  }
}

async function counted(page: Page, way: Way): Promise<Taps> {
  await page.evaluate(() => {
    const noting = globalThis as unknown as Noting;
    Object.assign(noting, { tapped: 0, typed: 0, shown: { month: noting.shown['month'] } });
  });
  await note(page, way);
  await shownAt(page, 'noted');
  return page.evaluate(() => {
    const { tapped, typed } = globalThis as unknown as Noting;
    return { taps: tapped, keys: typed };
  });
}
