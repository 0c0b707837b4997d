import { useId } from 'react';
import { addMonths, monthOf, startOf } from '../../../domain/calendar/utc8.ts';
import { monthInWords, today } from '../../../ui/time.tsx';
import { useLanguage } from '../../../ui/words.ts';
import { useWords } from '../words.ts';
import type { AskProps } from './asked.ts';
import { Fault, faulty, Name } from './Labelled.tsx';
import { SelectField } from './SelectField.tsx';

/** A time as the browser's own field writes it: the scheme's time, whatever the phone's. */
export const asTyped = (at: string): string => at.slice(0, 16);
/** Undefined while it is not whole. */
export const fromTyped = (typed: string): string | undefined =>
  typed.length < 16 ? undefined : startOf(typed.slice(0, 10), typed.slice(11, 16));

export function DayField({ field, value, change, at, faults }: AskProps) {
  return <Native type="date" {...{ field, at, faults }} value={(value as string | undefined) ?? ''} change={change} />;
}

/** A day for a time: nobody says the minute at which a notice ends. */
export function DayOrTimeField({ value, ...rest }: AskProps) {
  return <DayField {...rest} value={(value as string | undefined)?.slice(0, 10)} />;
}

export function TimeField({ field, value, change, at, faults }: AskProps) {
  const shown = value === undefined ? '' : asTyped(value as string);
  const typed = (text: unknown) => change(fromTyped((text as string | undefined) ?? ''));
  return <Native type="datetime-local" {...{ field, at, faults }} value={shown} change={typed} />;
}

function Native({ field, value, change, at, faults, type }: AskProps & { value: string; type: string }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        <Name field={field} />
      </label>
      <input
        {...{ id, type, value, ...faulty(at, faults) }}
        onChange={({ target }) => change(target.value === '' ? undefined : target.value)}
      />
      <Fault at={at} faults={faults} />
    </div>
  );
}

/** Months that are still noted about: this one and those of a year before. */
const MONTHS = 13;

export function MonthField(asked: AskProps) {
  const say = useWords();
  const language = useLanguage();
  const months = Array.from({ length: MONTHS }, (_, back) => addMonths(monthOf(today()), -back));
  const options = months.map((month) => ({ value: month, label: monthInWords(month, language) }));
  return <SelectField {...asked} none={say('choose')} options={options} />;
}
