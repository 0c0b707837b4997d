import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { addMonths, dayOf, instant, monthOf } from '../src/domain/calendar/utc8.ts';
import { openBrowser } from './journeys/support/browser.ts';

const [, , address, password, admin] = process.argv;
const TOWNSHIP = '341622101';
const STORY = '341622101210';
const FOLDER = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const lastMonth = addMonths(monthOf(dayOf(instant(Date.now()))), -1);

type Language = 'zh' | 'en';

/** The rooms of docs/desk.md: by whom, and where. */
const rooms: [name: string, badge: string, at: string][] = [
  ['coverage', 'demo.bureau', `coverage?area=${TOWNSHIP}`],
  ['village', 'demo.station', `village/${STORY}`],
  ['scorecards', 'demo.bureau', `scorecards?area=${TOWNSHIP}&month=${lastMonth}`],
  ['department', 'demo.unit', 'department'],
  ['postings', 'demo.bureau', `postings?area=${TOWNSHIP}`],
  ['stations', 'demo.bureau', `stations?area=${TOWNSHIP}`],
  ['absences', 'demo.bureau', 'absences'],
  ['policies', 'demo.bureau', 'policies'],
  ['reports', 'demo.bureau', `reports?area=${TOWNSHIP}&month=${lastMonth}`],
  ['numbers', 'demo.station', 'numbers'],
  ['audit', 'demo.auditor', 'audit'],
  ['accounts', 'admin', 'accounts'],
  ['settings', 'admin', 'settings'],
];

/** The screens of docs/phone.md. */
const screens: [name: string, at: string][] = [
  ['today', ''],
  ['village', `village/${STORY}`],
  ['note', 'note'],
  ['visit', `note/visit?village=${STORY}`],
  ['dispute', `note/dispute?village=${STORY}`],
  ['incident', `note/incident?village=${STORY}`],
  ['month', 'month'],
  ['journal', `village/${STORY}/journal`],
  ['inbox', 'inbox'],
  ['outbox', 'outbox'],
  ['settings', 'settings'],
];

const words = {
  zh: { badge: '警号', password: '密码', signIn: '登录', pin: 'PIN码', again: '再输一次', begin: '开始使用' },
  en: {
    badge: 'Badge number',
    password: 'Password',
    signIn: 'Sign in',
    pin: 'PIN',
    again: 'The same again',
    begin: 'Start',
  },
} as const;

async function signIn(page: Page, language: Language, badge: string): Promise<void> {
  const say = words[language];
  await page.getByLabel(say.badge).fill(badge);
  await page.getByLabel(say.password, { exact: true }).fill((badge === 'admin' ? admin : password) ?? '');
  await page.getByRole('button', { name: say.signIn, exact: true }).click();
}

/** Once nothing is on its way and what moves has come to rest. */
async function keep(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${FOLDER}${name}.png`, animations: 'disabled' });
  process.stdout.write(`${name}\n`);
}

const opened = async (browser: Browser, language: Language, options: BrowserContextOptions): Promise<Page> => {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  return (await browser.newContext({ ...options, locale, ...(address && { baseURL: address }) })).newPage();
};

async function desk(browser: Browser, language: Language): Promise<void> {
  for (const badge of new Set(rooms.map(([, who]) => who))) {
    const page = await opened(browser, language, { viewport: { width: 1440, height: 900 } });
    await page.goto('/desk/');
    await signIn(page, language, badge);
    await page.getByRole('navigation').first().waitFor();
    for (const [name, who, at] of rooms) {
      if (who !== badge) continue;
      await page.goto(`/desk/${at}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await keep(page, `${name}-${language}`);
    }
    await page.context().close();
  }
}

async function phone(browser: Browser, language: Language): Promise<void> {
  const say = words[language];
  const page = await opened(browser, language, {
    ...{ viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 2 },
  });
  await page.goto('/phone/');
  await signIn(page, language, 'DEMO0084');
  await page.getByLabel(say.pin, { exact: true }).fill('314159');
  await page.getByLabel(say.again).fill('314159');
  await page.getByRole('button', { name: say.begin }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  for (const [name, at] of screens) {
    // within the page: a page loaded anew asks for the PIN
    await page.evaluate(`history.pushState({}, '', '/phone/${at}'); dispatchEvent(new PopStateEvent('popstate'))`);
    await keep(page, `phone-${name}-${language}`);
  }
  await page.context().close();
}

if (!address || !password || !admin) {
  process.stderr.write('npm run gallery -- <address of a filled demonstration> <its password> <that of admin>\n');
  process.exit(2);
}
const browser = await openBrowser();
for (const language of ['zh', 'en'] as const) {
  await phone(browser, language);
  await desk(browser, language);
}
await browser.close();
