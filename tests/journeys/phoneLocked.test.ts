import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { changeOwner, rowsAtRest } from './support/atRest.ts';
import { accessible, PASSWORD, signIn } from './support/desk.ts';
import { allArrived, inUse as inUseOf, noteVisit, toOutbox, wordsIn } from './support/faults.ts';
import { firstUse, openPhones, type Phones, unlock } from './support/phone.ts';
import { signInFirst } from './support/signingIn.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

const village = (number: number): string => `3416221012${number}`;
const inUse = (where: string) => inUseOf(phones, where);
const MINUTE = 60_000;
const WECHAT =
  'Mozilla/5.0 (Linux; Android 10; HMA-AL00) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/87.0.4280.141 Mobile Safari/537.36 MicroMessenger/8.0.49';

/** The phone is taken up again at a time. */
async function takenUp(page: Page, time: number): Promise<void> {
  await page.clock.setFixedTime(time);
  await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
}

const toMe = (page: Page): Promise<void> => page.getByRole('link', { name: '我', exact: true }).click();

async function tryPin(page: Page, pin: string): Promise<void> {
  await page.getByLabel('PIN码').fill(pin);
  await page.getByRole('button', { name: '打开', exact: true }).click();
}

test('inside WeChat it says how to open it in the browser, and takes nothing', async () => {
  const page = await (await phones.phone({ userAgent: WECHAT })).newPage();
  for (const path of ['', 'note/visit', 'outbox']) {
    await page.goto(`/phone/${path}`);
    await page.getByRole('heading', { name: '请在浏览器里打开' }).waitFor();
    await page.getByText('在浏览器打开', { exact: false }).last().waitFor();
    await page.getByText(`${new URL(phones.server.address).host}/phone/`).waitFor();
    assert.equal(await page.locator('input, textarea, button, a').count(), 0);
  }
  await accessible(page);
  assert.deepEqual(new Set(Object.values(await rowsAtRest(page))), new Set([0]));
});

test('left alone for five minutes the phone locks, and opens where it was left', async () => {
  const { page } = await inUse(village(11));
  await toOutbox(page);
  await page.getByRole('heading', { name: '发送情况' }).waitFor();
  const touched = Date.now();
  await takenUp(page, touched + 4 * MINUTE);
  await page.getByRole('heading', { name: '发送情况' }).waitFor();
  // somebody dictates
  await page.evaluate(`document.body.dispatchEvent(new Event('input', { bubbles: true }))`);
  await takenUp(page, touched + 8 * MINUTE);
  await page.getByRole('heading', { name: '发送情况' }).waitFor();
  await takenUp(page, touched + 10 * MINUTE);
  await page.getByLabel('PIN码').waitFor();
  assert.equal(await page.getByRole('heading', { name: '发送情况' }).count(), 0);
  await accessible(page);
  await unlock(page, '发送情况');
});

test('wrong PINs must wait, ever longer; after ten what was pulled is gone and what is unsent is not', async () => {
  const { page, context, village: where } = await inUse(village(12));
  await context.setOffline(true);
  await noteVisit(page, '没有送出的');
  await page.reload();
  // a browser offers to save any other password, and then opens the phone to whoever has it
  assert.equal(await page.getByLabel('PIN码').getAttribute('autocomplete'), 'one-time-code');
  let time = Date.now();
  for (let wrong = 1; wrong <= 10; wrong++) {
    await page.clock.setFixedTime((time += 60 * MINUTE));
    await tryPin(page, `27182${wrong % 10}`);
    await page.getByText('不对,请再试一次').waitFor();
    const { pages, kept } = await rowsAtRest(page);
    assert.equal(pages! > 0 && kept! > 0, wrong < 10, `after ${wrong}`);
    if (wrong < 5) continue;
    // the right one has to wait as well
    await tryPin(page, '314159');
    await page.getByText(`输错次数多了,请${Math.min(60, Math.ceil(2 ** (wrong - 5) / 2))}分钟后再试`).waitFor();
  }
  const { pages, kept, outbox } = await rowsAtRest(page);
  assert.deepEqual([pages, kept, outbox], [0, 0, 1]);
  await page.reload();
  await tryPin(page, '314159');
  await page.getByText('输错次数多了').waitFor();
  await page.clock.setFixedTime(time + 60 * MINUTE);
  await unlock(page);
  await toOutbox(page);
  await page.getByText('没有送出的').waitFor();
  // with the clock right again: sent by a wrong one it is held
  await takenUp(page, Date.now());
  await unlock(page, '发送情况');
  await context.setOffline(false);
  await allArrived(page);
  assert.deepEqual(await wordsIn(phones.server, where), ['没有送出的']);
});

/** A second window of the same phone, closed or opened. */
async function windowOf(context: BrowserContext, opens: boolean): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/phone/');
  await page.getByLabel('PIN码').waitFor();
  if (opens) await unlock(page);
  return page;
}

test('ten wrong PINs in one window lock the other too, and both open again', async () => {
  const { page, context, village: where } = await inUse(village(14));
  const other = await windowOf(context, false);
  await changeOwner(other, 'row.failures = 9');
  await tryPin(other, '271828');
  await page.getByLabel('PIN码').waitFor();
  const { pages, kept } = await rowsAtRest(page);
  assert.deepEqual([pages, kept], [0, 0]);
  await changeOwner(other, 'row.closedUntil = 0');
  await unlock(page);
  await unlock(other);
  await page.getByText('本月还差').first().waitFor();
  await noteVisit(page, '重新打开后记的');
  await allArrived(page);
  await allArrived(other);
  assert.deepEqual(await wordsIn(phones.server, where), ['重新打开后记的']);
});

test('signing out in one window locks the other: nothing is noted under a key that is gone', async () => {
  const { page, context, village: where, officer } = await inUse(village(15));
  const other = await windowOf(context, true);
  await toMe(page);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByLabel('警号').waitFor();
  await other.getByLabel('警号').waitFor();
  assert.deepEqual(new Set(Object.values(await rowsAtRest(other))), new Set([0]));
  await signInFirst(other, { badge: officer.badge, password: PASSWORD });
  await noteVisit(other, '换了钥匙以后');
  await allArrived(other);
  assert.deepEqual(await wordsIn(phones.server, where), ['换了钥匙以后']);
});

test('whoever signs in by a newer password than the phone was set up with comes to the PIN, and no try is counted', async () => {
  const { page, officer } = await inUse(village(17));
  await page.reload();
  await changeOwner(page, 'row.failures = 9');
  // whichever of the two is the newer one
  await changeOwner(page, 'crypto.getRandomValues(row.byPassword.salt)');
  await page.getByRole('button', { name: '换人登录' }).click();
  await signIn(page, officer.badge);
  await page.getByText('请用PIN码打开').waitFor();
  const { pages, kept } = await rowsAtRest(page);
  assert.ok(pages! > 0 && kept! > 0, 'it counted as the tenth wrong PIN');
  await unlock(page);
});

test('whoever knows neither PIN nor password of before begins anew once the server knows them: what nobody can read goes, and it is said', async () => {
  const { page, context, officer, village: where } = await inUse(village(18));
  await context.setOffline(true);
  await noteVisit(page, '没有人能打开的');
  await page.reload();
  await changeOwner(page, 'crypto.getRandomValues(row.byPassword.salt), crypto.getRandomValues(row.byPin.salt)');
  assert.equal(await page.getByRole('button', { name: '从头开始' }).count(), 0, 'nobody has proved who they are');
  await context.setOffline(false);
  await page.getByRole('button', { name: '换人登录' }).click();
  await signIn(page, officer.badge);
  await page.getByRole('button', { name: 'PIN码忘了,从头开始' }).click();
  await page.getByText('还没送达的1件').waitFor();
  await accessible(page);
  await page.getByRole('button', { name: '删掉,从头开始' }).click();
  await signInFirst(page, { badge: officer.badge, password: PASSWORD });
  await noteVisit(page, '从头开始以后');
  await allArrived(page);
  assert.deepEqual(await wordsIn(phones.server, where), ['从头开始以后']);
});

test('the password one signed in with again opens the phone from then on', async () => {
  const { page, context, officer } = await inUse(village(19));
  // it was set up with another
  await changeOwner(page, 'crypto.getRandomValues(row.byPassword.salt)');
  await context.clearCookies();
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  await page.getByRole('link', { name: '登录已到期' }).click();
  await signIn(page, officer.badge);
  await page.getByRole('link', { name: '登录已到期' }).waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '锁定' }).click();
  await page.getByRole('button', { name: '忘了PIN码,用密码打开' }).click();
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await page.getByRole('button', { name: '锁定' }).waitFor();
});

test('a phone that is locked opens no desk, and answers no address typed in; opened again it sends', async () => {
  const { page, context, village: where } = await inUse(village(20));
  await toMe(page);
  await page.getByRole('button', { name: '锁定' }).click();
  const other = await context.newPage();
  await other.goto('/desk/');
  await other.getByRole('button', { name: '登录', exact: true }).waitFor();
  await other.goto(`/api/journal?village=${where}&after=0`);
  await other.getByText('sign_in_required').waitFor();
  await other.close();
  await unlock(page, '民警');
  await page.getByRole('link', { name: '今天', exact: true }).click();
  await noteVisit(page, '打开以后');
  await allArrived(page);
});

test('a clock that is set back neither keeps the phone open nor its owner out', async () => {
  const { page } = await inUse(village(16));
  await takenUp(page, Date.now() - 24 * 60 * MINUTE);
  await page.getByLabel('PIN码').waitFor();
  // wrong PINs were typed while the clock was a day ahead
  await changeOwner(page, `row.closedUntil = ${Date.now() + 24 * 60 * MINUTE}`);
  await unlock(page);
});

/** A phone whose browser answers so when it is asked to keep what lies there. */
async function keeping(promised: boolean): Promise<{ page: Page; asked: () => Promise<number> }> {
  const context = await phones.phone();
  await context.addInitScript(`
    globalThis.asked = 0;
    if (navigator.storage) Object.assign(StorageManager.prototype, {
      persisted: async () => ${promised} && asked > 0,
      persist: async () => ((asked += 1), ${promised}),
    });`);
  const page = await firstUse(context, await phones.officer([village(13)]));
  await page.getByRole('link', { name: '我', exact: true }).click();
  return { page, asked: () => page.evaluate<number>('asked') };
}

test('a browser that does not promise to keep what lies on the phone is asked at each opening, and what to do is said', async () => {
  const { page, asked } = await keeping(false);
  await page.getByText('请把“一村一警”添加到主屏幕').waitFor();
  await accessible(page);
  assert.equal(await asked(), 1);
  await page.getByRole('button', { name: '锁定' }).click();
  await unlock(page, '民警');
  await page.getByText('请把“一村一警”添加到主屏幕').waitFor();
  assert.equal(await asked(), 2);
});

test('a browser that promises it is asked once, and nothing is said', async () => {
  const { page, asked } = await keeping(true);
  await page.getByRole('button', { name: '锁定' }).click();
  await unlock(page, '民警');
  assert.equal(await asked(), 1);
  assert.equal(await page.getByText('添加到主屏幕').count(), 0);
});
