import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { createOfficer } from '../../src/server/people/accounts.ts';
import { shown } from '../support/sending.ts';
import { atRest, foundOnDisk, rowsAtRest, villagesAtRest } from './support/atRest.ts';
import { daysAgo, today } from './support/desk.ts';
import { allArrived, fillDispute, inUse, noteVisit, save, signInIfAsked, wordsIn } from './support/faults.ts';
import { fillForm } from './support/fillForm.ts';
import { note, visitDoors } from './support/notes.ts';
import { firstUse, openPhones, type Owner, type Phones, unlock } from './support/phone.ts';
import { kept } from './support/signingIn.ts';
import { makeProfile } from './support/profile.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

const WHERE = '341622101211';

/** Words that nobody else writes. */
const PLANTED = {
  pulled: 'QXPULLEDNOTE5831',
  colleague: 'QXCOLLEAGUE7294',
  note: 'QXOWNNOTE4417',
  party: 'QXPARTYNAME9035',
  door: 'QXDOOR2268',
  draft: 'QXDRAFT6653',
};

/** A village with a colleague and what that one noted. */
async function village(): Promise<void> {
  const line = (target: string) => ({ account: 'system', action: 'officer.create', target });
  const given = { badge: '096001', name: PLANTED.colleague, roles: [{ role: 'officer' as const }] };
  const id = await createOfficer(phones.server.services, given, line);
  await phones.server.post({ id }, WHERE, 'resident');
  const other = await phones.server.person([{ role: 'officer' }]);
  await phones.server.post(other, WHERE, 'resident');
  const body = { purpose: 'routine', households: [] };
  const entry = { day: daysAgo(1), kind: 'visit', body, note: PLANTED.pulled };
  await note(other, WHERE, [entry]);
}

async function noteAll(page: Page): Promise<void> {
  await fillDispute(page, '邹庄', PLANTED.party);
  await page.getByLabel('备注').fill(PLANTED.note);
  await page.getByText('照片(可不填)').click();
  await page.getByLabel('选照片').setInputFiles('tests/support/photos/baseline.jpg');
  await page.getByRole('img', { name: '照片1' }).waitFor();
  await save(page);
  await page.getByRole('heading', { name: '今天' }).waitFor();
  await page.getByRole('link', { name: '走访' }).click();
  await page.getByText('一次建一组门牌').click();
  await page.getByLabel('组名和门牌').fill(`${PLANTED.door} 1–3号`);
  await page.getByRole('button', { name: '建门牌' }).click();
  await page.getByText('建了3户').waitFor();
  await page.getByLabel('备注').fill(PLANTED.draft);
  await page.waitForTimeout(500);
}

test('nothing of the work lies on the phone in plain: not in its stores, not in its cache, not in the files of the browser', async () => {
  await village();
  const officer = await phones.officer([WHERE]);
  const profile = await makeProfile(phones.server.address);
  try {
    const context = await profile.open();
    const page = await firstUse(context, officer);
    await page.getByText('本月还差').first().waitFor();
    await kept(page);
    await context.setOffline(true);
    await noteAll(page);
    const [lying, rows] = [await atRest(page), await rowsAtRest(page)];
    assert.deepEqual(
      [rows['outbox'], rows['photos'], rows['drafts'], rows['pages']! > 0, rows['kept']! > 0],
      [4, 1, 1, true, true],
    );
    nothingIn(lying, officer);
    await context.close();
    assert.deepEqual(await foundOnDisk(profile.folder, Object.values(PLANTED)), []);
    assert.notDeepEqual(await foundOnDisk(profile.folder, [officer.badge]), [], 'the search reads what is there');
    const photo = await sendAll(await profile.open(), officer);
    assert.ok(!lying.includes(photo.toString('latin1')));
    assert.deepEqual(await foundOnDisk(profile.folder, [...Object.values(PLANTED), photo]), []);
  } finally {
    await profile.kill();
    await profile.remove();
  }
});

/** The owner's badge lies in the clear, so that whoever finds the phone can ask whose it is; nothing else does. */
function nothingIn(lying: string, { badge }: Owner): void {
  assert.ok(lying.includes(badge), 'the search reads what is there');
  for (const words of Object.values(PLANTED)) assert.ok(!lying.includes(words), `${words} lies in plain`);
}

/** With a network everything arrives and leaves the phone; answers a piece of the photo, as it arrived. */
async function sendAll(context: BrowserContext, officer: Owner): Promise<Buffer> {
  const page = await context.newPage();
  await page.goto('/phone/');
  await unlock(page);
  await signInIfAsked(page, officer);
  await allArrived(page);
  await page.getByText('1张照片已存在本机').waitFor({ state: 'hidden' });
  const rows = await rowsAtRest(page);
  // sealed details were in the outbox alone
  assert.deepEqual([rows['outbox'], rows['photos'], rows['drafts']], [0, 0, 1]);
  nothingIn(await atRest(page), officer);
  const station = await phones.server.person([{ role: 'station', area: WHERE.slice(0, 9) }]);
  const { entries } = (await station.get(`/api/journal?village=${WHERE}&after=0`)).body;
  const quarrel = entries.find(({ kind }: { kind: string }) => kind === 'dispute');
  const revealed = await station.post(`/api/cases/${quarrel.id}/reveal`, { reason: '核对' });
  assert.ok(JSON.stringify(revealed.body).includes(PLANTED.party));
  const { bytes } = await shown(phones.server, station, quarrel.files[0].sha256);
  await noteVisit(page, PLANTED.note);
  await allArrived(page);
  await context.setOffline(true);
  await noteVisit(page, PLANTED.note);
  await page.getByRole('link', { name: '我', exact: true }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('button', { name: '留在本机,退出' }).click();
  await page.getByLabel('PIN码').waitFor();
  const left = await rowsAtRest(page);
  assert.deepEqual(
    [left['pages'], left['kept'], left['outbox']],
    [0, 0, 1],
    'what was pulled is gone, what is unsent is not',
  );
  nothingIn(await atRest(page), officer);
  await context.close();
  return bytes.subarray(bytes.length - 80, bytes.length - 16);
}

test('what is typed stands neither in what the browser notes of pages visited nor in what it offers to fill in', async () => {
  const { page } = await inUse(phones, '341622101217');
  await fillDispute(page, PLANTED.door, PLANTED.party);
  const offering = page.locator(
    'input:not([autocomplete=off]):is([type=text], [type=search], :not([type])), textarea:not([autocomplete=off])',
  );
  assert.equal(await offering.count(), 0);
  await save(page);
  await allArrived(page);
  await page.getByRole('link', { name: '走访' }).click();
  await page.getByText('一次建一组门牌').click();
  assert.equal(await offering.count(), 0);
  await page.getByRole('link', { name: '日记', exact: true }).click();
  await page.getByRole('searchbox').fill(PLANTED.door);
  assert.equal(await offering.count(), 0);
  await page.getByRole('link', { name: '今天', exact: true }).click();
  await page
    .getByRole('link', { name: new RegExp(PLANTED.door) })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: PLANTED.door }).waitFor();
  const noted = await page.evaluate<string>('document.title + location.href + JSON.stringify(history.state)');
  assert.match(noted, /^矛盾纠纷 · /);
  for (const words of Object.values(PLANTED)) assert.ok(!noted.includes(words), noted);
});

/** The phone's clock stands at a time. Hours that went by in a moment lock the phone. */
async function at(page: Page, time: number): Promise<void> {
  await page.clock.setFixedTime(time);
  await page.goto('/phone/');
  await unlock(page);
}

test('a posting whose last day passes without a network: the village leaves the phone, what was noted there stays and goes', async () => {
  const [acting, other] = ['341622101218', '341622101219'] as const;
  const { page, context } = await inUse(phones, acting, other);
  const bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
  const name = (await bureau.get(`/api/areas/${acting}`)).body.name as string;
  const { assignments } = (await bureau.get(`/api/assignments?area=${acting}`)).body as {
    assignments: { id: string }[];
  };
  const changed = await bureau.ask('PUT', `/api/assignments/${assignments[0]?.id}`, { to: today });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  const told = page.waitForResponse(/\/api\/me$/);
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  await told;
  await context.setOffline(true);
  await noteVisit(page, '最后一天记的');
  assert.deepEqual(await villagesAtRest(page), [acting, other]);
  await at(page, Date.now() + 2 * 86_400_000);
  await page.getByRole('heading', { name, exact: false }).waitFor({ state: 'hidden' });
  await page.getByText('1条已记在本机,有网络时自动发送').waitFor();
  assert.deepEqual(await villagesAtRest(page), [other]);
  await at(page, Date.now());
  await context.setOffline(false);
  await allArrived(page);
  assert.deepEqual(await wordsIn(phones.server, acting), ['最后一天记的']);
});

test('a substitute has a village with its open matters and doors for the days of an absence, notes there, and loses it after them', async () => {
  const [own, lent] = ['341622101220', '341622101221'] as const;
  const away = await phones.server.person([{ role: 'officer' }]);
  await phones.server.post(away, lent, 'contact');
  await visitDoors(away, lent, daysAgo(2), 3);
  await note(away, lent, [{ day: daysAgo(1), kind: 'hazard', body: { type: 'lighting', place: '南头' } }]);
  const { page, context, officer } = await inUse(phones, own);
  const bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
  const absence = { officer: away.id, substitute: officer.id, from: today, to: today, kind: 'leave' };
  assert.equal((await bureau.post('/api/absences', absence)).body.state, 'approved');
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  const { name } = (await bureau.get(`/api/areas/${lent}`)).body as { name: string };
  const card = page.getByRole('region', { name });
  await card.getByText('代管').waitFor();
  await card.getByRole('link', { name: /安全隐患.*南头/ }).waitFor();
  await context.setOffline(true);
  await card.getByRole('link', { name, exact: true }).click();
  await page.getByText('邹庄 2号').waitFor();
  await page.getByRole('link', { name: '信息', exact: true }).click();
  await fillForm(page, 'information', { direction: ['toStation'], category: ['theft'] });
  await page.getByLabel('备注').fill('代管时记的');
  await save(page);
  await page.getByText('1条已记在本机').waitFor();
  const later = Date.now() + 2 * 86_400_000;
  await at(page, later);
  await card.waitFor({ state: 'hidden' });
  assert.deepEqual(await villagesAtRest(page), [own]);
  await page.getByText('1条已记在本机').waitFor();
  phones.server.clock.moveTo(new Date(later).toISOString());
  await context.setOffline(false);
  await allArrived(page);
  assert.deepEqual(await villagesAtRest(page), [own]);
  assert.ok((await wordsIn(phones.server, lent)).includes('代管时记的'));
  // and counts for them: it was a day of theirs there
  const { rows } = (await bureau.get(`/api/scorecards?area=${lent}&month=${today.slice(0, 7)}`)).body as {
    rows: { officer: { id: string } | null; posting: string | null }[];
  };
  assert.ok(rows.some(({ officer: whose, posting }) => whose?.id === officer.id && posting === 'acting'));
});
