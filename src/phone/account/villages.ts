import { useMemo } from 'react';
import { villagesOnPhone } from '../../domain/people/onPhone.ts';
import { answered, server } from '../platform/server.ts';
import { keepAnswer, keptAnswer, useKept } from '../rest/kept.ts';
import { type Opened, still } from '../rest/opened.ts';
import { type Me, useMe } from './me.ts';

/** A village that lies on this phone. */
export interface Village {
  id: string;
  name: string;
  /** Absent for committees and patrol leaders. */
  duty?: Me['postings'][number]['duty'];
}

type Names = Record<string, string>;

const NAMES = 'village.names';

/** Keeps what villages without a posting are called. */
export async function pullNames(who: Opened, me: Me): Promise<void> {
  const unnamed = villagesOnPhone({ ...me, postings: [] });
  if (unnamed.length === 0) return;
  const known = ((await keptAnswer(NAMES)) ?? {}) as Names;
  const missing = unnamed.filter((id) => known[id] === undefined);
  if (missing.length === 0) return;
  const asked = missing.map((id) => answered(server.GET('/api/areas/{id}', { params: { path: { id } } })));
  const found = (await Promise.all(asked)).map(({ id, name }) => [id, name] as const);
  still(who);
  await keepAnswer(NAMES, { ...known, ...Object.fromEntries(found) }, who);
}

/** The villages of whoever has the phone; undefined while they are read, null before the server was first asked. */
export function useVillages(): readonly Village[] | null | undefined {
  const me = useMe();
  const names = useKept(NAMES) as Names | null | undefined;
  return useMemo(() => {
    if (me === undefined || names === undefined) return undefined;
    return me && villagesOf(me, names ?? {});
  }, [me, names]);
}

/** What one of them is called; undefined as long as that is read, and for villages that are not on the phone. */
export const useVillageName = (village: string): string | undefined =>
  useVillages()?.find(({ id }) => id === village)?.name;

function villagesOf(me: Me, names: Names): Village[] {
  return villagesOnPhone(me).map((id) => {
    const posting = me.postings.find(({ village }) => village === id);
    return posting ? { id, name: posting.name, duty: posting.duty } : { id, name: names[id] ?? id };
  });
}
