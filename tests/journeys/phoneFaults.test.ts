import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Route } from 'playwright-core';
import { LUNAN, WULOU } from '../support/server.ts';
import { daysAgo, PASSWORD, today } from './support/desk.ts';
import { allArrived, fillVisit, journalOf, noteVisit, save, toOutbox, wordsIn } from './support/faults.ts';
import { firstUse, kept, openPhones, type Phones, unlock } from './support/phone.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

const PUSH = '**/api/journal';
const isPush = (route: Route): boolean => route.request().method() === 'POST';
/** Villages of a county of their own tests: each test has one to itself. */
const villages = ['341622101211', '341622101212', '341622101213', '341622101214', '341622101215', '341622101216'];

/** An officer of a village that nobody else uses, with a phone that opens without a network. */
async function inUse(village: string) {
  const officer = await phones.officer([village]);
  const context = await phones.phone();
  const page = await firstUse(context, officer);
  await page.getByText('本月还差').waitFor();
  await kept(page);
  return { officer, context, page };
}

describe('the network fails at the worst moment', () => {
  test('an answer is lost: the server stored the entry, the phone never heard', async () => {
    const village = villages[0]!;
    const { page } = await inUse(village);
    let lost = 0;
    await page.route(PUSH, async (route) => {
      if (!isPush(route) || lost > 0) return route.fallback();
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await noteVisit(page, '回音丢了');
    await page.getByText('1条已记在本机,有网络时自动发送').waitFor();
    assert.deepEqual(await wordsIn(phones.server, village), ['回音丢了']);
    await page.getByRole('button', { name: '现在发送' }).click();
    await allArrived(page);
    assert.equal(lost, 1);
    assert.deepEqual(await wordsIn(phones.server, village), ['回音丢了']);
  });

  test('the browser sends a POST twice by itself', async () => {
    const village = villages[1]!;
    const { page } = await inUse(village);
    let twice = 0;
    await page.route(PUSH, async (route) => {
      if (!isPush(route)) return route.fallback();
      twice += 1;
      const [, second] = await Promise.all([route.fetch(), route.fetch()]);
      await route.fulfill({ response: second });
    });
    await noteVisit(page, '发了两次');
    await allArrived(page);
    assert.ok(twice >= 1);
    assert.deepEqual(await wordsIn(phones.server, village), ['发了两次']);
  });
});
