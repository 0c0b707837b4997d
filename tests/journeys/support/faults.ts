import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Caller, TestServer } from '../../support/server.ts';
import { signIn } from './desk.ts';
import { firstUse, type Phones } from './phone.ts';
import { kept } from './signingIn.ts';

/**
 * Shuts the app while there is no network: of a page that goes the browser takes the fault first, and the app might still send what is
 * its owner's to send.
 */
export async function shutOffline(page: Page): Promise<void> {
  await page.evaluate('globalThis.fetch = () => new Promise(() => undefined)');
  await page.goto('about:blank');
  await page.close();
}

/** Notes a visit with these words. */
export async function noteVisit(page: Page, words: string): Promise<void> {
  await fillVisit(page, words);
  await save(page);
  await page.getByRole('heading', { name: '今天' }).waitFor();
}

export async function fillVisit(page: Page, words: string): Promise<void> {
  await page.getByRole('link', { name: '更多' }).click();
  await page.getByRole('link', { name: '走访' }).click();
  await page.getByLabel('备注').fill(words);
}

/** Fills in a quarrel between neighbours, with the name of a party sealed. */
export async function fillDispute(page: Page, place: string, party: string): Promise<void> {
  await page.getByRole('link', { name: '纠纷' }).click();
  await page.getByRole('button', { name: '没有' }).click();
  await page.getByLabel('邻里纠纷', { exact: true }).check({ force: true });
  await page.getByLabel('双方', { exact: true }).check({ force: true });
  await page.getByLabel('地点').fill(place);
  await page.getByText('保密信息').click();
  await page
    .getByRole('button', { name: /^加一个/ })
    .first()
    .click();
  await page.getByLabel('身份').fill('甲方');
  await page.getByLabel('姓名').fill(party);
}

/** Reports a fire at a place as urgent. */
export async function report(page: Page, place: string): Promise<void> {
  await page.getByRole('link', { name: '紧急', exact: true }).click();
  for (const chosen of ['灾害事故', '无人聚集', '消防']) await page.getByLabel(chosen, { exact: true }).tap();
  await page.getByLabel('地点').fill(place);
  await page.getByLabel('发生了什么').fill('柴垛起火');
  await save(page);
}

/** Fills in a hazard at a place. */
export async function fillHazard(page: Page, place: string): Promise<void> {
  await page.getByRole('link', { name: '隐患', exact: true }).click();
  await page.getByLabel('道路', { exact: true }).check({ force: true });
  await page.getByLabel('地点').fill(place);
}

/** Notes a hazard with a photo. */
export async function noteHazard(page: Page, place: string): Promise<void> {
  await fillHazard(page, place);
  await page.getByLabel('选照片').setInputFiles('tests/support/photos/baseline.jpg');
  await page.getByRole('img', { name: '照片1' }).waitFor();
  await save(page);
}

export const save = (page: Page): Promise<void> => page.getByRole('button', { name: '保存' }).click();

interface Entry {
  id: string;
  number: number;
  kind: string;
  author: string;
  about?: string;
  body: Record<string, unknown>;
  note?: string;
}

/** What the server's journal of a village holds, whoever may see it: numbers without gaps, no id twice. */
export async function journalOf(server: TestServer, village: string): Promise<Entry[]> {
  const bureau = await server.person([{ role: 'bureau', area: '3416' }]);
  const { body } = await bureau.get(`/api/journal?village=${village}&after=0&limit=1000`);
  const entries = body.entries as Entry[];
  assert.deepEqual(
    entries.map(({ number }) => number),
    entries.map((_, index) => index + 1),
  );
  assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length, 'an entry is there twice');
  return entries;
}

/** The words of a village's entries in the server's journal, in their order. */
export const wordsIn = async (server: TestServer, village: string): Promise<(string | undefined)[]> =>
  (await journalOf(server, village)).map(({ note }) => note);

/** Everything arrived, and was seen in the journal by the phone: its outbox is empty. */
export async function allArrived(page: Page): Promise<void> {
  await page.getByRole('link', { name: '发送', exact: true }).click();
  await page.getByText('都已送达').waitFor();
  await page.getByRole('link', { name: '今天', exact: true }).click();
}

/** Signs in again where the phone asks for it before it sends. */
export async function signInIfAsked(page: Page, { badge }: { badge: string }): Promise<void> {
  await toOutbox(page);
  const asked = page.getByRole('link', { name: '重新登录', exact: true });
  await asked.or(page.getByText('都已送达')).first().waitFor();
  if (!(await asked.isVisible())) return;
  await asked.click();
  await signIn(page, badge);
}

/** Writes until the browser gives no more room. */
export const fillStorage = (page: Page): Promise<unknown> =>
  // as text: the types of the tests know nothing of a browser
  page.evaluate(`new Promise((resolve, reject) => {
    const asked = indexedDB.open('filler', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('filler', { autoIncrement: true });
    asked.onerror = reject;
    asked.onsuccess = () => {
      const fill = (size) => {
        const write = asked.result.transaction('filler', 'readwrite');
        const bytes = new Uint8Array(size);
        for (let at = 0; at < size; at += 65536) crypto.getRandomValues(bytes.subarray(at, Math.min(size, at + 65536)));
        write.objectStore('filler').add(bytes);
        write.oncomplete = () => fill(size);
        write.onabort = () => (size <= 256 ? resolve(true) : fill(size / 8));
      };
      fill(262144);
    };
  })`);

/** Goes to what waits. */
export const toOutbox = (page: Page): Promise<void> => page.getByRole('link', { name: '发送', exact: true }).click();

/** An officer of a village that nobody else uses, with a phone that opens without a network. */
export async function inUse(phones: Phones, ...villages: [string, ...string[]]) {
  const officer = await phones.officer(villages);
  const context = await phones.phone();
  const page = await firstUse(context, officer);
  await page.getByText('本月还差').first().waitFor();
  await kept(page);
  return { officer, context, page, village: villages[0] };
}

/** The station's word on all that is held in a village: it goes back. Answers its ids. */
export async function returnHeld(bureau: Caller, village: string, reason: string): Promise<string[]> {
  const held = (await bureau.get(`/api/held?area=${village}`)).body.held as { id: string }[];
  const ids = held.map(({ id }) => id);
  assert.equal((await bureau.post('/api/held/decisions', { ids, decision: 'return', reason })).status, 200);
  return ids;
}

/** From the outbox to the form of what was refused. */
export async function mend(page: Page): Promise<void> {
  await page.getByRole('link', { name: '1条没有被收下,请看原因' }).click();
  await page.getByRole('link', { name: '改好再送' }).click();
  await page.getByRole('button', { name: '保存' }).waitFor();
}

/** The next entry that leaves this phone arrives otherwise than it was noted; answers as which it was noted. */
export async function changedOnce(page: Page, change: (entry: Record<string, unknown>) => object) {
  let noted: Record<string, unknown> | undefined;
  await page.route('**/api/journal', (route) => {
    const push = route.request().postDataJSON() as { entries: Record<string, unknown>[] } | null;
    const [first, ...others] = push?.entries ?? [];
    if (noted || first === undefined) return route.fallback();
    noted = first;
    return route.fallback({ postData: { ...push, entries: [change(first), ...others] } });
  });
  return () => noted as { id: string };
}
