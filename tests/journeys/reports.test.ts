import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import type { Locator, Page } from 'playwright-core';
import { formOf } from '../support/forms.ts';
import { type Caller, LUNAN } from '../support/server.ts';
import { accessible, daysAgo, type Desk, openDesk, thisMonth, today } from './support/desk.ts';
import { note, visitDoors } from './support/notes.ts';

let desk: Desk;
let bureau: Caller;
let officer: Caller;

before(async () => {
  desk = await openDesk();
  bureau = await desk.server.person([{ role: 'bureau', area: '3416' }]);
  officer = await desk.server.person([{ role: 'officer' }]);
  await desk.server.post(officer, LUNAN);
  await visitDoors(officer, LUNAN, today, 12);
  await note(officer, LUNAN, [
    { day: today, kind: 'hazard', body: { type: 'road', place: '村口' } },
    { day: today, kind: 'lawClass', body: { audience: ['pupils'], topics: ['fraud'], attendance: 30 } },
  ]);
});
after(() => desk.stop());

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const opened = async (address: string): Promise<Page> => {
  const page = await desk.as(bureau, { acceptDownloads: true });
  await page.goto(address);
  return page;
};

/** A file that a button gives. */
async function downloaded(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFile(await download.path());
}

test('the report of a city opens figure by figure down to the entry, and says the same in Excel', async () => {
  const page = await opened(`/desk/reports?area=3416&month=${thisMonth}`);
  await page.getByRole('heading', { name: /一村一警工作月报/ }).waitFor();
  await accessible(page);
  await page.getByRole('button', { name: '亳州市 走访户数 12', exact: true }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: '蒙城县' }).click();
  await drawer.getByRole('button', { name: '双涧镇' }).click();
  await drawer
    .getByRole('button', { name: /路南村/ })
    .first()
    .click();
  await drawer.getByText('走访12户(日常走访)').waitFor();
  assert.match(page.url(), new RegExp(`figure=householdsVisited.*of=${LUNAN}`));
  await accessible(page);
  await page.goBack();
  await page.keyboard.press('Escape');
  const { sheets } = await readXlsx(await downloaded(page, '下载Excel'));
  const work = sheets.find(({ name }) => name === '工作情况');
  assert.deepEqual(work?.rows.find((row) => row[1] === '走访户数')?.slice(2, 4), ['户', 12]);
});

/** Down from a city through its county and township to the village, in the drawer. */
async function downToLunan(page: Page): Promise<Locator> {
  const drawer = page.getByRole('dialog');
  for (const area of ['蒙城县', '双涧镇', /路南村/]) await drawer.getByRole('button', { name: area }).first().click();
  return drawer;
}

test('a figure of coverage leads to the officer posted there, and on to the postings', async () => {
  const page = await opened(`/desk/reports?area=3416&month=${thisMonth}`);
  await page.getByRole('button', { name: /^亳州市 已有负责民警的村 / }).click();
  const drawer = await downToLunan(page);
  await drawer.getByText('包村民警 · 责任民警').waitFor();
  await accessible(page);
  await drawer.getByRole('link', { name: '这个村的包村安排' }).click();
  await page.getByRole('dialog').getByText(officer.badge).first().waitFor();
});

test('what a duty still lacks opens as what it has: down to whose it is', async () => {
  const page = await opened(`/desk/reports?area=3416&month=${thisMonth}`);
  await page.getByRole('button', { name: /^亳州市 走访·应完成 / }).waitFor();
  await page.getByRole('button', { name: /^亳州市 走访·进行中 还差/ }).click();
  const drawer = await downToLunan(page);
  await drawer.getByText('走访12/20户,还差8户').waitFor();
  await drawer.getByRole('row', { name: /日常走访/ }).waitFor();
  await accessible(page);
});

test('the bureau’s own form is told of a wrong mark, mended, stored and filled', async () => {
  const page = await opened(`/desk/reports?area=3416&month=${thisMonth}&tab=forms`);
  const choose = async (...cells: string[]) =>
    page
      .getByLabel('选择文件(.xlsx、.docx)')
      .setInputFiles({ name: '月报表.xlsx', mimeType: XLSX, buffer: Buffer.from(await formOf(...cells), 'base64') });
  await choose('{{区域名称}}', '{{走访户}}');
  await page.getByRole('cell', { name: '{{走访户数}}' }).or(page.getByText('{{走访户数}}')).first().waitFor();
  await page.getByRole('rowheader', { name: '月报!B1' }).waitFor();
  await accessible(page);
  assert.equal(await page.getByRole('button', { name: '上传', exact: true }).isDisabled(), true);
  await choose('{{区域名称}}', '{{走访户数}}');
  await page.getByText('找到2个标记,都写对了。').waitFor();
  await page.getByRole('button', { name: '上传', exact: true }).click();
  await page.getByRole('heading', { name: /^月报表/ }).waitFor();
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByRole('row', { name: /月报!B1.*12/ }).waitFor();
  const { sheets } = await readXlsx(await downloaded(page, '下载填好的表'));
  assert.deepEqual(sheets[0]?.rows[0], ['亳州市', 12]);
});

test('a village’s year is bound', async () => {
  const page = await opened(`/desk/reports?area=${LUNAN}&tab=binder&year=${daysAgo(0).slice(0, 4)}`);
  const pdf = await downloaded(page, '生成台账');
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  await page.getByText('台账已下载,可以打印装订。').waitFor();
  await accessible(page);
});
