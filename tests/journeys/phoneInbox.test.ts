import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { type Caller, LUNAN, WULOU } from '../support/server.ts';
import { accessible, daysAgo, today } from './support/desk.ts';
import { inUse } from './support/faults.ts';
import { note } from './support/notes.ts';
import { firstUse, openPhones, type Phones } from './support/phone.ts';
import { kept } from './support/signingIn.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

const STATION = { role: 'station', area: '341622101' } as const;

const entriesOf = async (village: string) => {
  const bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
  return (await bureau.get(`/api/journal?village=${village}&after=0`)).body.entries as {
    id: string;
    kind: string;
    author: string;
    about?: string;
    body: Record<string, unknown>;
  }[];
};

/** A step of the station's about an entry, as the desk notes it. */
async function step(station: Caller, kind: string, about: string, body: object, words: string): Promise<void> {
  const at = new Date(Date.now() - 1000).toISOString();
  const entry = { id: uuidv7(), village: LUNAN, kind, about, occurredAt: at, recordedAt: at, onSite: false, body };
  const { body: answer } = await station.post('/api/journal', { entries: [{ ...entry, note: words }] });
  assert.equal(answer.results[0].status, 'accepted', JSON.stringify(answer));
}

/** Sends entries of an officer's as their phone would. */
async function send(officer: Caller, entries: readonly object[], expected: string): Promise<void> {
  const { body } = await officer.post('/api/journal', { officer: officer.id, entries });
  for (const { status } of body.results) assert.equal(status, expected, JSON.stringify(body));
}

const sent = (kind: string, body: object, village = LUNAN) => {
  const at = new Date(Date.now() - 60_000).toISOString();
  return { id: uuidv7(), village, kind, occurredAt: at, recordedAt: at, onSite: true, body };
};

const ALERT = {
  level: 'notice',
  topic: 'theft',
  title: '看好门',
  text: '秋收时节,出门请锁好门窗。',
  validUntil: daysAgo(-20),
};
const TOLD = { category: 'theft', direction: 'toStation', place: '村口' };

/** As a phone of before sent it, in the session of this one. */
async function pushFrom(page: Page, officer: string, entries: object[]): Promise<void> {
  const sending = { headers: { 'x-app': 'phone' }, data: { officer, entries } };
  assert.equal((await page.request.post('/api/journal', sending)).status(), 200);
}

test('an officer hears at once what the station says, finds it summed up on return, and once seen it is no news', async () => {
  const officer = await phones.officer([LUNAN]);
  const context = await phones.phone();
  const page = await firstUse(context, officer);
  await page.getByText('本月还差').first().waitFor();
  await page.getByRole('link', { name: '消息' }).click();
  await page.getByText('没有消息', { exact: true }).waitFor();
  await accessible(page);
  // noted on a phone of before: what counts is whose it is
  const station = await phones.server.person([STATION]);
  const own = [sent('alert', ALERT), sent('information', TOLD)];
  await pushFrom(page, officer.id, own);
  await step(station, 'informationOutcome', own[1]!.id, { outcome: 'used' }, '已安排巡逻');
  // live: nobody touched the phone
  await page.getByRole('link', { name: /村口.*派出所答复:已采用.*已安排巡逻/ }).waitFor();
  await page.getByText('上次查看以后:1条答复').waitFor();
  await page.getByRole('link', { name: '今天' }).click();
  await page.getByRole('heading', { name: '今天' }).waitFor();
  await context.setOffline(true);
  await step(station, 'alertStep', own[0]!.id, { step: 'returned' }, '请写明时间');
  await context.setOffline(false);
  await page.getByText('上次查看以后:1条提示退回').waitFor();
  await accessible(page);
  await page.getByRole('link', { name: /^消息.*1条未看/ }).click();
  await page.getByText('请写明时间').waitFor();
  await page.getByText('以前的消息').waitFor();
  await accessible(page);
  await page.getByRole('link', { name: '今天' }).click();
  await page.getByRole('link', { name: '消息', exact: true }).waitFor();
  const before = await phones.server.person([{ role: 'officer' }]);
  await phones.server.post(before, LUNAN);
  await note(before, LUNAN, [{ day: daysAgo(10), kind: 'hazard', body: { type: 'lighting', place: '桥头' } }]);
  await page.getByRole('link', { name: /^消息.*1条未看/ }).click();
  await page.getByRole('link', { name: /桥头.*已经超期/ }).click();
  await page.getByRole('heading', { name: /安全隐患.*桥头/ }).waitFor();
});

test('an answer says what became of what was passed on, whose it is and, to whoever has several villages, of which', async () => {
  const officer = await phones.officer(['341622101215', '341622101216']);
  const page = await firstUse(await phones.phone(), officer);
  const [told] = [sent('information', { ...TOLD, direction: 'toContact' }, '341622101215')];
  await pushFrom(page, officer.id, [told]);
  const contact = await phones.server.person([{ role: 'officer' }]);
  await phones.server.post(contact, '341622101215');
  const at = new Date(Date.now() - 1000).toISOString();
  const outcome = { kind: 'informationOutcome', about: told!.id, body: { outcome: 'merged' }, onSite: false };
  const entry = { id: uuidv7(), village: '341622101215', occurredAt: at, recordedAt: at, ...outcome };
  await send(contact, [entry], 'accepted');
  await page.getByRole('link', { name: /村口.*包村民警答复:已合并/ }).waitFor();
  await page.getByRole('link', { name: '消息' }).click();
  await page.getByRole('link', { name: /村口.*村.* · 包村民警答复:已合并/ }).waitFor();
});

test('at night on the phone, the person on call acts on what waits for the station by two taps each', async () => {
  const officer = await phones.server.person([{ role: 'officer' }]);
  await phones.server.post(officer, LUNAN, 'resident');
  const incident = { class: 'accident', sizeBand: 'none', help: ['medical'], place: '渡口', what: '拖拉机侧翻' };
  const waiting = [
    sent('incident', incident),
    sent('alert', { ...ALERT, title: '小心溺水' }),
    sent('alert', { ...ALERT, title: '小心用火' }),
    sent('information', { ...TOLD, place: '晒场' }),
  ];
  await send(officer, waiting, 'accepted');
  // nobody's village: the station has to say whether it was right
  const passing = await phones.server.person([{ role: 'officer' }]);
  await phones.server.post(passing, WULOU);
  const patrol = {
    startedAt: `${today}T00:00:00+08:00`,
    endedAt: `${today}T00:00:01+08:00`,
    volunteers: 2,
    night: true,
  };
  const held = { ...sent('patrol', patrol), occurredAt: `${today}T00:00:00+08:00` };
  await send(passing, [held, { ...held, id: uuidv7() }], 'held');
  const onCall = await phones.officer([], [STATION]);
  const context = await phones.phone();
  const page = await firstUse(context, onCall);
  await page.getByRole('link', { name: /等派出所处理:\d件/ }).click();
  await page.getByRole('heading', { name: /紧急情况/ }).waitFor();
  await accessible(page);
  const two = async (row: RegExp, act: string) => {
    await page.getByRole('button', { name: row }).first().tap();
    const button = page.getByRole('button', { name: act, exact: true });
    await button.waitFor();
    await accessible(page);
    await button.tap();
    await page.getByRole('button', { name: act, exact: true }).waitFor({ state: 'hidden' });
  };
  await two(/渡口/, '已接报');
  // once it has gone out the case is read anew: the next step stands there, and not the same once more
  await page.getByRole('button', { name: '已出警', exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: '已接报', exact: true }).count(), 0);
  await page.getByRole('button', { name: '已出警', exact: true }).tap();
  await page.getByRole('button', { name: /渡口/ }).waitFor({ state: 'hidden' });
  // the list closes up once each is gone: what is tapped meanwhile would be the row below
  const gone = (row: RegExp) => page.getByRole('button', { name: row }).waitFor({ state: 'hidden' });
  await two(/小心溺水/, '已退回');
  await gone(/小心溺水/);
  await two(/小心用火/, '已批准');
  await gone(/小心用火/);
  await two(/晒场/, '已采用');
  await gone(/晒场/);
  await two(/义务巡逻/, '确认');
  await two(/义务巡逻/, '时间不对');
  await page.getByRole('heading', { name: /待确认的记录/ }).waitFor({ state: 'hidden' });
  await page.getByText(/已记在本机/).waitFor({ state: 'hidden' });
  const entries = await entriesOf(LUNAN);
  const done = waiting.map(({ id }) => {
    const steps = entries.filter(({ about }) => about === id);
    return steps.map(({ kind, body, author }) => [kind, body, author]);
  });
  assert.deepEqual(done, [
    [
      ['incidentStep', { step: 'acknowledged' }, onCall.id],
      ['incidentStep', { step: 'dispatched' }, onCall.id],
    ],
    [['alertStep', { step: 'returned' }, onCall.id]],
    [['alertStep', { step: 'approved' }, onCall.id]],
    [['informationOutcome', { outcome: 'used' }, onCall.id]],
  ]);
  assert.equal(entries.filter(({ id }) => id === held.id).length, 1);
  // a station's phone keeps no villages
  assert.equal(await pages(page), 0);
});

test('a committee finds its own village on the phone and its few kinds, a bureau’s phone keeps none', async () => {
  const officer = await phones.server.person([{ role: 'officer' }]);
  await phones.server.post(officer, LUNAN, 'resident');
  await note(officer, LUNAN, [{ day: daysAgo(1), kind: 'hazard', body: { type: 'lighting', place: '南头' } }]);
  await note(officer, LUNAN, [
    { day: daysAgo(1), kind: 'visit', body: { households: [], purpose: 'routine', notHome: 1 } },
  ]);
  const committee = await phones.officer([], [{ role: 'committee', area: LUNAN }]);
  await callable(officer.id, '13800000001');
  await callable(committee.id, '13900000002');
  const context = await phones.phone();
  const page = await firstUse(context, committee);
  await page.getByRole('link', { name: '路南村委会' }).first().waitFor();
  await page
    .getByText(/安全隐患.*南头/)
    .first()
    .waitFor();
  assert.equal(await page.getByText('本月还差').count(), 0);
  assert.equal(await page.getByText('正在取得本村的记录').count(), 0);
  await accessible(page);
  await kept(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: '更多' }).click();
  await page.getByRole('link', { name: '义务巡逻' }).waitFor();
  await page.goBack();
  // who lives there goes nowhere, and is not the officer who sums up a day there
  await page.getByRole('link', { name: '看本村' }).click();
  await page.getByRole('heading', { name: '村里找谁' }).waitFor();
  for (const section of ['先去这些户', '今日小结'])
    assert.equal(await page.getByRole('heading', { name: section }).count(), 0, section);
  assert.equal(await page.getByText('进村').count(), 0);
  await accessible(page);
  // the committee has somebody to call, also without a network
  await page.getByRole('link', { name: '紧急' }).click();
  const calls = page.getByRole('navigation', { name: '先打电话' });
  await calls.getByRole('link', { name: '打110' }).waitFor();
  assert.equal(await calls.getByRole('link', { name: /13800000001/ }).getAttribute('href'), 'tel:13800000001');
  const bureau = await firstUse(await phones.phone(), await phones.officer([], [{ role: 'bureau', area: '3416' }]));
  await bureau.getByText('现在没有分给您的村').waitFor();
  assert.equal(await pages(bureau), 0);
});

test('before going to a village an officer sees whom to call on its committee, also without a network', async () => {
  const where = '341622101213';
  const committee = await phones.server.person([{ role: 'committee', area: where }]);
  await callable(committee.id, '139 0000 0003');
  const { page, context } = await inUse(phones, where);
  await context.setOffline(true);
  await page.getByRole('link', { name: /今天进村/ }).tap();
  const call = page.getByRole('link', { name: /139 0000 0003/ });
  assert.equal(await call.getAttribute('href'), 'tel:13900000003');
  await accessible(page);
});

/** Gives someone a phone number for work. */
const callable = (id: string, workPhone: string) =>
  phones.server.database.db.updateTable('officer').set({ workPhone }).where('id', '=', id).execute();

/** How many pages of journals lie on the phone. */
const pages = (page: Page): Promise<number> =>
  page.evaluate(`(async () => {
    const opening = indexedDB.open('village-beat');
    const database = await new Promise((done) => (opening.onsuccess = () => done(opening.result)));
    const counting = database.transaction('pages').objectStore('pages').count();
    const count = await new Promise((done) => (counting.onsuccess = () => done(counting.result)));
    database.close();
    return count;
  })()`);
