import { useSyncExternalStore } from 'react';
import type { Pulled } from '../../domain/journal/chain.ts';
import { open, seal } from '../rest/box.ts';
import { database, type PageRow } from '../rest/database.ts';
import { onOpenedOrClosed, opened, whoever } from '../rest/opened.ts';

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
}

/** A village's journal as far as this phone has it. */
export interface Journal {
  village: string;
  carry: readonly Pulled[];
  entries: readonly Pulled[];
  head: Head;
}

const NONE: ReadonlyMap<string, Journal> = new Map();
let journals = NONE;
const listeners = new Set<() => void>();

function told(next: ReadonlyMap<string, Journal>): void {
  journals = next;
  for (const listener of listeners) listener();
}

onOpenedOrClosed(() => {
  told(NONE);
  if (whoever()) readAll().catch(reportError);
});

/** Reads what lies on the phone into memory: a year of a village is a few hundred entries. */
async function readAll(): Promise<void> {
  const { officer, pullKey } = opened();
  const rows = await database.pages.where({ officer }).sortBy('id');
  const pages = await Promise.all(
    rows.map(async ({ village, box }) => ({ village, ...(await open<Page>(pullKey, box)) })),
  );
  if (whoever()?.officer !== officer) return;
  const next = new Map(journals);
  for (const { village, ...page } of pages) next.set(village, followed(next.get(village), village, page));
  told(next);
}

function followed(before: Journal | undefined, village: string, page: Page): Journal {
  if (before === undefined) return { village, carry: page.carry, entries: page.entries, head: page.head };
  // another tab may have brought the same page
  if (page.after.number < before.head.number) return before;
  return { ...before, entries: [...before.entries, ...page.entries], head: page.head };
}

/** Keeps a page on the phone and shows it. */
export async function addPage(village: string, page: Page): Promise<void> {
  const { officer, pullKey } = opened();
  const box = await seal(pullKey, page);
  await database.pages.add({ officer, village, box } as PageRow);
  told(new Map(journals).set(village, followed(journals.get(village), village, page)));
}

/** Takes a village off the phone: its officer's posting ended, or its journal is to be pulled anew. */
export async function dropVillage(village: string): Promise<void> {
  const { officer } = opened();
  await database.pages.where('[officer+village]').equals([officer, village]).delete();
  const next = new Map(journals);
  next.delete(village);
  told(next);
}

/** The head of a village on this phone, across tabs: from the disk. */
export async function headOf(village: string): Promise<Head | undefined> {
  const { officer, pullKey } = opened();
  const last = await database.pages.where('[officer+village]').equals([officer, village]).last();
  return last && (await open<Page>(pullKey, last.box)).head;
}

/** Villages whose journals lie on this phone. */
export const villagesHere = (): string[] => [...journals.keys()];
export const journalOf = (village: string): Journal | undefined => journals.get(village);

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useJournals = (): ReadonlyMap<string, Journal> => useSyncExternalStore(listen, () => journals);
