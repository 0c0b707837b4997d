/** A row that came several times: the row as it was numbered, and how many there are now. */
export interface Repeat {
  row: number;
  copies: number;
}

/** By sheet name. */
export type Repeats = ReadonlyMap<string, readonly Repeat[]>;

/** Where a row stands now: the first of its copies. */
export const movedRow = (row: number, repeats: readonly Repeat[]): number =>
  repeats.reduce((at, one) => (one.row < row ? at + one.copies - 1 : at), row);

/** The last of a row's copies. */
function lastOf(row: number, repeats: readonly Repeat[]): number {
  const own = repeats.find((one) => one.row === row);
  return movedRow(row, repeats) + (own === undefined ? 0 : own.copies - 1);
}

const CELL = /(\$?[A-Z]{1,3}\$?)(\d{1,7})/g;

/** `A5:C5` where it stands now; a range over a repeated row takes in all of its copies. */
export function movedRange(reference: string, repeats: readonly Repeat[]): string {
  const parts = reference.split(':');
  return parts
    .map((part, at) =>
      part.replaceAll(
        CELL,
        (_, column: string, row: string) =>
          `${column}${at === 1 ? lastOf(Number(row), repeats) : movedRow(Number(row), repeats)}`,
      ),
    )
    .join(':');
}

const TOKENS =
  /"[^"]*"|(?:('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)(?![\p{L}\p{N}_(!])/gu;

/** A formula of a sheet with every reference where it points now. `copy`: it stands in this copy of a repeated row. */
export function movedFormula(
  formula: string,
  sheet: string,
  repeats: Repeats,
  copy?: { row: number; nth: number },
): string {
  return formula.replaceAll(TOKENS, (whole, prefix: string | undefined, reference: string | undefined, at: number) => {
    // a quoted text, or the end of a name such as LOG10
    if (reference === undefined || /[\p{L}\p{N}_.$]/u.test(formula[at - 1] ?? '')) return whole;
    const other = prefix?.replaceAll(/^'|'$/g, '').replaceAll("''", "'");
    const own = repeats.get(other ?? sheet) ?? [];
    if (own.length === 0) return whole;
    const inCopy = copy !== undefined && other === undefined ? nthCopy(reference, own, copy) : undefined;
    return (prefix === undefined ? '' : `${prefix}!`) + (inCopy ?? movedRange(reference, own));
  });
}

/** A reference within a repeated row to that row itself means its own copy. */
function nthCopy(
  reference: string,
  repeats: readonly Repeat[],
  { row, nth }: { row: number; nth: number },
): string | undefined {
  const rows = [...reference.matchAll(CELL)].map((match) => Number(match[2]));
  if (rows.some((one) => one !== row)) return undefined;
  return reference.replaceAll(CELL, (_, column: string) => `${column}${movedRow(row, repeats) + nth}`);
}
