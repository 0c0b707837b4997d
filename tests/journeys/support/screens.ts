import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { addMonths } from '../../../src/domain/calendar/utc8.ts';
import { LUNAN } from '../../support/server.ts';
import { daysAgo, thisMonth, today } from './desk.ts';
import { note, sendAs, visitDoors } from './notes.ts';
import type { Owner, Phones } from './phone.ts';

/** A screen of the phone by its name: where it is, and what must be chosen there to see all of it. */
export interface Screen {
  name: string;
  path: string;
  choose?: (page: Page) => Promise<void>;
}

/** What stands in a village that was filled: its open quarrel, an urgent report, a note of the officer's own. */
export interface Filled {
  dispute: string;
  incident: string;
  own: string;
}

/** Every screen there is of an open phone, of a village that was filled. */
export const screensWith = ({ dispute, incident, own }: Filled): Screen[] => [
  { name: 'home', path: '/' },
  { name: 'village day', path: `/village/${LUNAN}` },
  { name: 'journal', path: `/village/${LUNAN}/journal` },
  { name: 'case', path: `/case/${LUNAN}/${dispute}` },
  { name: 'kinds', path: '/note' },
  {
    name: 'visit',
    path: '/note/visit',
    choose: (page) => page.locator('.door, .chips > button').first().tap(),
  },
  { name: 'harm', path: '/note/dispute' },
  { name: 'dispute', path: '/note/dispute', choose: answerHarm },
  { name: 'mediation', path: `/note/mediation?about=${dispute}` },
  { name: 'hazard', path: '/note/hazard' },
  { name: 'patrol', path: '/note/patrol' },
  { name: 'incident', path: '/note/incident' },
  { name: 'what became of an incident', path: `/incident/${incident}` },
  { name: 'correction', path: `/note/correction?about=${own}` },
  { name: 'analysis', path: '/note/analysis' },
  { name: 'registration', path: '/note/registration' },
  { name: 'inbox', path: '/inbox' },
  { name: 'month', path: '/month' },
  { name: 'outbox', path: '/outbox' },
  { name: 'settings', path: '/settings' },
  // by now a form is begun, so that something would stay
  { name: 'signing out', path: '/settings', choose: (page) => page.getByText(/^(退出登录|Sign out)$/).tap() },
];

/** Nobody is harmed; a form that was begun before has that answer already. */
async function answerHarm(page: Page): Promise<void> {
  await page.locator('.question button, .save').first().waitFor();
  const asked = page.locator('.question button');
  if ((await asked.count()) > 0) await asked.first().tap();
}

/** Goes to a screen as a link would, without opening the phone anew, and waits until it stands. */
export async function goTo(page: Page, { path, choose }: Screen): Promise<void> {
  await page.evaluate(`history.pushState({}, '', '/phone${path}'); dispatchEvent(new PopStateEvent('popstate'))`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await choose?.(page);
}

/** A village with work of every sort, by an officer of before and by this one. */
export async function fillVillage({ server }: Phones, owner: Owner): Promise<Filled> {
  const before = await server.person([{ role: 'officer' }]);
  await server.post(before, LUNAN);
  await visitDoors(before, LUNAN, daysAgo(3), 12);
  const [dispute = '', incident = ''] = await note(before, LUNAN, [
    {
      day: daysAgo(2),
      kind: 'dispute',
      body: { type: 'neighbour', size: 'two', harm: 'none', place: '邹庄东头老槐树旁' },
    },
    {
      ...{ day: daysAgo(2), kind: 'incident' },
      body: { class: 'accident', sizeBand: 'none', help: ['medical'], place: '渡口', what: '拖拉机侧翻' },
    },
    { day: daysAgo(40), kind: 'hazard', body: { type: 'lighting', place: '村口' } },
    { day: daysAgo(1), kind: 'information', body: { category: 'theft', direction: 'toStation', place: '集市' } },
    { day: daysAgo(1), kind: 'publicity', body: { topics: ['fraud'], form: 'leaflet', copies: 60 } },
  ]);
  const at = `${daysAgo(1)}T00:00:00+08:00`;
  const joint = { village: LUNAN, kind: 'patrol', with: [owner.id], occurredAt: at, recordedAt: at, onSite: true };
  const body = { startedAt: at, endedAt: `${daysAgo(1)}T01:00:00+08:00`, volunteers: 2, night: true };
  await before.post('/api/journal', { entries: [{ id: uuidv7(), ...joint, body }] });
  return { dispute, incident, own: await answeredNote(server, owner) };
}

/** A note of the officer's own that the station has answered, and what it counted last month. */
async function answeredNote(server: Phones['server'], owner: Owner): Promise<string> {
  const at = `${today}T00:00:00+08:00`;
  const own = { id: uuidv7(), village: LUNAN, kind: 'information', occurredAt: at, recordedAt: at, onSite: true };
  const body = { category: 'theft', direction: 'toStation', place: '北湖边' };
  await sendAs(server, owner, [{ ...own, body }]);
  const station = await server.person([{ role: 'station', area: '341622101' }]);
  const outcome = {
    village: LUNAN,
    kind: 'informationOutcome',
    about: own.id,
    body: { outcome: 'used' },
    onSite: false,
  };
  const counted = {
    ...{ village: LUNAN, kind: 'caseCounts', onSite: false },
    body: { month: addMonths(thisMonth, -1), codeList: '本所', counts: { 盗窃: 2 } },
  };
  const before = { ...counted, body: { month: addMonths(thisMonth, -2), codeList: '本所', counts: { 诈骗: 1 } } };
  const answer = await station.post('/api/journal', {
    entries: [
      { id: uuidv7(), ...outcome, occurredAt: at, recordedAt: at, note: '已安排夜间巡逻,谢谢。' },
      { id: uuidv7(), ...counted, occurredAt: at, recordedAt: at },
      { id: uuidv7(), ...before, occurredAt: at, recordedAt: at },
    ],
  });
  for (const { status } of answer.body.results) assert.equal(status, 'accepted', JSON.stringify(answer.body));
  return own.id;
}

/** Faults of a screen that no rule of axe sees: wider than the phone, words cut off, targets too small for a thumb. */
export const faultsOf = (page: Page): Promise<string[]> => page.evaluate<string[]>(look);

const THUMB = 48;
const look = `(() => {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) faults.push('wider than the phone: ' + root.scrollWidth);
  const seen = (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden';
  for (const one of document.querySelectorAll('a, button, input, select, textarea, summary')) {
    const target = one.closest('label') ?? one;
    if (!seen(target) || target.classList.contains('skip')) continue;
    const { width, height, left, right } = target.getBoundingClientRect();
    if (left < -1 || right > innerWidth + 1) faults.push('beyond the edge: ' + target.outerHTML.slice(0, 120));
    if (one.matches('a, button') && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
      faults.push('words run out of it: ' + one.outerHTML.slice(0, 120));
    if (width < ${THUMB} || height < ${THUMB})
      faults.push('small: ' + Math.round(width) + ' × ' + Math.round(height) + ' ' + target.outerHTML.slice(0, 120));
  }
  for (const one of document.querySelectorAll('body *'))
    if (seen(one) && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible' && !one.matches('.unseen, .skip, input, textarea'))
      faults.push('cut off: ' + one.outerHTML.slice(0, 120));
  return faults;
})()`;
