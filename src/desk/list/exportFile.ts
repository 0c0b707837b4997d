import type { Column, Value } from './columns.ts';

/** What is shown, as a table: titles first. */
export function tableOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Value[][] {
  const parts = columns.flatMap(({ title, value, parts }) => parts ?? [{ title, value }]);
  return [parts.map(({ title }) => title), ...rows.map((row) => parts.map(({ value }) => value(row)))];
}

/** For spreadsheets: with a byte order mark for the Chinese, and nothing that would be run as a formula. */
export function csvOf(table: Value[][]): string {
  const cell = (value: Value): string => {
    if (typeof value === 'number') return String(value);
    const text = /^[=+\-@\t\r]/.test(value ?? '') ? `'${value}` : (value ?? '');
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\uFEFF${table.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** An Excel workbook; numbers stay numbers. The writer is brought when first asked for. */
export async function xlsxOf(table: Value[][], name: string): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({ sheets: [{ name: name.slice(0, 31), rows: table }] });
}

/** Gives a file to whoever asked for it. */
export function save(content: string | Uint8Array, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
