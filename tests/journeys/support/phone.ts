import assert from 'node:assert/strict';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { buildApp } from '../../../src/server/apps/buildApp.ts';
import { createOfficer } from '../../../src/server/people/accounts.ts';
import type { RoleClaim } from '../../../src/domain/people/roles.ts';
import { type TestServer, testServer } from '../../support/server.ts';
import { openBrowser } from './browser.ts';
import { closeAfterTest } from './closing.ts';
import { listen, PASSWORD, today } from './desk.ts';
import { PIN, signInFirst } from './signingIn.ts';

/** Someone who works on a phone. */
export interface Owner {
  id: string;
  badge: string;
}

/** The real server and the built phone, and browsers in which it runs. */
export interface Phones {
  server: TestServer;
  browser: Browser;
  /** A phone of its own: storage, service worker, network. Whatever its pages complain of fails the journey at `stop`. */
  phone: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** An officer with a password; posted to these villages from the first of January on. */
  officer: (villages: readonly string[], roles?: RoleClaim[]) => Promise<Owner>;
  stop: () => Promise<void>;
}

export async function openPhones(): Promise<Phones> {
  const told: string[] = [];
  assert.ok(await buildApp('phone', (line) => told.push(line)).done, told.join('\n'));
  const server = await testServer({ jobs: true });
  const browser = await openBrowser();
  const complaints: string[] = [];
  let officers = 0;
  return {
    server,
    browser,
    phone: async (options = {}) => {
      const context = await browser.newContext({
        ...{ baseURL: server.address, locale: 'zh-CN', viewport: { width: 390, height: 844 }, hasTouch: true },
        ...options,
      });
      listen(context, complaints);
      closeAfterTest(context);
      return context;
    },
    officer: async (villages, roles = [{ role: 'officer' }]) => {
      const badge = `08${String(++officers).padStart(4, '0')}`;
      const line = (target: string) => ({ account: 'system', action: 'officer.create', target });
      const id = await createOfficer(server.services, { badge, name: `民警${badge}`, roles, password: PASSWORD }, line);
      const from = `${today.slice(0, 4)}-01-01`;
      const bureau = await server.person([{ role: 'bureau', area: '3416' }]);
      for (const village of villages) {
        const given = { officer: id, village, duty: 'contact', from };
        assert.equal((await bureau.post('/api/assignments', given)).status, 200);
      }
      return { id, badge };
    },
    stop: async () => {
      await browser.close();
      await server.stop();
      assert.deepEqual(complaints, [], 'the browser complained');
    },
  };
}

/** Opens the phone for the first time: signs in and chooses a PIN. */
export async function firstUse(
  context: BrowserContext,
  { badge, password = PASSWORD }: { badge: string; password?: string },
): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/phone/');
  await signInFirst(page, { badge, password });
  await page.getByRole('heading', { name: '今天' }).waitFor();
  return page;
}

/** Opens the phone again, by the PIN, on the screen it was opened at. */
export async function unlock(page: Page, heading = '今天'): Promise<void> {
  await page.getByLabel('PIN码').fill(PIN);
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await page.getByRole('heading', { name: heading }).first().waitFor();
}
