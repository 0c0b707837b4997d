import { open, seal } from './box.ts';
import { database } from './database.ts';
import { withRoom } from './full.ts';
import { opened } from './opened.ts';

/** Keeps a form as far as it is filled in, under the key of what is unsent: it outlives signing out as that does. */
export async function keepDraft(key: string, draft: unknown): Promise<void> {
  const { officer, outboxKey } = opened();
  const box = await seal(outboxKey, draft);
  await withRoom(() => database.drafts.put({ officer, key, box }));
}

/** The form that was begun; undefined where there is none. */
export async function draftOf(key: string): Promise<unknown> {
  const { officer, outboxKey } = opened();
  const row = await database.drafts.get([officer, key]);
  return row && open<unknown>(outboxKey, row.box);
}

export const dropDraft = (key: string): Promise<void> => database.drafts.delete([opened().officer, key]);
