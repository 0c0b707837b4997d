import { useMemo } from 'react';
import { useWorkedIn } from '../account/villages.ts';
import { answered, type Answer, server } from '../platform/server.ts';
import { keepAnswer, keptAnswer, useKept } from '../rest/kept.ts';
import { type Opened, still } from '../rest/opened.ts';

/** Whom to call around a village: its station, who is on call there, its officers, its committee. */
export interface Around extends Answer<'/api/villages/{id}/calls'> {
  /** When it was asked (Unix ms). */
  asked: number;
}

const keyOf = (village: string): string => `calls ${village}`;
/** Asked again after an hour. */
const FRESH = 3_600_000;

/** Keeps whom to call and who else works here, so that both are known without a network. */
export async function pullAround(who: Opened, village: string): Promise<void> {
  const kept = (await keptAnswer(keyOf(village), who)) as Around | undefined;
  if (kept && Date.now() - kept.asked < FRESH) return;
  const found = await answered(server.GET('/api/villages/{id}/calls', { params: { path: { id: village } } }));
  still(who);
  await keepAnswer(keyOf(village), { ...found, asked: Date.now() } satisfies Around, who);
}

const OF_STATION = 'calls of station';

/**
 * Keeps who is on duty at someone's own station, asked by one of its villages: an urgent matter begins with a call wherever there is
 * no network. Of the villages themselves a station's phone keeps nothing.
 */
export async function pullDutyOfStation(who: Opened, village: string): Promise<void> {
  const kept = (await keptAnswer(OF_STATION, who)) as Around | undefined;
  if (kept && Date.now() - kept.asked < FRESH) return;
  const { station, roster } = await answered(
    server.GET('/api/villages/{id}/calls', { params: { path: { id: village } } }),
  );
  still(who);
  const around = { station, roster, officers: [], committee: [], asked: Date.now() };
  await keepAnswer(OF_STATION, around satisfies Around, who);
}

export const useDutyOfStation = (): Around | null | undefined => useKept(OF_STATION) as Around | null | undefined;

export const useAround = (village: string): Around | null | undefined =>
  useKept(keyOf(useWorkedIn(village))) as Around | null | undefined;

/** The names of those police who work in a village now, by their ids. */
export function useColleagueNames(village: string): ReadonlyMap<string, string> {
  const around = useAround(village);
  return useMemo(() => new Map(colleaguesIn(around).map(({ id, name }) => [id, name])), [around]);
}

/** The police who work in a village: those posted there, and those of its station who are on call these days. */
export function colleaguesIn(around: Around | null | undefined): { id: string; name: string }[] {
  const found = [...(around?.officers ?? []), ...(around?.roster ?? []).map(({ officer }) => officer)];
  return [...new Map(found.map(({ id, name }) => [id, { id, name }])).values()];
}
