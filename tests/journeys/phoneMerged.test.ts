import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Caller } from '../support/server.ts';
import { accessible, daysAgo, today } from './support/desk.ts';
import { allArrived, journalOf, save } from './support/faults.ts';
import { villagesAtRest } from './support/atRest.ts';
import { withFocus } from './support/keyboard.ts';
import { note, visitDoors } from './support/notes.ts';
import { firstUse, openPhones, type Phones } from './support/phone.ts';
import { kept } from './support/signingIn.ts';

const OLD = '341622101210';
const NEW = '341622101998';

let phones: Phones;
let bureau: Caller;
let resident: Caller;
before(async () => {
  phones = await openPhones();
  bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
  resident = await phones.server.person([{ role: 'officer' }]);
  await phones.server.post(resident, OLD, 'resident');
});
after(() => phones.stop());

/** The old village becomes the new one from today on. */
async function merge(): Promise<void> {
  const lines = ['代码,名称,类型,撤销日期,并入', `${NEW},新路南村,村,,`, `${OLD},路南村,,${today},${NEW}`];
  const content = Buffer.from(lines.join('\n')).toString('base64');
  const { status, body } = await bureau.post('/api/imports/areas', { files: [{ name: 'merge.csv', content }] });
  assert.equal(status, 200, JSON.stringify(body));
}

test('a village that got another code: what was open is worked on, its doors come by one tap, its records stay', async () => {
  await visitDoors(resident, OLD, daysAgo(2), 3);
  const profile = { groups: [{ group: '邹庄', doors: 48 }], residents: 1200, away: 300, schools: 1, ponds: 2 };
  await note(resident, OLD, [{ day: daysAgo(2), kind: 'villageProfile', body: profile }]);
  const [lamp = ''] = await note(resident, OLD, [
    { day: daysAgo(1), kind: 'hazard', body: { type: 'lighting', place: '南头' } },
  ]);
  await merge();
  const officer = await phones.officer([]);
  await phones.server.post(officer, NEW, 'contact', daysAgo(3));
  const context = await phones.phone();
  const page = await firstUse(context, officer);
  await page.getByRole('link', { name: /安全隐患.*南头.*路南村/ }).waitFor();
  // one village to work in, not two
  assert.deepEqual(await page.getByRole('heading', { level: 2 }).allInnerTexts(), ['新路南村 包村']);
  await kept(page);
  await context.setOffline(true);

  await page.getByRole('link', { name: /安全隐患.*南头/ }).click();
  await page.getByRole('link', { name: '隐患整改' }).click();
  await page.getByLabel('已修复').check({ force: true });
  await save(page);
  await page.getByRole('link', { name: '今天', exact: true }).click();
  await page.getByRole('link', { name: '走访', exact: true }).click();
  await page.getByRole('button', { name: '从路南村带来3户门牌' }).click();
  await page.getByText('建了3户,原有0户').waitFor();
  await withFocus(page, '[role=status]');
  await accessible(page);
  await page.getByLabel(/^邹庄 2号/).check();
  await save(page);
  await page.getByRole('link', { name: '新路南村' }).first().click();
  await page.getByText('走访1户').first().waitFor();
  await page.getByRole('link', { name: '路南村的记录' }).click();
  await page.getByRole('heading', { name: '路南村的记录' }).waitFor();
  await page.getByText('走访3户').waitFor();
  await accessible(page);
  await page.goBack();
  await page.getByRole('link', { name: '更多' }).click();
  await page.locator('ul.menu').getByRole('link', { name: '村情' }).click();
  assert.equal(await page.getByRole('textbox', { name: '常住人数' }).inputValue(), '1200');
  await context.setOffline(false);
  await allArrived(page);

  const worked = (await journalOf(phones.server, OLD)).find(({ about }) => about === lamp);
  assert.deepEqual([worked?.kind, worked?.author], ['hazardStep', officer.id]);
  const went = await journalOf(phones.server, NEW);
  const doors = went.flatMap((entry) => (entry.kind === 'household' ? [entry] : []));
  const visit = went.find((entry) => entry.kind === 'visit');
  assert.deepEqual(
    [doors.map(({ body }) => [body.group, body.label].join(' ')).toSorted(), visit?.body.households],
    [['邹庄 1号', '邹庄 2号', '邹庄 3号'], [doors.find(({ body }) => body.label === '2号')?.id]],
  );
});

test('the old village leaves the phone with the one that went on with it', async () => {
  const officer = await phones.officer([]);
  await phones.server.post(officer, NEW, 'contact', daysAgo(3));
  const page = await firstUse(await phones.phone(), officer);
  await page.getByRole('link', { name: '新路南村' }).first().click();
  await page.getByRole('link', { name: '路南村的记录' }).waitFor();
  const { assignments } = (await bureau.get(`/api/assignments?area=${NEW}`)).body as {
    assignments: { id: string; officer: { id: string } }[];
  };
  const posting = assignments.find((one) => one.officer.id === officer.id);
  const next = await phones.officer([]);
  await bureau.post(`/api/assignments/${posting?.id}/transfer`, { on: today, officer: next.id });
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  await page.getByRole('link', { name: '今天', exact: true }).click();
  await page.getByText('现在没有分给您的村').waitFor();
  for (let tries = 50; tries > 0 && (await villagesAtRest(page)).length > 0; tries -= 1) await page.waitForTimeout(100);
  assert.deepEqual(await villagesAtRest(page), []);
});
