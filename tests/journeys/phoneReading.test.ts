import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { LUNAN, WULOU } from '../support/server.ts';
import { accessible, daysAgo } from './support/desk.ts';
import { note, visitDoors } from './support/notes.ts';
import { firstUse, openPhones, type Phones, unlock } from './support/phone.ts';
import { kept } from './support/signingIn.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

/** An officer of the village before, who left doors, an open quarrel, a hazard and a note with a colleague. */
async function work(colleague: string): Promise<void> {
  const before = await phones.server.person([{ role: 'officer' }]);
  await phones.server.post(before, LUNAN);
  await visitDoors(before, LUNAN, daysAgo(3), 12);
  const quarrel = { type: 'neighbour', size: 'two', harm: 'none', place: '邹庄' };
  const hazard = { type: 'lighting', place: '村口' };
  await note(before, LUNAN, [
    { day: daysAgo(2), kind: 'dispute', body: quarrel },
    { day: daysAgo(2), kind: 'hazard', body: hazard },
  ]);
  const at = `${daysAgo(1)}T00:00:00+08:00`;
  const joint = { village: LUNAN, kind: 'patrol', with: [colleague], occurredAt: at, recordedAt: at, onSite: true };
  const body = { startedAt: at, endedAt: `${daysAgo(1)}T01:00:00+08:00`, volunteers: 2, night: true };
  const pushed = await before.post('/api/journal', { entries: [{ id: uuidv7(), ...joint, body }] });
  assert.equal(pushed.body.results[0].status, 'accepted', JSON.stringify(pushed.body));
}

test('whoever is posted to a village finds its doors, open cases and what waits for their word, without a network too', async () => {
  const officer = await phones.officer([LUNAN]);
  await work(officer.id);
  const context = await phones.phone();
  const page = await firstUse(context, officer);
  await page.getByText('1条记录请您确认').waitFor();
  await accessible(page);
  await kept(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: /^今天进村/ }).click();
  await page.getByText('未办结2件').waitFor();
  await accessible(page);
  await page.getByRole('button', { name: '是我', exact: true }).click();
  await page.getByText('请您确认').waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: /矛盾纠纷 · 邻里纠纷 · 邹庄/ }).click();
  await page.getByRole('heading', { name: '矛盾纠纷 · 邻里纠纷 · 邹庄' }).waitFor();
  await page.getByRole('link', { name: '调解', exact: true }).waitFor();
  await accessible(page);
  await page.goto('/phone/month');
  await unlock(page, '我的民情日记');
  await page.getByText('义务巡逻').first().waitFor();
  await accessible(page);
  await context.setOffline(false);
  await page.getByText(/已记在本机/).waitFor({ state: 'hidden' });
  const bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
  const { entries } = (await bureau.get(`/api/journal?village=${LUNAN}&after=0`)).body;
  assert.equal(entries.filter(({ kind }: { kind: string }) => kind === 'confirmation').length, 1);
});

test('what is begun from a village’s screen is noted there, whichever was used last', async () => {
  const officer = await phones.officer([WULOU, LUNAN]);
  const page = await firstUse(await phones.phone(), officer);
  for (const name of ['路南村委会', '武楼村委会']) {
    await page.getByRole('link', { name: '今天', exact: true }).click();
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { name: '先去这些户' }).waitFor();
    await page.getByRole('link', { name: '记走访' }).click();
    await page.getByRole('radio', { name, checked: true }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: '先去这些户' }).waitFor();
    await page.getByRole('link', { name: '紧急' }).click();
    await page.getByRole('radio', { name, checked: true }).waitFor();
  }
});
