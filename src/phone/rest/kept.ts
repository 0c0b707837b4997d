import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import { open, seal } from './box.ts';
import { database } from './database.ts';
import { type Opened, opened, useOpened, whoever } from './opened.ts';
import { stillUnder } from './theirs.ts';

/** An answer of the server that stays on the phone, by what was asked. */
export async function keepAnswer(key: string, answer: unknown, who: Opened = opened()): Promise<void> {
  const { officer, pullKey } = who;
  const row = { officer, key, box: await seal(pullKey, answer) };
  const { owners, kept } = database;
  await database.transaction('rw', owners, kept, async () => {
    await stillUnder(who, 'pullUnder');
    await kept.put(row);
  });
}

/** Takes off the phone all answers about a village. */
export const dropAnswers = ({ officer }: Opened, village: string): Promise<number> =>
  database.kept
    .where({ officer })
    .filter(({ key }) => key.includes(village))
    .delete();

/** As it was kept; undefined where there is none. */
export async function keptAnswer(key: string, who: Opened = opened()): Promise<unknown> {
  const { officer, pullKey } = who;
  const row = await database.kept.get([officer, key]);
  return row && open<unknown>(pullKey, row.box);
}

/** As kept now and whenever it changes; undefined until it is read, null where there is none. */
export function useKept(key: string): unknown {
  const someone = useOpened()?.officer;
  const [read, setRead] = useState<{ of: string; answer: unknown }>();
  const of = `${someone} ${key}`;
  useEffect(() => {
    const asked = liveQuery(async () => (whoever() ? ((await keptAnswer(key)) ?? null) : null));
    const subscription = asked.subscribe({ next: (answer) => setRead({ of, answer }), error: reportError });
    return () => subscription.unsubscribe();
  }, [key, of]);
  return read?.of === of ? read.answer : undefined;
}
