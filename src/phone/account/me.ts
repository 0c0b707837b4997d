import { answered, type Answer, server } from '../platform/server.ts';
import { keepAnswer, keptAnswer, useKept } from '../rest/kept.ts';
import { type Opened, opened } from '../rest/opened.ts';
import { Refusal } from '../../ui/refusal.ts';

/** Who has the phone: roles and postings, as the server said last. */
export type Me = Answer<'/api/me'>;

const KEY = 'me';

/** Asks the server who this is, and keeps it. In someone else's session nothing is kept, nor sent. */
export async function readMe(who: Opened): Promise<Me> {
  const me = await answered(server.GET('/api/me', {}));
  if (me.id !== who.officer) throw new Refusal(409, { code: 'outbox_of_someone_else' });
  await keepMe(me, who);
  return me;
}

export const keepMe = (me: Me, who: Opened = opened()): Promise<void> => keepAnswer(KEY, me, who);

/** As kept; undefined before the server was first asked. */
export const keptMe = async (who: Opened): Promise<Me | undefined> => (await keptAnswer(KEY, who)) as Me | undefined;

/** As kept; undefined while it is read, null before the server was first asked. */
export const useMe = (): Me | null | undefined => useKept(KEY) as Me | null | undefined;
