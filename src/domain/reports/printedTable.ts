import type { Instant } from '../calendar/utc8.ts';
import type { Language } from '../language/sentences.ts';
import { printedWords } from './printedWords.ts';

/** A cell: text, a number that stays one, a pair (done of asked), or nothing. */
export type Cell = string | number | readonly [number, number] | null;

export interface Column {
  label: string;
  numeric?: true;
}

/** A table of the report, as every kind of file and print shows it. */
export interface PrintedTable {
  id: string;
  title: string;
  columns: Column[];
  rows: Cell[][];
  /** The first numeric columns are also drawn: this month and the month before. */
  chart?: true;
}

export type Word = keyof typeof printedWords;
export const text = (label: string): Column => ({ label });
export const number = (label: string): Column => ({ label, numeric: true });
export const saying = (language: Language) => (word: Word) => printedWords[word][language];

/** `2026-11-25 21:30`: an instant as paper shows it. */
export const minute = (at: Instant): string => at.slice(0, 16).replace('T', ' ');

/** A cell as text: numbers plain, a pair as done of asked. */
export function inCell(cell: Cell): string {
  if (cell === null) return '';
  return Array.isArray(cell) ? cell.join('/') : String(cell);
}
