import { useState } from 'react';
import type { Day } from '../../domain/calendar/utc8.ts';
import { summaryOfDay } from '../../domain/today/summaryOfDay.ts';
import { useLanguage } from '../../ui/words.ts';
import type { Known } from '../journal/entries.ts';
import { opened } from '../rest/opened.ts';
import { useWords } from './words.ts';

interface SummaryProps {
  known: Known;
  village: string;
  day: Day;
}

/** 今日小结: made from the day's entries, copied in one tap; nothing in it that anybody typed. */
export function Summary({ known, village, day }: SummaryProps) {
  const say = useWords();
  const language = useLanguage();
  const [told, setTold] = useState<{ of: string; what: 'copied' | 'notCopied' }>();
  const text = summaryOfDay(known.entries, opened().officer, village, day, language);
  const copy = (): Promise<void> =>
    navigator.clipboard.writeText(text).then(
      () => setTold({ of: text, what: 'copied' }),
      () => setTold({ of: text, what: 'notCopied' }),
    );
  return (
    <section>
      <h2>{say('summary')}</h2>
      {text === '' ? (
        <p className="aside">{say('noSummary')}</p>
      ) : (
        <>
          <p className="told">{text}</p>
          <button type="button" onClick={() => void copy()}>
            {say('copy')}
          </button>
        </>
      )}
      <p role="status">{told?.of === text && say(told.what)}</p>
    </section>
  );
}
