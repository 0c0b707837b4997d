import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Caller, LUNAN, WULOU } from '../support/server.ts';
import { accessible, type Desk, daysAgo, openDesk, today } from './support/desk.ts';
import { note, visitDoors } from './support/notes.ts';

let desk: Desk;
let bureau: Caller;
let station: Caller;
let officer: Caller;

before(async () => {
  desk = await openDesk();
  bureau = await desk.server.person([{ role: 'bureau', area: '3416' }]);
  station = await desk.server.person([{ role: 'station', area: '341622101' }]);
  officer = await desk.server.person([{ role: 'officer' }]);
  await desk.server.post(officer, LUNAN, 'contact', '2020-01-01');
  await visitDoors(officer, LUNAN, today, 3);
});
after(() => desk.stop());

/** What is looked at in the browser's window. */
interface Looked {
  document: { activeElement: { dataset: { cell: string } } };
}

const main = (page: Page) => page.getByRole('main');

test('from the wall one finds a gap, and from a village what is noted there', async () => {
  const page = await desk.as(bureau);
  await page.goto('/desk/coverage');
  await main(page).getByText('1,360个村(社区)').waitFor();

  // the sentence opens the list of gaps, and back leads to the wall
  await page.getByRole('button', { name: '988个无人负责' }).click();
  await page.getByRole('searchbox').fill('武楼');
  await page.getByRole('row', { name: /武楼村委会/ }).waitFor();
  await accessible(page);
  await page.goBack();
  await main(page).getByText('按乡镇').waitFor();
  await page.goto('/desk/coverage?area=341622');
  await page.getByRole('button', { name: '双涧镇', exact: true }).click();
  await page.waitForURL(/area=341622101/);
  await accessible(page);
  const cell = page.getByRole('link', { name: /^路南村委会:有一名责任民警/ });
  await cell.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '路南村', level: 1 }).waitFor();
  await main(page).getByText('走访3户(日常走访)').waitFor();
  await main(page).getByText('2020年1月1日').first().waitFor();
  await page.getByRole('heading', { name: '每月新增与办结' }).waitFor();
  await accessible(page);
});

test('the arrows move over the wall, and the date chosen stays in the address', async () => {
  const page = await desk.as(bureau);
  await page.goto('/desk/coverage?area=341622101');
  const cells = page.getByRole('group', { name: /方向键移动/ }).getByRole('link');
  await cells.first().focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'End']) await page.keyboard.press(key);
  await page.waitForFunction(() => Number((globalThis as unknown as Looked).document.activeElement.dataset.cell) > 15);
  await page.getByLabel('日期').fill('2014-01-01');
  await page.waitForURL(/on=2014-01-01/);
  await main(page)
    .getByText(/2014年1月1日 周三.+个村/)
    .waitFor();
});

test('a village is found by the initials of its name, by keyboard alone', async () => {
  const page = await desk.as(station);
  await page.goto('/desk/village');
  await page.getByRole('heading', { name: '找一个村' }).waitFor();
  await page.keyboard.type('lnc');
  const found = page.getByRole('link', { name: '路南村委会' });
  await found.waitFor();
  await found.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '路南村', level: 1 }).waitFor();
});

test('what is noted meanwhile waits above the diary, and nothing that is read moves', async () => {
  const page = await desk.as(station);
  await page.goto(`/desk/village/${LUNAN}`);
  const visit = main(page).getByText('走访3户(日常走访)');
  const read = (await visit.boundingBox())?.y;
  await note(officer, LUNAN, [{ day: today, kind: 'hazard', body: { type: 'lighting', place: '村口路灯' } }]);
  await page.getByText('有1条新记录').waitFor();
  assert.equal((await visit.boundingBox())?.y, read);
  assert.equal(await main(page).getByText('发现安全隐患:照明,村口路灯').count(), 0);
  await page.getByRole('button', { name: '显示', exact: true }).click();
  await main(page).getByText('发现安全隐患:照明,村口路灯').waitFor();
});

test('a figure of the month opens its entries, and a case its story with details masked until a reason is given', async () => {
  const dispute = { type: 'neighbour', size: 'two', harm: 'none', place: '邹庄' };
  await officer.post('/api/journal', {
    officer: officer.id,
    entries: [
      {
        ...{ id: '01990000-0000-7000-8000-000000000001', village: LUNAN, kind: 'dispute', body: dispute, onSite: true },
        ...{ occurredAt: `${daysAgo(1)}T09:00:00+08:00`, recordedAt: `${daysAgo(1)}T09:05:00+08:00` },
        sealed: { parties: [{ role: '甲方', name: '张建国', phone: '13800001234' }] },
      },
    ],
  });
  const page = await desk.as(station);
  await page.goto(`/desk/village/${LUNAN}`);
  await page.getByRole('button', { name: /^走访3\/20户/ }).click();
  await page.getByRole('dialog').getByText('计入').first().waitFor();
  await accessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^矛盾纠纷 · 邻里纠纷/ }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('张**').waitFor();
  await accessible(page);
  await drawer.getByLabel(/查看事由/).fill('电话回访');
  await drawer.getByRole('button', { name: '说明事由后查看' }).click();
  await drawer.getByText('张建国').waitFor();
});

test('what old ledgers say of a village stands apart from its journal, marked as counted nowhere', async () => {
  const page = await desk.as(station);
  await page.goto(`/desk/village/${LUNAN}`);
  await page.getByText('以前的台账', { exact: true }).click();
  await page.getByText('没有导入过以前的台账').waitFor();
  await accessible(page);
  const rows = Array.from({ length: 51 }, (_, index) => ({
    village: LUNAN,
    on: daysAgo(400 + index),
    count: index + 1,
  }));
  const taken = { ledger: 'visit', source: '走访台账.xlsx', rows };
  assert.equal((await station.post('/api/history', taken)).status, 200);
  await page.reload();
  await main(page).getByText('不计入任何履职情况').waitFor();
  await main(page).getByRole('cell', { name: '走访台账.xlsx' }).first().waitFor();
  await accessible(page);
  await page.getByRole('button', { name: '更早的记录' }).click();
  await main(page).getByRole('cell', { name: '51', exact: true }).waitFor();
  assert.equal(await main(page).getByRole('cell', { name: '走访台账.xlsx' }).count(), 1);
  await page.goBack();
  await main(page).getByRole('cell', { name: '50', exact: true }).waitFor();
  await main(page).getByText('记录', { exact: true }).first().click();
  await page.getByLabel('按类别').first().waitFor();
});

test('of another village a station learns by its address as little as of one that does not exist', async () => {
  const page = await desk.as(station);
  const said: string[] = [];
  for (const village of [WULOU, '341622999999']) {
    await page.goto(`/desk/village/${village}`);
    await page.getByText('这里没有您可以查看的内容').waitFor();
    said.push((await main(page).innerText()).replaceAll(/[0-9a-f-]{36}/g, '#'));
  }
  assert.equal(said[0], said[1]);
});
