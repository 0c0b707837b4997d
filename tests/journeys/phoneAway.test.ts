import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { instant } from '../../src/domain/calendar/utc8.ts';
import type { Caller } from '../support/server.ts';
import { rowsAtRest, villagesAtRest } from './support/atRest.ts';
import { accessible, daysAgo, signIn } from './support/desk.ts';
import {
  allArrived,
  inUse as inUseOf,
  journalOf,
  mend,
  noteVisit,
  save,
  shutOffline,
  toOutbox,
  wordsIn,
} from './support/faults.ts';
import { openPhones, type Phones, unlock } from './support/phone.ts';
import { kept } from './support/signingIn.ts';

let phones: Phones;
let bureau: Caller;
before(async () => {
  phones = await openPhones();
  bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
});
after(() => phones.stop());

const village = (number: number): string => `3416221012${number}`;
const inUse = (...where: [string, ...string[]]) => inUseOf(phones, ...where);
const DAY = 86_400_000;

/** The phone's clock stands at a time. Hours that went by in a moment lock the phone. */
async function at(page: Page, time: number): Promise<void> {
  await page.clock.setFixedTime(time);
  await page.goto('/phone/');
  await unlock(page);
}

/** The station's word on what is held in a village. */
async function decide(where: string, decision: 'accept' | 'return', reason: string): Promise<void> {
  const { body } = await bureau.get(`/api/held?area=${where}`);
  const ids = (body.held as { id: string }[]).map(({ id }) => id);
  assert.equal(ids.length, 1);
  const decided = await bureau.post('/api/held/decisions', { ids, decision, reason });
  assert.equal(decided.status, 200);
}

test('a session that expired while offline: what is unsent can be read, and goes after signing in again', async () => {
  const { page, context, officer, village: where } = await inUse(village(11));
  await context.setOffline(true);
  await noteVisit(page, '登录到期前记的');
  const { db } = phones.server.database;
  await db
    .updateTable('authSession')
    .set({ expiresAt: instant(0) })
    .where('userId', '=', officer.id)
    .execute();
  await phones.server.services.signIn.changed(db, [officer.id]);
  // at home, without a network
  await page.reload();
  await unlock(page);
  await context.setOffline(false);
  await page.getByText('登录已到期,已记的都在').waitFor();
  const rows = await rowsAtRest(page);
  assert.ok(rows['pages']! > 0 && rows['kept']! > 0, 'nobody ended it: what was pulled stays');
  await toOutbox(page);
  await page.getByText('登录到期前记的').waitFor();
  assert.deepEqual(await wordsIn(phones.server, where), []);
  await page.getByRole('link', { name: '重新登录', exact: true }).click();
  for (const way of ['锁定', '退出登录']) await page.getByRole('button', { name: way }).waitFor();
  await accessible(page);
  await signIn(page, officer.badge);
  await allArrived(page);
  assert.deepEqual(await wordsIn(phones.server, where), ['登录到期前记的']);
});

test('an account that is locked: what was pulled leaves its phone and the phone locks; what is unsent stays, and goes afterwards', async () => {
  const { page, context, officer, village: where } = await inUse(village(19));
  const admin = await phones.server.person([{ role: 'admin' }]);
  await context.setOffline(true);
  await noteVisit(page, '停用前记的');
  assert.equal((await admin.post(`/api/officers/${officer.id}/lock`, { reason: '手机遗失' })).status, 200);
  await context.setOffline(false);
  await page.getByLabel('PIN码').waitFor();
  const rows = await rowsAtRest(page);
  assert.deepEqual([rows['pages'], rows['kept'], rows['outbox']], [0, 0, 1]);
  await unlock(page);
  await page.getByText('登录已到期,已记的都在').waitFor();
  await toOutbox(page);
  await page.getByText('停用前记的').waitFor();
  assert.equal((await admin.post(`/api/officers/${officer.id}/unlock`, {})).status, 200);
  await page.getByRole('link', { name: '重新登录', exact: true }).click();
  await signIn(page, officer.badge);
  await allArrived(page);
  assert.deepEqual(await wordsIn(phones.server, where), ['停用前记的']);
  // what came since lies under a key that the PIN opens
  await kept(page);
  await context.setOffline(true);
  await page.reload();
  await unlock(page);
  await page.getByText('本月还差').first().waitFor();
});

test('a posting that ended while offline: what it still covered is taken, what it did not is held and told', async () => {
  const [ended, other] = [village(12), village(13)];
  const { page, context } = await inUse(ended, other);
  const name = (await bureau.get(`/api/areas/${ended}`)).body.name as string;
  await context.setOffline(true);
  await at(page, Date.now() - 2 * DAY);
  await noteVisit(page, '前天还是我的村');
  await at(page, Date.now());
  await noteVisit(page, '今天已不是我的村');
  const { assignments } = (await bureau.get(`/api/assignments?area=${ended}`)).body as {
    assignments: { id: string }[];
  };
  const changed = await bureau.ask('PUT', `/api/assignments/${assignments[0]?.id}`, { to: daysAgo(1) });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  await context.setOffline(false);
  await toOutbox(page);
  await page.getByText('因为当天您没有分到这个村').waitFor();
  await page.getByText('今天已不是我的村').waitFor();
  await page.getByText('前天还是我的村').waitFor({ state: 'hidden' });
  assert.deepEqual(await wordsIn(phones.server, ended), ['前天还是我的村']);
  await accessible(page);
  await page.getByRole('link', { name: '今天', exact: true }).click();
  await page.getByRole('heading', { name, exact: false }).waitFor({ state: 'hidden' });
  assert.deepEqual(await villagesAtRest(page), [other]);
  await decide(ended, 'accept', '当天确在村里');
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  await allArrived(page);
  assert.deepEqual(await wordsIn(phones.server, ended), ['前天还是我的村', '今天已不是我的村']);
  await page.getByRole('link', { name: /^消息.*1条未看/ }).click();
  await page.getByRole('link', { name: /走访.*派出所已确认/ }).waitFor();
});

describe('a clock that is wrong by a day', () => {
  test('is said, what is sent is held, and taken once the station agrees', async () => {
    const { page, village: where } = await inUse(village(14));
    await at(page, Date.now() + DAY);
    await noteVisit(page, '手机快了一天');
    await page.getByText('手机时间快了约1天').waitFor();
    await toOutbox(page);
    await page.getByText('因为送出时手机时间不对').waitFor();
    await accessible(page);
    assert.deepEqual(await wordsIn(phones.server, where), []);
    await decide(where, 'accept', '已电话核实');
    await at(page, Date.now());
    await allArrived(page);
    assert.deepEqual(await wordsIn(phones.server, where), ['手机快了一天']);
    await page.getByText('手机时间快了').waitFor({ state: 'hidden' });
  });

  test('what the station gives back comes back with the reason, and leaves after one question', async () => {
    const { page, village: where } = await inUse(village(15));
    await at(page, Date.now() - DAY);
    await noteVisit(page, '手机慢了一天');
    await page.getByText('手机时间慢了约1天').waitFor();
    await toOutbox(page);
    await page.getByText('等派出所确认:1条').waitFor();
    await decide(where, 'return', '日期不对,请重记');
    await at(page, Date.now());
    await page.getByRole('link', { name: /^消息.*1条未看/ }).click();
    await page.getByRole('link', { name: /派出所退回了记录.*日期不对,请重记/ }).click();
    await page.getByText('派出所退回:日期不对,请重记').waitFor();
    await accessible(page);
    await page.getByRole('button', { name: '不要了' }).click();
    await page.getByText('删掉就找不回来了').waitFor();
    await page.getByRole('button', { name: '留着' }).click();
    await page.getByText('手机慢了一天').waitFor();
    await page.getByRole('button', { name: '不要了' }).click();
    await page.getByRole('button', { name: '删掉' }).click();
    await page.getByText('都已送达').waitFor();
    assert.deepEqual(await wordsIn(phones.server, where), []);
  });
});

test('what follows an entry, noted before one knew that it was given back, follows what it is mended to', async () => {
  const { page, village: where } = await inUse(village(18));
  await at(page, Date.now() - DAY);
  await noteVisit(page, '慢一天记的');
  await toOutbox(page);
  await page.getByText('等派出所确认:1条').waitFor();
  const [held] = (await bureau.get(`/api/held?area=${where}`)).body.held as { id: string }[];
  await decide(where, 'return', '日期不对');
  const answered = Promise.withResolvers<void>();
  let pushes = 0;
  await page.route('**/api/journal', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    if (++pushes > 1) return route.abort('internetdisconnected');
    await answered.promise;
    return route.fallback();
  });
  await at(page, Date.now());
  await page.evaluate(
    `history.pushState({}, '', '/phone/note/correction?about=${held?.id}'); dispatchEvent(new PopStateEvent('popstate'))`,
  );
  await page.getByRole('radio', { name: '作废' }).check({ force: true });
  await page.getByLabel('原因').fill('记重了');
  await save(page);
  answered.resolve();
  await mend(page);
  await save(page);
  await page.unroute('**/api/journal');
  await allArrived(page);
  const [visit, correction] = await journalOf(phones.server, where);
  assert.notEqual(visit?.id, held?.id);
  assert.deepEqual([correction?.kind, correction?.about], ['correction', visit?.id]);
});

test('another officer signs in on the same phone: the first one’s outbox is neither seen nor sent', async () => {
  const { page, context, officer, village: where } = await inUse(village(16));
  await noteVisit(page, '第一位民警记的');
  await allArrived(page);
  const second = await phones.officer([village(17)]);
  await context.setOffline(true);
  await noteVisit(page, '还没有送的');
  await shutOffline(page);
  await context.setOffline(false);
  const shared = await context.newPage();
  await shared.goto('/phone/');
  await shared.getByRole('button', { name: '换人登录' }).click();
  await signInFirst(shared, second.badge);
  await toOutbox(shared);
  await shared.getByText('都已送达').waitFor();
  assert.deepEqual(await wordsIn(phones.server, where), ['第一位民警记的']);
  // the first one opens it again by the PIN, in the other's session
  await shared.goto('/phone/');
  await shared.getByLabel('谁的手机').selectOption(officer.id);
  await unlock(shared);
  await shared.getByText('浏览器里登录的是别人,没有发送').waitFor();
  assert.deepEqual(await wordsIn(phones.server, where), ['第一位民警记的']);
  await toOutbox(shared);
  await shared.getByText('还没有送的').waitFor();
  await shared.getByRole('link', { name: '重新登录', exact: true }).click();
  await signIn(shared, officer.badge);
  await allArrived(shared);
  assert.deepEqual(await wordsIn(phones.server, where), ['第一位民警记的', '还没有送的']);
  assert.deepEqual(await wordsIn(phones.server, village(17)), []);
});

async function signInFirst(page: Page, badge: string): Promise<void> {
  await signIn(page, badge);
  await page.getByLabel('PIN码', { exact: true }).fill('271828');
  await page.getByLabel('再输一次').fill('271828');
  await page.getByRole('button', { name: '开始使用' }).click();
  await page.getByRole('heading', { name: '今天' }).waitFor();
}
