import { useMemo } from 'react';
import { addMonths, type Month, monthOf } from '../../domain/calendar/utc8.ts';
import type { AssessInput } from '../../domain/duties/assess.ts';
import { closesAt } from '../../domain/duties/ofMonth.ts';
import { now, today } from '../../ui/time.tsx';
import { Refusal } from '../../ui/refusal.ts';
import { answered, server } from '../platform/server.ts';
import { keepAnswer, keptAnswer, useKept } from '../rest/kept.ts';
import { type Opened, still } from '../rest/opened.ts';

/** What a village's month is judged by: the arguments of `assess` beside the entries. */
export interface Judging extends Omit<AssessInput, 'entries' | 'month' | 'asOf'> {
  /** It is the month before's: that a month began is heard of where there is a network. */
  carried?: true;
}

/** No policy is in force where a village lies: nothing is asked. */
export const NOTHING = 'nothing';

const keyOf = (village: string, month: string): string => `duties ${village} ${month}`;
/** Of the answer kept there, as the server calls it: one that is the same is not sent again. */
const tagOf = (village: string, month: string): string => `duties.tag ${village} ${month}`;

/** Keeps what this month is judged by, and in its first days the one before. */
export async function pullDuties(who: Opened, village: string): Promise<void> {
  const month = monthOf(today());
  await pullMonth(who, village, month);
  const judging = (await keptAnswer(keyOf(village, month), who)) as KeptJudging;
  if (isBeforeOpen(judging)) await pullMonth(who, village, addMonths(month, -1));
}

/** Whether the month before still takes in what is noted now, by what this one is judged by. */
export const isBeforeOpen = (judging: KeptJudging | null): judging is Judging =>
  !!judging && judging !== NOTHING && now() < closesAt(judging.policy, addMonths(monthOf(today()), -1));

async function pullMonth(who: Opened, village: string, month: Month): Promise<void> {
  const query = { village, month };
  const tag = (await keptAnswer(tagOf(village, month), who)) as string | undefined;
  const asked = server.GET('/api/duties', { params: { query }, headers: tag ? { 'if-none-match': tag } : {} });
  const judging = await answered(asked).catch(notSent);
  still(who);
  if (judging === UNCHANGED) return;
  await keepAnswer(keyOf(village, month), judging, who);
  await keepAnswer(tagOf(village, month), (await asked).response.headers.get('etag') ?? '', who);
}

const UNCHANGED = 'unchanged';

/** The journal says first whether a village is still theirs; of one that is, no duties means no policy. */
function notSent(error: unknown): typeof NOTHING | typeof UNCHANGED {
  const { code, status } = Refusal.of(error);
  if (status === 304) return UNCHANGED;
  if (code !== 'not_found') throw error;
  return NOTHING;
}

export type KeptJudging = Judging | typeof NOTHING | undefined;

export const keptJudging = async (village: string, month: string): Promise<KeptJudging> =>
  ((await keptAnswer(keyOf(village, month))) as KeptJudging) ??
  carriedOver((await keptAnswer(keyOf(village, addMonths(month, -1)))) as KeptJudging);

export function useJudging(village: string, month: string): KeptJudging | null {
  const kept = useKept(keyOf(village, month)) as KeptJudging | null;
  const before = useKept(keyOf(village, addMonths(month, -1))) as KeptJudging | null;
  return useMemo(() => (kept === null ? (carriedOver(before ?? undefined) ?? null) : kept), [kept, before]);
}

/** A month of which nothing is known yet, as the one before was judged: postings and policies seldom change on the first. */
function carriedOver(before: KeptJudging): KeptJudging {
  if (before === undefined || before === NOTHING) return before;
  const { policy, postings, absences, holidays } = before;
  return { policy, postings, absences, holidays, closed: null, carried: true };
}
