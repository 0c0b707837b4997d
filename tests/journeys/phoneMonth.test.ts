import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import type { Page } from 'playwright-core';
import { monthName } from '../../src/domain/calendar/monthName.ts';
import { addMonths } from '../../src/domain/calendar/utc8.ts';
import { accessible, thisMonth } from './support/desk.ts';
import { allArrived, journalOf, save } from './support/faults.ts';
import { fillForm } from './support/fillForm.ts';
import { firstUse, openPhones, type Phones, unlock } from './support/phone.ts';
import { kept } from './support/signingIn.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

const WHERE = '341622101211';
const on = (day: number): string => `${thisMonth}-${day}T10:00:00.000+08:00`;

/** Phone and server stand on a day of the month; hours that went by in a moment lock the phone. */
async function at(page: Page, day: number): Promise<void> {
  phones.server.clock.moveTo(on(day));
  await page.clock.setFixedTime(on(day));
  await page.goto('/phone/');
  await unlock(page);
}

async function begin(page: Page, kind: string): Promise<void> {
  await page.getByRole('link', { name: '更多' }).tap();
  await page.locator('.menu').getByRole('link', { name: kind, exact: true }).tap();
}

async function done(page: Page): Promise<void> {
  await save(page);
  await page.getByRole('heading', { name: '今天' }).waitFor();
}

/** A round of ten doors, by number. */
async function round(page: Page, from: number): Promise<void> {
  await begin(page, '走访');
  if (from === 1) {
    await page.getByText('一次建一组门牌').tap();
    await page.getByLabel('组名和门牌').fill('邹庄 1–60号');
    await page.getByRole('button', { name: '建门牌' }).tap();
    await page.getByText('建了60户').waitFor();
  }
  await page.getByRole('button', { name: '邹庄其他52户' }).tap();
  for (let door = from; door < from + 10; door++)
    await page.getByRole('checkbox', { name: new RegExp(`^邹庄 ${door}号 `) }).tap();
  await page.getByText('已选10户').waitFor();
  await done(page);
}

async function information(page: Page, count: number): Promise<void> {
  for (let item = 0; item < count; item++) {
    await begin(page, '情况信息');
    await fillForm(page, 'information', { direction: ['toStation'], category: ['theft'] });
    await done(page);
  }
}

async function other(page: Page, kind: string, label: string): Promise<void> {
  await begin(page, label);
  await fillForm(page, kind, {});
  await done(page);
}

/** The next step of the quarrel, from its page. */
async function step(page: Page, kind: string, label: string, only: Record<string, string[]>): Promise<void> {
  await page
    .getByRole('link', { name: /矛盾纠纷 · 邻里纠纷 · 邹庄/ })
    .first()
    .tap();
  await page.getByRole('link', { name: label, exact: true }).tap();
  await fillForm(page, kind, only);
  await save(page);
  await page.getByRole('heading', { name: '矛盾纠纷 · 邻里纠纷 · 邹庄' }).waitFor();
  await page.getByRole('link', { name: '今天', exact: true }).tap();
}

test('a month to a full scorecard and a quarrel from opening to follow-up, all without a network, and one sync', async () => {
  phones.server.clock.moveTo(on(18));
  const officer = await phones.officer([WHERE]);
  const context = await phones.phone();
  await context.clock.setFixedTime(on(18));
  const page = await firstUse(context, officer);
  // one's own, and what the village is owed by whoever works there
  await page.getByText('本月还差2天、20户、10条信息', { exact: true }).waitFor();
  await page.getByText('本村:本月还差1次治安提示、1次发案情况分析;本季度还差1次法治宣传教育').waitFor();
  await kept(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: '纠纷' }).tap();
  await page.getByRole('button', { name: '没有' }).tap();
  await page.getByLabel('邻里纠纷', { exact: true }).tap();
  await page.getByLabel('双方', { exact: true }).tap();
  await page.getByLabel('地点').fill('邹庄');
  await done(page);
  await step(page, 'mediation', '调解', { result: ['settled'], agreement: ['oral'] });
  await round(page, 1);
  await information(page, 5);
  await other(page, 'lawClass', '法治宣传教育');
  await at(page, 20);
  await round(page, 11);
  await information(page, 5);
  await other(page, 'alert', '治安提示');
  await begin(page, '发案情况分析');
  // drawn from the month that is chosen, until somebody writes another
  const drawn = page.getByText('已根据当月记录写好');
  await drawn.waitFor();
  assert.match(await page.getByLabel('备注').inputValue(), /走访20户/);
  await page.getByLabel('月份').selectOption(addMonths(thisMonth, -1));
  assert.match(
    await page.getByLabel('备注').inputValue(),
    new RegExp(`派出所尚未提供${monthName(addMonths(thisMonth, -1), 'zh')}的发案数`),
  );
  await page.getByLabel('备注').fill('');
  await page.getByLabel('月份').selectOption(thisMonth);
  await page.getByRole('button', { name: '重新根据记录写' }).tap();
  await drawn.waitFor();
  await page.getByLabel('据此拟发的治安提示').selectOption({ index: 1 });
  await fillForm(page, 'analysis', {});
  await done(page);
  await step(page, 'followUp', '回访', { finding: ['holding'] });
  // the officer's own row, judged on the phone
  await page.getByText('本月要求都已完成').waitFor();
  await page.getByText('(含未发送的记录)').waitFor();
  // it is drafted, and not approved yet
  await page.getByText('本村:本月还差1次治安提示', { exact: true }).waitFor();
  await page.getByRole('link', { name: '发送', exact: true }).tap();
  const waiting = page.getByRole('main').getByRole('listitem');
  assert.equal(await waiting.count(), 50);
  await page.getByRole('button', { name: /^还有[0-9]+条/ }).tap();
  await page.getByRole('button', { name: /^还有[0-9]+条/ }).waitFor({ state: 'hidden' });
  assert.ok((await waiting.count()) > 70);
  await page.getByRole('link', { name: '今天', exact: true }).tap();
  let pushes = 0;
  context.on('request', (asked) => {
    if (asked.method() === 'POST' && asked.url().endsWith('/api/journal')) pushes += 1;
  });
  await context.setOffline(false);
  await allArrived(page);
  assert.equal(pushes, 1);
  await page.getByText('本月要求都已完成').waitFor();
  await judged();
});

/** The month and the quarrel as the server has them, once the station approved the alert. */
async function judged(): Promise<void> {
  const entries = await journalOf(phones.server, WHERE);
  const quarrel = entries.find(({ kind }) => kind === 'dispute');
  const alert = entries.find(({ kind }) => kind === 'alert');
  const analysis = entries.find(({ kind }) => kind === 'analysis');
  assert.equal(analysis?.body['leadsTo'], alert?.id);
  assert.match(analysis?.note ?? '', /走访20户/);
  const station = await phones.server.person([{ role: 'station', area: WHERE.slice(0, 9) }]);
  const approval = { id: uuidv7(), village: WHERE, kind: 'alertStep', about: alert?.id, onSite: false };
  const approved = { ...approval, occurredAt: on(20), recordedAt: on(20), body: { step: 'approved' } };
  const { body: answer } = await station.post('/api/journal', { entries: [approved] });
  assert.equal(answer.results[0].status, 'accepted', JSON.stringify(answer));
  const { body } = await station.get(`/api/cases/${quarrel?.id}`);
  assert.equal(body.state, 'followedUp');
  const { rows } = (await station.get(`/api/scorecards?area=${WHERE}&month=${thisMonth}`)).body as {
    rows: { duties: Record<string, { required: number; done: number; state: string }> }[];
  };
  const figures = Object.assign({}, ...rows.map(({ duties }) => duties)) as (typeof rows)[number]['duties'];
  const due = Object.entries(figures).filter(([, { state }]) => state !== 'aim');
  assert.deepEqual(
    due.map(([duty, { required, state }]) => [duty, required, state]),
    [
      ['alertPublished', 1, 'met'],
      ['monthlyAnalysis', 1, 'met'],
      ['lawClass', 1, 'met'],
      ['villageDays', 2, 'met'],
      ['householdVisits', 20, 'met'],
      ['informationPassed', 10, 'met'],
    ],
  );
  assert.equal(figures['householdVisits']?.done, 20);
  const noted = (wanted: string) => entries.filter(({ kind }) => kind === wanted).length;
  assert.deepEqual(['household', 'visit', 'information', 'mediation', 'followUp'].map(noted), [60, 2, 10, 1, 1]);
}

test('a month that begins without a network is judged as the one before, and says so', async () => {
  const next = `${addMonths(thisMonth, 1)}-01T08:00:00.000+08:00`;
  phones.server.clock.moveTo(on(20));
  const officer = await phones.officer(['341622101212']);
  const context = await phones.phone();
  await context.clock.setFixedTime(on(20));
  const page = await firstUse(context, officer);
  await page.getByText('本月还差').first().waitFor();
  await kept(page);
  await context.setOffline(true);
  await context.clock.setFixedTime(next);
  await page.goto('/phone/');
  await unlock(page);
  await page.getByText('先按上个月的算').waitFor();
  await page.getByText('本月还差2天、20户、10条信息').waitFor();
  phones.server.clock.moveTo(next);
  await context.setOffline(false);
  await page.getByText('先按上个月的算').waitFor({ state: 'hidden' });
  await page.getByText('本月还差2天、20户、10条信息').waitFor();
});

test('after midnight the evening in the village is still there to be summed up', async () => {
  const next = addMonths(thisMonth, 1);
  const [evening, night] = [`${next}-01T23:58:00.000+08:00`, `${next}-02T00:01:00.000+08:00`];
  phones.server.clock.moveTo(evening);
  const context = await phones.phone();
  await context.clock.setFixedTime(evening);
  const page = await firstUse(context, await phones.officer(['341622101213']));
  await kept(page);
  await context.setOffline(true);
  await begin(page, '工作日志');
  await page.getByLabel('开会').tap();
  await done(page);
  await page.getByRole('link', { name: /^今天进村/ }).tap();
  await page.getByRole('region', { name: '今天记了什么' }).getByText('工作日志:开会').waitFor();
  // nobody opens it anew
  await context.clock.setFixedTime(night);
  await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
  await page.getByRole('region', { name: '昨天记了什么' }).getByText('工作日志:开会').waitFor();
  await page.getByText(/月1日民警在.*开展日常工作1次/).waitFor();
});

test('in its first days a month says what the one before still lacks, by when, and leads to its analysis', async () => {
  const next = addMonths(thisMonth, 1);
  const second = `${next}-02T10:00:00.000+08:00`;
  phones.server.clock.moveTo(second);
  const context = await phones.phone();
  await context.clock.setFixedTime(second);
  // a phone that is new this month was never asked about the last one
  const page = await firstUse(context, await phones.officer(['341622101217']));
  await page.getByText('上月还差2天、20户、10条信息、1次发案情况分析').waitFor();
  await page.getByText(`最晚${Number(next.slice(5))}月3日补上。`).waitFor();
  await page.getByText('做过还没有记的,按实际日期补记。').waitFor();
  await accessible(page);
  await page.getByRole('link', { name: '写上月的发案情况分析' }).tap();
  assert.equal(await page.getByLabel('月份').inputValue(), thisMonth);
  await done(page);
  await page.getByText(/上月还差2天、20户、10条信息[,;]/).waitFor();
  assert.equal(await page.getByRole('link', { name: '写上月的发案情况分析' }).count(), 0);
  await allArrived(page);
  const fourth = `${next}-04T00:10:00.000+08:00`;
  phones.server.clock.moveTo(fourth);
  await page.clock.setFixedTime(fourth);
  await page.goto('/phone/');
  await unlock(page);
  await page.getByText('本月还差').first().waitFor();
  assert.equal(await page.getByText('上月还差').count(), 0);
});
