import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { effective } from '../../src/domain/journal/effective.ts';
import type { Entry } from '../../src/domain/journal/entry.ts';
import { LUNAN, WULOU } from '../support/server.ts';
import { rowsAtRest } from './support/atRest.ts';
import { accessible, daysAgo } from './support/desk.ts';
import { allArrived, fillVisit, inUse, journalOf, save, wordsIn } from './support/faults.ts';
import { note } from './support/notes.ts';
import { openPhones, type Phones, unlock } from './support/phone.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

const WHERE = '341622101211';

/** For whom each visit counts, by its words. */
async function owners(): Promise<Record<string, string[]>> {
  const entries = (await journalOf(phones.server, WHERE)) as unknown as Entry[];
  return Object.fromEntries(effective(entries).map(({ note, own }) => [note, own]));
}

/** Notes a visit that names a colleague in one of the two ways. */
async function noteNaming(page: Page, way: '同行的民警' | '替谁记', colleague: string, words: string): Promise<void> {
  await fillVisit(page, words);
  await page.getByText('同行、代录(可不填)').tap();
  await page.getByRole('group', { name: way }).getByLabel(colleague).tap();
  await accessible(page);
  await save(page);
  await page.getByRole('heading', { name: '今天' }).waitFor();
}

test('work done together, or for someone, is noted once: the other officer answers by one tap on their own phone', async () => {
  const other = await inUse(phones, WHERE);
  const one = await inUse(phones, WHERE);
  const name = `民警${other.officer.badge}`;
  await noteNaming(one.page, '同行的民警', name, '一起去的');
  await noteNaming(one.page, '替谁记', name, '替他记的');
  await noteNaming(one.page, '同行的民警', name, '他没去');
  await allArrived(one.page);
  // with: counts until it is denied; for someone: once it is confirmed
  assert.deepEqual(await owners(), {
    一起去的: [one.officer.id, other.officer.id],
    替他记的: [one.officer.id],
    他没去: [one.officer.id, other.officer.id],
  });
  await other.page.evaluate(`dispatchEvent(new Event('online'))`);
  await other.page.getByRole('link', { name: '3条记录请您确认' }).tap();
  await other.context.setOffline(true);
  const answer = async (words: string, said: string): Promise<void> => {
    const line = other.page.getByRole('listitem').filter({ hasText: words });
    const button = line.getByRole('button', { name: new RegExp(`^(✓ )?${said}$`) });
    // who taps twice answers once, and nothing else
    await button.tap();
    await button.tap();
    await line.getByRole('button', { name: said, pressed: true }).waitFor();
  };
  await other.page.getByText('请您确认').first().waitFor();
  await other.page.getByText('替您记的').waitFor();
  await accessible(other.page);
  await answer('一起去的', '是我');
  await answer('替他记的', '是我');
  // a slip of the thumb is undone where it happened, or later in the records
  await answer('他没去', '是我');
  await other.page.getByText('已答复').waitFor();
  await answer('他没去', '不是我');
  await other.page.getByRole('link', { name: '本村的记录' }).tap();
  await other.page.getByRole('button', { name: '不是我', pressed: true }).waitFor();
  await answer('替他记的', '不是我');
  await answer('替他记的', '是我');
  await accessible(other.page);
  await other.context.setOffline(false);
  await allArrived(other.page);
  assert.deepEqual(await owners(), {
    一起去的: [one.officer.id, other.officer.id],
    替他记的: [one.officer.id, other.officer.id],
    他没去: [one.officer.id],
  });
  const kinds = (await journalOf(phones.server, WHERE)).map(({ kind }) => kind);
  assert.deepEqual(kinds, [...Array(3).fill('visit'), ...Array(6).fill('confirmation')]);
});

/** So many forms are begun. */
async function begun(page: Page, count: number): Promise<void> {
  while ((await rowsAtRest(page))['drafts'] !== count) await page.waitForTimeout(50);
}

test('a form that is open in two windows is noted once', async () => {
  const where = '341622101213';
  const { page, context } = await inUse(phones, where);
  await context.setOffline(true);
  await fillVisit(page, '同一笔');
  await begun(page, 1);
  const other = await context.newPage();
  await other.goto('/phone/note/visit');
  await unlock(other, '走访');
  await other.getByText('同一笔').waitFor();
  await save(page);
  await page.getByRole('heading', { name: '今天' }).waitFor();
  await save(other);
  await other.getByText('这一笔已经在别的窗口记下了').waitFor();
  await begun(other, 0);
  await context.setOffline(false);
  await allArrived(page);
  assert.deepEqual(await wordsIn(phones.server, where), ['同一笔']);
});

test('a newer version in one window, with more in its database, keeps the older one from nothing', async () => {
  const where = '341622101214';
  const { page, context } = await inUse(phones, where);
  const newer = await context.newPage();
  await newer.goto('/phone/');
  await newer.evaluate(`new Promise((resolve, reject) => {
    const asked = indexedDB.open('village-beat', 20);
    asked.onupgradeneeded = () => asked.result.createObjectStore('more', { autoIncrement: true });
    asked.onsuccess = () => resolve(asked.result.close());
    asked.onerror = reject;
  })`);
  await fillVisit(page, '旧版本记的');
  await save(page);
  await allArrived(page);
  assert.deepEqual(await wordsIn(phones.server, where), ['旧版本记的']);
});

test('whoever is about to note a step is told that a colleague just noted one', async () => {
  const where = '341622101212';
  const one = await inUse(phones, where);
  const other = await inUse(phones, where);
  await one.page.getByRole('link', { name: '隐患' }).tap();
  await one.page.getByLabel('水域', { exact: true }).tap();
  await one.page.getByLabel('地点').fill('东塘');
  await save(one.page);
  await allArrived(one.page);
  const begin = async (page: Page): Promise<void> => {
    await page.getByRole('link', { name: /安全隐患 · 水域 · 东塘/ }).tap();
    await page.getByRole('link', { name: '隐患整改', exact: true }).tap();
    await page.getByLabel('已修复', { exact: true }).tap();
  };
  await begin(one.page);
  await other.page.getByRole('link', { name: /安全隐患 · 水域 · 东塘/ }).tap();
  await other.page.getByRole('listitem').getByText(`民警${one.officer.badge}`).waitFor();
  await other.page.goBack();
  await begin(other.page);
  await save(other.page);
  await one.page.getByText(/别人刚记了:.*隐患已修复/).waitFor();
  await accessible(one.page);
});

test('what happens in one village, here or elsewhere, has the phone ask about that one alone', async () => {
  const { officer, page } = await inUse(phones, LUNAN, WULOU);
  const colleague = await phones.server.person([{ role: 'officer' }]);
  await phones.server.post(colleague, LUNAN, 'resident');
  for (const name of ['路南村委会', '武楼村委会'])
    await page.getByRole('region', { name }).getByText('本月还差').first().waitFor();
  while (phones.server.services.live.listeners.of(officer.id).length === 0) await page.waitForTimeout(20);
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname.startsWith('/api/'))
      asked.push(`${request.method()} ${pathname} ${searchParams.get('village') ?? ''}`);
  });
  const asks = (village: string) =>
    page.waitForResponse((answer) => answer.url().includes(`journal?village=${village}`));
  const told = asks(LUNAN);
  await note(colleague, LUNAN, [{ day: daysAgo(1), kind: 'visit', body: { purpose: 'routine', households: [] } }]);
  await told;
  assert.deepEqual(asked, ['GET /api/me ', `GET /api/journal ${LUNAN}`]);
  await page.getByRole('region', { name: '武楼村委会' }).getByRole('link', { name: '进村' }).click();
  await page.getByRole('link', { name: '走访', exact: true }).click();
  await page.getByLabel('备注').fill('武楼的');
  const own = asks(WULOU);
  await save(page);
  await own;
  // told of what it noted itself, as everybody
  await asks(WULOU);
  const pulls = ['GET /api/me ', `GET /api/journal ${WULOU}`];
  assert.deepEqual(asked.slice(2), ['POST /api/journal ', ...pulls, ...pulls]);
  assert.deepEqual(await wordsIn(phones.server, WULOU), ['武楼的']);
  const all = Promise.all([asks(LUNAN), asks(WULOU)]);
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  await all;
});
