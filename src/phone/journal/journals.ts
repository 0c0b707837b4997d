import { Dexie, liveQuery, type Subscription } from 'dexie';
import { useSyncExternalStore } from 'react';
import type { Pulled } from '../../domain/journal/chain.ts';
import { open, seal } from '../rest/box.ts';
import { database, type PageRow } from '../rest/database.ts';
import { dropAnswers } from '../rest/kept.ts';
import { onOpenedOrClosed, type Opened, whoever } from '../rest/opened.ts';
import { stillUnder } from '../rest/theirs.ts';

export interface Head {
  number: number;
  digest: string;
}

/** What one pull brought: entries in number order after `after`; the first page of a village also what it carries from before. */
export interface Page {
  after: Head;
  carry: Pulled[];
  entries: Pulled[];
  head: Head;
  /** What a phone starts with is not all here yet. */
  more?: boolean | undefined;
}

/** A village's journal as far as this phone has it. */
export interface Journal {
  village: string;
  /** What comes before the first of `entries`. */
  anchor: Head;
  carry: readonly Pulled[];
  entries: readonly Pulled[];
  head: Head;
  /** Only a part came: nothing is judged by it. */
  more?: boolean | undefined;
}

type VillagePage = Page & { village: string };

/** Before anything was read. */
export const NONE: ReadonlyMap<string, Journal> = new Map();
let journals = NONE;
/** Pages opened so far, by their ids: a page never changes. */
let pages = new Map<number, VillagePage>();
let watching: Subscription | undefined;
const listeners = new Set<() => void>();

function told(next: ReadonlyMap<string, Journal>): void {
  journals = next;
  for (const listener of listeners) listener();
}

// other tabs pull too: the table itself says what is in it
onOpenedOrClosed(() => {
  watching?.unsubscribe();
  pages = new Map();
  told(NONE);
  const who = whoever();
  watching = who && liveQuery(() => readAll(who)).subscribe({ next: told, error: reportError });
});

/** Reads what lies on the phone into memory: a year of a village is a few hundred entries. */
async function readAll(who: Opened): Promise<ReadonlyMap<string, Journal>> {
  const known = pages;
  const ids = await database.pages.where({ officer: who.officer }).primaryKeys();
  const rows = await database.pages.bulkGet(ids.filter((id) => !known.has(id)));
  for (const row of rows) if (row) known.set(row.id, await opening(who, row));
  const folded = foldedOf(ids.flatMap((id) => known.get(id) ?? []));
  // what was made of a village that nothing came of stays
  return new Map([...folded].map(([village, journal]) => [village, sameOr(journal, journals.get(village))]));
}

const sameOr = (journal: Journal, before: Journal | undefined): Journal =>
  before?.head === journal.head && before.entries.length === journal.entries.length ? before : journal;

const opening = async ({ pullKey }: Opened, { village, box }: PageRow): Promise<VillagePage> => ({
  village,
  ...(await open<Page>(pullKey, box)),
});

/** Pages in the order they came, put together by village. */
function foldedOf(all: readonly VillagePage[]): ReadonlyMap<string, Journal> {
  const folded = new Map<string, Journal>();
  for (const { after, ...page } of all) {
    const { village, entries, head, more } = page;
    const before = folded.get(village);
    if (before === undefined) folded.set(village, { anchor: after, ...page });
    // two tabs may have brought the same page
    else if (after.number === before.head.number)
      folded.set(village, { ...before, entries: [...before.entries, ...entries], head, more });
  }
  return folded;
}

/** The page that a village's journal ends with on this phone: a new one follows it, or none does. */
export interface Last {
  id: number;
  head: Head;
  more?: boolean | undefined;
}

/**
 * Keeps a page on the phone, after the last that is here or instead of all. What was noted here and is now seen in the journal
 * leaves the outbox in the same moment; of a part nothing is seen. Answers its id; undefined, and nothing is kept, where the last is
 * no longer `after`: another window pulled too, or what was pulled had to make room for what was noted.
 */
export async function addPage(
  who: Opened,
  village: string,
  page: Page,
  after: number | 'instead',
): Promise<number | undefined> {
  const { officer, pullKey } = who;
  const box = await seal(pullKey, page);
  const seen = new Set([...page.carry, ...page.entries].map((entry) => ('id' in entry ? entry.id : '')));
  const { owners, pages: table, outbox } = database;
  return database.transaction('rw', owners, table, outbox, async () => {
    await stillUnder(who, 'pullUnder');
    const here = pagesOf(who, village);
    if (after === 'instead') await here.delete();
    else if ((await here.last())?.id !== after) return undefined;
    const id = await table.add({ officer, village, box } as PageRow);
    if (page.more) return id;
    await outbox
      .where({ officer })
      // what was refused reads otherwise than what is there under its id: nobody saw that
      .filter((row) => row.state !== 'refused' && seen.has(row.id))
      .delete();
    return id;
  });
}

const pagesOf = ({ officer }: Opened, village: string) =>
  database.pages.where('[officer+village]').equals([officer, village]);

/** Takes a village off the phone: its officer's posting ended. */
export async function dropVillage(who: Opened, village: string): Promise<void> {
  await pagesOf(who, village).delete();
  await dropAnswers(who, village);
}

/** A village's journal as it lies on the phone, whatever is in memory. */
export async function readJournal(who: Opened, village: string): Promise<Journal | undefined> {
  const rows = await pagesOf(who, village).sortBy('id');
  return foldedOf(await Promise.all(rows.map((row) => opening(who, row)))).get(village);
}

/** Where a village's journal ends on this phone, across tabs: from the disk. */
export async function lastOf(who: Opened, village: string): Promise<Last | undefined> {
  const last = await pagesOf(who, village).last();
  if (last === undefined) return undefined;
  const { head, more } = await opening(who, last);
  return { id: last.id, head, more };
}

/** Whether one of these ids is in a journal that lies here. */
export const isPulled = (ids: readonly string[]): boolean =>
  [...journals.values()].some(({ entries }) => entries.some((entry) => 'id' in entry && ids.includes(entry.id)));

/** Villages whose journals lie on this phone. */
export async function villagesHere({ officer }: Opened): Promise<string[]> {
  const own = database.pages.where('[officer+village]').between([officer, Dexie.minKey], [officer, Dexie.maxKey]);
  // not `uniqueKeys`: until July 2026 no WebKit opened its cursor where nothing lies, and a first pull never began
  return [...new Set(((await own.keys()) as unknown as [string, string][]).map(([, village]) => village))];
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useJournals = (): ReadonlyMap<string, Journal> => useSyncExternalStore(listen, () => journals);
