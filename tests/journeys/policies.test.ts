import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addMonths } from '../../src/domain/calendar/utc8.ts';
import { LUNAN } from '../support/server.ts';
import { accessible, type Desk, openDesk, thisMonth, today } from './support/desk.ts';
import { visitDoors } from './support/notes.ts';

let desk: Desk;

before(async () => {
  desk = await openDesk();
});
after(() => desk.stop());

test('a bureau drafts a change, rehearses it on a month and applies it from next month', async () => {
  const { server } = desk;
  const officer = await server.person([{ role: 'officer' }]);
  await server.post(officer, LUNAN);
  await visitDoors(officer, LUNAN, today, 15);
  const bureau = await server.person([{ role: 'bureau', area: '341622' }]);
  const page = await desk.as(bureau);

  await page.goto('/desk/policies');
  await page.getByText('包村民警每月走访不少于20户').waitFor();
  await accessible(page);
  await page.getByRole('button', { name: '起草修改' }).click();
  await page.getByRole('heading', { name: '起草修改:蒙城县' }).waitFor();
  await page.getByText('还没有改动').waitFor();
  await page.goBack();
  await page.getByText('没有正在起草的修改').waitFor();
  assert.deepEqual((await bureau.get('/api/policies/drafts?area=341622')).body.drafts, [], 'nothing was changed yet');
  await page.getByRole('button', { name: '起草修改' }).click();
  await page.getByLabel('走访: 数量').fill('12');
  await page.getByText('与现在执行的相比,有1处不同').waitFor();
  await page.getByText('草稿已保存').waitFor();
  await accessible(page);

  // left and resumed
  await page.reload();
  assert.equal(await page.getByLabel('走访: 数量').inputValue(), '12');

  await page.getByRole('button', { name: '下一个月' }).click();
  await page.getByRole('button', { name: '开始试算' }).click();
  await page.getByText('试算完成').waitFor();
  const visits = page.getByRole('row', { name: /^走访/ }).filter({ hasText: '看是哪些村' });
  assert.match(await visits.innerText(), /0\/1名民警完成\s+1\/1名民警完成\s+多1个完成 · 要求从20户变为12户/);
  await visits.getByRole('button', { name: '看是哪些村' }).click();
  await page.getByRole('row', { name: /路南村委会.*变为完成.*还差 15\/20户.*已完成 15\/12户/ }).waitFor();
  await accessible(page);

  await page.getByRole('button', { name: /起执行$/ }).click();
  await page.getByRole('dialog').getByText('已截止的月份不会改变').waitFor();
  await accessible(page);
  await page.getByRole('dialog').getByRole('button', { name: '应用', exact: true }).click();
  await page.getByRole('heading', { name: '工作要求', level: 1 }).waitFor();
  const change = page.getByRole('row', { name: new RegExp(bureau.badge) });
  await change.filter({ hasText: '第2版' }).waitFor();
  await page.getByText('没有正在起草的修改').waitFor();

  const judged = async (month: string) =>
    (await bureau.get(`/api/duties?village=${LUNAN}&month=${month}`)).body.policy.version as number;
  assert.deepEqual(
    [await judged(addMonths(thisMonth, -2)), await judged(addMonths(thisMonth, 1))],
    [1, 2],
    'closed months do not move',
  );
});

test('two versions are compared in words', async () => {
  const bureau = await desk.server.person([{ role: 'bureau', area: '341622' }]);
  const page = await desk.as(bureau);
  await page.goto('/desk/policies');
  await page.getByRole('link', { name: '比较' }).click();
  await page.getByText('有1处不同').waitFor();
  await page.getByText('包村民警每月走访不少于12户').waitFor();
  await accessible(page);
});
