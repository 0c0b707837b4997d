import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { after, before, test, type TestContext } from 'node:test';
import { rowsAtRest } from './support/atRest.ts';
import { daysAgo, PASSWORD } from './support/desk.ts';
import { allArrived, inUse as inUseOf, noteHazard, noteVisit, save, toOutbox, wordsIn } from './support/faults.ts';
import { note } from './support/notes.ts';
import { firstUse, openPhones, type Phones, unlock } from './support/phone.ts';
import { kept, signInFirst } from './support/signingIn.ts';
import { startProxy } from './support/proxy.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

const village = (number: number): string => `3416221012${number}`;

/** A phone in use, with something between it and the server. */
async function inUse(t: TestContext, where: string) {
  const proxy = await startProxy(phones.server.address);
  t.after(() => proxy.stop());
  const officer = await phones.officer([where]);
  const context = await phones.phone({ baseURL: proxy.address });
  const page = await firstUse(context, officer);
  await page.getByText('本月还差').first().waitFor();
  await kept(page);
  return { proxy, context, page };
}

/** Sends once, to the end. */
async function tried(page: Page): Promise<void> {
  const send = page.locator('main').getByRole('button', { name: '现在发送' });
  await send.click();
  await page.locator('main').getByRole('button', { name: '正在发送' }).waitFor({ state: 'hidden' });
  await send.waitFor();
}

test('a network that answers in the server’s place takes nothing, refuses nothing and is never kept', async (t) => {
  const where = village(11);
  const { proxy, page } = await inUse(t, where);
  proxy.portal(200);
  await noteVisit(page, '连着酒店网络记的');
  await noteHazard(page, '南桥');
  await toOutbox(page);
  for (const status of [200, 400, 403, 404, 413]) {
    proxy.portal(status);
    await tried(page);
    await page.getByRole('heading', { name: '等待发送:2条' }).waitFor();
  }
  // the entries go, their photo does not
  let answers = true;
  await page.route('**/api/files/**', (route) =>
    answers ? route.fulfill({ status: 404, contentType: 'text/html', body: '<p>404</p>' }) : route.fallback(),
  );
  await page.route(/\/api\/journal\?/, (route) =>
    answers ? route.fulfill({ status: 404, contentType: 'text/html', body: '<p>404</p>' }) : route.fallback(),
  );
  proxy.portal();
  await tried(page);
  await page.getByRole('heading', { name: '已送达:2条' }).waitFor();
  const { pages, photos } = await rowsAtRest(page);
  assert.ok(pages! > 0);
  assert.equal(photos, 1);
  answers = false;
  // a new version comes through the same network
  proxy.portal(200);
  proxy.update();
  await page.evaluate(`navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => true)`);
  await page.waitForFunction(
    `navigator.serviceWorker.ready.then(({ installing, waiting }) => !installing && !waiting)`,
  );
  await page.reload();
  await unlock(page, '发送情况');
  proxy.portal();
  await page.getByRole('link', { name: '今天', exact: true }).click();
  await allArrived(page);
  assert.deepEqual(await wordsIn(phones.server, where), ['连着酒店网络记的', undefined]);
  assert.equal((await rowsAtRest(page))['photos'], 0);
});

test('an answer that stops in the middle, or another window that does, keeps nothing from being sent', async (t) => {
  const where = village(12);
  const { proxy, context, page } = await inUse(t, where);
  await page.clock.install();
  proxy.stall();
  await noteVisit(page, '回音断在半路');
  await toOutbox(page);
  await page.getByRole('button', { name: '正在发送' }).waitFor();
  await page.clock.fastForward(61_000);
  // it tries again by itself
  await page.getByRole('link', { name: '今天', exact: true }).click();
  await allArrived(page);
  const asleep = await context.newPage();
  await asleep.goto('/phone/');
  await asleep.evaluate(`void navigator.locks.request('village-beat.sync', () => new Promise(() => {}))`);
  await noteVisit(page, '别的窗口睡着了');
  await toOutbox(page);
  await page.getByRole('button', { name: '正在发送' }).waitFor();
  await page.clock.fastForward(121_000);
  await page.getByRole('link', { name: '今天', exact: true }).click();
  await allArrived(page);
  assert.deepEqual(await wordsIn(phones.server, where), ['回音断在半路', '别的窗口睡着了']);
});

test('a page put aside whole in the middle of an answer, as Safari does, gives up its turn', async (t) => {
  const where = village(17);
  const { proxy, context, page } = await inUse(t, where);
  proxy.stall();
  await noteVisit(page, '页面被搁在一边');
  await page.waitForFunction(`navigator.locks.query().then(({ held }) => held.length > 0)`);
  await page.evaluate(`dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))`);
  const anew = await context.newPage();
  await anew.goto('/phone/');
  await unlock(anew);
  await allArrived(anew);
  assert.deepEqual(await wordsIn(phones.server, where), ['页面被搁在一边']);
});

test('a server that asks to be left alone is, whatever is noted meanwhile, and no longer than it asked for', async () => {
  const { page, village: where } = await inUseOf(phones, village(13));
  await page.clock.install();
  let [pushes, after] = [0, '40'];
  await page.route('**/api/journal', (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    pushes += 1;
    if (pushes > 2) return route.fallback();
    return route.fulfill({ status: pushes === 1 ? 429 : 503, headers: { 'retry-after': after }, body: '' });
  });
  await noteVisit(page, '服务器忙的时候');
  await page.getByText('1条已记在本机,有网络时自动发送').waitFor();
  after = new Date(Date.parse('2027-01-01T00:00:00Z')).toUTCString();
  await page.clock.fastForward(20_000);
  await noteVisit(page, '又记一条');
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  await page.getByText('2条已记在本机,有网络时自动发送').waitFor();
  assert.equal(pushes, 1);
  await page.clock.fastForward(25_000);
  while (pushes < 2) await page.waitForTimeout(50);
  // its own pause where no moment of the server's is known
  await page.clock.fastForward(16_000);
  await allArrived(page);
  assert.deepEqual(await wordsIn(phones.server, where), ['服务器忙的时候', '又记一条']);
});

test('a year that breaks off again and again comes in parts, goes on after a restart, and nothing is judged by a part', async (t) => {
  const where = village(14);
  await fillYear(where);
  const proxy = await startProxy(phones.server.address);
  t.after(() => proxy.stop());
  const context = await phones.phone({ baseURL: proxy.address });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    const part = ['after', 'limit'].map((key) => searchParams.get(key) ?? '').join(' ');
    if (pathname === '/api/journal' && searchParams.has('village')) asked.push(part);
  });
  await page.goto('/phone/');
  await kept(page);
  // of the year's 23 KB
  const broken = proxy.breaks(17_000);
  await signInFirst(page, { ...(await phones.officer([where])), password: PASSWORD });
  while (broken() < 1) await page.waitForTimeout(20);
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  while (broken() < 2) await page.waitForTimeout(20);
  await context.setOffline(true);
  assert.deepEqual(asked, [' ', ' 200', '200 200']);
  assert.equal((await rowsAtRest(page))['pages'], 1);
  const judges = page.getByText(/本月还差|先去/);
  await page.getByText('正在取得本村的记录').waitFor();
  assert.equal(await judges.count(), 0);
  await page.getByRole('link', { name: '走访', exact: true }).first().click();
  await page.getByText('邹庄 48号').waitFor();
  assert.equal(await page.getByText('还没走访过').count(), 0);
  await page.getByLabel('备注').fill('取了一部分时记的');
  await save(page);
  await page.getByRole('link', { name: '日记', exact: true }).click();
  await page.getByText('取了一部分时记的').waitFor();
  await page.getByText('这个月的一部分不在本机').waitFor();
  await page.getByRole('link', { name: '今天', exact: true }).click();
  await page.reload();
  await unlock(page);
  await page.getByText('1条已记在本机').waitFor();
  await page.getByText('正在取得本村的记录').waitFor();
  await context.setOffline(false);
  await judges.first().waitFor();
  await allArrived(page);
  assert.ok(
    asked.slice(3).every((part) => !part.startsWith(' ')),
    asked.join(),
  );
  await page.getByText('服务器上的记录与本机见过的不一致').waitFor({ state: 'hidden' });
  assert.deepEqual((await wordsIn(phones.server, where)).slice(-1), ['取了一部分时记的']);
  const again = page.waitForRequest(/after=452&/);
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  await again;
});

/** A door, and 450 visits to it. */
async function fillYear(where: string): Promise<void> {
  const colleague = await phones.server.person([{ role: 'officer' }]);
  await phones.server.post(colleague, where, 'resident');
  const day = daysAgo(3);
  const [door] = await note(colleague, where, [{ day, kind: 'household', body: { group: '邹庄', label: '48号' } }]);
  const visit = { day, kind: 'visit', body: { purpose: 'routine', households: [door] } };
  for (let part = 0; part < 3; part++)
    await note(
      colleague,
      where,
      Array.from({ length: 150 }, () => visit),
    );
}
