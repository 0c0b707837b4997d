import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { shown } from '../support/sending.ts';
import type { Caller } from '../support/server.ts';
import { atRest } from './support/atRest.ts';
import { accessible } from './support/desk.ts';
import {
  allArrived,
  changedOnce,
  fillDispute,
  inUse as inUseOf,
  journalOf,
  mend,
  noteVisit,
  returnHeld,
  save,
  toOutbox,
} from './support/faults.ts';
import { openPhones, type Phones, unlock } from './support/phone.ts';

let phones: Phones;
let bureau: Caller;
before(async () => {
  phones = await openPhones();
  bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
});
after(() => phones.stop());

interface Revealed {
  number: number;
  details: { parties: object[] };
}

const village = (number: number): string => `3416221012${number}`;
const inUse = (where: string) => inUseOf(phones, where);
const DAY = 86_400_000;

async function noteHazard(page: Page, place: string): Promise<void> {
  await page.getByRole('link', { name: '更多' }).click();
  await page.locator('.menu').getByRole('link', { name: '安全隐患', exact: true }).click();
  await page.getByLabel('道路', { exact: true }).check({ force: true });
  await page.getByLabel('地点').fill(place);
}

const openCorrection = (page: Page, about: string | undefined): Promise<void> =>
  page.evaluate(
    `history.pushState({}, '', '/phone/note/correction?about=${about}'); dispatchEvent(new PopStateEvent('popstate'))`,
  );

describe('what was refused is mended in its own form', () => {
  test('faults that the server names stand at their fields; what was entered is all there, and goes under the same id', async () => {
    const { page, village: where } = await inUse(village(11));
    // the server has a rule that this phone does not know yet
    const asSent = await changedOnce(page, (entry) => ({ ...entry, note: '请打13812345678' }));
    await fillDispute(page, '邹庄', '赵六');
    await page.getByLabel('备注').fill('为滴水');
    await save(page);
    await mend(page);
    const note = page.getByLabel('备注');
    assert.equal(await note.getAttribute('aria-invalid'), 'true');
    await page.locator('main .fault').getByText('电话号码').waitFor();
    assert.deepEqual(
      [await note.inputValue(), await page.getByLabel('地点').inputValue(), await page.getByLabel('姓名').inputValue()],
      ['为滴水', '邹庄', '赵六'],
    );
    assert.ok(await page.getByLabel('邻里纠纷', { exact: true }).isChecked());
    await accessible(page);
    await note.fill('为滴水,已去看过');
    await page.locator('main .fault').waitFor({ state: 'hidden' });
    await save(page);
    await allArrived(page);
    const entries = await journalOf(phones.server, where);
    assert.deepEqual(
      entries.map(({ id, note: words }) => [id, words]),
      [[asSent().id, '为滴水,已去看过']],
    );
    const station = await phones.server.person([{ role: 'station', area: where.slice(0, 9) }]);
    const revealed = await station.post(`/api/cases/${asSent().id}/reveal`, { reason: '核对' });
    assert.match(JSON.stringify(revealed.body), /赵六/);
  });

  test('what the station gave back keeps its photo, and goes under a new id', async () => {
    const { page, village: where, officer } = await inUse(village(12));
    await page.clock.setFixedTime(Date.now() - DAY);
    await page.goto('/phone/');
    await unlock(page);
    await noteHazard(page, '东桥');
    await page.getByLabel('选照片').setInputFiles('tests/support/photos/baseline.jpg');
    await page.getByRole('img', { name: '照片1' }).waitFor();
    await save(page);
    await toOutbox(page);
    await page.getByText('等派出所确认:1条').waitFor();
    await page.getByText('1张照片已存在本机').waitFor({ state: 'hidden' });
    const ids = await returnHeld(bureau, where, '地点不对');
    await page.clock.setFixedTime(Date.now());
    await page.goto('/phone/');
    await unlock(page);
    await mend(page);
    await page.getByText('派出所退回:地点不对').waitFor();
    await page.getByRole('img', { name: '照片1' }).waitFor();
    await accessible(page);
    await page.getByLabel('地点').fill('西桥');
    await save(page);
    await allArrived(page);
    const { body } = await bureau.get(`/api/journal?village=${where}&after=0`);
    const [entry, ...others] = body.entries;
    assert.deepEqual([entry.body.place, entry.author, others.length], ['西桥', officer.id, 0]);
    assert.ok(!ids.includes(entry.id));
    assert.equal((await shown(phones.server, bureau, entry.files[0].sha256)).status, 200);
  });

  test('a step that was refused because its matter was goes with it', async () => {
    const { page, context, village: where } = await inUse(village(13));
    await context.setOffline(true);
    await noteHazard(page, '北沟');
    await save(page);
    await page.getByRole('link', { name: /北沟/ }).first().click();
    await page.getByRole('link', { name: '隐患整改' }).click();
    await page.getByLabel('已移交', { exact: true }).check({ force: true });
    await page.getByLabel('乡镇', { exact: true }).check({ force: true });
    await page.getByLabel('再问日期').fill(new Date(Date.now() + 7 * DAY).toISOString().slice(0, 10));
    await save(page);
    await changedOnce(page, (entry) => ({ ...entry, body: { place: '北沟' } }));
    await context.setOffline(false);
    await page.getByRole('link', { name: '2条没有被收下,请看原因' }).click();
    await page.getByRole('link', { name: '改好再送' }).first().click();
    await save(page);
    await allArrived(page);
    const entries = await journalOf(phones.server, where);
    assert.deepEqual(
      entries.map(({ kind }) => kind),
      ['hazard', 'hazardStep'],
    );
  });

  test('a correction opens as it was said', async () => {
    const { page, village: where } = await inUse(village(14));
    await noteHazard(page, '东塘');
    await save(page);
    await allArrived(page);
    const [hazard] = await journalOf(phones.server, where);
    await openCorrection(page, hazard?.id);
    await changedOnce(page, (entry) => ({
      ...entry,
      body: { ...(entry['body'] as object), reason: '请打13812345678' },
    }));
    await page.getByLabel('地点').fill('西塘');
    await page.getByLabel('原因').fill('写错了');
    await save(page);
    await mend(page);
    assert.equal(await page.getByLabel('原因').getAttribute('aria-invalid'), 'true');
    assert.equal(await page.getByLabel('地点').inputValue(), '西塘');
    await page.getByLabel('原因').fill('地名写错');
    await save(page);
    await allArrived(page);
    const { body } = await bureau.get(`/api/journal?village=${where}&after=0`);
    assert.deepEqual(body.entries[1].body, {
      action: 'amend',
      reason: '地名写错',
      changes: { body: { place: '西塘' } },
    });
  });
});

test('whenever the page ends, there is the refused one or the mended one; two tabs mend it once', async () => {
  const { page, context, village: where } = await inUse(village(15));
  await changedOnce(page, (entry) => ({ ...entry, note: '请打13812345678' }));
  await noteVisit(page, '第一遍');
  await page.getByText('1条没有被收下').waitFor();
  await context.setOffline(true);
  const other = await context.newPage();
  await other.goto('/phone/');
  await unlock(other);
  for (const tab of [page, other]) {
    await mend(tab);
    await tab.getByLabel('备注').fill('第二遍');
  }
  await save(page);
  await page.getByRole('heading', { name: '发送情况' }).waitFor();
  await page.close({ runBeforeUnload: false });
  await save(other);
  await other.getByText('这条已经在别的窗口改好').waitFor();
  await other.close();
  const again = await context.newPage();
  await again.goto('/phone/');
  await unlock(again);
  await again.getByText('1条已记在本机').waitFor();
  assert.equal(await again.getByText('没有被收下').count(), 0);
  await context.setOffline(false);
  await allArrived(again);
  const entries = await journalOf(phones.server, where);
  assert.deepEqual(
    entries.map(({ note }) => note),
    ['第二遍'],
  );
});

test('a correction gives sealed details anew; left blank, they stay as they were given', async () => {
  const { page, village: where } = await inUse(village(16));
  await fillDispute(page, '邹庄', 'QXZHAOLU');
  await save(page);
  await allArrived(page);
  const [dispute] = await journalOf(phones.server, where);
  await openCorrection(page, dispute?.id);
  await page.getByLabel('原因').fill('名字写错');
  await page.getByText('保密信息').click();
  await page.getByText('留空,原来的不变').waitFor();
  await page
    .getByRole('button', { name: /^加一个/ })
    .first()
    .click();
  await page.getByLabel('身份').fill('甲方');
  await save(page);
  await page.locator('main .fault').first().waitFor();
  await page.getByLabel('姓名').fill('QXZHAOLIU');
  await accessible(page);
  await save(page);
  await allArrived(page);
  await openCorrection(page, dispute?.id);
  await page.getByLabel('地点').fill('李庄');
  await page.getByLabel('原因').fill('地名写错');
  await save(page);
  await allArrived(page);
  assert.ok(!(await atRest(page)).includes('QXZHAO'));
  const station = await phones.server.person([{ role: 'station', area: where.slice(0, 9) }]);
  const revealed = await station.post(`/api/cases/${dispute?.id}/reveal`, { reason: '核对' });
  assert.deepEqual(
    revealed.body.details.map(({ number, details }: Revealed) => [number, details.parties]),
    [
      [1, [{ role: '甲方', name: 'QXZHAOLU' }]],
      [2, [{ role: '甲方', name: 'QXZHAOLIU' }]],
    ],
  );
});
