import { type Filling, type Fillings, filledText, isRepeated, saidIn, soleNumber } from './fill.ts';
import { FormFault } from './parts.ts';
import { movedFormula, movedRange, movedRow, type Repeat, type Repeats } from './refs.ts';
import { attribute, escaped, unescaped, withAttribute } from './xml.ts';

const ROW = /<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g;
const CELL = /<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g;
const TEXT = /<t\b[^>]*?(?:\/>|>([\s\S]*?)<\/t>)/g;

/** The text of a string item: its runs joined, readings of characters (rPh) left out. */
export const textOfItem = (xml: string): string =>
  [...xml.replaceAll(/<rPh\b[\s\S]*?<\/rPh>/g, '').matchAll(TEXT)].map((match) => unescaped(match[1] ?? '')).join('');

/** A sheet's XML, with what is needed to read it. */
export interface Sheet {
  name: string;
  xml: string;
  /** The workbook's shared strings. */
  strings: readonly string[];
}

function textOfCell(attributes: string, content: string, strings: readonly string[]): string {
  const type = attribute(attributes, 't');
  if (type === 's') return strings[Number(/<v>(\d+)<\/v>/.exec(content)?.[1])] ?? '';
  return type === 'inlineStr' ? textOfItem(content) : '';
}

/** What is marked in a sheet, cell by cell. */
export const marksOfSheet = ({ xml, strings }: Sheet): { said: string; cell: string }[] =>
  [...xml.matchAll(CELL)].flatMap(({ 1: attributes = '', 2: content = '' }) =>
    saidIn(textOfCell(attributes, content, strings)).map((said) => ({ said, cell: attribute(attributes, 'r') ?? '' })),
  );

/** The rows of a sheet that come once for each area. */
export function repeatsOf({ xml, strings }: Sheet, copies: number): Repeat[] {
  return [...xml.matchAll(ROW)].flatMap(({ 1: attributes = '', 2: content = '' }) => {
    const cells = [...content.matchAll(CELL)];
    if (!cells.some((cell) => isRepeated(textOfCell(cell[1] ?? '', cell[2] ?? '', strings)))) return [];
    // a formula filled down is written once for all its cells: it cannot stand in a row that is copied
    if (/<f\b[^>]*t="shared"/.test(content)) throw new FormFault('filled_down');
    return [{ row: Number(attribute(attributes, 'r')), copies }];
  });
}

/** The sheet filled; rows of areas repeated, everything below moved down with all that refers to it. */
export function fillSheet(sheet: Sheet, { once, each }: Fillings, repeats: Repeats): string {
  const own = repeats.get(sheet.name) ?? [];
  const repeated = new Set(own.map(({ row }) => row));
  const rows = sheet.xml.replaceAll(ROW, (_whole, attributes: string, content = '') => {
    const row = Number(attribute(attributes, 'r'));
    const copies = repeated.has(row) ? each.map((area): Filling => ({ ...once, ...area })) : [once];
    return copies
      .map((filling, nth) => {
        const at = movedRow(row, own) + nth;
        const copy = repeated.has(row) ? { row, nth } : undefined;
        const cells = content.replaceAll(CELL, (whole: string, of: string, inner = '') =>
          cellFilled({ whole, attributes: of, content: inner }, { sheet, filling, repeats, at, copy }),
        );
        return `<row${withAttribute(attributes, 'r', String(at))}>${cells}</row>`;
      })
      .join('');
  });
  return own.length === 0 ? rows : moveAround(rows, sheet.name, repeats);
}

interface Around {
  sheet: Sheet;
  filling: Filling;
  repeats: Repeats;
  at: number;
  copy: { row: number; nth: number } | undefined;
}

function cellFilled(cell: { whole: string; attributes: string; content: string }, around: Around): string {
  const { sheet, filling, repeats, at, copy } = around;
  const reference = (attribute(cell.attributes, 'r') ?? '').replace(/\d+/, String(at));
  const placed = withAttribute(cell.attributes, 'r', reference);
  const text = textOfCell(cell.attributes, cell.content, sheet.strings);
  if (saidIn(text).length > 0) return valueCell(placed, text, filling);
  if (!cell.content.includes('<f')) return cell.content === '' ? `<c${placed}/>` : `<c${placed}>${cell.content}</c>`;
  const moved = cell.content
    .replace(
      /(<f\b[^>]*>)([\s\S]*?)(<\/f>)/,
      (_, open: string, formula: string, close: string) =>
        moveAttribute(open, repeats.get(sheet.name) ?? []) +
        escaped(movedFormula(unescaped(formula), sheet.name, repeats, copy)) +
        close,
    )
    // what it came to before is another month's number
    .replace(/<v>[\s\S]*?<\/v>/, '');
  return `<c${placed}>${moved}</c>`;
}

const moveAttribute = (tag: string, repeats: readonly Repeat[]): string =>
  tag.replace(/ ref="([^"]*)"/, (_, reference: string) => ` ref="${movedRange(reference, repeats)}"`);

/** A number where the mark is all there is in the cell; its style stays. */
function valueCell(attributes: string, text: string, filling: Filling): string {
  const bare = attributes.replace(/\s+t="[^"]*"/, '');
  const number = soleNumber(text, filling);
  if (number !== undefined) return `<c${bare}><v>${number}</v></c>`;
  return `<c${bare} t="inlineStr"><is><t xml:space="preserve">${escaped(filledText(text, filling))}</t></is></c>`;
}

/** Merged cells, conditional formats, validations and the like, where they stand now; merges within a repeated row come with it. */
function moveAround(xml: string, name: string, repeats: Repeats): string {
  const own = repeats.get(name) ?? [];
  return xml
    .replaceAll(/<mergeCell ref="([^"]+)"\s*\/>/g, (_, reference: string) =>
      mergesOf(reference, own)
        .map((one) => `<mergeCell ref="${one}"/>`)
        .join(''),
    )
    .replaceAll(/<mergeCells count="\d+"/g, '<mergeCells')
    .replaceAll(/<(dimension|autoFilter|hyperlink)\b[^>]*>/g, (tag) => moveAttribute(tag, own))
    .replaceAll(
      / sqref="([^"]*)"/g,
      (_, list: string) =>
        ` sqref="${list
          .split(' ')
          .map((one) => movedRange(one, own))
          .join(' ')}"`,
    )
    .replaceAll(
      /<(formula[12]?)>([\s\S]*?)<\/\1>/g,
      (_, tag: string, formula: string) =>
        `<${tag}>${escaped(movedFormula(unescaped(formula), name, repeats))}</${tag}>`,
    )
    .replaceAll(/<brk id="(\d+)"/g, (_, row: string) => `<brk id="${movedRow(Number(row) + 1, own) - 1}"`);
}

function mergesOf(reference: string, repeats: readonly Repeat[]): string[] {
  const rows = [...reference.matchAll(/\d+/g)].map((match) => Number(match[0]));
  const inside = repeats.find(({ row }) => rows.every((one) => one === row));
  if (inside === undefined) return [movedRange(reference, repeats)];
  const first = movedRow(inside.row, repeats);
  return Array.from({ length: inside.copies }, (_, nth) => reference.replaceAll(/\d+/g, String(first + nth)));
}
