import { Button, Select } from 'antd';
import { addMonths, monthOf } from '../../domain/calendar/utc8.ts';
import { useWords } from './placeWords.ts';
import { monthInWords, now } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';

/** Months one may look at: the scheme began in December 2013. */
const FIRST = '2013-12';

interface MonthChoiceProps {
  month: string;
  go: (month: string) => void;
  /** Whether paper has to say which month it is, because nothing else does. */
  printed?: true;
}

/** One month, the one before, the one after. */
export function MonthChoice({ month, go, printed }: MonthChoiceProps) {
  const say = useWords();
  const language = useLanguage();
  const last = monthOf(now());
  const options: { value: string; label: string }[] = [];
  for (let one = last; one >= FIRST; one = addMonths(one, -1)) {
    options.push({ value: one, label: monthInWords(one, language) });
  }
  return (
    <>
      {printed && <span className="print-only">{monthInWords(month, language)}</span>}
      <span className="month-choice no-print">
        <Button aria-label={say('monthBefore')} disabled={month <= FIRST} onClick={() => go(addMonths(month, -1))}>
          ‹
        </Button>
        <Select aria-label={say('month')} value={month} options={options} popupMatchSelectWidth={150} onChange={go} />
        <Button aria-label={say('monthAfter')} disabled={month >= last} onClick={() => go(addMonths(month, 1))}>
          ›
        </Button>
      </span>
    </>
  );
}
