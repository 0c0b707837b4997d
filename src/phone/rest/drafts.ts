import { open, seal } from './box.ts';
import { database, type DraftRow, LOOSE } from './database.ts';
import { withRoom } from './full.ts';
import { useLive } from './live.ts';
import { type Opened, opened, whoever } from './opened.ts';
import { stillUnder } from './theirs.ts';

/** A form that was begun, by the name it is kept under. */
export interface BegunForm {
  key: string;
  draft: unknown;
}

/** Keeps a form as far as it is filled in, under the key of what is unsent: it outlives signing out as that does. */
export async function keepDraft(key: string, draft: unknown): Promise<void> {
  const who = opened();
  const row = await draftRow(who, { key, draft });
  const { owners, drafts } = database;
  const put = async () => {
    await stillUnder(who, 'outboxUnder');
    await drafts.put(row);
  };
  await withRoom(() => database.transaction('rw', owners, drafts, put));
}

/** A form as it is kept. */
export const draftRow = async ({ officer, outboxKey }: Opened, { key, draft }: BegunForm): Promise<DraftRow> => ({
  ...{ officer, key },
  box: await seal(outboxKey, draft),
});

/** The form that was begun; undefined where there is none. */
export async function draftOf(key: string): Promise<unknown> {
  const { officer, outboxKey } = opened();
  const row = await database.drafts.get([officer, key]);
  return row && open<unknown>(outboxKey, row.box);
}

export const dropDraft = (key: string): Promise<void> => database.drafts.delete([opened().officer, key]);

/** Every form that was begun. What nobody can read any more is none. */
export async function readDrafts({ officer, outboxKey }: Opened): Promise<BegunForm[]> {
  const rows = await database.drafts.where({ officer }).toArray();
  const read = rows.map(async ({ key, box }) => {
    const draft = await open<unknown>(outboxKey, box).catch(() => undefined);
    return draft === undefined ? [] : [{ key, draft }];
  });
  return (await Promise.all(read)).flat();
}

/** Throws away all forms that were begun, with the photos taken for them. */
export async function dropDrafts(): Promise<void> {
  const { officer } = opened();
  const { drafts, photos } = database;
  await database.transaction('rw', drafts, photos, async () => {
    await drafts.where({ officer }).delete();
    await photos
      .where({ officer })
      .filter(({ village }) => village === LOOSE)
      .delete();
  });
}

/** Every form that was begun, now and whenever one changes. */
export const useDrafts = (): readonly BegunForm[] => useLive(ofWhoever, NONE);

// the same each time: a new one would be read anew with every answer, for ever
const ofWhoever = async (): Promise<readonly BegunForm[]> => {
  const who = whoever();
  return who ? readDrafts(who) : NONE;
};
const NONE: readonly BegunForm[] = [];

/** How many forms were begun. */
export const useDraftCount = (): number => useLive(countOf, 0);

const countOf = (officer: string): Promise<number> => database.drafts.where({ officer }).count();
