import type { Page } from 'playwright-core';

/** Of every phone here. */
export const PIN = '314159';

/** Who signs in by hand. */
interface Signing {
  badge: string;
  password: string;
}

/** Signs in on a phone nobody had before, and chooses a PIN. */
export async function signInFirst(page: Page, { badge, password }: Signing): Promise<void> {
  await page.getByLabel('警号').fill(badge);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByLabel('PIN码', { exact: true }).fill(PIN);
  await page.getByLabel('再输一次').fill(PIN);
  await page.getByRole('button', { name: '开始使用' }).click();
}

/** Waits until the page is kept on the phone, so that it opens without a network. */
export const kept = (page: Page): Promise<unknown> =>
  // as text: the types of the tests know nothing of a browser
  page.evaluate(`navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller
    ?? new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', () => resolve(true)))).then(Boolean)`);
