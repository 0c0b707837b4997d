import { useMemo } from 'react';
import { type Day, monthOf } from '../../domain/calendar/utc8.ts';
import { myMonth } from '../../domain/today/myMonth.ts';
import { useToday } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import type { Known } from '../journal/entries.ts';
import { OwnLine } from '../month/OwnLine.tsx';
import { opened } from '../rest/opened.ts';
import { useWords } from './words.ts';

/** The running day: what I noted here today, so that nothing is noted twice or forgotten before I leave. */
export function RunningDay({ known, day: shown }: { known: Known; day: Day }) {
  const say = useWords();
  const language = useLanguage();
  const lines = useMemo(() => {
    const { days } = myMonth(known.entries, opened().officer, monthOf(shown), language);
    return days.find(({ day }) => day === shown)?.lines ?? [];
  }, [known, shown, language]);
  return (
    <section aria-labelledby="running-day">
      <h2 id="running-day">{say(shown === useToday() ? 'runningDay' : 'dayBefore')}</h2>
      {lines.length === 0 && <p className="aside">{say('nothingToday')}</p>}
      <ol className="lines">
        {lines.map((line) => (
          <OwnLine key={line.id} line={line} />
        ))}
      </ol>
    </section>
  );
}
