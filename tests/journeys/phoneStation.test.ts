import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { instant } from '../../src/domain/calendar/utc8.ts';
import { LUNAN } from '../support/server.ts';
import { accessible, signIn } from './support/desk.ts';
import { allArrived, changedOnce, inUse, journalOf, report, save, toOutbox } from './support/faults.ts';
import { sendAs } from './support/notes.ts';
import { firstUse, openPhones, type Phones, unlock } from './support/phone.ts';
import { startProxy } from './support/proxy.ts';
import { kept } from './support/signingIn.ts';

const AT_STATION: Parameters<Phones['officer']>[1] = [{ role: 'station', area: '341622101' }];
let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

test('who is on call at the station and has no village of their own chooses one by its name, and notes in it', async () => {
  const clerk = await phones.officer([], [{ role: 'station', area: '341622101' }]);
  const page = await firstUse(await phones.phone(), clerk);
  await page.getByRole('link', { name: '紧急', exact: true }).click();
  // none is likelier than another: nobody's report goes to the first of the list
  const where = page.getByLabel('村', { exact: true });
  assert.equal(await where.inputValue(), '');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('请选择是哪个村').waitFor();
  await where.selectOption({ label: '路南村委会' });
  await accessible(page);
  for (const chosen of ['灾害事故', '无人聚集', '消防']) await page.getByLabel(chosen, { exact: true }).tap();
  await page.getByLabel('地点').fill('村口');
  await page.getByLabel('发生了什么').fill('柴垛起火');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { name: '已送达派出所' }).waitFor();
  const station = await phones.server.person([{ role: 'station', area: '341622101' }]);
  const { entries } = (await station.get(`/api/journal?village=${LUNAN}&after=0`)).body;
  assert.deepEqual(
    // at the station, not in the village
    entries.map(({ kind, author, onSite }: Record<string, unknown>) => [kind, author, onSite]),
    [['incident', clerk.id, false]],
  );
});

test('a station’s phone calls who is on duty there, without a network too; what it holds as urgent comes first, and nothing is said to go by itself that does not', async () => {
  const officer = await phones.officer(['341622101217']);
  const bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
  await bureau.ask('PUT', '/api/stations/341622101', { name: '城关派出所', dutyPhone: '0558-12345678' });
  const clerk = await phones.officer([], [{ role: 'station', area: '341622101' }]);
  const context = await phones.phone();
  const page = await firstUse(context, clerk);
  await kept(page);
  await page.getByRole('link', { name: '紧急', exact: true }).click();
  const calls = page.getByRole('navigation', { name: '先打电话' });
  await calls.getByRole('link', { name: /城关派出所/ }).waitFor();
  await context.setOffline(true);
  await page.reload();
  await unlock(page, '紧急情况上报');
  await calls.getByRole('link', { name: /城关派出所/ }).waitFor();
  await context.setOffline(false);
  const ahead = new Date(Date.now() + 3_600_000).toISOString();
  const body = { class: 'accident', sizeBand: 'none', help: ['medical'], place: '河堤', what: '翻车' };
  const noted = { village: '341622101217', occurredAt: ahead, recordedAt: ahead, onSite: true };
  await sendAs(phones.server, officer, [{ ...noted, id: uuidv7(), kind: 'incident', body }], 'held');
  await page.getByRole('link', { name: /^消息/ }).click();
  await page.getByRole('heading', { name: '待确认的紧急情况' }).waitFor();
  await page.getByRole('button', { name: /河堤/ }).tap();
  await accessible(page);
  await context.setOffline(true);
  await page.getByRole('button', { name: '确认', exact: true }).tap();
  await page.getByText('没有办成:没有连上网络,连上后请再点一次').waitFor();
  await expire(clerk.id);
  await context.setOffline(false);
  await page.getByRole('button', { name: '确认', exact: true }).tap();
  const main = page.getByRole('main');
  await main.getByText('登录已到期,下面可能不是最新的情况').waitFor();
  await accessible(page);
  await main.getByRole('link', { name: '重新登录' }).click();
  await signIn(page, clerk.badge);
  await page.getByRole('heading', { name: `民警${clerk.badge}` }).waitFor();
  await page.getByRole('link', { name: /^消息.*条未看/ }).click();
  await page.getByRole('button', { name: /河堤/ }).tap();
  await page.getByRole('button', { name: '确认', exact: true }).tap();
  // taken, it is an incident like any other
  await page.getByRole('heading', { name: '待确认的紧急情况' }).waitFor({ state: 'hidden' });
  await page.getByRole('heading', { name: /^紧急情况/ }).waitFor();
  // and says who reported it, to be called back
  await page.getByRole('button', { name: /河堤/ }).tap();
  await page
    .locator('.people li')
    .filter({ hasText: `民警${officer.badge} 报告人` })
    .waitFor();
  await accessible(page);
});

test('nothing is decided in the name of a colleague who signed in at the desk of the same browser', async () => {
  const village = '341622101218';
  const officer = await phones.officer([village]);
  const [clerk, colleague] = [await phones.officer([], AT_STATION), await phones.officer([], AT_STATION)];
  const context = await phones.phone();
  const page = await firstUse(context, clerk);
  const ahead = new Date(Date.now() + 3_600_000).toISOString();
  const hole = { id: uuidv7(), village, kind: 'hazard', body: { type: 'road', place: '石桥' }, onSite: true };
  await sendAs(phones.server, officer, [{ ...hole, occurredAt: ahead, recordedAt: ahead }], 'held');
  await page.getByRole('link', { name: /^消息/ }).click();
  await page.getByRole('button', { name: /石桥/ }).tap();
  const desk = await context.newPage();
  await desk.goto('/desk/');
  await signIn(desk, colleague.badge);
  await desk.getByLabel('警号').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '确认', exact: true }).tap();
  await page.getByText('没有办成:现在登录的是另一位民警,没有保存。').waitFor();
  assert.deepEqual(await journalOf(phones.server, village), []);
});

test('what was reported while the live connection was broken is there once it is back: nothing else said that there was no network', async (t) => {
  const officer = await phones.officer(['341622101218']);
  const between = await startProxy(phones.server.address);
  t.after(() => between.stop());
  const context = await phones.phone({ baseURL: between.address });
  const clerk = await phones.officer([], [{ role: 'station', area: '341622101' }]);
  const page = await firstUse(context, clerk);
  const listening = () => page.waitForResponse((one) => one.url().endsWith('/api/live') && one.status() === 200);
  await Promise.all([listening(), page.reload().then(() => unlock(page))]);
  await page.getByRole('link', { name: /^消息/ }).waitFor();
  between.portal(503);
  between.cut();
  const at = new Date(Date.now() - 1000).toISOString();
  const body = { class: 'accident', sizeBand: 'none', help: ['medical'], place: '渡口', what: '翻车' };
  const noted = { village: '341622101218', occurredAt: at, recordedAt: at, onSite: true };
  const before = Number((await page.locator('.ways .count').allInnerTexts())[0] ?? 0);
  await sendAs(phones.server, officer, [{ ...noted, id: uuidv7(), kind: 'incident', body }]);
  between.portal();
  await page.getByRole('link', { name: new RegExp(`^消息.*${before + 1}条未看`) }).waitFor();
  // what comes while one is at another does not push it from under the thumb
  await page.getByRole('link', { name: /^消息/ }).click();
  const first = page.getByRole('button', { name: /渡口/ });
  await first.tap();
  const stood = await first.boundingBox();
  const pasted = { ...noted, id: uuidv7(), kind: 'incident', onBehalfOf: officer.id };
  const colleague = await phones.officer([], [{ role: 'station', area: '341622101' }]);
  await sendAs(phones.server, colleague, [{ ...pasted, body: { ...body, place: '桥头' } }]);
  const more = page.getByRole('button', { name: '又来了1件,点这里看' });
  await more.waitFor();
  assert.deepEqual([await first.boundingBox(), await page.getByText('桥头').count()], [stood, 0]);
  await accessible(page);
  await more.tap();
  // whoever took in the text message is not the one to call back
  await page.getByRole('button', { name: /桥头/ }).tap();
  await page
    .locator('.people li')
    .filter({ hasText: `民警${officer.badge} 报告人` })
    .waitFor();
});

test('an urgent report that nobody answers yet says so wherever it stands, and why: no network, nobody signed in, a wrong clock', async () => {
  const { page, context, officer } = await inUse(phones, '341622101220');
  await context.setOffline(true);
  await report(page, '北湖边');
  await page.getByText('有网络后自动送达').waitFor();
  await page.getByRole('link', { name: '今天', exact: true }).click();
  // no clock of the station's runs for what has not left
  await page.getByRole('link', { name: /北湖边.*还没有送出/ }).click();
  await expire(officer.id);
  await context.setOffline(false);
  const main = page.getByRole('main');
  await main.getByText('登录已到期,重新登录后才送得出去').waitFor();
  assert.equal(await page.getByText('自动送达').count(), 0);
  assert.equal(await page.getByText('自动发送').count(), 0);
  await accessible(page);
  await main.getByRole('link', { name: '重新登录' }).click();
  await signIn(page, officer.badge);
  await allArrived(page);
  // hours that went by in a moment lock the phone
  await page.clock.setFixedTime(Date.now() + 3_600_000);
  await page.goto('/phone/');
  await unlock(page);
  await report(page, '南湖边');
  await page.getByRole('heading', { name: '等派出所确认,请打电话' }).waitFor();
  await main.getByText('还没有人接报').waitFor();
  await main.getByRole('link', { name: '打110' }).waitFor();
  assert.equal(await page.getByText('派出所已经收到').count(), 0);
  await accessible(page);
  await toOutbox(page);
  await page.getByRole('link', { name: '打电话、发短信' }).click();
  await page.getByRole('heading', { name: '等派出所确认,请打电话' }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: '今天', exact: true }).click();
  await page.getByRole('link', { name: /南湖边.*等派出所确认/ }).waitFor();
});

/** The time of someone's sessions is over. */
async function expire(officer: string): Promise<void> {
  const { db } = phones.server.database;
  const ended = { expiresAt: instant(0) };
  await db.updateTable('authSession').set(ended).where('userId', '=', officer).execute();
  await phones.server.services.signIn.changed(db, [officer]);
}

test('a report that was refused here and that the station has from the text message is not noted a second time', async () => {
  const { page, village, officer } = await inUse(phones, '341622101219');
  const sent = await changedOnce(page, (entry) => ({ ...entry, body: { place: '北湖边' } }));
  await report(page, '北湖边');
  await page.getByRole('link', { name: '改好再送' }).first().waitFor();
  const clerk = await phones.officer([], [{ role: 'station', area: '341622101' }]);
  await sendAs(phones.server, clerk, [{ ...sent(), onBehalfOf: officer.id }]);
  await page.getByRole('link', { name: '改好再送' }).first().tap();
  await page.getByLabel('地点').fill('北湖南边');
  await save(page);
  // told as the station has it
  await page.getByRole('heading', { name: '已送达派出所' }).waitFor();
  await page.getByText('派出所已经按您的短信记下了这件事').waitFor();
  await page.getByText(/北湖边/).waitFor();
  await toOutbox(page);
  await page.getByText('派出所已经按您的短信记下了这件事').waitFor();
  assert.equal(await page.getByRole('link', { name: '改好再送' }).count(), 0);
  await accessible(page);
  await page.getByRole('link', { name: '去看这件事' }).tap();
  await page.getByRole('heading', { name: /^紧急情况/ }).waitFor();
  const entries = await journalOf(phones.server, village);
  assert.deepEqual(
    entries.map(({ kind }) => kind),
    ['incident'],
  );
});
