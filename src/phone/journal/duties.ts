import { monthOf } from '../../domain/calendar/utc8.ts';
import type { AssessInput } from '../../domain/duties/assess.ts';
import { today } from '../../ui/time.tsx';
import { answered, server } from '../platform/server.ts';
import { keepAnswer, keptAnswer, useKept } from '../rest/kept.ts';
import { type Opened, still } from '../rest/opened.ts';

/** What a village's month is judged by: the arguments of `assess` beside the entries. */
export type Judging = Omit<AssessInput, 'entries' | 'month' | 'asOf'>;

const keyOf = (village: string, month: string): string => `duties ${village} ${month}`;

/** Keeps what this month is judged by. */
export async function pullDuties(who: Opened, village: string): Promise<void> {
  const month = monthOf(today());
  const query = { village, month };
  const judging = await answered(server.GET('/api/duties', { params: { query } }));
  still(who);
  await keepAnswer(keyOf(village, month), judging, who);
}

export const keptJudging = (village: string, month: string): Promise<Judging | undefined> =>
  keptAnswer(keyOf(village, month)) as Promise<Judging | undefined>;

export const useJudging = (village: string, month: string): Judging | null | undefined =>
  useKept(keyOf(village, month)) as Judging | null | undefined;
