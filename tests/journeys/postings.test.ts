import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Caller, LUNAN } from '../support/server.ts';
import { addDays } from '../../src/domain/calendar/utc8.ts';
import { accessible, choose, daysAgo, type Desk, openDesk, today } from './support/desk.ts';
import { note } from './support/notes.ts';

let desk: Desk;
let bureau: Caller;

before(async () => {
  desk = await openDesk();
  bureau = await desk.server.person([{ role: 'bureau', area: '341622' }]);
});
after(() => desk.stop());

const officer = (unit = '刑侦大队') => desk.server.person([{ role: 'officer' }], { unit });

test('an officer with open work is handed over: what is open is shown before and recorded with it', async () => {
  const [wang, li] = [await officer(), await officer()];
  await desk.server.post(wang, LUNAN);
  const quarrel = { type: 'neighbour', size: 'two', harm: 'none', place: '邹庄' };
  const [dispute] = await note(wang, LUNAN, [{ day: daysAgo(2), kind: 'dispute', body: quarrel }]);
  const page = await desk.as(bureau);
  await page.goto('/desk/postings?area=341622101');
  await page.getByRole('link', { name: '路南村委会' }).click();
  await page.getByRole('button', { name: '交接' }).click();
  assert.ok(await page.getByRole('button', { name: '下一步' }).isDisabled());
  await accessible(page);
  await choose(page.getByLabel('接手的民警'), li.badge);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByText('未办结1件').waitFor();
  await page.getByRole('heading', { name: '矛盾纠纷 1' }).waitFor();
  await accessible(page);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByText(/路南村委会:.+交给.+,从.+起。/).waitFor();
  await page.getByRole('button', { name: '办理交接' }).click();
  await page.getByText('交接时尚未办结:1件').waitFor();
  const { assignments } = (await bureau.get(`/api/assignments?area=${LUNAN}`)).body;
  assert.deepEqual(
    assignments.map((one: { officer: { id: string }; to: string | null }) => [one.officer.id, one.to]),
    [
      [wang.id, daysAgo(1)],
      [li.id, null],
    ],
  );
  const { recorded } = (await bureau.get(`/api/assignments/${assignments[0].id}/handover`)).body;
  assert.deepEqual(recorded.openCases, { dispute: [dispute] });
  await page.getByRole('dialog').getByRole('link', { name: '矛盾纠纷' }).click();
  await page.waitForURL(new RegExp(`/village/${LUNAN}\\?case=${dispute}`));
});

test('a second lead is warned of while it is typed; a posting added by mistake is undone', async () => {
  const village = '341622101211';
  const [wang, li] = [await officer(), await officer()];
  await desk.server.post(wang, village);
  const page = await desk.as(bureau);
  await page.goto(`/desk/postings?add=${village}`);
  await choose(page.getByLabel('民警', { exact: true }), li.badge);
  await page.getByText('该村已有责任民警').waitFor();
  await page.getByLabel('止日').fill(daysAgo(3));
  await page.getByText('止日早于起日').waitFor();
  await accessible(page);
  await page.getByLabel('止日').fill('');
  await page.getByRole('checkbox', { name: '责任民警' }).uncheck();
  await page.getByText('该村已有责任民警').waitFor({ state: 'detached' });
  await page.getByRole('dialog').getByRole('button', { name: '新增安排' }).click();
  const undo = page.getByRole('button', { name: '撤销', exact: true });
  await undo.click();
  await page.getByText('已撤销。').waitFor();
  assert.equal((await bureau.get(`/api/assignments?area=${village}`)).body.assignments.length, 1);
});

test('a posting is ended with its consequence named, and opened again', async () => {
  const village = '341622101212';
  const wang = await officer();
  await desk.server.post(wang, village);
  const page = await desk.as(bureau);
  await page.goto(`/desk/postings?village=${village}`);
  await page.getByRole('button', { name: '结束', exact: true }).click();
  await page.getByText('该村将没有责任民警').waitFor();
  await page.getByLabel('最后一天').fill(daysAgo(1));
  await page.getByRole('button', { name: '结束安排' }).click();
  await page.getByText('安排已结束').waitFor();
  await page.goto('/desk/postings/gaps?area=341622101');
  const gap = page.getByRole('row').filter({ hasText: wang.badge });
  await gap.waitFor();
  await accessible(page);
  await page.goto(`/desk/postings?village=${village}`);
  await page.getByRole('button', { name: '恢复' }).click();
  await page.getByText('安排已恢复').waitFor();
  const [posting] = (await bureau.get(`/api/assignments?area=${village}`)).body.assignments;
  assert.equal(posting.to, null);
});

test('a posting that has not begun is ended on its first day', async () => {
  const village = '341622101215';
  const wang = await officer();
  const from = addDays(today, 20);
  await desk.server.post(wang, village, 'contact', from);
  const page = await desk.as(bureau);
  await page.goto(`/desk/postings?village=${village}`);
  await page.getByRole('button', { name: '结束', exact: true }).click();
  assert.equal(await page.getByLabel('最后一天').inputValue(), from);
  await page.getByRole('button', { name: '结束安排' }).click();
  await page.getByText('安排已结束').waitFor();
});

test('an absence a department proposes is approved by the bureau, and the substitute acts from then on', async () => {
  const village = '341622101213';
  const [wang, li, zhao] = [await officer('禁毒大队'), await officer('禁毒大队'), await officer('禁毒大队')];
  await desk.server.post(wang, village);
  await desk.server.post(zhao, '341622101216');
  const unit = await desk.server.person([{ role: 'unit', area: '禁毒大队' }]);
  const before = { officer: zhao.id, from: today, to: today, kind: 'leave' };
  assert.equal((await bureau.post('/api/absences', before)).status, 200);
  const page = await desk.as(unit);
  await page.goto('/desk/absences?add=yes');
  await choose(page.getByLabel('民警', { exact: true }), wang.badge);
  await page.getByLabel('起日').fill(today);
  await page.getByLabel('止日').fill(today);
  await choose(page.getByLabel(/^代管民警/), li.badge);
  await page.getByRole('button', { name: '提出', exact: true }).click();
  await page.getByText('已提出,等待市局或县局审批').waitFor();
  // their own is there at once, in a list that holds back what others change
  await page.getByRole('link', { name: wang.badge }).click();
  await page.getByText('需要别人审批').waitFor();
  assert.equal(await page.getByRole('button', { name: '批准', exact: true }).count(), 0);
  const theirs = await desk.as(bureau);
  await theirs.goto('/desk/absences');
  await theirs.getByRole('link', { name: wang.badge }).click();
  await theirs.getByText(/批准后,1个村由.+代管/).waitFor();
  await accessible(theirs);
  await theirs.getByRole('button', { name: '批准', exact: true }).click();
  await theirs.getByText('已批准。').waitFor();
  assert.deepEqual(
    (await li.get('/api/me')).body.postings.map((one: { village: string; duty: string }) => [one.village, one.duty]),
    [[village, 'acting']],
  );
});

test('while a whole unit is away, each of its villages may have a substitute of its own', async () => {
  const unit = '经侦大队';
  const [first, second] = ['341622101217', '341622101218'];
  const [wang, zhao, li, sun] = [await officer(unit), await officer(unit), await officer(), await officer()];
  await desk.server.post(wang, first);
  await desk.server.post(zhao, second);
  const page = await desk.as(bureau);
  await page.goto('/desk/absences?add=yes');
  await page.getByRole('radio', { name: '整个单位' }).check();
  await page.getByLabel('单位', { exact: true }).fill(unit);
  await page.getByLabel('起日').fill(today);
  await page.getByLabel('止日').fill(today);
  await choose(page.getByLabel(/^代管民警/), li.badge);
  await page.getByText('各村由不同民警代管').click();
  await accessible(page);
  await choose(page.getByLabel(/（.+）|\(.+\)/).last(), sun.badge);
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('已登记,立即生效').waitFor();
  const villagesOf = async (who: Caller) =>
    (await who.get('/api/me')).body.postings.map(({ village }: { village: string }) => village);
  assert.deepEqual([await villagesOf(li), await villagesOf(sun)], [[first], [second]]);
  await page.getByRole('link', { name: unit }).click();
  await page.getByText(/ – 由.+代管/).waitFor();
  await accessible(page);
});

test('what one records oneself is shown at once; what others record waits to be asked for', async () => {
  const [wang, li] = [await officer('治安大队'), await officer('治安大队')];
  await desk.server.post(wang, '341622101208');
  await desk.server.post(li, '341622101209');
  const page = await desk.as(bureau);
  await bureau.post('/api/absences', { officer: wang.id, from: daysAgo(9), to: daysAgo(9), kind: 'leave' });
  await page.goto('/desk/absences');
  const row = page.getByRole('row', { name: wang.badge });
  const read = (await row.boundingBox())?.y;
  const colleague = await desk.server.person([{ role: 'bureau', area: '341622' }]);
  await colleague.post('/api/absences', { officer: wang.id, from: daysAgo(7), to: daysAgo(7), kind: 'duty' });
  const bar = page.getByText('有1条更新');
  await bar.waitFor();
  assert.equal((await row.boundingBox())?.y, read, 'what is read has moved');
  await accessible(page);
  assert.equal(await row.count(), 1);
  await page.getByRole('button', { name: '登记请假' }).click();
  await choose(page.getByLabel('民警', { exact: true }), li.badge);
  await page.getByLabel('起日').fill(daysAgo(5));
  await page.getByLabel('止日').fill(daysAgo(5));
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('已登记,立即生效').waitFor();
  await page.getByRole('row', { name: li.badge }).waitFor();
  await bar.waitFor({ state: 'detached' });
  // the live telling of one's own change comes later, and is no news
  await page.waitForTimeout(3000);
  assert.equal(await bar.count(), 0);
  assert.equal(await page.getByRole('row', { name: wang.badge }).count(), 2);
});

test('what cannot be read anew is said beside the list, moves nothing, and comes by itself', async () => {
  const sun = await officer('网安大队');
  await desk.server.post(sun, '341622101219');
  const away = (day: string) => bureau.post('/api/absences', { officer: sun.id, from: day, to: day, kind: 'leave' });
  await away(daysAgo(20));
  const page = await desk.as(bureau);
  await page.goto('/desk/absences');
  const row = page.getByRole('row', { name: sun.badge });
  await row.waitFor();
  const read = (await row.boundingBox())?.y;
  const stopped = /\/api\/absences|\/readyz/;
  await page.route(stopped, (route) => route.abort('connectionrefused'));
  await away(daysAgo(22));
  const stale = page.getByRole('button', { name: '没有读到最新内容' });
  await stale.click();
  await page.getByText('连上后会自动再读一次').waitFor();
  assert.equal((await row.boundingBox())?.y, read);
  await accessible(page);
  await page.unroute(stopped);
  await page.getByText('有1条更新').waitFor();
  assert.equal((await row.boundingBox())?.y, read);
});

test('a station puts someone on its roster, and takes them off again with a way back', async () => {
  const clerk = await desk.server.person([{ role: 'station', area: '341622101' }, { role: 'officer' }]);
  const page = await desk.as(clerk);
  // the officers arrive after whoever is quick has pressed Enter
  await page.route('**/api/officers?*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.goto('/desk/stations?station=341622101&part=roster');
  await choose(page.getByLabel('民警', { exact: true }), clerk.badge);
  await page.getByRole('button', { name: '排班' }).click();
  const remove = page.getByRole('button', { name: /^取消.+的这一班$/ });
  await remove.waitFor();
  await accessible(page);
  await remove.click();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await remove.waitFor();
  const { roster } = (await clerk.get(`/api/stations/341622101/roster?from=${today}&days=1`)).body;
  assert.equal(roster.length, 1);
});
