import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { wordsOfPdf } from '../support/reopened.ts';
import { type Caller, LUNAN } from '../support/server.ts';
import { accessible, daysAgo, today } from './support/desk.ts';
import { note, visitDoors } from './support/notes.ts';
import { firstUse, openPhones, type Phones } from './support/phone.ts';
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
  await page.goBack();
  await page.getByRole('link', { name: '路南村委会' }).first().click();
  await page.getByRole('link', { name: '本村的记录' }).click();
  await page.getByRole('heading', { name: '路南村委会' }).waitFor();
  assert.equal(await page.getByText('只给民警看').count(), 0);
});

test('the month is printed as a diary that nobody had to write', async () => {
  const context = await phones.phone();
  const officer = await phones.officer([LUNAN]);
  const page = await firstUse(context, officer);
  const at = `${today}T00:00:00+08:00`;
  const body = { households: [], purpose: 'routine', notHome: 2 };
  const entry = {
    id: uuidv7(),
    village: LUNAN,
    kind: 'visit',
    occurredAt: at,
    recordedAt: at,
    onSite: true,
  };
  const answer = await page.request.post('/api/journal', {
    data: { officer: officer.id, entries: [{ ...entry, body, note: '门口贴了防骗单' }] },
  });
  assert.equal(answer.status(), 200);
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  await page.getByRole('link', { name: '日记' }).click();
  await page.getByText('门口贴了防骗单').waitFor();
  await page.emulateMedia({ media: 'print' });
  for (const name of ['今天', '消息', '发送']) assert.ok(!(await page.getByRole('link', { name }).isVisible()), name);
  assert.ok(!(await page.getByRole('button', { name: '打印' }).isVisible()));
  const words = wordsOfPdf(await page.pdf({ format: 'A4' }));
  // where the machine has no program that reads it, that it is one sheet of a PDF was seen already
  if (words !== undefined)
    for (const part of ['我的民情日记', '走访', '门口贴了防骗单']) assert.ok(words.includes(part), part);
});
