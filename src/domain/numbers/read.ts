import { isPlausible } from '../calendar/day.ts';
import { addDays, type Day } from '../calendar/utc8.ts';
import type { Label } from '../journal/kind.ts';
import { guard } from '../privacy/guard.ts';
import { categoryOf, type ColumnUse, type Matching, type Purpose } from './matching.ts';
import type { Grid } from './persons.ts';
import { isTotal, type VillageNames } from './villages.ts';

export const rowFaults = {
  unknown_village: { zh: '没有找到这个村,请选择', en: 'this village is not known: choose one' },
  ambiguous_village: { zh: '有同名的村,请选择是哪一个', en: 'several villages have this name: choose one' },
  missing: { zh: '不能为空', en: 'must not be empty' },
  not_a_number: { zh: '应是不带小数的数字', en: 'must be a whole number' },
  bad_day: { zh: '日期应写成“2026-11-23”', en: 'a date is written 2026-11-23' },
  bad_category: { zh: '这个类别不能使用', en: 'this category cannot be used' },
  village_twice: { zh: '这个村前面已经有一行', en: 'this village has an earlier line' },
  guarded: {
    zh: '像是有人名、证件号、电话或不作记录的内容,请删去',
    en: 'this looks like a name, a number of a person or what is not recorded: leave it out',
  },
  too_long: { zh: '内容太长,最多500字', en: 'too long: at most 500 characters' },
} as const satisfies Record<string, Label>;

/** A cell that cannot be read in as it is: which, why, and for a village what it could mean. */
export interface RowFault {
  row: number;
  heading: string;
  code: keyof typeof rowFaults;
  candidates?: string[];
}

/** What lines of a sheet come to for one village; `at`: the lines, by their place in the grid. */
export interface ReadRow {
  village: string;
  at: number[];
}
export type CaseCountRow = ReadRow & { counts: Record<string, number> };
export type PopulationRow = ReadRow & Record<(typeof peopleUses)[number], number>;
export type HistoryRow = ReadRow & { on: Day; count?: number; text?: string };

/** Everything a sheet comes to. Lines with a fault are in no row; lines of sums are passed over. */
export interface ReadGrid<Row extends ReadRow> {
  rows: Row[];
  faults: RowFault[];
  passedOver: number[];
}

const peopleUses = ['residents', 'away', 'returned', 'incoming'] as const;
const LARGEST = 100_000;
const LONGEST = 500;

/** One line, with the village it names. */
class Line {
  readonly row: number;
  readonly faults: RowFault[] = [];
  readonly #cells: readonly string[];
  readonly #columns: readonly (readonly [heading: string, use: ColumnUse])[];

  constructor(row: number, cells: readonly string[], columns: readonly (readonly [string, ColumnUse])[]) {
    this.row = row;
    this.#cells = cells;
    this.#columns = columns;
  }

  /** Cells of the columns of a use, with their headings. */
  of(use: ColumnUse): { heading: string; cell: string }[] {
    return this.#columns.flatMap(([heading, own], at) =>
      own === use ? [{ heading, cell: this.#cells[at] ?? '' }] : [],
    );
  }

  fault(heading: string, code: RowFault['code'], candidates?: string[]): null {
    this.faults.push({ row: this.row, heading, code, ...(candidates && { candidates }) });
    return null;
  }

  village(names: VillageNames): string | null {
    const { heading, cell } = this.of('village')[0] ?? { heading: '', cell: '' };
    if (cell === '') return this.fault(heading, 'missing');
    const { village, candidates } = names.find(cell);
    return (
      village ??
      this.fault(heading, (candidates ?? []).length > 1 ? 'ambiguous_village' : 'unknown_village', candidates)
    );
  }

  /** A whole number; thousands may be set apart and a unit may stand behind. `empty`: what an empty cell is. */
  number({ heading, cell }: { heading: string; cell: string }, empty?: number): number | null {
    const text = cell
      .normalize('NFKC')
      .replace(/[,\s]/g, '')
      .replace(/[起件户人次名个]+$/, '');
    if (/^[-—/]?$/.test(text)) return empty ?? this.fault(heading, 'missing');
    const number = /^\d{1,6}(?:\.0+)?$/.test(text) ? Number(text) : Number.NaN;
    return number <= LARGEST ? number : this.fault(heading, 'not_a_number');
  }
}

function read<Row extends ReadRow>(
  { headings, rows }: Grid,
  { columns }: Pick<Matching, 'columns'>,
  names: VillageNames,
  take: (line: Line, village: string, known: Map<string, Row>) => Row | null,
): ReadGrid<Row> {
  const used = headings.map((heading) => [heading, columns[heading] ?? 'ignore'] as const);
  const result: ReadGrid<Row> = { rows: [], faults: [], passedOver: [] };
  const known = new Map<string, Row>();
  for (const [at, cells] of rows.entries()) {
    const line = new Line(at, cells, used);
    if (cells.some(isTotal)) {
      result.passedOver.push(at);
      continue;
    }
    const village = line.village(names);
    const row = take(line, village ?? '', known);
    result.faults.push(...line.faults);
    if (row === null || village === null || line.faults.length > 0) continue;
    if (!result.rows.includes(row)) result.rows.push(row);
    known.set(village, row);
  }
  return result;
}

/** Cases by village and category: a column for each category, or a line for each case or category. */
export function readCaseCounts(grid: Grid, matching: Matching, names: VillageNames): ReadGrid<CaseCountRow> {
  return read<CaseCountRow>(grid, matching, names, (line, village, known) => {
    const counts = new Map(Object.entries(known.get(village)?.counts ?? {}));
    const add = (category: string, number: number | null) =>
      counts.set(category, (counts.get(category) ?? 0) + (number ?? 0));
    for (const cell of line.of('number')) {
      const category = categoryOf(cell.heading);
      if (category === null) line.fault(cell.heading, 'bad_category');
      else add(category, line.number(cell, 0));
    }
    const [count] = line.of('count');
    for (const { heading, cell } of line.of('category')) {
      const category = categoryOf(cell);
      if (category === null) line.fault(heading, cell === '' ? 'missing' : 'bad_category');
      else add(category, count === undefined ? 1 : line.number(count));
    }
    return merged(known.get(village), line, { village, at: [line.row], counts: Object.fromEntries(counts) });
  });
}

/** Lines of one village come to one row; a line with a fault adds nothing. */
function merged(known: CaseCountRow | undefined, line: Line, row: CaseCountRow): CaseCountRow {
  if (known === undefined) return row;
  if (line.faults.length === 0) Object.assign(known, { counts: row.counts, at: [...known.at, line.row] });
  return known;
}

/** The committee's numbers, a line for each village. */
export function readPopulation(grid: Grid, matching: Matching, names: VillageNames): ReadGrid<PopulationRow> {
  return read<PopulationRow>(grid, matching, names, (line, village, known) => {
    const numbers = peopleUses.map((use) => {
      const [cell] = line.of(use);
      return cell === undefined ? 0 : line.number(cell, use === 'residents' ? undefined : 0);
    });
    if (known.has(village)) line.fault(line.of('village')[0]?.heading ?? '', 'village_twice');
    const [residents, away, returned, incoming] = numbers.map((number) => number ?? 0);
    return {
      village,
      at: [line.row],
      residents: residents ?? 0,
      away: away ?? 0,
      returned: returned ?? 0,
      incoming: incoming ?? 0,
    };
  });
}

/** An old ledger, line by line. */
export function readHistory(grid: Grid, matching: Matching, names: VillageNames): ReadGrid<HistoryRow> {
  return read<HistoryRow>(grid, matching, names, (line, village) => {
    const [date] = line.of('date');
    const on = dayWritten(date?.cell ?? '');
    if (on === null) line.fault(date?.heading ?? '', date?.cell ? 'bad_day' : 'missing');
    const [counted] = line.of('count');
    const count = counted === undefined || counted.cell === '' ? null : line.number(counted);
    const texts = line.of('text').filter(({ cell }) => cell !== '');
    for (const { heading, cell } of texts) if (namesSomebody(cell)) line.fault(heading, 'guarded');
    const text = texts.map(({ cell }) => cell).join(';');
    if (text.length > LONGEST) line.fault(texts[0]?.heading ?? '', 'too_long');
    return { village, at: [line.row], on: on ?? '', ...(count !== null && { count }), ...(text && { text }) };
  });
}

const NAMED = '(?:姓名|户主|当事人|报案人|联系人|申请人|受访人|被访人)';
/** The commonest surnames, without those that rather are words of a sentence (高, 方, 向, 曾, 许). */
const SURNAME = '[王李张刘陈杨赵黄吴徐孙胡朱郭罗郑梁谢宋唐韩冯邓曹彭肖董袁潘蒋蔡杜魏吕沈姚卢崔谭汪廖贾薛阎侯邵]';
const ANNOUNCED = new RegExp(
  `${NAMED}(?:[::]|为|是|\\s)\\s*\\p{Script=Han}{2,4}|(?:${NAMED}|村民|群众)[::\\s]*${SURNAME}\\p{Script=Han}`,
  'u',
);

/** What the guard finds (numbers of persons, protected words), and a name after a word that announces one. */
export const namesSomebody = (text: string): boolean => guard(text).length > 0 || ANNOUNCED.test(text);

/** A day as ledgers write it: 2026-11-23, 2026/11/3, 2026.11.3, 2026年11月3日, 20261103. */
export function dayWritten(text: string): Day | null {
  const found = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[ T].*)?$/.exec(
    text.normalize('NFKC').trim(),
  );
  if (!found) return null;
  const [, year = '', month = found[4] ?? '', date = found[5] ?? ''] = found;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const real = !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && addDays(day, 0) === day;
  return real && isPlausible(day) ? day : null;
}

/** How each purpose is read. */
export const readers = {
  caseCounts: readCaseCounts,
  populationCount: readPopulation,
  history: readHistory,
} satisfies Record<Purpose, (grid: Grid, matching: Matching, names: VillageNames) => ReadGrid<ReadRow>>;
