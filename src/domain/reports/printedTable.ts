import type { Instant } from '../calendar/utc8.ts';
import type { Language } from '../language/sentences.ts';
import { printedWords } from './printedWords.ts';

/** A cell: text, a number that stays one, a pair (done of asked), or nothing. */
export type Cell = string | number | readonly [number, number] | null;

export interface Column {
  label: string;
  numeric?: true;
  /** What the two numbers of a pair are called where each has a column of its own. */
  parts?: readonly [string, string];
}

/** Columns of a table that are also drawn, a row of the table a group of bars. */
export interface Chart {
  columns: readonly number[];
  /** They are parts of one whole and stand end to end, not below each other. */
  stacked?: true;
}

/** A table of the report, as every kind of file and print shows it. */
export interface PrintedTable {
  id: string;
  title: string;
  columns: Column[];
  rows: Cell[][];
  chart?: Chart;
}

export type Word = keyof typeof printedWords;
export const text = (label: string): Column => ({ label });
export const number = (label: string): Column => ({ label, numeric: true });
/** A column of pairs, with the words for both. */
export const pair = (label: string, parts: readonly [string, string]): Column => ({ label, numeric: true, parts });
export const saying = (language: Language) => (word: Word) => printedWords[word][language];

/** `2026-11-25 21:30`: an instant as paper shows it. */
export const minute = (at: Instant): string => at.slice(0, 16).replace('T', ' ');

/** `1,234`, `−5`: a number as paper shows it. */
export const grouped = (value: number): string =>
  (value < 0 ? '−' : '') + String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, ',');

/** A cell as text, a pair as done of asked. */
export function inCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' ? grouped(cell) : cell.map(grouped).join('/');
}

/** Rows in which what the first column repeats is said once. */
export const saidOnce = (rows: readonly Cell[][]): Cell[][] =>
  rows.map((row, at) => (row[0] === rows[at - 1]?.[0] ? [null, ...row.slice(1)] : row));
