import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { wordsOfPdf } from '../support/reopened.ts';
import { addMonths } from '../../src/domain/calendar/utc8.ts';
import { type Caller, LUNAN, WULOU } from '../support/server.ts';
import { accessible, daysAgo, thisMonth, today } from './support/desk.ts';
import { allArrived, noteVisit } from './support/faults.ts';
import { note, sendAs, visitDoors } from './support/notes.ts';
import { firstUse, openPhones, type Phones, unlock } from './support/phone.ts';
import { kept } from './support/signingIn.ts';

let phones: Phones;
let bureau: Caller;
before(async () => {
  phones = await openPhones();
  bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
});
after(() => phones.stop());

const LAMP = { type: 'lighting', place: '南头' };

/** What the phone keeps of villages, by its stores. */
const rowsOf = (page: Page): Promise<{ pages: number; kept: string[] }> =>
  page.evaluate(`(async () => {
    const opening = indexedDB.open('village-beat');
    const database = await new Promise((done) => (opening.onsuccess = () => done(opening.result)));
    const all = (name) => {
      const asked = database.transaction(name).objectStore(name).getAll();
      return new Promise((done) => (asked.onsuccess = () => done(asked.result)));
    };
    const found = { pages: (await all('pages')).length, kept: (await all('kept')).map(({ key }) => key) };
    database.close();
    return found;
  })()`);

test('a village changes hands: the next officer has its doors and open matters at first sign-in, the last one loses them', async () => {
  const resident = await phones.server.person([{ role: 'officer' }]);
  await phones.server.post(resident, LUNAN, 'resident');
  await visitDoors(resident, LUNAN, daysAgo(2), 3);
  await note(resident, LUNAN, [{ day: daysAgo(1), kind: 'hazard', body: LAMP }]);
  const last = await phones.officer([LUNAN]);
  const lasts = await firstUse(await phones.phone(), last);
  await lasts.getByRole('link', { name: /安全隐患.*南头/ }).waitFor();
  const next = await phones.officer([]);
  const { assignments } = (await bureau.get(`/api/assignments?area=${LUNAN}`)).body as {
    assignments: { id: string; officer: { id: string } }[];
  };
  const posting = assignments.find(({ officer }) => officer.id === last.id);
  const given = await bureau.post(`/api/assignments/${posting?.id}/transfer`, { on: today, officer: next.id });
  assert.equal(given.status, 200, JSON.stringify(given.body));

  const context = await phones.phone();
  const page = await firstUse(context, next);
  await page.getByRole('link', { name: /安全隐患.*南头/ }).waitFor();
  await kept(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: '路南村委会' }).first().click();
  await page.getByText('邹庄 2号').waitFor();
  await accessible(page);
  await page.getByRole('link', { name: '本村的记录' }).click();
  await page.getByText('走访3户').waitFor();

  await lasts.evaluate(`dispatchEvent(new Event('online'))`);
  await lasts.getByText('现在没有分给您的村').waitFor();
  const { pages, kept: answers } = await rowsOf(lasts);
  assert.equal(pages, 0);
  assert.deepEqual(
    answers.filter((key) => key.includes(LUNAN)),
    [],
  );
});

test('a patrol leader has the own team’s patrols and two kinds to note, and nothing else of the village', async () => {
  const resident = await phones.server.person([{ role: 'officer' }]);
  await phones.server.post(resident, LUNAN, 'resident');
  await note(resident, LUNAN, [{ day: daysAgo(1), kind: 'diary', body: { work: ['meeting'] }, note: '只给民警看' }]);
  const station = await phones.server.person([{ role: 'station', area: '341622101' }]);
  const team = (await station.post('/api/teams', { village: LUNAN, name: '夜巡队' })).body as { id: string };
  const leader = await phones.officer([], [{ role: 'patrolLeader', area: team.id }]);
  const context = await phones.phone();
  const page = await firstUse(context, leader);
  await page.getByRole('link', { name: '路南村委会' }).first().waitFor();
  assert.equal(await page.getByText('本月还差').count(), 0);
  await kept(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: '更多' }).click();
  await page.getByRole('heading', { name: '记一笔' }).waitFor();
  assert.deepEqual(await page.locator('ul.menu').getByRole('link').allInnerTexts(), ['安全隐患', '义务巡逻']);
  await accessible(page);
  await page.locator('ul.menu').getByRole('link', { name: '义务巡逻' }).click();
  // by its name: all who read of the patrol do
  assert.equal(await page.getByLabel(/^巡逻队/).inputValue(), '夜巡队');
  await page.goBack();
  await page.goBack();
  await page.getByRole('link', { name: '路南村委会' }).first().click();
  await page.getByRole('link', { name: '本村的记录' }).click();
  await page.getByRole('heading', { name: '路南村委会' }).waitFor();
  assert.equal(await page.getByText('只给民警看').count(), 0);
});

/** An officer of two villages who noted this there, with a new phone. */
async function diarist(own: [string, string], notes: readonly Noted[], options: BrowserContextOptions = {}) {
  const officer = await phones.officer([]);
  for (const village of own) await phones.server.post(officer, village);
  const entries = notes.map(({ day, village, ...rest }) => ({
    ...{ id: uuidv7(), village, onSite: true, ...rest },
    ...{ occurredAt: `${day}T00:00:00+08:00`, recordedAt: `${day}T00:00:00+08:00` },
  }));
  await sendAs(phones.server, officer, entries);
  const context = await phones.phone(options);
  return { context, officer, page: await firstUse(context, officer) };
}

interface Noted {
  day: string;
  village: string;
  kind: string;
  body: object;
  note?: string;
}

const ROUND = { kind: 'visit', body: { households: [], purpose: 'routine', notHome: 2 } };
const QUARREL = { kind: 'dispute', body: { type: 'debt', size: 'two', harm: 'none', place: '磨坊' } };

test('the month is printed as a diary that nobody had to write: whose it is, where, and dark on light whatever the screen is', async () => {
  const notes = [
    { ...ROUND, village: LUNAN, day: today, note: '门口贴了防骗单' },
    { ...QUARREL, village: WULOU, day: today },
  ];
  const { officer, page } = await diarist([LUNAN, WULOU], notes, { colorScheme: 'dark' });
  await page.getByRole('link', { name: '日记' }).click();
  await page.getByText('门口贴了防骗单').waitFor();
  await page.getByText('磨坊').waitFor();
  await accessible(page);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const name of ['今天', '消息', '发送', '紧急', /^改/]) {
    const links = await page.getByRole('link', { name }).all();
    for (const link of links) assert.ok(!(await link.isVisible()), String(name));
  }
  assert.ok(!(await page.getByRole('button', { name: '打印' }).isVisible()));
  const looks = await page.evaluate(`[
    getComputedStyle(document.documentElement).color,
    getComputedStyle(document.documentElement).backgroundColor,
    getComputedStyle(document.querySelector('main .aside')).color,
    getComputedStyle(document.querySelector('.noted')).display,
    getComputedStyle(document.querySelector('.standing')).display,
  ]`);
  assert.deepEqual(looks, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 'rgb(51, 51, 51)', 'none', 'none']);
  const parts = ['我的民情日记', `民警${officer.badge}`, '走访', '门口贴了防骗单', '路南村委会', '武楼村委会'];
  for (const part of parts) await page.locator('main').getByText(part).first().waitFor();
  const words = wordsOfPdf(await page.pdf({ format: 'A4' }));
  // where the machine has no program that reads it, that it is one sheet of a PDF was seen already
  if (words !== undefined) {
    for (const part of parts) assert.ok(words.includes(part), part);
    for (const part of ['紧急', '打印', '设置', '消息']) assert.ok(!words.includes(part), part);
  }
});

async function nameOf(village: string): Promise<string> {
  const bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
  return ((await bureau.get(`/api/areas/${village}`)).body as { name: string }).name;
}

test('a month is read by the six roles and searched; one that does not lie here is asked for, and told to be missing without a network', async () => {
  const [fresh, other] = ['341622101215', '341622101216'];
  const long = addMonths(thisMonth, -14);
  const notes = [
    { ...ROUND, village: fresh, day: `${long}-15`, note: '去年秋收时' },
    { ...ROUND, village: fresh, day: today, note: '门口贴了防骗单' },
    { ...QUARREL, village: other, day: today },
  ];
  const { context, page } = await diarist([fresh, other], notes);
  await page.getByRole('link', { name: '日记' }).click();
  await page.getByText('门口贴了防骗单').waitFor();
  await page.getByLabel('按六大员看').selectOption({ label: '矛盾纠纷的调解员:1条' });
  await page.getByText('门口贴了防骗单').waitFor({ state: 'hidden' });
  await page.getByText('磨坊').waitFor();
  await page.getByLabel('按六大员看').selectOption({ label: '全部' });
  await page.getByLabel('查找').fill('防骗');
  await page.getByText('磨坊').waitFor({ state: 'hidden' });
  await page.getByText('门口贴了防骗单').waitFor();
  // by the day and the village as they stand there
  await page
    .getByLabel('查找')
    .fill(`${Number(today.slice(5, 7))}月${Number(today.slice(8))}日 ${await nameOf(other)}`);
  await page.getByText('磨坊').waitFor();
  await page.getByText('门口贴了防骗单').waitFor({ state: 'hidden' });
  await page.getByLabel('查找').fill('没有这样的词');
  await page.getByText('没有找到记录').waitFor();
  await page.getByLabel('查找').fill('');
  await page.getByRole('button', { name: '上个月' }).click();
  await page.getByText('这个月没有您的记录').waitFor();
  // a year back is one choice; beyond two the arrows go on, and the month that is shown stands among those to choose
  await page.getByLabel('月份').selectOption(long);
  await page.getByText('去年秋收时').waitFor();
  await page.getByLabel('月份').selectOption({ index: 23 });
  await page.getByRole('button', { name: '上个月' }).click();
  assert.equal(await page.getByLabel('月份').inputValue(), addMonths(thisMonth, -24));
  await page.getByLabel('月份').selectOption(long);
  await page.getByText('去年秋收时').waitFor();
  await page.getByText('以前负责的村,您记的都留在那个村').waitFor();
  await accessible(page);
  // it was not kept
  await kept(page);
  await context.setOffline(true);
  await page.getByRole('button', { name: '上个月' }).click();
  await page.getByText('这个月的一部分不在本机').waitFor();
  await page.getByRole('button', { name: '下个月' }).click();
  await page.getByText('这个月的一部分不在本机').waitFor();
  assert.equal(await page.getByText('去年秋收时').count(), 0);
  await context.setOffline(false);
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.getByText('去年秋收时').waitFor();
  // an address that names no month, or one to come, is this month's
  for (const wrong of ['2026-13', 'x', addMonths(thisMonth, 1)]) {
    await page.goto(`/phone/month?month=${wrong}`);
    await unlock(page, '我的民情日记');
    await page.getByText('门口贴了防骗单').waitFor();
  }
});

test('where no policy is in force nothing is asked, and the other village comes all the same', async () => {
  await phones.server.database.db
    .updateTable('policyForce')
    .set({ area: LUNAN.slice(0, 6) })
    .execute();
  const page = await firstUse(await phones.phone(), await phones.officer([WULOU, LUNAN]));
  await page.getByRole('region', { name: '武楼村委会' }).getByText('本月没有要求').waitFor();
  await page.getByRole('region', { name: '路南村委会' }).getByText('本月还差').first().waitFor();
});

test('a fault about one village keeps neither the other from coming nor what was noted from being done with', async () => {
  const context = await phones.phone();
  let breaksOff = true;
  await context.route(`**/api/duties?village=${WULOU}*`, (route) => route.fulfill({ status: 503, body: '' }));
  // asked for before the other's, and cut off each time
  await context.route(`**/api/journal?village=${WULOU}*`, (route) => (breaksOff ? route.abort() : route.fallback()));
  const page = await firstUse(context, await phones.officer([WULOU, LUNAN]));
  await page.getByRole('region', { name: '路南村委会' }).getByText('本月还差').first().waitFor();
  assert.equal(await page.getByText('现在没有网络').count(), 0);
  breaksOff = false;
  const comes = page.waitForResponse(new RegExp(`journal\\?village=${WULOU}`));
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  await comes;
  await noteVisit(page, '照常记');
  await allArrived(page);
});
