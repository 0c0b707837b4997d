import type { Language } from '../language/sentences.ts';

/** Where in a form a mark stands: a cell of a sheet, or a paragraph of a document, in a table or not; all from 1. */
export type FormPlace =
  | { sheet: string; cell: string }
  | { part: DocumentPart; paragraph: number }
  | { part: DocumentPart; table: number; row: number; column: number };

export const documentParts = {
  body: { zh: '正文', en: 'body' },
  header: { zh: '页眉', en: 'header' },
  footer: { zh: '页脚', en: 'footer' },
} as const;
export type DocumentPart = keyof typeof documentParts;

/** `Sheet1!B3`, `正文第2个表格第3行第1格`, `body, paragraph 4`. */
export function placeSaid(place: FormPlace, language: Language): string {
  if ('sheet' in place) return `${place.sheet}!${place.cell}`;
  const part = documentParts[place.part][language];
  if ('table' in place) {
    const { table, row, column } = place;
    return language === 'zh'
      ? `${part}第${table}个表格第${row}行第${column}格`
      : `${part}, table ${table}, row ${row}, cell ${column}`;
  }
  return language === 'zh' ? `${part}第${place.paragraph}段` : `${part}, paragraph ${place.paragraph}`;
}
