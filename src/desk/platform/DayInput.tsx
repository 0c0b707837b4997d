import { Input } from 'antd';
import { useId } from 'react';
import { dayInWords, monthInWords } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';

interface GivenProps {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
  min?: string;
  max?: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
}

const kinds = {
  date: { whole: /^\d{4}-\d\d-\d\d$/, words: dayInWords, first: '2013-01-01', last: '2199-12-31' },
  month: { whole: /^\d{4}-\d\d$/, words: monthInWords, first: '2013-01', last: '2199-12' },
  time: { whole: /^\d\d:\d\d$/, words: (time: string) => time, first: undefined, last: undefined },
};

/**
 * What the browser brings for typing or picking a day: nothing of ours to load or to learn, and any keyboard knows it. It writes the
 * day in the order of the browser's own language, which need not be the desk's: beside it stands the day in words, on paper alone.
 */
function Native({ type, value = '', onChange, min, max, ...rest }: GivenProps & { type: keyof typeof kinds }) {
  const language = useLanguage();
  const words = useId();
  const { whole, first, last, words: inWords } = kinds[type];
  const described = [rest['aria-describedby'], words].filter(Boolean).join(' ');
  return (
    <span className="day-given">
      <Input
        {...rest}
        type={type}
        className={`${type}-input no-print`}
        min={min ?? first}
        max={max ?? last}
        value={value}
        aria-describedby={described}
        onChange={({ target }) => onChange?.(target.value)}
      />
      <span className="day-words" id={words} aria-hidden>
        {whole.test(value) && inWords(value, language)}
      </span>
    </span>
  );
}

export const DayInput = (props: GivenProps) => <Native type="date" {...props} />;

/** A month; where the browser has nothing for it, typed as `2026-11`. */
export const MonthInput = (props: GivenProps) => <Native type="month" {...props} />;

/** A time of day. */
export const TimeInput = (props: GivenProps) => <Native type="time" {...props} />;
