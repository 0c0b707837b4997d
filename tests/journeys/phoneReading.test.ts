import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { monthOf } from '../../src/domain/calendar/utc8.ts';
import { LUNAN, WULOU } from '../support/server.ts';
import { accessible, daysAgo } from './support/desk.ts';
import { allArrived, changedOnce, inUse, journalOf, report, save } from './support/faults.ts';
import { firstUse, openPhones, type Phones, unlock } from './support/phone.ts';
import { fillVillage } from './support/screens.ts';
import { kept } from './support/signingIn.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

test('whoever is posted to a village finds its doors, open cases and what waits for their word, without a network too', async () => {
  const officer = await phones.officer([LUNAN]);
  await fillVillage(phones, officer);
  const context = await phones.phone();
  const page = await firstUse(context, officer);
  await page.getByText('1条记录请您确认').waitFor();
  // what matters before going, at a glance
  await page.getByText('先去 邹庄 1号、邹庄 2号、邹庄 3号').waitFor();
  await page.getByRole('link', { name: /北湖边.*派出所答复.*已安排夜间巡逻/ }).waitFor();
  await accessible(page);
  await kept(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: /^今天进村/ }).click();
  await page.getByText('未办结4件').waitFor();
  const answers = page.getByRole('region', { name: '收到的答复' });
  await answers.getByText('已安排夜间巡逻').waitFor();
  // the latest month; whoever comes to a village for the first time finds a year of them behind a tap
  await page.getByText('盗窃2起').waitFor();
  await page.getByText('诈骗1起').waitFor({ state: 'hidden' });
  await page.getByText('以前1个月').click();
  await page.getByText('诈骗1起').waitFor();
  await accessible(page);
  await page.getByRole('button', { name: '是我', exact: true }).click();
  await page.getByText('请您确认').waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: /矛盾纠纷 · 邻里纠纷 · 邹庄/ }).click();
  await page.getByRole('heading', { name: '矛盾纠纷 · 邻里纠纷 · 邹庄' }).waitFor();
  await page.getByRole('link', { name: '调解', exact: true }).waitFor();
  await accessible(page);
  // what the village is filled with is of yesterday
  await page.goto(`/phone/month?month=${monthOf(daysAgo(1))}`);
  await unlock(page, '我的民情日记');
  await page.getByText('义务巡逻').first().waitFor();
  await accessible(page);
  await context.setOffline(false);
  await page.getByText(/已记在本机/).waitFor({ state: 'hidden' });
  const bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
  const { entries } = (await bureau.get(`/api/journal?village=${LUNAN}&after=0`)).body;
  assert.equal(entries.filter(({ kind }: { kind: string }) => kind === 'confirmation').length, 1);
});

test('what is begun from a village’s screen is noted there, whichever was used last', async () => {
  const officer = await phones.officer([WULOU, LUNAN]);
  const page = await firstUse(await phones.phone(), officer);
  for (const name of ['路南村委会', '武楼村委会']) {
    await page.getByRole('link', { name: '今天', exact: true }).click();
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { name: '先去这些户' }).waitFor();
    await page.getByRole('link', { name: '走访', exact: true }).click();
    await page.getByRole('radio', { name, checked: true }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: '先去这些户' }).waitFor();
    await page.getByRole('link', { name: '紧急', exact: true }).click();
    await page.getByRole('radio', { name, checked: true }).waitFor();
  }
});

test('there, what is noted under the thumb stands in the running day, can be taken back, and is summed up without a name', async () => {
  const { context, page } = await inUse(phones, '341622101214');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await context.setOffline(true);
  await page.getByRole('link', { name: /^今天进村/ }).tap();
  await page.getByText('今天在本村还没有记').waitFor();
  await page.getByText('还没有可以发到群里的内容').waitFor();
  const day = page.getByRole('region', { name: '今天记了什么' });
  await page.getByRole('link', { name: '走访', exact: true }).tap();
  await page.getByLabel('备注').fill(`王小明家门口贴了防骗单 ${'w'.repeat(60)}`);
  await save(page);
  // back in the village, not at home
  await day.getByText('王小明家').waitFor();
  await page.getByRole('link', { name: '更多' }).tap();
  await page.getByRole('link', { name: '工作日志' }).tap();
  await page.getByLabel('开会').tap();
  await save(page);
  await day.getByRole('listitem').filter({ hasText: '工作日志:开会' }).getByText('未发送').waitFor();
  // however long a word is, nothing goes out of sight to the side
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390);
  await accessible(page);
  await page.getByRole('button', { name: '复制,发到群里' }).tap();
  await page.getByText('已复制').waitFor();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  assert.match(copied, /^各位乡亲:.*上门走访1次,开展日常工作1次。/);
  assert.doesNotMatch(copied, /王小明|民警08/);
  await day.getByRole('link', { name: /^改.*工作日志/ }).tap();
  await page.getByLabel('作废', { exact: true }).tap();
  await page.getByLabel('原因').fill('记错了村');
  await save(page);
  await day.getByText('王小明家').waitFor();
  await day.getByText('开会').waitFor({ state: 'hidden' });
  // however much was noted, by a menu or not, one step back leaves the village
  await page.goBack();
  await page.getByRole('heading', { name: '今天', exact: true }).waitFor();
});

/** The village's own history, by taps. */
async function toJournal(page: Page): Promise<void> {
  await page.getByRole('link', { name: '今天', exact: true }).tap();
  await page.getByRole('link', { name: /^今天进村/ }).tap();
  await page.getByRole('link', { name: '本村的记录' }).tap();
}

/** A line that says this. */
const line = (page: Page, words: string) => page.getByRole('listitem').filter({ hasText: words });

/** The way from such a line to its correction. */
const correct = (page: Page, words: string): Promise<void> =>
  line(page, words)
    .getByRole('link', { name: /^更正、作废/ })
    .tap();

async function withdraw(page: Page, reason: string, means = ''): Promise<void> {
  await page.getByLabel('作废', { exact: true }).tap();
  await page.getByText(`作废后不再计入,也不能恢复。${means}`).waitFor();
  await page.getByLabel('原因').fill(reason);
  await save(page);
}

test('a hazard without a network is kept and arrives; its author mends it, notes a step and takes both back, by taps alone', async () => {
  const { page, context, village } = await inUse(phones, '341622101213');
  await context.setOffline(true);
  await page.getByRole('link', { name: '隐患' }).tap();
  await save(page);
  await page.getByText('还有2处要改').waitFor();
  await page.getByLabel('水域', { exact: true }).tap();
  await page.getByLabel('地点').fill('东塘');
  await save(page);
  await page.getByText('1条已记在本机,有网络时自动发送').waitFor();
  await context.setOffline(false);
  await allArrived(page);
  await toJournal(page);
  await correct(page, '东塘');
  assert.equal(await page.getByLabel('地点').inputValue(), '东塘');
  await page.getByLabel('原因').fill('写错了');
  await save(page);
  await page.getByText('还没有改动').waitFor();
  // a time to come is not taken, an emptied one stays as it was, and neither goes unsaid
  const when = page.getByLabel('时间', { exact: true });
  const noted = await when.inputValue();
  await when.fill(`${daysAgo(-30)}T09:00`);
  await page.getByText('这个时间还没到,没有改').waitFor();
  assert.equal(await when.inputValue(), noted);
  await when.fill('');
  assert.equal(await when.inputValue(), noted);
  await page.goBack();
  await correct(page, '东塘');
  await page.getByText('上次没写完的还在').waitFor();
  await page.getByLabel('地点').fill('西塘');
  await accessible(page);
  await save(page);
  // what was corrected can be put back, and corrected once more
  for (const [place, before] of [
    ['东塘', '西塘'],
    ['西塘', '东塘'],
  ] as const) {
    await correct(page, before);
    await page.getByLabel('地点').fill(place);
    await page.getByLabel('原因').fill('又弄错了');
    await save(page);
    await line(page, place).waitFor();
  }
  // back where it was read; its case reads as mended, too
  await line(page, '西塘').getByRole('link', { name: '看进展' }).tap();
  await page.getByRole('heading', { name: '安全隐患 · 水域 · 西塘' }).waitFor();
  await line(page, '西塘').getByText('已更正').waitFor();
  await page.getByRole('link', { name: '隐患整改', exact: true }).tap();
  await page.getByText('西塘').waitFor();
  await page.getByLabel('已移交', { exact: true }).tap();
  await page.getByLabel('乡镇', { exact: true }).tap();
  await page.getByLabel('再问日期').fill(daysAgo(-7));
  await save(page);
  // a step noted from its case leads back to it
  await page.getByRole('heading', { name: '安全隐患 · 水域 · 西塘' }).waitFor();
  await page.getByRole('link', { name: '隐患整改', exact: true }).tap();
  await page.getByLabel('已修复', { exact: true }).tap();
  await save(page);
  await correct(page, '乡镇');
  await withdraw(page, '没有移交');
  await line(page, '乡镇').getByText('已作废').waitFor();
  await accessible(page);
  await correct(page, '西塘');
  await withdraw(page, '没有这回事', ' 后面记的1步也一起不算。');
  await page.getByText('已撤销').waitFor();
  await allArrived(page);
  const [hazard, amended, back, , step, , ...withdrawals] = await journalOf(phones.server, village);
  assert.deepEqual([hazard?.kind, step?.kind, step?.about], ['hazard', 'hazardStep', hazard?.id]);
  assert.deepEqual([amended?.about, amended?.body['changes']], [hazard?.id, { body: { place: '西塘' } }]);
  assert.deepEqual([back?.about, back?.body['changes']], [hazard?.id, {}]);
  assert.deepEqual(
    withdrawals.map(({ about, body }) => [about, body['action']]),
    [step, hazard].map((one) => [one?.id, 'withdraw']),
  );
});

test('an urgent report that was not taken says why, offers the calls and the text message, and is mended from there', async () => {
  const { page, village } = await inUse(phones, '341622101215');
  // the server has a rule that this phone does not know yet
  await changedOnce(page, (entry) => ({ ...entry, body: { ...(entry['body'] as object), what: '请打13812345678' } }));
  await report(page, '北湖边');
  await page.getByRole('heading', { name: '没有被收下,请打电话' }).waitFor();
  const main = page.getByRole('main');
  await main.getByText('电话号码').waitFor();
  assert.equal(await main.getByText('派出所已经收到').count(), 0);
  assert.equal(await main.getByRole('link', { name: '打110' }).getAttribute('href'), 'tel:110');
  assert.match((await main.getByRole('link', { name: '发短信给派出所' }).getAttribute('href')) ?? '', /^sms:/);
  await accessible(page);
  await main.getByRole('link', { name: '改好再送' }).tap();
  await page.getByLabel('地点').fill('北湖东边');
  await save(page);
  await page.getByRole('heading', { name: '已送达派出所' }).waitFor();
  await allArrived(page);
  const [incident] = await journalOf(phones.server, village);
  assert.equal(incident?.body['place'], '北湖东边');
});
