import { useSyncExternalStore } from 'react';
import { dayOf, instant, toInstant } from '../domain/calendar/utc8.ts';
import { type Language, useLanguage } from './words.ts';
import { dates } from './dateWords.ts';

/** Now, at UTC+8. */
export const now = (): string => instant(Date.now());
export const today = (): string => dayOf(now());

/** What the clock says, and again whenever that is another: looked at each minute, and when the phone is taken up again. */
export const useClock = (read: () => string): string => useSyncExternalStore(onMinute, read);
export const useToday = (): string => useClock(today);
/** Now, to the minute. */
export const useMinute = (): string => useClock(minute);
const minute = (): string => `${now().slice(0, 16)}:00.000+08:00`;

function onMinute(look: () => void): () => void {
  const timer = setInterval(look, 60_000);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
}

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
