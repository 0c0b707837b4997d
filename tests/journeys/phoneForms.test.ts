import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { instant, monthOf } from '../../src/domain/calendar/utc8.ts';
import { daysAgo } from './support/desk.ts';
import { allArrived, inUse, journalOf, save } from './support/faults.ts';
import { sendAs } from './support/notes.ts';
import { openPhones, type Phones, unlock } from './support/phone.ts';

let phones: Phones;
before(async () => {
  phones = await openPhones();
});
after(() => phones.stop());

/** Goes to a form as a link would. */
const open = (page: Page, path: string): Promise<void> =>
  page.evaluate(`history.pushState({}, '', '/phone/note/${path}'); dispatchEvent(new PopStateEvent('popstate'))`);

test('a correction changes the alert that an analysis led to, as its form asked', async () => {
  const { page, village, officer } = await inUse(phones, '341622101210');
  const at = instant(Date.now() - 60_000);
  const noted = { village, occurredAt: at, recordedAt: at, onSite: false };
  const body = { level: 'notice', topic: 'fraud', title: '谨防诈骗', text: '先打96110', validUntil: daysAgo(-30) };
  const alert = { ...noted, id: uuidv7(), kind: 'alert', body };
  const analysis = { ...noted, id: uuidv7(), kind: 'analysis', body: { month: monthOf(daysAgo(0)) } };
  await sendAs(phones.server, officer, [alert, analysis]);
  await page.reload();
  await unlock(page);
  await open(page, `correction?about=${analysis.id}`);
  const made = page.getByLabel('据此拟发的治安提示');
  await made.selectOption({ index: 1 });
  const option = await made.locator('option').nth(1).textContent();
  assert.match(option ?? '', /^[0-9]+月[0-9]+日 周. 治安提示 · 一般提示 · 谨防诈骗$/);
  await page.getByLabel('原因').fill('漏选了提示');
  await save(page);
  await allArrived(page);
  const correction = (await journalOf(phones.server, village!)).at(-1);
  assert.deepEqual(correction?.body['changes'], { body: { leadsTo: alert.id } });
});
