import { type Cell, inCell, type PrintedTable } from '../../domain/reports/printedTable.ts';

/** In widths of a digit: a Chinese character takes two. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0);

/** What the longest of some cells takes. */
export const longest = (cells: readonly (Cell | undefined)[]): number =>
  Math.max(0, ...cells.map((cell) => widthOf(inCell(cell ?? null))));

/** More numbers than these in a row take as much as each other. */
const FEW_NUMBERS = 4;
/** In widths of a digit: between two columns, and what a number takes at least and at most. */
const GAP = 3;
const LEAST = 11;
const MOST = 13;

/** The columns of a table on a page: numbers take what they need, short words too; what is left goes to the longest. */
export function columnsOnPage({ columns, rows }: PrintedTable, page: number, digit: number): number[] {
  const widths = columns.map(({ label, numeric }, at) => {
    const need = longest(rows.map((row) => row[at])) + GAP;
    return digit * (numeric ? Math.max(need, LEAST) : Math.max(need, widthOf(label) + GAP));
  });
  const of = (numeric: boolean): number[] =>
    columns.flatMap((column, at) => ((column.numeric === true) === numeric ? [at] : []));
  const [numbers, words] = [of(true), of(false)];
  if (numbers.length > FEW_NUMBERS) {
    const left = page - Math.min(page / 4, sumOf(words.map((at) => widths[at]!)));
    for (const at of numbers) widths[at] = Math.min(MOST * digit, left / numbers.length);
  }
  let left = page - sumOf(numbers.map((at) => widths[at]!));
  const byLength = words.toSorted((one, other) => widths[one]! - widths[other]!);
  for (const [index, at] of byLength.entries()) {
    const weights = byLength.slice(index).map((one) => Math.sqrt(widths[one]!));
    const share = (left * weights[0]!) / sumOf(weights);
    widths[at] = index === byLength.length - 1 ? left : Math.min(widths[at]!, share);
    left -= widths[at];
  }
  return widths.map(Math.floor);
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
