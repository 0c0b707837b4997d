import type { Language } from '../language/sentences.ts';
import { grouped, type PrintedTable, saying } from './printedTable.ts';

/** One kind of bar: what it is called, and its length in each row. */
export interface Bars {
  name: string;
  values: number[];
}

/** What a chart draws, whatever draws it. */
export interface Drawn {
  title: string;
  stacked: boolean;
  rows: string[];
  bars: Bars[];
  /** The chart in words, for who does not see it. */
  said: string;
}

/** The chart of a table, or nothing where it has none. */
export function drawnOf(table: PrintedTable, language: Language): Drawn | undefined {
  const { title, chart, columns, rows } = table;
  if (chart === undefined) return undefined;
  const bars = chart.columns.map((at) => ({
    name: columns[at]!.label,
    values: rows.map((row) => (typeof row[at] === 'number' ? row[at] : 0)),
  }));
  const drawn = { title, stacked: chart.stacked === true, rows: rows.map(([first]) => String(first)), bars };
  return { ...drawn, said: saidOf(drawn, language) };
}

/** `Bar chart: Work by the six roles. Mediator: This month 1,472, Month before 2,292; …` */
function saidOf({ title, rows, bars }: Omit<Drawn, 'said'>, language: Language): string {
  const zh = language === 'zh';
  const told = rows.map((row, at) => {
    const values = bars.map(({ name, values }) => `${name}${zh ? '' : ' '}${grouped(values[at] ?? 0)}`);
    return `${row}${zh ? ':' : ': '}${values.join(zh ? '、' : ', ')}`;
  });
  return zh
    ? `${saying(language)('bars')}:${title}。${told.join(';')}。`
    : `${saying(language)('bars')}: ${title}. ${told.join('; ')}.`;
}
