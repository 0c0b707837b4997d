import { useMemo } from 'react';
import { Link } from 'react-router';
import { dayName } from '../../domain/calendar/monthName.ts';
import { addMonths, monthOf } from '../../domain/calendar/utc8.ts';
import { stillToNote } from '../../domain/duties/monthBefore.ts';
import { sentenceBefore } from '../../domain/duties/sentence.ts';
import { useToday } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { NOTHING, useJudging } from '../journal/duties.ts';
import type { Known } from '../journal/entries.ts';
import { useFromHere } from '../noting/from.ts';
import { opened } from '../rest/opened.ts';
import { useWords } from './words.ts';

/** What the month before still lacks, in the days in which noting it still counts. */
export function MonthBefore({ village, known: { entries, asOf } }: { village: string; known: Known }) {
  const say = useWords();
  const language = useLanguage();
  const here = useFromHere();
  const month = addMonths(monthOf(useToday()), -1);
  const judging = useJudging(village, month);
  const left = useMemo(() => {
    // how the one before that was judged tells nothing of it
    if (!judging || judging === NOTHING || judging.carried) return null;
    return stillToNote({ ...judging, entries, month, asOf }, opened().officer);
  }, [judging, entries, month, asOf]);
  if (left === null) return null;
  const { monthlyAnalysis, ...done } = left.duties;
  return (
    <>
      <p>{say('before', { what: sentenceBefore(left.duties, language), day: dayName(left.until, language) })}</p>
      {Object.keys(done).length > 0 && <p className="aside">{say('beforeDone')}</p>}
      {monthlyAnalysis && (
        <p>
          <Link to={`/note/analysis?village=${village}&month=${month}`} state={here} className="button">
            {say('analyse')}
          </Link>
        </p>
      )}
    </>
  );
}
