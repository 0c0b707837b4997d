import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { addMonths } from '../../src/domain/calendar/utc8.ts';
import { type Caller, LUNAN } from '../support/server.ts';
import { accessible, type Desk, openDesk, thisMonth, today } from './support/desk.ts';
import { note, visitDoors } from './support/notes.ts';

let desk: Desk;
let bureau: Caller;

before(async () => {
  desk = await openDesk();
  const { server } = desk;
  bureau = await server.person([{ role: 'bureau', area: '3416' }]);
  const officer = await server.person([{ role: 'officer' }]);
  await server.post(officer, LUNAN);
  await visitDoors(officer, LUNAN, today, 3);
  await note(officer, LUNAN, [{ day: today, kind: 'information', body: { category: 'fire', direction: 'toStation' } }]);
});
after(() => desk.stop());

const figure = (page: Page, named: RegExp) => page.getByRole('button', { name: named });
const stateOf = (page: Page): Record<string, string> => Object.fromEntries(new URL(page.url()).searchParams);

test('a bureau finds out why a village is open, down to the entries', async () => {
  const page = await desk.as(bureau);
  await page.goto('/desk/scorecards');
  await page.getByRole('heading', { name: /亳州市.*履职情况/ }).waitFor();
  await page.getByText('未截止').waitFor();
  await accessible(page);
  await figure(page, /蒙城县 走访/).click();
  const villages = page.getByRole('dialog', { name: '蒙城县 · 走访' });
  await villages.getByRole('searchbox').fill('lnc');
  await villages.getByText('本月还差17户').waitFor();
  await accessible(page);
  await villages.getByRole('button', { name: /路南村.* 走访/ }).click();
  const evidence = page.getByRole('dialog', { name: '这个数字是怎么来的' });
  await evidence.getByText('走访3/20户,还差17户').waitFor();
  const entry = evidence.getByRole('row', { name: /日常走访/ });
  assert.match(await entry.innerText(), /走访 · 日常走访 · 3户[\s\S]*✓ 计入/);
  await accessible(page);
  const number = await entry.getByRole('link').innerText();
  await entry.getByRole('link').click();
  await page.getByRole('heading', { name: /路南村/, level: 1 }).waitFor();
  const line = page.locator('.diary-line[aria-current=true]');
  await line.getByText('走访3户(日常走访)').waitFor();
  await line.getByText(`第${number}条`).waitFor();
  assert.deepEqual(stateOf(page), { month: thisMonth, before: String(Number(number) + 1), entry: number });
  await page.goBack();
  await evidence.getByText('走访3/20户,还差17户').waitFor();
});

test('each of the six roles opens from the city down to the entries', async () => {
  const page = await desk.as(bureau);
  await page.goto('/desk/scorecards?by=role');
  await figure(page, /^亳州市 情报信息的采集员 1$/).click();
  const drawer = page.getByRole('dialog', { name: '情报信息的采集员' });
  for (const area of ['蒙城县', '双涧镇', /路南村/]) await drawer.getByRole('button', { name: area }).first().click();
  await drawer.getByRole('link', { name: /报派出所/ }).waitFor();
  await accessible(page);
  await page.goBack();
  await drawer
    .getByRole('button', { name: /路南村/ })
    .first()
    .waitFor();
});

test('reload, back and forward keep the view', async () => {
  const page = await desk.as(bureau);
  const before = addMonths(thisMonth, -1);
  await page.goto('/desk/scorecards');
  await page.getByRole('button', { name: '蒙城县', exact: true }).click();
  await page.getByRole('heading', { name: /蒙城县/ }).waitFor();
  await page.getByRole('button', { name: '上一个月' }).click();
  await page.getByText('统计至').waitFor();
  await page.getByText('按村', { exact: true }).click();
  await page.getByLabel('与上月对比').check();
  const shown = { area: '341622', month: before, by: 'village', compare: '1' };
  assert.deepEqual(stateOf(page), shown);
  await page.reload();
  await page.getByRole('button', { name: /路南村.* 走访/ }).waitFor();
  assert.ok(await page.getByLabel('与上月对比').isChecked());
  await page.goBack();
  await page.goBack();
  assert.deepEqual(stateOf(page), { area: '341622', month: before });
  await page.getByText('按区域', { exact: true }).waitFor();
  await page.goForward();
  assert.deepEqual(stateOf(page), { area: '341622', month: before, by: 'village' });
});

test('keyboard alone: search, move, open', async () => {
  const page = await desk.as(bureau);
  await page.goto('/desk/scorecards?area=341622101');
  await page.getByRole('button', { name: /路南村.* 走访/ }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('lunan');
  await page.getByText(/^2 \//).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page
    .locator('tr:focus')
    .getByText(/路南村/)
    .first()
    .waitFor();
  await page.keyboard.press('/');
  await page.keyboard.press('Enter');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /路南村/ }).waitFor();
});
