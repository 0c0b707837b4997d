import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { addMonths, dayOf, instant, monthOf } from '../src/domain/calendar/utc8.ts';
import { kinds } from '../src/domain/journal/registry.ts';
import { openBrowser } from './journeys/support/browser.ts';

const [, , address, password, admin] = process.argv;
const TOWNSHIP = '341622101';
const STORY = '341622101210';
const FOLDER = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const PIN = '314159';
const SAID = {
  zh: { place: '渡口', what: '拖拉机侧翻' },
  en: { place: 'the ferry', what: 'a tractor turned over' },
};
const lastMonth = addMonths(monthOf(dayOf(instant(Date.now()))), -1);
/** On the first of a month its diary is empty. */
const diary = `month?month=${monthOf(dayOf(instant(Date.now() - 86_400_000)))}`;

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

/** The screens of docs/phone.md; `press`: what is pressed there to come to them. */
const screens: [name: string, at: string, press?: string][] = [
  ['today', ''],
  ['village', `village/${STORY}`],
  ['note', 'note'],
  ['visit', `note/visit?village=${STORY}`],
  ['dispute', `note/dispute?village=${STORY}`],
  ['incident', `note/incident?village=${STORY}`],
  ['case', '', '.lines a[href*="/case/"]'],
  ['month', diary],
  ['correction', diary, 'a[href*="/note/correction"]'],
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

/** Goes there within the page: a page loaded anew asks for the PIN. */
const goTo = (page: Page, at: string): Promise<unknown> =>
  page.evaluate(`history.pushState({}, '', '/phone/${at}'); dispatchEvent(new PopStateEvent('popstate'))`);

/** A phone in the hands of someone for the first time; `keeps`: with a picture of each step. */
async function firstUse(browser: Browser, language: Language, badge: string, keeps: boolean): Promise<Page> {
  const say = words[language];
  const page = await opened(browser, language, {
    ...{ viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 2 },
  });
  await page.goto('/phone/');
  if (keeps) await keep(page, `phone-sign-in-${language}`);
  await signIn(page, language, badge);
  await page.getByLabel(say.pin, { exact: true }).fill(PIN);
  if (keeps) await keep(page, `phone-pin-${language}`);
  await page.getByLabel(say.again).fill(PIN);
  await page.getByRole('button', { name: say.begin }).click();
  await page.locator('.ways').waitFor();
  return page;
}

async function phone(browser: Browser, language: Language): Promise<void> {
  const page = await firstUse(browser, language, 'DEMO0084', true);
  // both villages lie on the phone
  await page.locator('.card .figures').nth(1).waitFor();
  await page.waitForLoadState('networkidle');
  for (const [name, at, press] of screens) {
    await goTo(page, at);
    if (press) await page.locator(press).first().click();
    await keep(page, `phone-${name}-${language}`);
  }
  await report(page, language);
  await page.context().setOffline(false);
  await page.goto('/phone/');
  await keep(page, `phone-lock-${language}`);
  await page.context().close();
  const station = await firstUse(browser, language, 'demo.station', false);
  await goTo(station, 'inbox');
  await station.locator('.waits .row').first().click();
  await keep(station, `phone-station-${language}`);
  await station.context().close();
}

/** An urgent report without a network; once there is one it goes out, and the station finds it. */
async function report(page: Page, language: Language): Promise<void> {
  const { words: values, fields, label } = kinds.incident;
  await page.context().setOffline(true);
  await goTo(page, `note/incident?village=${STORY}`);
  await page.getByRole('heading', { name: label[language] }).waitFor();
  const chosen = [values['class']?.['accident'], values['sizeBand']?.['none']];
  for (const said of chosen) await page.getByRole('radio', { name: said?.[language] ?? '', exact: true }).tap();
  await page.getByRole('checkbox', { name: values['help']?.['medical']?.[language] ?? '', exact: true }).tap();
  await page.getByLabel(fields['place']?.[language] ?? '', { exact: true }).fill(SAID[language].place);
  await page.getByLabel(fields['what']?.[language] ?? '', { exact: true }).fill(SAID[language].what);
  await page.locator('.save button').tap();
  await page.locator('a[href^="sms:"]').waitFor();
  await keep(page, `phone-reported-${language}`);
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
