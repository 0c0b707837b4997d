import { dayOf, instant, toInstant } from '../domain/calendar/utc8.ts';
import { type Language, useLanguage } from './words.ts';
import { dates } from './dateWords.ts';

/** Now, at UTC+8. */
export const now = (): string => instant(Date.now());
export const today = (): string => dayOf(now());

/** `11月23日 周一` / `Mon 23 Nov`; with the year when it is not this one. */
export function dayInWords(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const parts = { year, month: Number(month), date: Number(date), weekday };
  return dates[language].day(parts, year !== today().slice(0, 4));
}

/** `2026年11月` / `November 2026`. */
export function monthInWords(month: string, language: Language): string {
  return dates[language].month(month.slice(0, 4), Number(month.slice(5, 7)));
}

/** An instant as people read it; the tooltip has it exactly. */
export function Time({ at }: { at: string }) {
  const language = useLanguage();
  const there = toInstant(at);
  return (
    <time dateTime={there} title={there}>
      {dayInWords(dayOf(there), language)} {there.slice(11, 16)}
    </time>
  );
}

/** A day as people read it. */
export function Day({ on }: { on: string }) {
  const language = useLanguage();
  return (
    <time dateTime={on} title={on}>
      {dayInWords(on, language)}
    </time>
  );
}

/** `1,360`. */
export const numberInWords = (value: number): string => value.toLocaleString('en-US');
