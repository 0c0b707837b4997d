import assert from 'node:assert/strict';
import axe, { type Result, type RunOptions } from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { addDays, dayOf, instant, monthOf } from '../../../src/domain/calendar/utc8.ts';
import type { RoleClaim } from '../../../src/domain/people/roles.ts';
import { buildApp } from '../../../src/server/apps/buildApp.ts';
import { createOfficer } from '../../../src/server/people/accounts.ts';
import { type Caller, type TestServer, testServer } from '../../support/server.ts';
import { openBrowser } from './browser.ts';
import { closeAfterTest } from './closing.ts';

export const PASSWORD = 'an evening walk by the canal';

/** The real server with Bozhou's villages and the built desk, and a browser before it. */
export interface Desk {
  server: TestServer;
  browser: Browser;
  /** The desk as someone signed in sees it; Chinese unless said. Whatever the page complains of fails the journey at `stop`. */
  as: (who: Caller, options?: BrowserContextOptions) => Promise<Page>;
  /** A page of nobody's. */
  asNobody: (options?: BrowserContextOptions) => Promise<Page>;
  /** Someone with a password, to sign in by hand. */
  account: (badge: string, roles: RoleClaim[]) => Promise<{ badge: string; id: string }>;
  stop: () => Promise<void>;
}

/** Today and its month, at UTC+8: journeys live in the present, as whoever looks at the desk does. */
export const today = dayOf(instant(Date.now()));
export const thisMonth = monthOf(today);
export const daysAgo = (days: number): string => addDays(today, -days);

export async function openDesk(): Promise<Desk> {
  const told: string[] = [];
  assert.ok(await buildApp('desk', (line) => told.push(line)).done, told.join('\n'));
  const server = await testServer({ jobs: true });
  const browser = await openBrowser();
  const complaints: string[] = [];
  const open = async (options: BrowserContextOptions, headers: Record<string, string>): Promise<Page> => {
    const context = await browser.newContext({
      ...{ baseURL: server.address, locale: 'zh-CN', viewport: { width: 1440, height: 900 } },
      ...options,
      extraHTTPHeaders: headers,
    });
    listen(context, complaints);
    closeAfterTest(context);
    return context.newPage();
  };
  return {
    server,
    browser,
    as: (who, options = {}) => open(options, { authorization: `Bearer ${who.token}` }),
    asNobody: (options = {}) => open(options, {}),
    account: async (badge, roles) => {
      const line = (target: string) => ({ account: 'system', action: 'officer.create', target });
      const given = { badge, name: `账号${badge}`, roles, password: PASSWORD };
      return { badge, id: await createOfficer(server.services, given, line) };
    },
    stop: async () => {
      await browser.close();
      await server.stop();
      assert.deepEqual(complaints, [], 'the browser complained');
    },
  };
}

/** Faults of a script, and what the page's own policy or React warns of. A refused request is not one: journeys try some. */
export function listen(context: BrowserContext, complaints: string[]): void {
  context.on('weberror', (fault) => complaints.push(String(fault.error())));
  context.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|ERR_INTERNET/.test(message.text()))
      complaints.push(message.text());
  });
}

/** Signs in by hand, in Chinese. */
export async function signIn(page: Page, badge: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('警号').fill(badge);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** Types into a choice and presses Enter, as whoever knows the badge number does; done once it is shown as chosen. */
export async function choose(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Enter');
  await field.page().locator('.ant-select').filter({ has: field }).getByText(text).waitFor();
}

/** Nothing on the page hinders anybody, by WCAG 2.2 A and AA as far as a machine can tell. */
export async function accessible(page: Page): Promise<void> {
  // the shape of what comes is looked past: it is gone in a moment
  const coming = page.locator('.ant-skeleton').filter({ visible: true });
  while ((await coming.count()) > 0) await coming.first().waitFor({ state: 'hidden' });
  if (!(await page.evaluate<boolean>(`'axe' in globalThis`))) await page.evaluate(axe.source);
  const violations = await page.evaluate<Result[]>(
    `axe.run(${JSON.stringify(LOOKED_FOR)}).then((found) => found.violations)`,
  );
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
  assert.deepEqual(told, []);
}

/** What axe looks for; only what it finds comes back from the page. */
const LOOKED_FOR: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};
