import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { writeSheets } from '../../src/server/platform/sheets.ts';
import { LUNAN } from '../support/server.ts';
import { accessible, PASSWORD } from './support/desk.ts';
import { allArrived, inUse, journalOf, save, shutOffline, wordsIn } from './support/faults.ts';
import { fillForm } from './support/fillForm.ts';
import { firstUse, openPhones, type Phones, unlock } from './support/phone.ts';
import { kept, signInFirst } from './support/signingIn.ts';

let phones: Phones;
before(async () => void (phones = await openPhones()));
after(() => phones.stop());

const entriesOf = async (village: string) => {
  const bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
  return (await bureau.get(`/api/journal?village=${village}&after=0`)).body.entries as {
    kind: string;
    note?: string;
  }[];
};

test('a first day: sign in, note, lose the network, start again, note, and everything arrives once', async () => {
  const officer = await phones.officer([LUNAN]);
  const context = await phones.phone();
  const page = await firstUse(context, officer);
  await page.getByText('本月还差').first().waitFor();
  await accessible(page);
  await kept(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: '更多' }).click();
  await page.getByRole('link', { name: '走访' }).click();
  await page.getByLabel('备注').fill('没有网络时记的');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('1条已记在本机').waitFor();
  await shutOffline(page);
  const again = await context.newPage();
  await again.goto('/phone/');
  await unlock(again);
  await again.getByText('1条已记在本机').waitFor();
  await context.setOffline(false);
  await again.getByText('1条已记在本机').waitFor({ state: 'hidden' });
  const entries = await entriesOf(LUNAN);
  assert.deepEqual(
    entries.map(({ kind, note }) => [kind, note]),
    [['visit', '没有网络时记的']],
  );
});

test('a first day in WebKit: no key is asked for once where nothing lies, and the first version is no new one', async () => {
  const context = await phones.phone();
  // what it says is installed controls the page already, and such a cursor it does not open
  await context.addInitScript(`
    navigator.serviceWorker && Object.defineProperty(navigator.serviceWorker, 'controller', { get: () => ({}) });
    const open = IDBIndex.prototype.openKeyCursor;
    IDBIndex.prototype.openKeyCursor = function (range, direction) {
      if (/unique/.test(direction)) throw new DOMException('Unable to open cursor', 'UnknownError');
      return open.call(this, range, direction);
    }`);
  const page = await firstUse(context, await phones.officer([LUNAN]));
  await page.getByText('本月还差').first().waitFor();
  await page.evaluate(`navigator.serviceWorker.ready.then(() => true)`);
  assert.equal(await page.getByText('有新版本').count(), 0);
});

test('a browser that keeps nothing, or does not run all of this, says what to do instead of staying empty', async () => {
  const lacking = async (script: string) => {
    const context = await phones.phone();
    await context.addInitScript(script);
    const page = await context.newPage();
    await page.goto('/phone/case/341622101201/0198c000-0000-7000-8000-000000000000');
    return page;
  };
  const undone = (owner: string, name: string) => `Object.defineProperty(${owner}, '${name}', { value: undefined })`;
  const refused = `IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError') }`;
  for (const script of [undone('globalThis', 'indexedDB'), undone('Crypto.prototype', 'subtle'), refused]) {
    const page = await lacking(script);
    await page.getByRole('heading', { name: '这个浏览器现在存不了记录' }).waitFor();
    await page.getByText('不要用无痕').waitFor();
    await accessible(page);
  }
  // one that never answers, as Safari's sometimes does
  const waiting = await lacking(`IDBFactory.prototype.open = () => new EventTarget()`);
  await waiting.getByRole('heading', { name: '这个浏览器现在存不了记录' }).waitFor();
  const online = await lacking(`delete Navigator.prototype.serviceWorker`);
  await online.getByText('没有网络时打不开本页').waitFor();
  await accessible(online);
});

test('a first visit on a poor network: what did not come is said and fetched again, and the phone then opens without one', async () => {
  const context = await phones.phone();
  let breaks: RegExp | undefined = /assets\/main-.*\.js/;
  await context.route('**/phone/assets/**', (route) => {
    const url = route.request().url();
    return breaks?.test(url) ? route.abort('connectionreset') : route.fallback();
  });
  const page = await context.newPage();
  await page.goto('/phone/');
  await page.getByText('还没有打开。请检查网络').waitFor();
  await accessible(page);
  breaks = /assets\/Open-.*\.js/;
  await page.reload();
  const officer = await phones.officer([LUNAN]);
  await signInFirst(page, { badge: officer.badge, password: PASSWORD });
  await page.getByRole('heading', { name: '还没有取全' }).waitFor();
  await accessible(page);
  assert.equal(
    await page.evaluate(`navigator.serviceWorker.getRegistration().then((one) => one?.active?.state)`),
    undefined,
  );
  breaks = undefined;
  // by itself, without the page being opened anew
  await kept(page);
  await page.getByRole('button', { name: '再试一次' }).click();
  await unlock(page);
  await context.setOffline(true);
  await page.reload();
  await unlock(page);
});

test('what is typed outlives the phone being killed and waits on the first screen; the guard lets no phone number be saved', async () => {
  const { page, context, village } = await inUse(phones, '341622101214');
  await page.getByRole('link', { name: '走访' }).tap();
  await page.getByLabel('备注').fill('有事打13812345678');
  await page.getByText('这里像是电话号码').waitFor();
  await accessible(page);
  await save(page);
  await page.getByText('还有1处要改').waitFor();
  await page.locator(':focus').and(page.getByLabel('备注')).waitFor();
  await page.getByLabel('备注').fill('院里堆了柴草');
  await page.waitForTimeout(400);
  await page.close();
  const again = await context.newPage();
  await again.goto('/phone/');
  await unlock(again);
  const left = again.getByRole('region', { name: '没写完的' });
  await left.getByText('院里堆了柴草').waitFor();
  await accessible(again);
  await left.getByRole('link', { name: '接着写 走访' }).tap();
  await again.getByText('上次没写完的还在').waitFor();
  assert.equal(await again.getByLabel('备注').inputValue(), '院里堆了柴草');
  await save(again);
  await allArrived(again);
  assert.deepEqual(await wordsIn(phones.server, village), ['院里堆了柴草']);
  assert.equal(await left.count(), 0);
});

test('a form begun and left can be thrown away from the first screen, once that is confirmed', async () => {
  const { page } = await inUse(phones, '341622101215');
  await page.getByRole('link', { name: '隐患' }).tap();
  await page.getByLabel('地点').fill('渡口西');
  await page.getByRole('link', { name: '今天', exact: true }).tap();
  const left = page.getByRole('region', { name: '没写完的' });
  await left.getByText('安全隐患').first().waitFor();
  await left.getByRole('button', { name: '不要了' }).tap();
  await left.getByRole('button', { name: '删掉' }).tap();
  await left.waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: '隐患' }).tap();
  assert.equal(await page.getByLabel('地点').inputValue(), '');
});

test('doors are put down from the village’s own sheet: what was read is shown first, names are not among it', async () => {
  const { page, village } = await inUse(phones, '341622101216');
  const rows = [
    ['路南户籍表', '', '', ''],
    ['村民组', '户主', '门牌号', '身份证号'],
    ...['王强', '李红', '赵六'].map((name, at) => ['前庄', name, String(at + 1), '341621198001011234']),
    ['前庄', '外出的', '', ''],
  ];
  const buffer = Buffer.from(await writeSheets([{ name: '户籍', rows }]));
  await page.getByRole('link', { name: '走访' }).tap();
  await page.getByText('一次建一组门牌').tap();
  await page.getByLabel('从村里的户表读取').setInputFiles({ name: '路南.xlsx', mimeType: 'application/zip', buffer });
  await page.getByText('从“村民组、门牌号”读到3户,原有0户。').waitFor();
  await page.getByText('没有读的列:户主、身份证号').waitFor();
  await page.getByText('1行没有门牌号').waitFor();
  await accessible(page);
  await page.getByRole('button', { name: '建这3户' }).tap();
  await page.getByText('建了3户,原有0户').waitFor();
  await allArrived(page);
  assert.deepEqual(
    (await journalOf(phones.server, village)).map(({ kind, body }) => [kind, body]),
    ['1号', '2号', '3号'].map((label) => ['household', { group: '前庄', label }]),
  );
});

test('what was begun for one village is never noted in another unsaid: doors are dropped, and the form asks', async () => {
  const [here, there] = ['341622101217', '341622101218'];
  const { page } = await inUse(phones, here, there);
  await page.getByRole('link', { name: '走访' }).first().tap();
  await page.getByRole('button', { name: /^\+/ }).first().tap();
  await page.getByText('已选1户').waitFor();
  const other = page.getByRole('group', { name: '村', exact: true }).getByRole('radio', { checked: false });
  await other.tap();
  await page.getByText('已选1户').waitFor({ state: 'hidden' });
  for (const name of ['不在家户数加一', '谢绝户数加一']) await page.getByRole('button', { name }).tap();
  await save(page);
  await allArrived(page);
  const visits = [...(await journalOf(phones.server, here)), ...(await journalOf(phones.server, there))];
  assert.deepEqual(
    visits.map(({ kind, body }) => [kind, body]),
    [['visit', { households: [], purpose: 'routine', notHome: 1, declined: 1 }]],
  );
  // nor is what the one was like said of the other
  const profile = `/phone/note/villageProfile?village=${here}`;
  for (const known of ['', '3']) {
    await page.goto(profile);
    await unlock(page, '村情');
    await page.getByRole('group', { name: '村', exact: true }).waitFor();
    assert.equal(await page.getByLabel('常住人数', { exact: true }).inputValue(), known);
    if (known !== '') continue;
    await fillForm(page, 'villageProfile', {});
    await save(page);
    await allArrived(page);
  }
  await other.tap();
  assert.equal(await page.getByLabel('常住人数', { exact: true }).inputValue(), '');
  await page.goto(`/phone/note/incident?village=${here}`);
  await unlock(page, '紧急情况');
  await page.getByLabel('地点').fill('渡口');
  await page.waitForTimeout(400);
  await page.goto(`/phone/note/incident?village=${there}`);
  await unlock(page, '紧急情况');
  await page.getByText(/没写完的还在/).waitFor();
  await page.getByRole('link', { name: '打110' }).waitFor();
  assert.equal(await page.getByLabel('地点').count(), 0);
  await accessible(page);
  await page.getByRole('button', { name: /原来的不要了/ }).tap();
  assert.equal(await page.getByLabel('地点').inputValue(), '');
  // of which village is settled before the question that a quarrel begins with
  await page.goto(`/phone/note/dispute?village=${here}`);
  await unlock(page, '有没有人受到伤害');
  await page.getByRole('button', { name: '没有' }).tap();
  await page.getByRole('button', { name: '改', exact: true }).tap();
  await page.getByRole('link', { name: '今天', exact: true }).tap();
  await page.getByRole('link', { name: '接着写 矛盾纠纷' }).waitFor();
  await page.goto(`/phone/note/dispute?village=${there}`);
  await unlock(page, '矛盾纠纷');
  await page.getByRole('button', { name: /原来的不要了/ }).tap();
  await page.getByRole('heading', { name: '有没有人受到伤害' }).waitFor();
});
