import { useMemo } from 'react';
import type { Day } from '../../domain/calendar/utc8.ts';
import { type ClosedOnPhone, closedOnPhone, villagesOnPhone, workedIn } from '../../domain/people/onPhone.ts';
import { today, useToday } from '../../ui/time.tsx';
import { countiesOf, isStation } from '../inbox/stationInbox.ts';
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

interface Named {
  names: Names;
  on: Day;
}

const NAMES = 'village.names';

/** Keeps what villages without a posting are called: a village is renamed now and then, so it is asked for once a day. */
export async function pullNames(who: Opened, me: Me): Promise<void> {
  const unnamed = villagesOnPhone({ ...me, postings: [] }, today());
  if (unnamed.length === 0) return;
  const { names: known, on } = ((await keptAnswer(NAMES, who)) as Named | undefined) ?? { names: {}, on: '' };
  const missing = on === today() ? unnamed.filter((id) => known[id] === undefined) : unnamed;
  if (missing.length === 0) return;
  const asked = missing.map((id) => answered(server.GET('/api/areas/{id}', { params: { path: { id } } })));
  const found = (await Promise.all(asked)).map(({ id, name }) => [id, name] as const);
  still(who);
  await keepAnswer(NAMES, { names: { ...known, ...Object.fromEntries(found) }, on: today() } satisfies Named, who);
}

const OF_STATION = 'village.ofStation';

interface OfStation {
  villages: Village[];
  within: readonly string[];
  on: Day;
}

/** Keeps what the villages of someone's station are called, so that one can be chosen; nothing else of them lies here. Once a day. */
export async function pullOfStation(who: Opened, me: Me): Promise<void> {
  if (!isStation(me)) return;
  const kept = (await keptAnswer(OF_STATION, who)) as OfStation | undefined;
  if (kept?.on === today() && String(kept.within) === String(me.within)) return;
  const walls = countiesOf(me).map((area) =>
    answered(server.GET('/api/coverage/wall', { params: { query: { area } } })),
  );
  const villages = (await Promise.all(walls)).flatMap((wall) => wall.villages.map(({ id, name }) => ({ id, name })));
  still(who);
  await keepAnswer(OF_STATION, { villages, within: me.within, on: today() } satisfies OfStation, who);
}

/** The one station of whoever has the phone, by a village of it; undefined for whoever has none, or several. */
export async function villageOfStation(who: Opened, me: Me): Promise<string | undefined> {
  const stations = me.roles.filter(({ role }) => role === 'station');
  if (stations.length !== 1) return undefined;
  const kept = (await keptAnswer(OF_STATION, who)) as OfStation | undefined;
  return kept?.villages[0]?.id;
}

/** Where something may be noted: one's own villages, then those of one's station. Undefined and null as for `useVillages`. */
export function useChoosable(): readonly Village[] | null | undefined {
  const mine = useVillages();
  const me = useMe();
  const kept = useKept(OF_STATION) as OfStation | null | undefined;
  return useMemo(() => {
    if (mine === undefined || kept === undefined) return undefined;
    if (!mine || !kept || !isStation(me)) return mine;
    return [...mine, ...kept.villages.filter(({ id }) => !mine.some((one) => one.id === id))];
  }, [mine, me, kept]);
}

/** The villages of whoever has the phone; undefined while they are read, null before the server was first asked. */
export function useVillages(): readonly Village[] | null | undefined {
  const me = useMe();
  const named = useKept(NAMES) as Named | null | undefined;
  const day = useToday();
  return useMemo(() => {
    if (me === undefined || named === undefined) return undefined;
    return me && villagesOf(me, named?.names ?? {}, day);
  }, [me, named, day]);
}

const NONE: readonly ClosedOnPhone[] = [];

/** The closed villages that those on the phone go on with. */
export function useClosed(): readonly ClosedOnPhone[] {
  const me = useMe();
  const day = useToday();
  return useMemo(() => (me ? closedOnPhone(me, villagesOnPhone(me, day)) : NONE), [me, day]);
}

/** The village in which what is open in a village is worked: itself, or the one that goes on with it. */
export function useWorkedIn(village: string): string {
  const me = useMe();
  return me ? workedIn(me, village) : village;
}

/** Every village that this phone knows by name: where something may be noted, and the closed ones. */
export function useNamed(): readonly Village[] {
  const choosable = useChoosable();
  const closed = useClosed();
  return useMemo(
    () => [...(choosable ?? []), ...closed.map(({ village, name }) => ({ id: village, name }))],
    [choosable, closed],
  );
}

/** What a village is called; undefined as long as that is read, and for those that this phone knows nothing of. */
export const useVillageName = (village: string): string | undefined =>
  useNamed().find(({ id }) => id === village)?.name;

function villagesOf(me: Me, names: Names, day: Day): Village[] {
  return villagesOnPhone(me, day).map((id) => {
    const posting = me.postings.find(({ village }) => village === id);
    return posting ? { id, name: posting.name, duty: posting.duty } : { id, name: names[id] ?? id };
  });
}
