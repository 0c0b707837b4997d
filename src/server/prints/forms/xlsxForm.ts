import type { Fillings, FoundMark } from './fill.ts';
import { FormFault, type Parts, setText, textOf } from './parts.ts';
import { movedFormula, type Repeats } from './refs.ts';
import { fillSheet, marksOfSheet, repeatsOf, type Sheet, textOfItem } from './sheet.ts';
import { attribute, escaped, unescaped } from './xml.ts';

const WORKBOOK = 'xl/workbook.xml';

/** Sheets by the part they stand in. */
function sheetsIn(parts: Parts): Map<string, Sheet> {
  const workbook = textOf(parts, WORKBOOK);
  if (workbook === undefined) throw new FormFault('unreadable');
  const relations = new Map(
    [...(textOf(parts, 'xl/_rels/workbook.xml.rels') ?? '').matchAll(/<Relationship\b([^>]*)>/g)].map(
      ({ 1: of = '' }) => [attribute(of, 'Id'), attribute(of, 'Target') ?? ''],
    ),
  );
  const strings = [
    ...(textOf(parts, 'xl/sharedStrings.xml') ?? '').matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/g),
  ].map((match) => textOfItem(match[1] ?? ''));
  const sheets = new Map<string, Sheet>();
  for (const { 1: of = '' } of workbook.matchAll(/<sheet\b([^>]*)>/g)) {
    const target = relations.get(attribute(of, 'r:id')) ?? '';
    const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    const xml = textOf(parts, part);
    if (xml !== undefined) sheets.set(part, { name: attribute(of, 'name') ?? '', xml, strings });
  }
  return sheets;
}

export const xlsxMarks = (parts: Parts): FoundMark[] =>
  [...sheetsIn(parts).values()].flatMap((sheet) => {
    // a form that could not be filled is known before anybody relies on it
    repeatsOf(sheet, 1);
    return marksOfSheet(sheet).map(({ said, cell }) => ({ said, place: { sheet: sheet.name, cell } }));
  });

export function fillXlsx(parts: Parts, fillings: Fillings): void {
  const sheets = sheetsIn(parts);
  const repeats: Repeats = new Map(
    [...sheets.values()].map((sheet) => [sheet.name, repeatsOf(sheet, fillings.each.length)]),
  );
  for (const [part, sheet] of sheets) {
    const filled = fillSheet(sheet, fillings, repeats);
    if (filled !== sheet.xml) setText(parts, part, filled);
  }
  setText(parts, WORKBOOK, calculated(moveNames(textOf(parts, WORKBOOK) ?? '', repeats)));
}

/** Print areas and other names, where they point now. */
const moveNames = (workbook: string, repeats: Repeats): string =>
  workbook.replaceAll(
    /(<definedName\b[^>]*>)([\s\S]*?)(<\/definedName>)/g,
    (_, open: string, formula: string, close: string) =>
      open + escaped(movedFormula(unescaped(formula), '', repeats)) + close,
  );

/** Formulas come to new numbers when the workbook is opened. */
function calculated(workbook: string): string {
  const FULL = 'fullCalcOnLoad="1"';
  if (workbook.includes(FULL)) return workbook;
  if (/<calcPr\b/.test(workbook)) return workbook.replace(/<calcPr\b/, `<calcPr ${FULL}`);
  return workbook.replace(/<\/definedNames>|<\/sheets>(?![\s\S]*<\/definedNames>)/, (end) => `${end}<calcPr ${FULL}/>`);
}
