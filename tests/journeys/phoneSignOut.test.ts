import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { atRest, rowsAtRest } from './support/atRest.ts';
import { fromFile, LONG, toFile, toMe } from './support/carried.ts';
import { accessible, signIn } from './support/desk.ts';
import {
  allArrived,
  fillDispute,
  inUse as inUseOf,
  journalOf,
  mend,
  noteVisit,
  returnHeld,
  save,
  signInIfAsked,
  toOutbox,
  wordsIn,
} from './support/faults.ts';
import { firstUse, openPhones, type Phones, unlock } from './support/phone.ts';
import { kept } from './support/signingIn.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

const village = (number: number): string => `3416221012${number}`;

const openHazard = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: '更多' }).click();
  await page.locator('.menu').getByRole('link', { name: '安全隐患', exact: true }).click();
};

/** Fills in a hazard with its photo. */
async function fillHazard(page: Page, place: string): Promise<void> {
  await openHazard(page);
  await page.getByLabel('道路', { exact: true }).check({ force: true });
  await page.getByLabel('地点').fill(place);
  await page.getByLabel('选照片').setInputFiles('tests/support/photos/baseline.jpg');
  await page.getByRole('img', { name: '照片1' }).waitFor();
}

test('unsent work goes into a file, is read in on another phone, and everything is there once; nobody else reads it', async () => {
  const { page, context, officer, village: where } = await inUseOf(phones, village(11));
  await context.setOffline(true);
  await noteVisit(page, '退出前记的');
  await fillHazard(page, '东桥');
  await save(page);
  await page.getByRole('heading', { name: '今天' }).waitFor();
  await toMe(page);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByText('还有3件没有送达').waitFor();
  await accessible(page);
  const file = await toFile(page);
  const content = await readFile(file);
  for (const words of ['退出前记的', '东桥', officer.id, 'hazard', 'JFIF'])
    assert.ok(!content.includes(Buffer.from(words)), `${words} is in plain in the file`);
  await page.getByRole('button', { name: '留在本机,退出' }).click();
  await page.getByLabel('PIN码').waitFor();
  const left = await rowsAtRest(page);
  assert.deepEqual([left['outbox'], left['photos'], left['pages'], left['kept']], [2, 1, 0, 0]);

  const strangers = await inUseOf(phones, village(12));
  await fromFile(strangers.page, file, LONG);
  await strangers.page.getByText('这个文件是别人的').waitFor();

  const second = await phones.phone();
  const other = await firstUse(second, officer);
  await kept(other);
  await fromFile(other, file, '猜一个不对的密码试试看');
  await other.getByText('密码不对,或者文件已损坏').waitFor();
  await fromFile(other, 'tests/support/photos/baseline.jpg', LONG);
  await other.getByText('这不是一村一警保存的文件').waitFor();
  await fromFile(other, file, LONG);
  await other.getByText('读入2条').waitFor();
  await accessible(other);
  await allArrived(other);
  await other.getByText('1张照片已存在本机').waitFor({ state: 'hidden' });
  assert.equal((await rowsAtRest(other))['photos'], 0);
  // once more, and from the first phone as well
  await fromFile(other, file, LONG);
  await allArrived(other);
  await context.setOffline(false);
  await page.goto('/phone/');
  await unlock(page);
  await signInIfAsked(page, officer);
  await allArrived(page);
  const entries = await journalOf(phones.server, where);
  assert.deepEqual(entries.map(({ kind }) => kind).toSorted(), ['hazard', 'visit']);
});

test('signing out offers to send first, and leaves nothing once all has arrived', async () => {
  const { page, context, village: where } = await inUseOf(phones, village(13));
  await context.setOffline(true);
  await noteVisit(page, '走之前先发');
  await toMe(page);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('button', { name: '先发送' }).click();
  await page.getByText('现在送不出去').waitFor();
  await context.setOffline(false);
  await page.getByText('还有1件没有送达').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('navigation', { name: '主要页面' }).waitFor({ state: 'hidden' });
  await page.getByLabel('警号').waitFor();
  const rows = Object.values(await rowsAtRest(page));
  assert.ok(rows.every((count) => count === 0));
  assert.deepEqual(await wordsIn(phones.server, where), ['走之前先发']);
});

test('signing out without a network ends the session as soon as there is one', async () => {
  const { page, context } = await inUseOf(phones, village(16));
  await context.setOffline(true);
  await toMe(page);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByLabel('警号').waitFor();
  const ended = page.waitForResponse('**/api/auth/sign-out');
  await context.setOffline(false);
  await ended;
  assert.equal((await context.request.get('/api/me', { headers: { 'x-app': 'phone' } })).status(), 401);
});

test('signing out waits for no answer, and the session ends though the network was back before the first try had failed', async () => {
  const { page, context } = await inUseOf(phones, village(17));
  const failed = Promise.withResolvers<void>();
  const hanging = async (route: Route) => {
    await failed.promise;
    await route.abort('connectionreset');
  };
  await page.route('**/api/auth/sign-out', hanging, { times: 1 });
  await toMe(page);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByLabel('警号').waitFor();
  assert.deepEqual(new Set(Object.values(await rowsAtRest(page))), new Set([0]));
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  const ended = page.waitForResponse('**/api/auth/sign-out');
  failed.resolve();
  await ended;
  assert.equal((await context.request.get('/api/me', { headers: { 'x-app': 'phone' } })).status(), 401);
});

test('what the station holds outlasts signing out: given back, it is mended with all that was entered', async () => {
  const { page, officer, village: where } = await inUseOf(phones, village(14));
  await page.clock.setFixedTime(Date.now() - 86_400_000);
  await page.goto('/phone/');
  await unlock(page);
  await fillDispute(page, '南塘', 'QXSUNQI');
  await page.getByText('照片(可不填)').click();
  await page.getByLabel('选照片').setInputFiles('tests/support/photos/baseline.jpg');
  await page.getByRole('img', { name: '照片1' }).waitFor();
  await save(page);
  await toOutbox(page);
  await page.getByText('等派出所确认:1条').waitFor();
  await page.getByText('1张照片已存在本机').waitFor({ state: 'hidden' });
  await toMe(page);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByText('还有1条等派出所确认').waitFor();
  assert.equal(await page.getByRole('button', { name: '先发送' }).count(), 0, 'it has arrived');
  await accessible(page);
  await page.getByRole('button', { name: '留在本机,退出' }).click();
  await page.getByLabel('PIN码').waitFor();
  const left = await rowsAtRest(page);
  assert.deepEqual([left['outbox'], left['photos'], left['pages'], left['kept']], [1, 1, 0, 0]);
  assert.ok(!(await atRest(page)).includes('QXSUNQI'), 'what stays is encrypted');
  const bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
  const ids = await returnHeld(bureau, where, '地点不对');
  await page.clock.setFixedTime(Date.now());
  await page.goto('/phone/');
  await unlock(page);
  await signInIfAsked(page, officer);
  await mend(page);
  await page.getByText('派出所退回:地点不对').waitFor();
  await page.getByRole('img', { name: '照片1' }).waitFor();
  assert.equal(await page.getByLabel('姓名').inputValue(), 'QXSUNQI');
  await page.getByLabel('地点').fill('北塘');
  await save(page);
  await allArrived(page);
  const [entry, ...others] = await journalOf(phones.server, where);
  assert.deepEqual([entry?.kind, entry?.author, others.length], ['dispute', officer.id, 0]);
  assert.ok(entry && !ids.includes(entry.id));
});

test('a form that was begun outlasts signing out, and goes on where its file is read in', async () => {
  const { page, officer, village: where } = await inUseOf(phones, village(15));
  await fillHazard(page, '东渠');
  // on the disk a moment after the last change
  await page.waitForTimeout(500);
  await toMe(page);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByText('还有1张表没有填完').waitFor();
  await accessible(page);
  const file = await toFile(page);
  await page.getByRole('button', { name: '留在本机,退出' }).click();
  await page.getByLabel('PIN码').waitFor();
  const left = await rowsAtRest(page);
  assert.deepEqual([left['drafts'], left['photos'], left['outbox'], left['pages']], [1, 1, 0, 0]);

  const other = await firstUse(await phones.phone(), officer);
  await kept(other);
  await fromFile(other, file, LONG);
  await other.getByText('1张没填完的表也在').waitFor();
  await fromFile(other, file, LONG);
  await other.getByText('1张没填完的表本机也有').waitFor();
  await other.getByRole('link', { name: '今天', exact: true }).click();
  await openHazard(other);
  await other.getByText('上次没写完的还在').waitFor();
  await other.getByRole('img', { name: '照片1' }).waitFor();
  assert.equal(await other.getByLabel('地点').inputValue(), '东渠');
  await save(other);
  await allArrived(other);
  await other.getByText('1张照片已存在本机').waitFor({ state: 'hidden' });
  const entries = await journalOf(phones.server, where);
  assert.deepEqual(
    entries.map(({ kind }) => kind),
    ['hazard'],
  );

  await page.goto('/phone/');
  await unlock(page);
  await page.getByRole('link', { name: '登录已到期' }).click();
  await signIn(page, officer.badge);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('button', { name: '没填完的不要了' }).click();
  await accessible(page);
  await page.getByRole('button', { name: '删掉' }).click();
  await page.getByText('还有1张表没有填完').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '退出登录' }).click();
  // the session ends first, and its own form asks for the badge as well
  await page.getByRole('navigation', { name: '主要页面' }).waitFor({ state: 'hidden' });
  await page.getByLabel('警号').waitFor();
  const rows = Object.values(await rowsAtRest(page));
  assert.ok(rows.every((count) => count === 0));
});
