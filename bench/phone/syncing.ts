import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { request } from '../../simulator/phone.ts';
import { addDays } from '../../src/domain/calendar/utc8.ts';
import { kept, signInFirst } from '../../tests/journeys/support/signingIn.ts';
import { PASSWORD, type Phone, phoneIn, type System } from '../system.ts';
import { toldFrom } from '../year.ts';
import { newPhone, slowPage } from './screen.ts';
import { type Profile, type SlowLine, slowLine } from './slowLine.ts';
import { note } from './visits.ts';

/** How a village's year comes onto a phone, counted from the first question. */
export interface Synced {
  /** Until journal and duties are there. */
  seconds: number;
  /** What both directions carried until all was quiet, the first visit and what follows from it included. */
  bytes: number;
  /** Until the first visit was noted. */
  notedAfter: number;
  /** Asked again with nothing new, and once one entry is new. */
  againBytes: number;
  oneMoreBytes: number;
}

/** A village with the year of its two officers, and the phones they have. */
export interface Year {
  village: string;
  entries: number;
  contact: Phone;
  resident: Phone;
}

const DOORS = 300;
const MOST = 720;

/** Fills a village with a year, told by the simulator. */
export async function fillYear(system: System, village: string): Promise<Year> {
  const contact = await phoneIn(system, 'bench.year.contact', [village]);
  const resident = await phoneIn(system, 'bench.year.resident', [village], 'resident');
  const people = { contact: contact.officer, resident: resident.officer };
  const yearAgo = addDays(new Date().toISOString().slice(0, 10), -365);
  const told = toldFrom(yearAgo, village, people, DOORS).slice(0, MOST);
  for (const phone of [contact, resident])
    await sendAll(
      system,
      phone,
      told.filter(({ by }) => by === phone.officer).map(({ entry }) => entry),
    );
  return { village, entries: told.length, contact, resident };
}

async function sendAll({ address }: System, { officer, token }: Phone, all: readonly object[]): Promise<void> {
  for (let from = 0; from < all.length; from += 200) {
    const entries = all.slice(from, from + 200);
    const answer = await request(address, token, 'POST', '/api/journal', { officer, entries });
    const { results } = answer as { results: { status: string }[] };
    const refused = results.find(({ status }) => status !== 'accepted');
    if (refused) throw new Error(`an entry of the year was not accepted: ${JSON.stringify(refused)}`);
  }
}

export async function measureSync(system: System, browser: Browser, year: Year, profile: Profile): Promise<Synced> {
  const line = await slowLine(system.address, profile);
  const context = await newPhone(browser, line.address);
  context.setDefaultTimeout(180_000);
  try {
    const page = await slowPage(context);
    await page.goto('/phone/');
    // the files are there by the time a badge number, a password and twice a PIN were typed
    await kept(page);
    await signInFirst(page, { badge: year.contact.badge, password: PASSWORD });
    const begun = page.waitForRequest(/\/api\/me$/).then(() => ({ at: Date.now(), carried: line.carried() }));
    const finished = (path: string) =>
      page.waitForEvent('requestfinished', (asked) => asked.url().includes(path)).then(() => Date.now());
    const done = Promise.all(['/api/journal?', '/api/duties?'].map(finished));
    const { at, carried } = await begun;
    await page.getByRole('heading', { name: '今天' }).waitFor();
    await note(page, 'fresh');
    const notedAfter = (Date.now() - at) / 1000;
    const seconds = (Math.max(...(await done)) - at) / 1000;
    const bytes = (await quiet(line)) - carried;
    const again = () => page.evaluate(`dispatchEvent(new Event('online'))`);
    const againBytes = await carriedBy(line, again);
    const oneMoreBytes = await carriedBy(line, () => sendAll(system, year.resident, [diaryIn(year.village)]));
    return { seconds, bytes, notedAfter, againBytes, oneMoreBytes };
  } finally {
    await context.close();
    await line.stop();
  }
}

/** What the line carries for something, until all is quiet. */
async function carriedBy(line: SlowLine, work: () => Promise<unknown>): Promise<number> {
  const before = line.carried();
  await work();
  return (await quiet(line, before)) - before;
}

/** Once nothing was carried for some seconds, how much it was; it began. */
async function quiet(line: SlowLine, unlike = -1): Promise<number> {
  for (let before = line.carried(), still = 0; ; before = line.carried()) {
    await setTimeout(500);
    still = line.carried() === before && before !== unlike ? still + 1 : 0;
    if (still > 8) return before;
  }
}

function diaryIn(village: string): object {
  const at = new Date().toISOString();
  const what = { kind: 'diary', body: { work: ['meeting'] }, onSite: false };
  return { id: uuidv7(), village, ...what, occurredAt: at, recordedAt: at };
}
