import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { addDays } from '../../src/domain/calendar/utc8.ts';
import { readTextMessage } from '../../src/domain/incidents/textMessage.ts';
import { kinds } from '../../src/domain/journal/registry.ts';
import { mayNote } from '../../src/domain/people/mayNote.ts';
import { LUNAN } from '../support/server.ts';
import { accessible, daysAgo, today } from './support/desk.ts';
import { fillForm } from './support/fillForm.ts';
import { firstUse, openPhones, type Owner, type Phones } from './support/phone.ts';

let phones: Phones;
before(async () => {
  phones = await openPhones();
  const bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
  const station = '/api/stations/341622101';
  const admin = await phones.server.person([{ role: 'admin' }]);
  const given = { badge: '097001', name: '值班民警', workPhone: '139 0000 1111', roles: [{ role: 'officer' }] };
  const onCall = (await admin.post('/api/officers', given)).body as { id: string };
  const turn = { officer: onCall.id, from: `${daysAgo(1)}T00:00:00+08:00`, to: `${addDays(today, 2)}T00:00:00+08:00` };
  for (const answer of [
    await bureau.ask('PUT', station, { name: '城关派出所', dutyPhone: '0558-12345678' }),
    await bureau.post(`${station}/villages`, { villages: [LUNAN], from: '2020-01-01' }),
    await bureau.post(`${station}/roster`, { ...turn, post: 'onCall' }),
  ])
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
});
after(() => phones.stop());

interface Noted {
  id: string;
  kind: string;
  author: string;
  about?: string;
  body: Record<string, any>;
  note?: string;
  onSite: boolean;
}

/** The journal of the village as the bureau reads it. */
const journal = async (): Promise<Noted[]> => {
  const bureau = await phones.server.person([{ role: 'bureau', area: '3416' }]);
  return (await bureau.get(`/api/journal?village=${LUNAN}&after=0&limit=1000`)).body.entries as Noted[];
};

/** A phone of an officer of the village that has learnt all there is to know. */
async function ready(): Promise<{ page: Page; context: BrowserContext; officer: Owner }> {
  const context = await phones.phone();
  const officer = await phones.officer([LUNAN]);
  const page = await firstUse(context, officer);
  await page.getByText('本月还差').first().waitFor();
  await setTimeout(500);
  return { page, context, officer };
}

/** Goes to a screen as a link would, without opening the phone anew. */
async function open(page: Page, path: string): Promise<void> {
  await page.evaluate(`history.pushState({}, '', '/phone${path}'); dispatchEvent(new PopStateEvent('popstate'))`);
}

/** Waits until the journal has an entry like this. */
async function arrived(isIt: (entry: Noted) => boolean): Promise<Noted> {
  for (const until = Date.now() + 20_000; ;) {
    const found = (await journal()).find(isIt);
    if (found) return found;
    assert.ok(Date.now() < until, 'it did not arrive');
    await setTimeout(100);
  }
}

test('a household never visited is visited from home in four taps at most, and nothing is typed', async () => {
  const page = await firstUse(await phones.phone(), await phones.officer([LUNAN]));
  await page.getByText('本月还差').first().waitFor();
  let taps = 0;
  const tap = async (role: 'link' | 'button' | 'checkbox', name: string | RegExp) => {
    taps += 1;
    await page.getByRole(role, { name }).first().tap();
  };
  await tap('link', '走访');
  await tap('button', '+ 1号');
  await page.getByRole('checkbox', { name: '1号 新户' }).waitFor();
  await accessible(page);
  await tap('button', '保存');
  await page.getByText('已记在本机', { exact: false }).first().waitFor();
  await page.getByRole('heading', { name: '今天' }).waitFor();
  assert.ok(taps <= 4, `${taps} taps`);
  await arrived(({ kind }) => kind === 'visit');
  const entries = await journal();
  const door = entries.find(({ kind }) => kind === 'household');
  const visit = entries.find(({ kind }) => kind === 'visit');
  assert.deepEqual([door?.body, visit?.body['households'], visit?.onSite], [{ label: '1号' }, [door?.id], true]);
  // the door is proposed from now on, and visited again by three taps
  await page.getByRole('link', { name: '走访' }).tap();
  await page.getByText('上次').waitFor();
  await page.getByRole('checkbox', { name: /^1号/ }).tap();
  await page.getByText('已选1户').waitFor();
});

test('doors are put down by a range; one set aside is not proposed again, and can be gone to all the same', async () => {
  const { page } = await ready();
  await page.getByRole('link', { name: '走访' }).tap();
  await page.getByText('一次建一组门牌').tap();
  await page.getByLabel('组名和门牌').fill('邹庄 1–48号');
  // by a thumb that does not wait
  await page.evaluate(`(() => {
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === '建门牌');
    button.click();
    button.click();
  })()`);
  await page.getByText('建了48户,原有0户').waitFor();
  await page.getByRole('checkbox', { name: /^邹庄 1号/ }).tap();
  await page.getByLabel('邹庄其他门牌…').selectOption({ label: '60号' });
  await page.getByText('已选2户').waitFor();
  await page.getByRole('button', { name: '哪户先不推荐?' }).tap();
  for (const door of ['邹庄 2号', '邹庄 3号']) {
    await page.getByRole('button', { name: `下次先不推荐 ${door}` }).tap();
    await page.getByRole('checkbox', { name: door }).waitFor({ state: 'hidden' });
  }
  await page.getByRole('button', { name: '邹庄其他40户' }).tap();
  await page.getByRole('checkbox', { name: /^邹庄 2号 先不推荐/ }).tap();
  await page.getByText('已选3户').waitFor();
  // who is on call for the station may have come along; it is noted for nobody who could not confirm it
  await page.getByText('同行、代录(可不填)').tap();
  await page.getByRole('group', { name: '同行的民警' }).getByLabel('值班民警').waitFor();
  assert.equal(await page.getByRole('group', { name: '替谁记' }).getByLabel('值班民警').count(), 0);
  await page.getByRole('button', { name: '不在家户数加一' }).tap();
  for (let times = 0; times < 2; times++) await page.getByRole('button', { name: '谢绝户数加一' }).tap();
  await page.getByRole('button', { name: '保存' }).tap();
  const visit = await arrived(({ kind, body }) => kind === 'visit' && body['households'].length === 3);
  assert.deepEqual([visit.body['notHome'], visit.body['declined']], [1, 2]);
  await page.getByText('先去 邹庄 4号、邹庄 5号、邹庄 6号').waitFor();
  await page.getByRole('link', { name: /^今天进村/ }).tap();
  await page.getByText('邹庄 4号', { exact: false }).first().waitFor();
  assert.equal(await page.getByText('邹庄 3号').count(), 0);
  // in the records they are one line, with each of them behind it
  await page.getByRole('link', { name: '本村的记录' }).tap();
  await page.getByRole('heading', { name: '路南村委会的记录' }).waitFor();
  assert.equal(await page.getByText('登记一户:邹庄 1号').count(), 0);
  await page.getByRole('button', { name: /^登记[0-9]+户$/ }).tap();
  await page.getByText('登记一户:邹庄 1号').first().waitFor();
  await accessible(page);
  const doors = (await journal()).filter(({ kind, body }) => kind === 'household' && body['group'] === '邹庄');
  assert.equal(doors.length, 49);
});

test('a quarrel with harm: asked first and alone, then the call, and nobody mediates', async () => {
  const { page } = await ready();
  await page.getByRole('link', { name: '纠纷' }).tap();
  await page.getByRole('heading', { name: '有没有人受到伤害' }).waitFor();
  assert.equal(await page.getByRole('button', { name: '保存' }).count(), 0);
  await accessible(page);
  await page.getByRole('button', { name: '家庭暴力' }).tap();
  assert.equal(await page.getByRole('link', { name: '打110' }).getAttribute('href'), 'tel:110');
  assert.equal(await page.getByRole('link', { name: /城关派出所/ }).getAttribute('href'), 'tel:055812345678');
  await page.getByText('村里不调解').waitFor();
  await accessible(page);
  await page.getByLabel('婚姻家庭', { exact: true }).tap();
  await page.getByLabel('双方', { exact: true }).tap();
  await page.getByRole('button', { name: '保存' }).tap();
  const quarrel = await arrived(({ kind }) => kind === 'dispute');
  assert.equal(quarrel.body['harm'], 'domesticViolence');
  await open(page, `/note/mediation?about=${quarrel.id}`);
  await page.getByText('现在不需要这一步').waitFor();
});

test('an urgent matter without a network: two taps to the call, then the note, then the text message', async () => {
  const { page, context } = await ready();
  await context.setOffline(true);
  await page.getByRole('link', { name: '紧急' }).tap();
  assert.equal(await page.getByRole('link', { name: '打110' }).getAttribute('href'), 'tel:110');
  await accessible(page);
  for (const chosen of ['灾害事故', '无人聚集', '消防']) await page.getByLabel(chosen, { exact: true }).tap();
  await page.getByLabel('地点').fill('北湖边');
  await page.getByLabel('发生了什么').fill('柴垛起火');
  await page.getByRole('button', { name: '保存' }).tap();
  await page.getByRole('heading', { name: '还没有送出' }).waitFor();
  await accessible(page);
  const link = await page.getByRole('link', { name: '发短信给派出所' }).getAttribute('href');
  const [to = '', text = ''] = link?.split('?&body=') ?? [];
  const report = readTextMessage(decodeURIComponent(text));
  assert.deepEqual([to, report?.body.place, report?.body.what], ['sms:13900001111', '北湖边', '柴垛起火']);
  await context.setOffline(false);
  await page.getByRole('heading', { name: '已送达派出所' }).waitFor();
  assert.equal((await arrived(({ kind }) => kind === 'incident')).id, report?.id);
});

test('whose turn it is changes on a screen that is left open, at midnight too', async () => {
  const context = await phones.phone();
  const at = (day: number, clock: string) => context.clock.setFixedTime(`${addDays(today, day)}T${clock}:00+08:00`);
  await at(1, '23:58');
  const page = await firstUse(context, await phones.officer([LUNAN]));
  await page.getByText('本月还差').first().waitFor();
  await page.getByRole('link', { name: '紧急', exact: true }).tap();
  await page.getByRole('link', { name: '打给值班民警' }).waitFor();
  await context.setOffline(true);
  await at(2, '00:01');
  // it is looked at each minute, and when the phone is taken up
  await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
  await page.getByRole('link', { name: '打给值班民警' }).waitFor({ state: 'hidden' });
  assert.ok(await page.getByRole('link', { name: '打给城关派出所' }).isVisible());
});

test('every kind that an officer may note is noted from the menu and accepted', async () => {
  const { page, officer } = await ready();
  const posting = {
    village: LUNAN,
    duty: 'contact' as const,
    lead: true,
    from: `${today.slice(0, 4)}-01-01`,
    to: null,
  };
  const grants = [{ role: 'officer' as const, area: '', within: [LUNAN] }];
  const person = { ...officer, name: '', grade: 'police' as const, session: '', postings: [posting], grants };
  const notable = mayNote(person, LUNAN, today);
  assert.ok(notable.length >= 18, `${notable.length} kinds`);
  for (const { kind, only } of notable) {
    await page.getByRole('link', { name: '更多' }).tap();
    await page.locator('.menu').getByRole('link', { name: kinds[kind].label.zh, exact: true }).tap();
    if (kind === 'dispute') await page.getByRole('button', { name: '没有' }).tap();
    await page.getByRole('button', { name: '保存' }).waitFor();
    // what the system knows is there already: a patrol is noted when it ends
    if (kind === 'patrol') assert.match(await page.getByLabel('结束时间').inputValue(), new RegExp(`^${today}T`));
    await fillForm(page, kind, only);
    await page.getByRole('button', { name: '保存' }).tap();
    await page.locator('.noted p').first().waitFor();
    await arrived((entry) => entry.kind === kind && entry.author === officer.id);
    await open(page, '/');
  }
});
