import assert from 'node:assert/strict';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { shortName } from '../../../src/domain/areas/shortName.ts';
import { accessible, type Desk } from './desk.ts';
import { type As, type City, more, roomNames } from './views.ts';

/** How someone has the desk before them. */
export interface Look {
  language: 'zh' | 'en';
  options: BrowserContextOptions;
  /** Words and width are the same whoever looks: each address as the first that may open it. */
  onceEach?: true;
}

/** An address as someone opens it; `drawn`: what is there once it is. */
interface Stop {
  as: As | 'nobody';
  address: string;
  drawn?: string | undefined;
}

const TOGETHER = 2;
const OUTSIDE: readonly Stop[] = [
  { as: 'nobody', address: '/desk/sign-in' },
  { as: 'committee', address: '/desk/' },
  { as: 'auditor', address: '/desk/nowhere' },
];

/** Every room as each role that sees it enters it, and all that an address opens in it: what is wrong, view by view. */
export async function walkEveryRoom(desk: Desk, city: City, look: Look): Promise<string[]> {
  const left = [...OUTSIDE, ...(await stopsOf(desk, city, look))];
  const names = look.language === 'en' ? await namesIn(desk) : undefined;
  const faults: string[] = [];
  const walk = async (): Promise<void> => {
    const pages = new Map<string, Page>();
    const pageOf = async (as: Stop['as']): Promise<Page> =>
      as === 'nobody' ? desk.asNobody(look.options) : desk.as(city.people[as], look.options);
    for (let stop = left.shift(); stop; stop = left.shift()) {
      const page = pages.get(stop.as) ?? (await pageOf(stop.as));
      pages.set(stop.as, page);
      const found = await faultsAt(page, stop, names);
      faults.push(...found.map((fault) => `${stop.as} at ${stop.address}: ${fault}`));
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, walk));
  return faults;
}

/** What the menu of each role leads to, and what an address opens below it. Together they are all the rooms there are. */
async function stopsOf(desk: Desk, city: City, look: Look): Promise<Stop[]> {
  const opened = more(city);
  const rooms = await roomNames();
  assert.deepEqual(Object.keys(opened).toSorted(), rooms.toSorted(), 'views.ts says what is in every room');
  const stops: Stop[] = [];
  for (const as of Object.keys(city.people) as As[]) {
    const page = await desk.as(city.people[as], look.options);
    for (const room of [...(await menuOf(page)), 'account']) {
      const own = (opened[room] ?? []).filter((one) => one.as === as);
      for (const { at, drawn } of [{ at: '', drawn: undefined }, ...own])
        stops.push({ as, address: `/desk/${room}${at}`, drawn });
    }
    await page.context().close();
  }
  const entered = new Set(stops.map(({ address }) => /^\/desk\/(\w+)/.exec(address)?.[1] ?? address));
  assert.deepEqual([...entered].toSorted(), rooms.toSorted(), 'some role enters every room');
  return look.onceEach
    ? stops.filter(({ address }, at) => stops.findIndex((one) => one.address === address) === at)
    : stops;
}

/** The rooms that the menu offers, once it is known which: the desk itself waits for that before it enters the first. */
async function menuOf(page: Page): Promise<string[]> {
  await page.goto('/desk/');
  await page.locator('main h1').waitFor();
  const links = page.locator('nav.menu a');
  const read = (found: object[]): string[] => found.map((link) => (link as { pathname: string }).pathname);
  return (await links.evaluateAll(read)).map((address) => address.replace('/desk/', ''));
}

/**
 * Goes where a link would, once the desk is open, by way of an address that is nothing's: every room is entered anew. Opening the
 * desk anew for each would take half of the walk.
 */
async function enter(page: Page, address: string): Promise<void> {
  if (!page.url().includes('/desk/')) return void (await page.goto(address));
  const to = (where: string): Promise<void> =>
    page.evaluate(`history.pushState({}, '', '${where}'); dispatchEvent(new PopStateEvent('popstate', { state: {} }))`);
  const nothing = page.getByRole('heading', {
    level: 1,
    name: /^(这里没有您可以查看的内容|There is nothing here for you)/,
  });
  await to('/desk/nothing-here');
  await nothing.waitFor();
  await to(address);
  await nothing.waitFor({ state: 'hidden' });
}

/** What is wrong with a view: with its title, its width, its words, or for whoever cannot see or point. */
async function faultsAt(page: Page, { address, drawn }: Stop, names: Names | undefined): Promise<string[]> {
  await enter(page, names ? `${address}${address.includes('?') ? '&' : '?'}lang=en` : address);
  const faults: string[] = [];
  const hinders = async (what: string, asked: () => Promise<unknown>): Promise<void> => {
    await asked().catch((error: unknown) => faults.push(`${what}: ${String(error)}`));
  };
  await hinders('not drawn', () =>
    page
      .locator(drawn ?? 'main h1')
      .first()
      .waitFor({ timeout: 15_000 }),
  );
  await hinders('not accessible', () => accessible(page));
  const title = await page.title();
  if (!/\S · (一村一警|Village Beat)$/.test(title)) faults.push(`its title: ${title}`);
  const { width, refused, texts } = await page.evaluate(looked);
  if (width > 0) faults.push(`${width} px wider than the window`);
  if (refused !== '') faults.push(`refused: ${refused}`);
  if (names) faults.push(...texts.filter((text) => HAN.test(names(text))).map((text) => `not in English: ${text}`));
  return faults;
}

/** Chinese characters, and the punctuation that goes with them. */
const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Run in the page: how much wider than the window it is, what it was refused, and each text and label on it. */
function looked(): { width: number; refused: string; texts: string[] } {
  interface Seen {
    textContent: string | null;
    getAttribute: (name: string) => string | null;
    closest: (selector: string) => unknown;
    childNodes: Iterable<{ nodeType: number; textContent: string | null }>;
  }
  const { document: page, innerWidth } = globalThis as unknown as {
    innerWidth: number;
    document: { documentElement: { scrollWidth: number }; querySelectorAll: (selector: string) => Iterable<Seen> };
  };
  const texts = [...page.querySelectorAll('body *')]
    .filter((one) => !one.closest('[lang=zh-CN], script, style'))
    .flatMap((one) => [
      ...[...one.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ textContent }) => textContent ?? ''),
      ...['aria-label', 'title', 'placeholder'].map((name) => one.getAttribute(name) ?? ''),
    ]);
  return {
    width: page.documentElement.scrollWidth - innerWidth,
    refused: [...page.querySelectorAll('.ant-alert-error')].map((one) => one.textContent ?? '').join(' '),
    texts: [...new Set(texts)].filter((text) => text.trim() !== ''),
  };
}

/** A text without the names in it that are Chinese in every language. */
type Names = (text: string) => string;

async function namesIn({ server: { services } }: Desk): Promise<Names> {
  const { db } = services;
  const [areas, stations, officers] = await Promise.all([
    db.selectFrom('area').select('name').execute(),
    db.selectFrom('station').select('name').execute(),
    db.selectFrom('officer').select(['name', 'unit']).execute(),
  ]);
  const known = new Set([...areas, ...stations, ...officers].map(({ name }) => name));
  for (const { unit } of officers) if (unit) known.add(unit);
  for (const { name } of areas) known.add(shortName(name));
  // what an officer wrote, by hand
  const written = ['邹庄', '1号', '2号', '3号'];
  const longest = [...known, ...written].toSorted((one, other) => other.length - one.length);
  return (text) => longest.reduce((rest, name) => rest.replaceAll(name, ''), text);
}
