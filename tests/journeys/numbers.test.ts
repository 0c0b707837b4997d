import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addMonths } from '../../src/domain/calendar/utc8.ts';
import { LUNAN } from '../support/server.ts';
import { accessible, type Desk, openDesk, thisMonth } from './support/desk.ts';

let desk: Desk;

before(async () => {
  desk = await openDesk();
});
after(() => desk.stop());

const table = (...rows: string[][]): string => rows.map((row) => row.join('\t')).join('\n');

test('a station pastes its case counts, mends what is faulty and saves them; next month the sheet is known', async () => {
  const station = await desk.server.person([{ role: 'station', area: LUNAN.slice(0, 9) }]);
  const page = await desk.as(station);
  await page.goto('/desk/numbers');
  const paste = page.getByLabel('在表格软件里选中带表头的单元格');
  await paste.waitFor();
  await accessible(page);
  const pasted = table(
    ['发案村', '报案人', '盗窃', '诈骗(起)', '合计'],
    ['路南村', '张三', '2', '1', '3'],
    ['老路南', '李四', '1', 'x', '1'],
    ['合计', '', '3', '1', '4'],
  );
  await paste.fill(pasted);
  await page.getByText('没有读入的列:报案人').waitFor();
  assert.doesNotMatch(await page.getByRole('main').innerText(), /张三|李四/);
  await page.getByText('2处要改').waitFor();
  await accessible(page);
  await page.getByRole('combobox', { name: '选择村' }).click();
  await page.getByText(`双涧镇 路南村委会 ${LUNAN}`).click();
  await page.getByLabel('改为: 行 2, 诈骗(起)').fill('0');
  await page.keyboard.press('Enter');
  await page.getByLabel('分类名称').fill('本所');
  await page.getByRole('button', { name: '核对并保存' }).click();
  await page.getByRole('dialog').getByText('1个村新增').waitFor();
  await accessible(page);
  await page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已保存:新增1个村').waitFor();

  const { entries } = (await station.get(`/api/journal?village=${LUNAN}`)).body;
  const body = { month: addMonths(thisMonth, -1), codeList: '本所', counts: { 盗窃: 3, 诈骗: 1 } };
  assert.deepEqual(entries.at(-1).body, body);

  // the spelling and the name of the categories are remembered; what is there already is corrected
  await page.reload();
  await paste.fill(table(['发案村', '盗窃'], ['老路南', '5']));
  assert.equal(await page.getByLabel('分类名称').inputValue(), '本所');
  await page.getByRole('button', { name: '核对并保存' }).click();
  await page.getByRole('dialog').getByText('路南村委会:盗窃 3, 诈骗 1 → 盗窃 5').waitFor();
});

test('an old ledger is kept as history, and taken back', async () => {
  const station = await desk.server.person([{ role: 'station', area: LUNAN.slice(0, 9) }]);
  const page = await desk.as(station);
  await page.goto('/desk/numbers?what=history');
  await page.getByText('还没有导入过台账').waitFor();
  await accessible(page);
  const file = {
    name: '走访台账.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      '日期,村,户主,户数,备注\n2026年6月3日,路南村,张三,12,户主李四不在家\n2026年6月4日,路南村,张三,1,村东头\n',
    ),
  };
  await page.getByLabel('选择文件').setInputFiles(file);
  await page.getByText('没有读入的列:户主').waitFor();
  await page.getByText('文字栏(地点、事由、备注等)默认不读入').waitFor();
  // a column of free text is on only when somebody turns it on, and shows what would be kept
  await page.getByLabel('备注: 当作').click();
  await page.locator('.ant-select-item-option').filter({ hasText: '内容' }).click();
  await page.getByText('这一栏2格文字将原样保存').waitFor();
  await page.getByText('有1格像是写了人名').waitFor();
  await accessible(page);
  await page.getByText('1处要改').waitFor();
  await page.getByLabel('备注: 当作').click();
  await page.locator('.ant-select-item-option').filter({ hasText: '不读入' }).last().click();
  await page.getByRole('button', { name: '核对并保存' }).click();
  await page.getByRole('dialog').getByText('导错了可以整份撤回').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已存为历史:2行').waitFor();
  await page.getByRole('row', { name: /走访台账/ }).waitFor();
  const history = async () =>
    (await station.get(`/api/history?village=${LUNAN}`)).body.lines as { count: number; text: string | null }[];
  assert.deepEqual(
    (await history()).map(({ count, text }) => [count, text]),
    [
      [1, null],
      [12, null],
    ],
  );
  await accessible(page);
  await page
    .getByRole('row', { name: /走访台账/ })
    .getByRole('button', { name: '撤回' })
    .click();
  await page.getByRole('button', { name: '撤回', exact: true }).last().click();
  await page.getByText('还没有导入过台账').waitFor();
  assert.deepEqual(await history(), []);
});
