import { addDays } from '../../domain/calendar/utc8.ts';
import { Refusal } from '../../ui/refusal.ts';
import { today } from '../../ui/time.tsx';
import { answered, type Answer, server } from '../platform/server.ts';
import { keepAnswer, keptAnswer, useKept } from '../rest/kept.ts';
import { type Opened, still } from '../rest/opened.ts';

type Turn = Answer<'/api/stations/{id}/roster'>['roster'][number];

/** Whom an officer turns to around a village: its station, who is on call there, the colleagues posted with them. */
export interface Around {
  station: { name: string; dutyPhone: string | null } | null;
  roster: readonly Turn[];
  colleagues: readonly { id: string; name: string }[];
  /** When it was asked (Unix ms). */
  asked: number;
}

const keyOf = (village: string): string => `around ${village}`;
/** Asked again after an hour. */
const FRESH = 3_600_000;

/** Keeps whom to call and who else works here, so that both are known without a network. */
export async function pullAround(who: Opened, village: string): Promise<void> {
  const kept = (await keptAnswer(keyOf(village), who)) as Around | undefined;
  if (kept && Date.now() - kept.asked < FRESH) return;
  try {
    const found = await around(village);
    still(who);
    await keepAnswer(keyOf(village), found, who);
  } catch (error) {
    // committees and patrol leaders are not told
    const { status } = Refusal.of(error);
    if (status !== 403 && status !== 404) throw error;
  }
}

async function around(id: string): Promise<Around> {
  const { station, postings } = await answered(server.GET('/api/villages/{id}', { params: { path: { id } } }));
  const day = today();
  const posted = postings.filter(({ from, to }) => from <= day && (to === null || to >= day));
  const roster = station ? await rosterOf(station.id) : [];
  const people = new Map([...posted, ...roster].map(({ officer }) => [officer.id, officer.name]));
  return {
    station: station && { name: station.name, dutyPhone: station.dutyPhone },
    roster,
    colleagues: [...people].map(([officer, name]) => ({ id: officer, name })),
    asked: Date.now(),
  };
}

async function rosterOf(id: string): Promise<Turn[]> {
  const params = { path: { id }, query: { from: addDays(today(), -1), days: 4 } };
  return (await answered(server.GET('/api/stations/{id}/roster', { params }))).roster;
}

export const useAround = (village: string): Around | null | undefined =>
  useKept(keyOf(village)) as Around | null | undefined;
