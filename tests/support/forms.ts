import { writeXlsx } from 'hucre/xlsx';

/** A workbook with these cells in its first row, as an upload: base64. */
export async function formOf(...cells: string[]): Promise<string> {
  const bytes = await writeXlsx({ sheets: [{ name: '月报', rows: [cells] }] });
  return Buffer.from(bytes).toString('base64');
}
