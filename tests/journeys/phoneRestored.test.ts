import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { everything, scoped } from '../../src/server/platform/db/database.ts';
import { type TestServer, testServer } from '../support/server.ts';
import { makeRoom } from './support/atRest.ts';
import { accessible, daysAgo } from './support/desk.ts';
import { allArrived, journalOf, noteVisit, toOutbox, wordsIn } from './support/faults.ts';
import { note } from './support/notes.ts';
import { firstUse, openPhones, type Phones, unlock } from './support/phone.ts';
import { kept, PIN } from './support/signingIn.ts';
import { startProxy } from './support/proxy.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

const [BEHIND, DIFFERS] = ['341622101211', '341622101212'];

/** A phone of an officer of a village, before a server that may be another from one moment to the next. */
async function inFrontOf(where: string, address: string) {
  const officer = await phones.officer([where]);
  const context = await phones.phone({ baseURL: address });
  const page = await firstUse(context, officer);
  await page.getByText('本月还差').first().waitFor();
  await kept(page);
  return { officer, page };
}

/** A colleague posted to a village notes a visit there. */
async function colleague(server: TestServer, where: string, words: string): Promise<void> {
  const other = await server.person([{ role: 'officer' }]);
  await server.post(other, where, 'resident');
  const body = { purpose: 'routine', households: [] };
  await note(other, where, [{ day: daysAgo(1), kind: 'visit', body, note: words }]);
}

test('a server set up again from an older copy gets back what this phone has seen and it lost', async (t) => {
  const proxy = await startProxy(phones.server.address);
  t.after(() => proxy.stop());
  const [shorter, other] = [await inFrontOf(BEHIND, proxy.address), await inFrontOf(DIFFERS, proxy.address)];
  for (const { page } of [shorter, other]) {
    await noteVisit(page, '一');
    await allArrived(page);
  }
  const copy = await phones.server.database.copied();
  for (const { page } of [shorter, other]) {
    await noteVisit(page, '二');
    await noteVisit(page, '三');
    await allArrived(page);
  }
  const restored = await testServer({
    jobs: true,
    restored: { database: copy, settings: phones.server.services.settings },
  });
  t.after(() => restored.stop());
  await colleague(restored, DIFFERS, '别人四');
  await colleague(restored, DIFFERS, '别人五');
  await colleague(restored, DIFFERS, '别人六');
  proxy.turnTo(restored.address);

  // a shorter journal: what was lost is sent again, and the journal pulled anew
  await noteVisit(shorter.page, '四');
  await allArrived(shorter.page);
  assert.deepEqual(new Set(await wordsIn(restored, BEHIND)), new Set(['一', '二', '三', '四']));
  const authors = new Set((await journalOf(restored, BEHIND)).map(({ author }) => author));
  assert.deepEqual([...authors], [shorter.officer.id]);
  await noteVisit(shorter.page, '五');
  await allArrived(shorter.page);
  assert.equal((await wordsIn(restored, BEHIND)).length, 5, 'each is there once');

  // another journal: what was lost is sent again, and whoever has the phone decides whose is right
  await noteVisit(other.page, '四');
  await toOutbox(other.page);
  await other.page.getByText('服务器上的记录与本机见过的不一致').waitFor();
  await accessible(other.page);
  const both = ['一', '二', '三', '四', '别人四', '别人五', '别人六'];
  assert.deepEqual(new Set(await wordsIn(restored, DIFFERS)), new Set(both));
  await other.page.getByRole('button', { name: '以服务器的为准,重新取' }).click();
  await other.page.getByRole('button', { name: '重新取', exact: true }).click();
  await other.page.getByText('服务器上的记录与本机见过的不一致').waitFor({ state: 'hidden' });
  await other.page.getByText('都已送达').waitFor();
  await other.page.getByRole('link', { name: '今天', exact: true }).click();
  await noteVisit(other.page, '五');
  await allArrived(other.page);
  assert.equal((await wordsIn(restored, DIFFERS)).length, both.length + 1);
});

test('what is noted elsewhere while the first journal comes is seen, and what made room comes back whole', async () => {
  const where = '341622101213';
  const officer = await phones.officer([where]);
  await colleague(phones.server, where, '以前的');
  const context = await phones.phone();
  // the server's head is read last: by then a colleague's entry may be in the journal that is not in the answer
  await context.route(
    /\/api\/journal\?.*from=/,
    async (route) => {
      const answer = (await (await route.fetch()).json()) as { head: unknown };
      await colleague(phones.server, where, '同时记的');
      const { head } = (await (await route.fetch()).json()) as { head: unknown };
      await route.fulfill({ json: { ...answer, head } });
    },
    { times: 1 },
  );
  const page = await firstUse(context, officer);
  await page.getByText('本月还差').first().waitFor();
  await noteVisit(page, '自己记的');
  await allArrived(page);
  await seen(page, ['以前的', '同时记的', '自己记的']);

  // no room: what was pulled makes way for what is noted while the next part is on its way
  const coming = Promise.withResolvers<void>();
  await colleague(phones.server, where, '后来的');
  await page.route(/\/api\/journal\?.*after=/, async (route) => {
    await coming.promise;
    await route.fallback();
  });
  const asked = page.waitForRequest(/\/api\/journal\?.*after=/);
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  await asked;
  await makeRoom(page);
  const anew = page.waitForResponse(/\/api\/journal\?.*from=/);
  coming.resolve();
  await anew;
  await seen(page, ['以前的', '同时记的', '自己记的', '后来的']);
});

test('what expired on the server leaves the phone within a month; the rest of the journal is there', async () => {
  const where = '341622101215';
  const { page } = await inFrontOf(where, phones.server.address);
  await colleague(phones.server, where, '留存期已过的');
  await colleague(phones.server, where, '还在留存期的');
  await seen(page, ['留存期已过的', '还在留存期的'], where);
  await scoped(phones.server.database.db, everything, (tx) =>
    tx.deleteFrom('entryText').where('village', '=', where).where('text', '=', '留存期已过的').execute(),
  );
  assert.deepEqual(await wordsIn(phones.server, where), [undefined, '还在留存期的']);
  const anew = page.waitForResponse(/\/api\/journal\?.*from=/);
  await page.clock.setFixedTime(Date.now() + 40 * 86_400_000);
  await seen(page, [], where);
  await anew;
  await page.getByText('留存期已过的').waitFor({ state: 'hidden' });
  await page.getByText('还在留存期的').waitFor();
});

test('what a month is judged by comes once, and again when it changes', async () => {
  const where = '341622101214';
  const { officer, page } = await inFrontOf(where, phones.server.address);
  const pulls = async () => {
    // in its first days the month before is asked about as well
    const answered = page.waitForResponse(new RegExp(`/api/duties\\?.*month=${daysAgo(0).slice(0, 7)}`));
    await page.evaluate(`dispatchEvent(new Event('online'))`);
    return (await answered).status();
  };
  assert.equal(await pulls(), 304);
  await page.reload();
  await unlock(page);
  await page.getByText('本月还差').first().waitFor();
  const bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
  const away = { officer: officer.id, from: daysAgo(0), to: daysAgo(0), kind: 'leave' };
  assert.equal((await bureau.post('/api/absences', away)).status, 200);
  assert.equal(await pulls(), 200);
  assert.equal(await pulls(), 304);
});

/** All of these stand in the village's records on the phone. */
async function seen(page: Page, words: readonly string[], where = '341622101213'): Promise<void> {
  await page.goto(`/phone/village/${where}/journal`);
  await page.getByLabel('PIN码').fill(PIN);
  await page.getByRole('button', { name: '打开', exact: true }).click();
  for (const one of words) await page.getByText(one).waitFor();
}
