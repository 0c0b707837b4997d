import type { DocumentPart, FormPlace } from '../../../domain/reports/formPlace.ts';
import { type Filling, type Fillings, filledText, type FoundMark, isRepeated, saidIn } from './fill.ts';
import { type Parts, setText, textOf } from './parts.ts';
import { type Edit, edited, escaped, unescaped } from './xml.ts';

const PARTS = /^word\/(document|header\d*|footer\d*)\.xml$/;

const partOf = (name: string): DocumentPart =>
  name.includes('header') ? 'header' : name.includes('footer') ? 'footer' : 'body';

/** A run's text: where its content stands between its tags. */
interface Run {
  start: number;
  end: number;
  text: string;
}

interface Paragraph {
  place: FormPlace;
  runs: Run[];
}

interface Row {
  start: number;
  end: number;
  text: string;
}

const TAGS = /<(\/?)w:(p|tbl|tr|tc|t)\b([^>]*?)(\/?)>/g;

/** One pass over a part: its paragraphs with their runs, and its table rows, inner ones first. */
function read(xml: string, part: DocumentPart): { paragraphs: Paragraph[]; rows: Row[] } {
  const paragraphs: Paragraph[] = [];
  const rows: Row[] = [];
  const open: { p: Paragraph[]; tr: number[]; cells: { table: number; row: number; column: number }[] } = {
    p: [],
    tr: [],
    cells: [],
  };
  let [paragraph, table, run] = [0, 0, -1];
  for (const { 0: tag, 1: closing, 2: name, 4: empty, index } of xml.matchAll(TAGS)) {
    const ends = closing === '/';
    const cell = open.cells.at(-1);
    if (empty === '/') continue;
    if (name === 'tbl' && ends) open.cells.pop();
    if (name === 'tbl' && !ends) open.cells.push({ table: (table += 1), row: 0, column: 0 });
    if (name === 'tc' && !ends && cell) cell.column += 1;
    if (name === 'tr' && !ends) {
      if (cell) [cell.row, cell.column] = [cell.row + 1, 0];
      open.tr.push(index);
    }
    if (name === 'tr' && ends) {
      const [start, end] = [open.tr.pop() ?? 0, index + tag.length];
      rows.push({ start, end, text: runsBetween(paragraphs, start, end) });
    }
    if (name === 'p' && !ends) {
      const place: FormPlace = cell ? { part, ...cell } : { part, paragraph: (paragraph += 1) };
      const one = { place, runs: [] };
      open.p.push(one);
      paragraphs.push(one);
    }
    if (name === 'p' && ends) open.p.pop();
    if (name === 't' && !ends) run = index + tag.length;
    if (name === 't' && ends)
      open.p.at(-1)?.runs.push({ start: run, end: index, text: unescaped(xml.slice(run, index)) });
  }
  return { paragraphs, rows };
}

const textOfRuns = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

const runsBetween = (paragraphs: Paragraph[], start: number, end: number): string =>
  paragraphs.map(({ runs }) => textOfRuns(runs.filter((run) => run.start >= start && run.end <= end))).join('\n');

const partsIn = ({ files }: Parts): string[] =>
  Object.keys(files)
    .filter((name) => PARTS.test(name))
    .sort();

export const docxMarks = (parts: Parts): FoundMark[] =>
  partsIn(parts).flatMap((name) =>
    read(textOf(parts, name) ?? '', partOf(name)).paragraphs.flatMap(({ place, runs }) =>
      saidIn(textOfRuns(runs)).map((said) => ({ said, place })),
    ),
  );

export function fillDocx(parts: Parts, fillings: Fillings): void {
  for (const name of partsIn(parts)) setText(parts, name, filled(textOf(parts, name) ?? '', fillings));
}

/** Rows of the areas first, each filled with its own; then all else. */
function filled(xml: string, { once, each }: Fillings): string {
  const repeated = read(xml, 'body').rows.filter((row) => isRepeated(row.text));
  // of rows within rows the inner one is repeated
  const inner = repeated.filter(
    (row) => !repeated.some((other) => other !== row && other.start >= row.start && other.end <= row.end),
  );
  const unrolled = edited(
    xml,
    inner.map(({ start, end }) => ({
      start,
      end,
      text: each.map((area) => withMarks(xml.slice(start, end), { ...once, ...area })).join(''),
    })),
  );
  return withMarks(unrolled, once);
}

function withMarks(xml: string, filling: Filling): string {
  const { paragraphs } = read(xml, 'body');
  return edited(
    xml,
    paragraphs.flatMap(({ runs }) => editsOf(runs, filling)),
  );
}

/** Word cuts a mark into runs as it likes: what is put in goes where the mark began, the rest of it is taken out. */
function editsOf(runs: readonly Run[], filling: Filling): Edit[] {
  const whole = textOfRuns(runs);
  if (saidIn(whole).length === 0) return [];
  const texts = runs.map(({ text }) => text);
  // from the last mark to the first, so that offsets before it stay
  for (const match of [...whole.matchAll(/\{\{[^{}\n]{1,80}\}\}/g)].toReversed()) {
    replaceIn(texts, runs, match.index, match[0], filledText(match[0], filling));
  }
  return runs.flatMap(({ start, end, text }, at) =>
    texts[at] === text ? [] : [{ start, end, text: escaped(texts[at] ?? '') }],
  );
}

function replaceIn(texts: string[], runs: readonly Run[], from: number, mark: string, value: string): void {
  let at = 0;
  let put = value;
  for (const [index, { text }] of runs.entries()) {
    const [begin, end] = [Math.max(from, at), Math.min(from + mark.length, at + text.length)];
    if (begin < end) {
      const now = texts[index]!;
      texts[index] = now.slice(0, begin - at) + put + now.slice(end - at);
      put = '';
    }
    at += text.length;
  }
}
