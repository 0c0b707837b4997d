import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { instant, monthOf } from '../../src/domain/calendar/utc8.ts';
import { daysAgo } from './support/desk.ts';
import { allArrived, inUse, journalOf, save } from './support/faults.ts';
import { sendAs } from './support/notes.ts';
import { openPhones, type Phones, unlock } from './support/phone.ts';

let phones: Phones;
before(async () => {
  phones = await openPhones();
});
after(() => phones.stop());

/** Goes to a form as a link would. */
const open = (page: Page, path: string): Promise<void> =>
  page.evaluate(`history.pushState({}, '', '/phone/note/${path}'); dispatchEvent(new PopStateEvent('popstate'))`);

test('a correction changes the alert that an analysis led to, as its form asked', async () => {
  const { page, village, officer } = await inUse(phones, '341622101210');
  const at = instant(Date.now() - 60_000);
  const noted = { village, occurredAt: at, recordedAt: at, onSite: false };
  const body = { level: 'notice', topic: 'fraud', title: '谨防诈骗', text: '先打96110', validUntil: daysAgo(-30) };
  const alert = { ...noted, id: uuidv7(), kind: 'alert', body };
  const analysis = { ...noted, id: uuidv7(), kind: 'analysis', body: { month: monthOf(daysAgo(0)) } };
  await sendAs(phones.server, officer, [alert, analysis]);
  await page.reload();
  await unlock(page);
  await open(page, `correction?about=${analysis.id}`);
  const made = page.getByLabel('据此拟发的治安提示');
  await made.selectOption({ index: 1 });
  const option = await made.locator('option').nth(1).textContent();
  assert.match(option ?? '', /^[0-9]+月[0-9]+日 周. 治安提示 · 一般提示 · 谨防诈骗$/);
  await page.getByLabel('原因').fill('漏选了提示');
  await save(page);
  await allArrived(page);
  const correction = (await journalOf(phones.server, village)).at(-1);
  assert.deepEqual(correction?.body['changes'], { body: { leadsTo: alert.id } });
});

/** Notes it, and is back where the form was begun. */
async function saved(page: Page): Promise<void> {
  await save(page);
  await page.getByRole('heading', { name: '今天', exact: true }).waitFor();
}

test('a form asks for nothing that is known: whom a contact officer tells, when a hazard is asked about again, a plan’s last day, when a round was', async () => {
  const { page, village } = await inUse(phones, '341622101211');
  await open(page, 'information');
  await page.getByLabel('盗窃', { exact: true }).check({ force: true });
  await saved(page);
  await open(page, 'plan');
  await page.getByLabel('进村', { exact: true }).check({ force: true });
  await page.getByLabel('开始').fill(daysAgo(-2));
  assert.equal(await page.getByLabel('结束').inputValue(), daysAgo(-2));
  await saved(page);
  await open(page, 'patrol');
  await page.getByLabel('开始时间').fill(`${daysAgo(3)}T20:00`);
  await page.getByLabel('结束时间').fill(`${daysAgo(3)}T21:30`);
  await page.getByRole('textbox', { name: '参加人数' }).fill('5');
  assert.ok(await page.getByRole('group', { name: '夜间巡逻' }).getByLabel('是').isChecked());
  assert.equal(await page.getByRole('button', { name: '改时间' }).count(), 0);
  await saved(page);
  await open(page, 'hazard');
  await page.getByLabel('照明', { exact: true }).check({ force: true });
  await page.getByLabel('地点').fill('村口');
  await saved(page);
  await allArrived(page);
  const entries = await journalOf(phones.server, village);
  await open(page, `hazardStep?about=${entries.at(-1)?.id}`);
  const again = page.getByLabel('再问日期');
  await page.getByRole('group', { name: '处理情况' }).waitFor();
  assert.equal(await again.count(), 0);
  await page.getByLabel('已移交', { exact: true }).check({ force: true });
  assert.equal(await again.inputValue(), daysAgo(-7));
  await page.getByLabel('供电', { exact: true }).check({ force: true });
  await saved(page);
  await allArrived(page);
  const [told, plan, round, , step] = await journalOf(phones.server, village);
  assert.equal(told?.body['direction'], 'toStation');
  assert.equal(plan?.body['to'], `${daysAgo(-2)}T23:59:59.999+08:00`);
  assert.equal((round as { occurredAt?: string } | undefined)?.occurredAt, `${daysAgo(3)}T21:30:00.000+08:00`);
  assert.deepEqual(step?.body, { step: 'handedOver', to: 'power', askAgainOn: daysAgo(-7) });
});

test('nothing is noted of nobody, of a day that is past, or with nothing in it; a case shows what an alert says', async () => {
  const { page, village } = await inUse(phones, '341622101212');
  await open(page, 'visit');
  await save(page);
  await page.getByText('还什么都没有记').waitFor();
  assert.equal(await page.getByText('已经标出').count(), 0);
  await page.getByRole('textbox', { name: '不在家户数' }).fill('2');
  await saved(page);
  await open(page, 'counselling');
  await page.getByLabel('劝导内容').fill('酒后驾驶');
  await page.getByRole('textbox', { name: '人次' }).fill('0');
  await save(page);
  await page.getByText('最少是1').waitFor();
  await page.getByRole('textbox', { name: '人次' }).fill('20000');
  await page.getByText('不能大于10000').waitFor();
  assert.ok(await page.getByRole('button', { name: '人次加一' }).isDisabled());
  await page.getByRole('textbox', { name: '人次' }).fill('0');
  await page.getByRole('button', { name: '人次加一' }).tap();
  await saved(page);
  await open(page, 'alert');
  await page.getByLabel('防诈骗', { exact: true }).check({ force: true });
  await page.getByLabel('标题').fill('谨防诈骗');
  await page.getByLabel('内容').fill('先打96110');
  await page.getByLabel('有效期至').fill(daysAgo(1));
  await save(page);
  await page.getByText('这一天已经过去了').waitFor();
  await page.getByLabel('有效期至').fill(daysAgo(-30));
  await saved(page);
  await allArrived(page);
  const entries = await journalOf(phones.server, village);
  assert.deepEqual(
    entries.map(({ kind }) => kind),
    ['visit', 'counselling', 'alert'],
  );
  await page.evaluate(
    `history.pushState({}, '', '/phone/case/${village}/${entries[2]?.id}'); dispatchEvent(new PopStateEvent('popstate'))`,
  );
  await page.getByText('先打96110', { exact: true }).waitFor();
});

test('what is said above a form comes and goes, and nothing moves under the thumb', async () => {
  const { context, page } = await inUse(phones, '341622101212');
  await context.setOffline(true);
  await open(page, 'information');
  await page.getByLabel('盗窃', { exact: true }).check({ force: true });
  await saved(page);
  await open(page, 'hazard');
  const chip = page.locator('label', { hasText: '照明' });
  await page.getByText('1条已记在本机').waitFor();
  const before = await chip.boundingBox();
  await context.setOffline(false);
  await page.getByText(/已送达/).waitFor();
  await page.getByText(/已送达/).waitFor({ state: 'hidden' });
  await page.getByText(/已记在本机/).waitFor({ state: 'hidden' });
  assert.deepEqual(await chip.boundingBox(), before);
});
