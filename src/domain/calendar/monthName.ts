import type { Day, Month } from './utc8.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `2026年11月`, `November 2026`. */
export function monthName(month: Month, language: 'zh' | 'en'): string {
  const [year = '', number = ''] = month.split('-');
  return language === 'zh' ? `${year}年${Number(number)}月` : `${MONTHS[Number(number) - 1]} ${year}`;
}

/** `12月1日`, `1 December`: within a year that is known. */
export function dayName(day: Day, language: 'zh' | 'en'): string {
  const [, month, date] = day.split('-').map(Number);
  return language === 'zh' ? `${month}月${date}日` : `${date} ${MONTHS[(month ?? 1) - 1]}`;
}
