import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Caller, LUNAN } from '../support/server.ts';
import { accessible, choose, type Desk, openDesk, thisMonth, today } from './support/desk.ts';
import { visitDoors } from './support/notes.ts';

const UNIT = '刑侦大队';

let desk: Desk;
let bureau: Caller;
let clerk: Caller;
let wang: Caller;
let stranger: Caller;

before(async () => {
  desk = await openDesk();
  const { server } = desk;
  bureau = await server.person([{ role: 'bureau', area: '3416' }]);
  clerk = await server.person([{ role: 'unit', area: UNIT }]);
  wang = await server.person([{ role: 'officer' }], { unit: UNIT });
  stranger = await server.person([{ role: 'officer' }], { unit: '交警大队' });
  await server.post(wang, LUNAN);
  await server.post(stranger, '341622101211');
  await visitDoors(wang, LUNAN, today, 3);
});
after(() => desk.stop());

/** Every answer the page was given, as text. */
function answers(page: Awaited<ReturnType<Desk['as']>>): string[] {
  const said: string[] = [];
  page.on('response', (response) => {
    if (/json/.test(response.headers()['content-type'] ?? ''))
      response.text().then(
        (text) => said.push(text),
        () => '',
      );
  });
  return said;
}

test('a department sees what each of its own officers still has to do, proposes an absence, and sees it approved as it happens', async () => {
  const page = await desk.as(clerk);
  const said = answers(page);
  await page.goto('/desk/department');
  const { name } = (await clerk.get(`/api/unit-duties?month=${thisMonth}`)).body.rows[0].officer;
  const row = page.getByRole('row', { name: new RegExp(name) });
  await row.getByText(/本月还差.*17户/).waitFor();
  assert.equal(await page.getByRole('table').first().getByRole('row').count(), 2, 'a heading, and the one officer');
  await accessible(page);

  await row.getByRole('link', { name }).click();
  const own = page.getByRole('dialog', { name });
  await own.getByText(wang.badge).waitFor();
  await own.getByText('路南村委会').waitFor();
  assert.equal(await own.getByRole('link').count(), 0, 'a village is no place for a department to go');
  await accessible(page);

  await page.goto('/desk/department');
  await page.getByRole('link', { name: '提出请假' }).click();
  await page.getByRole('button', { name: '提出请假' }).click();
  await choose(page.getByLabel('民警', { exact: true }), wang.badge);
  await page.getByLabel('起日').fill(today);
  await page.getByLabel('止日').fill(today);
  await page.getByRole('button', { name: '提出', exact: true }).click();
  await page.getByText('已提出,等待市局或县局审批').waitFor();
  await page.getByRole('row', { name: /待审批/ }).waitFor();
  await accessible(page);

  const { absences } = (await bureau.get('/api/absences')).body;
  await bureau.post(`/api/absences/${absences[0].id}/decision`, { decision: 'approve' });
  await page.getByRole('row', { name: /已批准/ }).waitFor();
  await page.goto('/desk/department');
  await page.getByRole('row', { name: /已批准/ }).waitFor();
  await accessible(page);
  assert.doesNotMatch(said.join(), new RegExp(`邹庄|"entries"|${stranger.badge}|341622101211`));
});

test('the room of a department is told live of what the bureau decides', async () => {
  const page = await desk.as(clerk);
  await page.goto('/desk/department');
  await page.getByRole('heading', { name: '本单位的请假' }).waitFor();
  await page.getByText(/本月还差/).waitFor();
  const away = { officer: wang.id, from: today, to: today, kind: 'duty' };
  const before = (await bureau.get('/api/absences')).body.absences[0].id;
  await bureau.post(`/api/absences/${before}/withdrawal`, {});
  await page.getByRole('row', { name: /已撤回/ }).waitFor();
  assert.equal((await bureau.post('/api/absences', away)).status, 200);
  await page.getByRole('row', { name: /公务.*已批准/ }).waitFor();
});

test('a village and every room of the villages answer a department as what does not exist', async () => {
  const page = await desk.as(clerk);
  for (const path of [`village/${LUNAN}`, 'village/341622101999', 'scorecards', 'coverage', 'held', 'nowhere']) {
    await page.goto(`/desk/${path}`);
    await page.getByRole('heading', { name: '这里没有您可以查看的内容' }).waitFor();
  }
  await accessible(page);
  const menu = page.getByRole('navigation').first();
  assert.equal(await menu.getByRole('link', { name: /村|台账|工作覆盖/ }).count(), 0);
});
