import { useState } from 'react';
import { summaryOfDay } from '../../domain/today/summaryOfDay.ts';
import { today } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import type { Known } from '../journal/entries.ts';
import { opened } from '../rest/opened.ts';
import { useWords } from './words.ts';

/** 今日小结: made from the day's entries, copied in one tap; nothing in it that anybody typed. */
export function Summary({ known, village }: { known: Known; village: { id: string; name: string } }) {
  const say = useWords();
  const language = useLanguage();
  const [told, setTold] = useState<'copied' | 'notCopied'>();
  const text = summaryOfDay(known.entries, opened().officer, village, today(), language);
  const copy = (): Promise<void> =>
    navigator.clipboard.writeText(text).then(
      () => setTold('copied'),
      () => setTold('notCopied'),
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
      <p role="status">{told && say(told)}</p>
    </section>
  );
}
