import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { shown } from '../support/sending.ts';
import { rowsAtRest } from './support/atRest.ts';
import { accessible } from './support/desk.ts';
import { fromFile, LONG, toFile, toMe } from './support/carried.ts';
import { allArrived, changedOnce, fillHazard, inUse as inUseOf, journalOf, mend, save } from './support/faults.ts';
import { openPhones, type Phones, unlock } from './support/phone.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

const inUse = (number: number) => inUseOf(phones, `3416221012${number}`);
const [PHOTO, OTHER] = ['tests/support/photos/baseline.jpg', 'tests/support/photos/colours.png'] as const;

const choose = (page: Page, files: Parameters<Page['setInputFiles']>[1]): Promise<void> =>
  page.getByLabel('选照片').setInputFiles(files);

/** Everything went, photos as well. */
async function allWent(page: Page): Promise<void> {
  await allArrived(page);
  await page.getByText('张照片已存在本机').waitFor({ state: 'hidden' });
}

/** The photos of a village's entries, by kind: the digests that the server shows. */
async function photosOf(village: string): Promise<Record<string, number>> {
  const bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
  const found: Record<string, number> = {};
  for (const { kind, files = [] } of (await journalOf(phones.server, village)) as unknown as {
    kind: string;
    files?: { sha256: string }[];
  }[])
    for (const { sha256 } of files)
      if ((await shown(phones.server, bureau, sha256, `?village=${village}`)).status === 200)
        found[kind] = (found[kind] ?? 0) + 1;
  return found;
}

test('the same photo in two forms: the one noted first, or taken out of one, leaves it to the other', async () => {
  const { page, village } = await inUse(11);
  await page.getByRole('link', { name: '走访', exact: true }).click();
  await page.getByText('照片(可不填)').click();
  await choose(page, PHOTO);
  await page.getByRole('img', { name: '照片1' }).waitFor();
  await page.waitForTimeout(300);
  await page.getByRole('link', { name: '今天', exact: true }).click();
  await fillHazard(page, '东桥');
  await choose(page, PHOTO);
  await page.getByRole('button', { name: '去掉 照片1' }).click();
  await page.getByRole('img', { name: '照片1' }).waitFor({ state: 'hidden' });
  await choose(page, PHOTO);
  await page.getByRole('img', { name: '照片1' }).waitFor();
  await save(page);
  await allWent(page);
  await page.getByRole('link', { name: '走访', exact: true }).click();
  await page.getByRole('img', { name: '照片1' }).waitFor();
  await save(page);
  await page.getByText('已记').first().waitFor();
  await allWent(page);
  assert.deepEqual(await photosOf(village), { hazard: 1, visit: 1 });
  assert.equal((await rowsAtRest(page))['photos'], 0);
});

test('a photo that two notes have stays while one of them has not gone: given back, it is mended with it', async () => {
  const { page, village } = await inUse(14);
  const stumbling = (route: Route) => {
    const problem = { type: 'about:blank', title: '内部错误', status: 500, code: 'internal', requestId: 'x' };
    const isFirst = route.request().postData()?.includes('北桥');
    return isFirst ? route.fulfill({ status: 500, json: problem }) : route.fallback();
  };
  await page.route('**/api/journal', stumbling);
  // what was sent is not seen in the journal either
  await page.route('**/api/journal?*', (route) => route.abort('connectionreset'));
  for (const place of ['北桥', '南塘']) {
    await fillHazard(page, place);
    await choose(page, 'tests/support/photos/progressive.jpg');
    await page.getByRole('img', { name: '照片1' }).waitFor();
    await save(page);
    await page.getByText('1条已记在本机').waitFor();
  }
  while ((await photosOf(village))['hazard'] !== 1) await page.waitForTimeout(100);
  await page.waitForTimeout(300);
  await page.unrouteAll();
  await changedOnce(page, (entry) => ({ ...entry, body: { type: 'road' } }));
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  await mend(page);
  await page.getByRole('img', { name: '照片1' }).waitFor();
  await save(page);
  await allWent(page);
  assert.deepEqual(await photosOf(village), { hazard: 2 });
});

test('a photo that the server stumbles over keeps no other waiting, and goes once the server can', async () => {
  const { page, village } = await inUse(12);
  let stumbled: string | undefined;
  await page.route('**/api/files/*', (route) => {
    stumbled ??= new URL(route.request().url()).pathname;
    const problem = { type: 'about:blank', title: '内部错误', status: 500, code: 'internal', requestId: 'x' };
    return route.request().url().includes(stumbled) ? route.fulfill({ status: 500, json: problem }) : route.fallback();
  });
  await fillHazard(page, '西桥');
  await choose(page, [PHOTO, OTHER]);
  await page.getByRole('img', { name: '照片2' }).waitFor();
  await save(page);
  await page.getByText('1张照片已存在本机').waitFor();
  assert.deepEqual(await photosOf(village), { hazard: 1 });
  await page.unroute('**/api/files/*');
  // the buttons that send go where the phone just sent by itself
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  await allWent(page);
  assert.deepEqual(await photosOf(village), { hazard: 2 });
});

test('of several photos those that came before one that cannot be kept are there, and it is said', async () => {
  const { page } = await inUse(13);
  await fillHazard(page, '南桥');
  // as browsers say it whose disk is full: not always by its name
  await page.evaluate(`{
    const { put } = IDBObjectStore.prototype;
    let puts = 0;
    IDBObjectStore.prototype.put = function (...given) {
      if (this.name === 'photos' && ++puts === 2) throw new DOMException('disk', 'UnknownError');
      return put.apply(this, given);
    };
  }`);
  await choose(page, [PHOTO, OTHER]);
  await page.getByText('这部手机存不下照片了').waitFor();
  await page.getByRole('img', { name: '照片1' }).waitFor();
});

test('of several photos each is in the form as soon as it is small: a browser that is killed loses those alone that were not', async () => {
  const { page } = await inUse(17);
  await fillHazard(page, '新桥');
  await page.evaluate(`{
    const { toBlob } = HTMLCanvasElement.prototype;
    let drawn = 0;
    HTMLCanvasElement.prototype.toBlob = function (...given) { if (++drawn === 1) toBlob.apply(this, given); };
  }`);
  await choose(page, [PHOTO, OTHER]);
  await page.getByRole('img', { name: '照片1' }).waitFor();
  await page.waitForTimeout(400);
  await page.reload();
  await unlock(page, '安全隐患');
  await page.getByRole('img', { name: '照片1' }).waitFor();
});

test('a saved file whose last photo was cut off is said to be damaged, and another can be read in after it', async () => {
  const { page, context } = await inUse(16);
  await context.setOffline(true);
  await fillHazard(page, '北桥');
  await choose(page, PHOTO);
  await page.getByRole('img', { name: '照片1' }).waitFor();
  await save(page);
  await page.getByRole('heading', { name: '今天' }).waitFor();
  await toMe(page);
  await page.getByRole('button', { name: '退出登录' }).click();
  const file = await toFile(page);
  const cut = `${file}.cut`;
  await writeFile(cut, (await readFile(file)).subarray(0, -20));
  await page.getByRole('button', { name: '先不退出' }).click();
  await fromFile(page, cut, LONG);
  await page.getByText('密码不对,或者文件已损坏').waitFor();
  await fromFile(page, file, LONG);
  await page.getByText('另有1条本机已有').waitFor();
});

test('a photo that is not taken is shown with why, wherever one is; one that was altered on its way goes again by itself', async () => {
  const { page, village } = await inUse(15);
  const answers = ['wrong_digest', 'damaged'];
  await page.route('**/api/files/*', (route) => {
    const code = route.request().postDataBuffer() === null ? undefined : answers.shift();
    const problem = { type: 'about:blank', title: '不能收', status: 422, code: 'invalid', requestId: 'x' };
    const issues = [{ path: '/body', code, message: '照片已损坏' }];
    return code ? route.fulfill({ status: 422, json: { ...problem, issues } }) : route.fallback();
  });
  await fillHazard(page, '中桥');
  await choose(page, [PHOTO, OTHER]);
  await page.getByRole('img', { name: '照片2' }).waitFor();
  await save(page);
  await page.getByRole('link', { name: '1张照片没有收下,请看原因' }).click();
  await page.getByText('照片已损坏').waitFor();
  await page.locator('main').getByRole('img').waitFor();
  await accessible(page);
  await page.getByText('张照片已存在本机').waitFor({ state: 'hidden' });
  assert.deepEqual(await photosOf(village), { hazard: 1 });
  await page.getByRole('button', { name: '删除这张照片' }).click();
  await page.getByRole('button', { name: '删掉' }).click();
  await page.getByText('都已送达').waitFor();
});
