import { answered, type Answer, server } from '../platform/server.ts';
import { keepAnswer, useKept } from '../rest/kept.ts';

/** Who has the phone: roles and postings, as the server said last. */
export type Me = Answer<'/api/me'>;

const KEY = 'me';

/** Asks the server who this is, and keeps it. */
export async function readMe(): Promise<Me> {
  const me = await answered(server.GET('/api/me', {}));
  await keepMe(me);
  return me;
}

export const keepMe = (me: Me): Promise<void> => keepAnswer(KEY, me);

/** As kept; undefined while it is read, null before the server was first asked. */
export const useMe = (): Me | null | undefined => useKept(KEY) as Me | null | undefined;
