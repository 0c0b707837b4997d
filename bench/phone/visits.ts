import type { Page } from 'playwright-core';

/** A household that was visited before, or one that was never. */
export type Way = 'known' | 'fresh';

/** Chooses a household on the visit's form, from home. */
async function chooseDoor(page: Page, way: Way): Promise<void> {
  await page.getByRole('link', { name: '走访', exact: true }).tap();
  if (way === 'fresh') return page.getByRole('button', { name: /^\+ / }).first().tap();
  // the doors lie longest not visited first
  await page.locator('.door').first().tap();
}

/** So long a thumb takes from one key to the next. */
const THUMB = 600;

/** Notes a visit from home, until home is there again. */
export async function note(page: Page, way: Way): Promise<void> {
  await chooseDoor(page, way);
  await page.waitForTimeout(THUMB);
  await page.getByRole('button', { name: '保存' }).tap();
  await page.getByRole('heading', { name: '今天' }).waitFor();
}
