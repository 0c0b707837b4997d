import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestServer, testServer } from '../support/server.ts';
import { accessible, daysAgo } from './support/desk.ts';
import { allArrived, journalOf, noteVisit, toOutbox, wordsIn } from './support/faults.ts';
import { note } from './support/notes.ts';
import { firstUse, openPhones, type Phones } from './support/phone.ts';
import { kept } from './support/signingIn.ts';
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
  await page.getByText('本月还差').waitFor();
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
