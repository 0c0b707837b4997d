import { daysOfMonth } from '../../domain/calendar/utc8.ts';
import type { DutyState } from '../../domain/duties/duty.ts';
import { thresholdOf } from '../../domain/duties/ofMonth.ts';
import type { Policy } from '../../domain/duties/policy.ts';
import { type DutyAbsence, type DutyPosting, daysPosted, rowsOf } from '../../domain/duties/posted.ts';
import { useAnswer } from '../platform/client.ts';
import type { Asked } from './EvidenceDrawer.tsx';
import { useWords } from './words.ts';

/** Why as much is asked of a posting as is: the policy's number, and the days posted and not absent. */
export function Required({ asked, required, state }: { asked: Asked; required: number; state: DutyState }) {
  const say = useWords();
  const { village, month, duty, officer, posting } = asked;
  const { data } = useAnswer('/api/duties', { query: { village, month } });
  if (!data || state === 'aim') return null;
  const { duties } = data.policy as Policy;
  const asks = duties.find(({ id }) => id === duty);
  const row = rowsOf(data.postings as DutyPosting[], month).find(
    (one) => one.officer === officer && one.posting === posting,
  );
  if (!asks || !row || asks.row === 'village') return null;
  const days = daysPosted(row, asks.row, data.absences as DutyAbsence[]).length;
  const all = daysOfMonth(month).days;
  if (state === 'exempt') return <p className="aside">{say('tooFewDays', { days, all })}</p>;
  const threshold = thresholdOf(asks, month);
  return threshold === required ? null : (
    <p className="aside">{say('wholeMonth', { threshold, days, all, required })}</p>
  );
}
