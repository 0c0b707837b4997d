import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { writeSheets } from '../../src/server/platform/sheets.ts';
import type { Caller } from '../support/server.ts';
import { accessible, type Desk, openDesk, PASSWORD, signIn } from './support/desk.ts';

let desk: Desk;
let admin: Caller;

before(async () => {
  desk = await openDesk();
  admin = await desk.server.person([{ role: 'admin' }]);
});
after(() => desk.stop());

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Chooses a workbook of one sheet, as from a folder. */
async function choose(page: Page, name: string, rows: string[][]): Promise<void> {
  const buffer = Buffer.from(await writeSheets([{ name, rows }]));
  await page.locator('input[type=file]').setInputFiles({ name: `${name}.xlsx`, mimeType: XLSX, buffer });
}

async function importNow(page: Page): Promise<void> {
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await page.getByText('已导入。').waitFor();
}

/** Mends a faulty cell where it stands. */
async function mendCell(page: Page, cell: string, text: string): Promise<void> {
  await page.getByLabel(cell, { exact: true }).fill(text);
  await page.getByLabel(cell, { exact: true }).press('Enter');
  await page.getByRole('button', { name: '重新检查' }).click();
}

/** The first step: an account of the bureau, with its role and a one-time password. */
async function bureauAccount(page: Page): Promise<string> {
  await page.getByRole('button', { name: '新增账号' }).click();
  await page.getByLabel('警号').fill('B0001');
  await page.getByLabel('姓名').fill('县局');
  await page.getByRole('button', { name: '新增民警', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: '县局 B0001' });
  await drawer.getByLabel('角色', { exact: true }).click();
  await page.getByTitle('县(区)局、市局', { exact: true }).last().click();
  await drawer.getByLabel('范围').fill('亳州');
  await page
    .getByTitle(/亳州市/)
    .first()
    .click();
  await page.getByRole('button', { name: '保存角色' }).click();
  await page.getByText('角色已保存').waitFor();
  await page.getByRole('button', { name: '发放一次性密码' }).click();
  await page.getByRole('button', { name: '发放一次性密码' }).last().click();
  return page.locator('code.password').innerText();
}

/** Puts a password of one's own in place of the one that was given. */
async function chooseOwn(page: Page, given: string): Promise<void> {
  await page.getByLabel('现在的密码').fill(given);
  await page.getByLabel('新密码', { exact: true }).fill(PASSWORD);
  await page.getByLabel('再输入一次新密码').fill(PASSWORD);
  await page.getByRole('button', { name: '修改密码' }).click();
}

test('a city is set up from files, led by the guide, with faulty rows mended on the spot', async () => {
  const page = await desk.as(admin);
  await page.goto('/desk/');
  await page.getByRole('heading', { name: '首次设置' }).waitFor();
  await accessible(page);
  const password = await bureauAccount(page);
  await page.goto('/desk/start');
  await page.getByRole('button', { name: '导入民警' }).click();
  await choose(page, '民警', [
    ['警号*', '姓名*', '工作电话', '单位', '类别'],
    ['081001', '王甲', '0558-5110110', '刑侦大队', '民警'],
    ['081002', '李乙', '电话问值班室', '双涧派出所', '民警'],
  ]);
  await page.getByText('有1处需要修改').waitFor();
  await accessible(page);
  await mendCell(page, '第3行“工作电话”', '0558-5110111');
  await page.getByText('2行没有问题,可以导入').waitFor();
  await importNow(page);

  const bureau = await desk.asNobody();
  await bureau.goto('/desk/');
  await signIn(bureau, 'B0001', password);
  await chooseOwn(bureau, password);
  await bureau.getByRole('heading', { name: '首次设置' }).waitFor();
  await bureau.getByRole('button', { name: '导入村名单' }).click();
  await choose(bureau, '区域', [
    ['代码*', '名称*', '类型', '纳入一村一警'],
    ['341622101998', '新村', '村', '是'],
  ]);
  await bureau.getByText('1行没有问题,可以导入').waitFor();
  await importNow(bureau);
  await bureau.goto('/desk/import?what=areas');
  await choose(bureau, '派出所辖村', [
    ['村代码*', '派出所编号*', '起日*'],
    ['341622101998', '341622101', '2026-01-01'],
  ]);
  await importNow(bureau);

  await bureau.goto('/desk/start');
  await bureau.getByRole('button', { name: '导入安排' }).click();
  await choose(bureau, '安排', [
    ['警号*', '村代码*', '方式*', '起日*'],
    ['081001', '341622101998', '包村', '2026-01-01'],
    ['081009', '341622101210', '包村', '2026-01-01'],
  ]);
  await bureau.getByText('没有这位民警').waitFor();
  await mendCell(bureau, '第3行“警号”', '081002');
  await importNow(bureau);

  await page.goto('/desk/');
  await page.getByRole('heading', { name: '首次设置' }).waitFor();
  await page.getByRole('button', { name: '开通登录' }).click();
  await page.getByRole('link', { name: '王甲' }).click();
  await page.getByRole('button', { name: '开通登录' }).click();
  await page.getByRole('button', { name: '开通登录' }).click();
  await page.getByText('王甲可以登录了').waitFor();
  await accessible(page);
  assert.equal((await admin.get('/api/guide')).body.done, true);
  await page.goto('/desk/');
  await page.getByRole('heading', { name: '民警' }).waitFor();
  assert.equal(await page.getByRole('link', { name: '首次设置' }).count(), 0);
});

test('a column with a name of its own is matched, a row is left out, a broken file says so', async () => {
  const page = await desk.as(admin);
  await page.goto('/desk/import?what=officers');
  const broken = { name: '坏.xlsx', mimeType: XLSX, buffer: Buffer.from('PK\u0003\u0004 no workbook') };
  await page.locator('input[type=file]').setInputFiles(broken);
  await page.getByText('填写的内容还需要修改').waitFor();
  await choose(page, '民警', [
    ['警号', '姓名', '科室'],
    ['082001', '赵丙', '治安大队'],
    ['坏 号', '钱丁', ''],
  ]);
  await page.getByText('不认识的列').waitFor();
  await page.getByRole('combobox', { name: '列名 科室' }).click();
  await page.getByTitle('单位', { exact: true }).click();
  await page.getByRole('button', { name: '不导入第3行' }).click();
  await page.getByRole('button', { name: '重新检查' }).click();
  await page.getByText('1行没有问题,可以导入').waitFor();
  await importNow(page);
  const [officer] = (await admin.get('/api/officers?badge=082001')).body.officers;
  assert.deepEqual([officer.name, officer.unit], ['赵丙', '治安大队']);
});
