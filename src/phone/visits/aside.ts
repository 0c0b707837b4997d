import { addDays } from '../../domain/calendar/utc8.ts';
import type { Aside } from '../../domain/visits/doors.ts';
import { today } from '../../ui/time.tsx';
import { keepAnswer, useKept } from '../rest/kept.ts';

/** So many days a door that was set aside is not proposed. */
const ASIDE_DAYS = 60;
const NONE: readonly Aside[] = [];
const keyOf = (village: string): string => `aside ${village}`;

/** Doors not proposed for now (下次先不推荐): on this phone alone, gone with what was pulled. */
export const useAside = (village: string): readonly Aside[] =>
  (useKept(keyOf(village)) as readonly Aside[] | null | undefined) ?? NONE;

/** Sets a door aside; those whose day is over are forgotten. */
export async function setAside(village: string, aside: readonly Aside[], door: string): Promise<void> {
  const day = today();
  const others = aside.filter((one) => one.until >= day && one.door !== door);
  await keepAnswer(keyOf(village), [...others, { door, until: addDays(day, ASIDE_DAYS) }]);
}

/** Proposes doors again. */
export const takeBack = (village: string): Promise<void> => keepAnswer(keyOf(village), NONE);
