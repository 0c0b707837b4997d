interface DayParts {
  year: string;
  month: number;
  date: number;
  /** 0 is Sunday. */
  weekday: number;
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** How days and months read. */
export const dates = {
  zh: {
    day: ({ year, month, date, weekday }: DayParts, withYear: boolean): string =>
      `${withYear ? `${year}年` : ''}${month}月${date}日 周${'日一二三四五六'.charAt(weekday)}`,
    month: (year: string, month: number): string => `${year}年${month}月`,
  },
  en: {
    day: ({ year, month, date, weekday }: DayParts, withYear: boolean): string =>
      `${weekdays[weekday]} ${date} ${months[month - 1]?.slice(0, 3)}${withYear ? ` ${year}` : ''}`,
    month: (year: string, month: number): string => `${months[month - 1]} ${year}`,
  },
};
