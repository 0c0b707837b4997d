import type { ReactNode } from 'react';

/** What a cell is sorted, searched and exported by; what it shows may be more. */
export type Value = string | number | null;

export interface Column<Row> {
  key: string;
  title: string;
  value: (row: Row) => Value;
  /** What is shown; the value itself unless said. */
  cell?: (row: Row) => ReactNode;
  /** In a file several columns stand for this one, so that numbers are numbers. */
  parts?: readonly { title: string; value: (row: Row) => Value }[];
  /** Right-aligned. */
  number?: true;
  /** May be sorted by. Figures of officers never are: that would be a ranking (red line R16). */
  sorts?: true;
  /** Found by name, by pinyin or its initials, and by code. */
  found?: true;
  /** Choices of a filter above the list, by value. */
  filter?: readonly { value: string; label: string }[];
  /** Shown only once chosen. */
  extra?: true;
  /** Names the row: always shown, stays in sight when scrolled sideways. */
  names?: true;
  width?: number;
}
