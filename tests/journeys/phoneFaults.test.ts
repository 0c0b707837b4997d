import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Route } from 'playwright-core';
import { rowsAtRest } from './support/atRest.ts';
import { daysAgo } from './support/desk.ts';
import {
  allArrived,
  fillStorage,
  fillVisit,
  inUse as inUseOf,
  journalOf,
  noteVisit,
  save,
  signInIfAsked,
  wordsIn,
} from './support/faults.ts';
import { note } from './support/notes.ts';
import { firstUse, openPhones, type Phones, unlock } from './support/phone.ts';
import { kept } from './support/signingIn.ts';
import { makeProfile } from './support/profile.ts';
import { startProxy } from './support/proxy.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

const PUSH = '**/api/journal';
const isPush = (route: Route): boolean => route.request().method() === 'POST';
const village = (number: number): string => `3416221012${number}`;
const inUse = (where: string) => inUseOf(phones, where);

describe('the network fails at the worst moment', () => {
  test('an answer is lost: the server stored the entry, the phone never heard', async () => {
    const { page, village: where } = await inUse(village(11));
    let lost = 0;
    await page.route(PUSH, async (route) => {
      if (!isPush(route) || lost > 0) return route.fallback();
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await noteVisit(page, '回音丢了');
    await page.getByText('1条已记在本机,有网络时自动发送').waitFor();
    assert.deepEqual(await wordsIn(phones.server, where), ['回音丢了']);
    await page.getByRole('button', { name: '现在发送' }).click();
    await allArrived(page);
    assert.equal(lost, 1);
    assert.deepEqual(await wordsIn(phones.server, where), ['回音丢了']);
  });

  test('the browser sends a POST twice by itself', async () => {
    const { page, village: where } = await inUse(village(12));
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
    assert.deepEqual(await wordsIn(phones.server, where), ['发了两次']);
  });
});

test('an entry over which the server stumbles waits, with what follows it; the others go', async () => {
  const { page, village: where } = await inUse(village(20));
  let stumbles = true;
  const json = { code: 'fault', title: '系统出了问题' };
  await page.route(PUSH, (route) =>
    stumbles && route.request().postData()?.includes('绊倒的')
      ? route.fulfill({ status: 500, contentType: 'application/problem+json', json })
      : route.fallback(),
  );
  for (const words of ['绊倒的', '后面的', '最后的']) await noteVisit(page, words);
  await page.getByText('1条已记在本机').waitFor();
  assert.deepEqual(await wordsIn(phones.server, where), ['后面的', '最后的']);
  stumbles = false;
  await allArrived(page);
  assert.equal((await wordsIn(phones.server, where)).length, 3);
});

describe('the phone ends at the worst moment', () => {
  test('the page is closed in the moment after saving, again and again', async () => {
    const { context, page, village: where } = await inUse(village(13));
    await context.setOffline(true);
    let open = page;
    for (const words of ['关一', '关二', '关三']) {
      await fillVisit(open, words);
      await save(open);
      await open.getByRole('heading', { name: '今天' }).waitFor();
      // no unload, no last word
      await open.close({ runBeforeUnload: false });
      open = await context.newPage();
      await open.goto('/phone/');
      await unlock(open);
    }
    await open.getByText('3条已记在本机').waitFor();
    await context.setOffline(false);
    await allArrived(open);
    assert.deepEqual(await wordsIn(phones.server, where), ['关一', '关二', '关三']);
  });

  test('the browser is killed in the moment it says “kept on this phone”', async () => {
    const officer = await phones.officer([village(14)]);
    const profile = await makeProfile(phones.server.address);
    const context = await profile.open();
    const page = await firstUse(context, officer);
    await kept(page);
    await context.setOffline(true);
    await noteVisit(page, '刚记完就断电');
    await profile.kill();
    const again = await profile.open();
    try {
      await again.setOffline(true);
      const opened = await again.newPage();
      await opened.goto('/phone/');
      await unlock(opened);
      await opened.getByText('1条已记在本机').waitFor();
      await again.setOffline(false);
      // a browser writes its cookies every half minute: the session may be gone, what was noted is not
      await signInIfAsked(opened, officer);
      await allArrived(opened);
    } finally {
      await again.close();
      await profile.remove();
    }
    assert.deepEqual(await wordsIn(phones.server, village(14)), ['刚记完就断电']);
  });

  test('a new version takes over while entries wait', async () => {
    const proxy = await startProxy(phones.server.address);
    const officer = await phones.officer([village(15)]);
    const context = await phones.phone({ baseURL: proxy.address });
    const page = await firstUse(context, officer);
    await kept(page);
    await page.route(PUSH, (route) => (isPush(route) ? route.abort('internetdisconnected') : route.fallback()));
    await noteVisit(page, '更新前记的');
    await page.getByText('1条已记在本机,有网络时自动发送').waitFor();
    proxy.update();
    await page.evaluate(`navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => true)`);
    await page.getByRole('button', { name: '现在更新' }).click();
    await page.getByLabel('PIN码').waitFor();
    assert.deepEqual(await page.evaluate(`caches.keys()`), ['phone the next one']);
    await page.unroute(PUSH);
    await unlock(page);
    await allArrived(page);
    await context.close();
    await proxy.stop();
    assert.deepEqual(await wordsIn(phones.server, village(15)), ['更新前记的']);
  });

  test('there is no room left: what was typed stays, and is kept once there is', async () => {
    const officer = await phones.officer([village(16)]);
    // the browser says aloud that it has no room
    const context = await phones.browser.newContext({ baseURL: phones.server.address, locale: 'zh-CN' });
    const { origin } = new URL(phones.server.address);
    const browser = await context.newCDPSession(await context.newPage());
    await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 8_000_000 });
    const page = await firstUse(context, officer);
    await kept(page);
    await page.getByText('本月还差').first().waitFor();
    await page.route('**/api/**', (route) => route.abort('internetdisconnected'));
    await fillVisit(page, '存不下时写的');
    await fillStorage(page);
    // less than there is already: what the browser tidies up at the last moment makes no room either
    await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    await save(page);
    await page.getByText('这部手机存不下了').waitFor();
    assert.equal(await page.getByLabel('备注').inputValue(), '存不下时写的');
    assert.equal((await rowsAtRest(page))['outbox'], 0);
    assert.deepEqual(await wordsIn(phones.server, village(16)), []);
    await browser.send('Storage.overrideQuotaForOrigin', { origin });
    await page.unroute('**/api/**');
    await save(page);
    await allArrived(page);
    await context.close();
    assert.deepEqual(await wordsIn(phones.server, village(16)), ['存不下时写的']);
  });
});

test('there is no room but for what was pulled: that goes, what is noted stays', async () => {
  const officer = await phones.officer([village(19)]);
  const before = await phones.server.person([{ role: 'officer' }]);
  await phones.server.post(before, village(19), 'resident');
  const year = Array.from({ length: 200 }, (_, at) => ({
    ...{ day: daysAgo(1 + at), kind: 'visit', body: { purpose: 'routine', households: [] } },
    note: `第${at}天`.padEnd(800, '走到哪家问到哪家,看看有什么要办的。'),
  }));
  await note(before, village(19), year);
  const context = await phones.browser.newContext({ baseURL: phones.server.address, locale: 'zh-CN' });
  const { origin } = new URL(phones.server.address);
  const browser = await context.newCDPSession(await context.newPage());
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 8_000_000 });
  const page = await firstUse(context, officer);
  await page.getByText('本月还差').first().waitFor();
  await kept(page);
  await fillStorage(page);
  const lying = await rowsAtRest(page);
  assert.ok(lying['pages']! > 0);
  await page.route('**/api/**', (route) => route.abort('internetdisconnected'));
  await noteVisit(page, '腾出地方记的');
  await page.getByText('1条已记在本机').waitFor();
  const { pages, outbox } = await rowsAtRest(page);
  assert.deepEqual([pages, outbox], [0, 1]);
  await browser.send('Storage.overrideQuotaForOrigin', { origin });
  await page.unroute('**/api/**');
  await allArrived(page);
  assert.ok((await rowsAtRest(page))['pages']! > 0);
  await context.close();
  assert.equal((await wordsIn(phones.server, village(19))).filter((words) => words === '腾出地方记的').length, 1);
});

describe('more than one at a time', () => {
  test('two tabs note at once', async () => {
    const { context, page, village: where } = await inUse(village(17));
    const other = await context.newPage();
    await other.goto('/phone/');
    await unlock(other);
    const noteIn = async (tab: typeof page, name: string) => {
      for (const number of [1, 2, 3]) await noteVisit(tab, `${name}${number}`);
    };
    await Promise.all([noteIn(page, '左'), noteIn(other, '右')]);
    await allArrived(page);
    await allArrived(other);
    const words = await wordsIn(phones.server, where);
    assert.deepEqual(
      [...words].sort((a = '', b = '') => (a < b ? -1 : 1)),
      ['右1', '右2', '右3', '左1', '左2', '左3'],
    );
  });

  test('two phones of one officer', async () => {
    const { page, officer, village: where } = await inUse(village(18));
    const second = await phones.phone();
    const other = await firstUse(second, officer);
    await second.setOffline(true);
    await noteVisit(other, '第二部手机记的');
    await noteVisit(page, '第一部手机记的');
    await allArrived(page);
    await second.setOffline(false);
    await allArrived(other);
    assert.deepEqual(await wordsIn(phones.server, where), ['第一部手机记的', '第二部手机记的']);
    const authors = new Set((await journalOf(phones.server, where)).map(({ author }) => author));
    assert.deepEqual([...authors], [officer.id]);
  });
});
