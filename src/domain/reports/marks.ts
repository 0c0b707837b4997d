import type { Language } from '../language/sentences.ts';
import type { Label } from '../journal/kind.ts';
import { figures } from './figures.ts';
import { monthName } from '../calendar/monthName.ts';
import { minute } from './printedTable.ts';
import { judgedBy, type Report, type Values, valueOf } from './report.ts';

/**
 * A mark of a bureau's own form, `{{走访户数}}`, read: a figure of this month or the month before, or what the report says of
 * itself. `each`: of the areas one level down; the row it stands in comes once for each. No mark names a person.
 */
export type Mark =
  | { of: 'figure'; id: string; before: boolean; each: boolean }
  | { of: 'fact'; id: Fact; each: false }
  | { of: 'area'; id: 'name' | 'code'; each: true };

const facts = {
  areaName: { zh: '区域名称', en: 'Area name' },
  month: { zh: '月份', en: 'Month' },
  monthBefore: { zh: '上月月份', en: 'Name of the month before' },
  yearNumber: { zh: '年', en: 'Year' },
  monthNumber: { zh: '月', en: 'Month number' },
  asOf: { zh: '统计截止', en: 'As of' },
  policy: { zh: '工作要求版本', en: 'Policy' },
} as const satisfies Record<string, Label>;
type Fact = keyof typeof facts;

const ofAreas = { name: { zh: '名称', en: 'Name' }, code: { zh: '代码', en: 'Code' } } as const;

const EACH = { zh: '各区域.', en: 'Each.' };
const BEFORE = { zh: '上月', en: 'Before.' };

/** Between double braces, on one line. */
export const MARK = /\{\{([^{}\n]{1,80})\}\}/g;

/** However it was typed: full or half width, blanks, dots, capitals. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s·.:_-]+/gu, '')
    .toLowerCase();

const known = new Map<string, Mark>();
/** Every mark there is, as it is offered, with its figure. */
const offered: { text: Label; mark: Mark }[] = [];

function offer(label: Label, id: string, mark: Mark): void {
  for (const name of [label.zh, label.en, id]) if (!known.has(plain(name))) known.set(plain(name), mark);
  offered.push({ text: label, mark });
}

for (const id of Object.keys(facts) as Fact[]) offer(facts[id], id, { of: 'fact', id, each: false });
for (const [id, { label }] of figures) offer(label, id, { of: 'figure', id, before: false, each: false });
for (const [id, { label }] of figures) {
  const told = { zh: BEFORE.zh + label.zh, en: BEFORE.en + label.en };
  offer(told, BEFORE.en + id, { of: 'figure', id, before: true, each: false });
}
for (const id of ['name', 'code'] as const) {
  offer({ zh: EACH.zh + ofAreas[id].zh, en: EACH.en + ofAreas[id].en }, EACH.en + id, { of: 'area', id, each: true });
}
for (const [id, { label }] of figures) {
  const told = { zh: EACH.zh + label.zh, en: EACH.en + label.en };
  offer(told, EACH.en + id, { of: 'figure', id, before: false, each: true });
}

/** What a mark says, without its braces; undefined: there is no such mark. */
export const markOf = (said: string): Mark | undefined => known.get(plain(said));

/** Whether a row with this mark comes once for each area. */
export const isOfEach = (said: string): boolean =>
  [EACH.zh, EACH.en].some((prefix) => plain(said).startsWith(plain(prefix)));

export interface OfferedMark {
  text: string;
  definition: string;
}

/** All marks in one language, with what each puts in. */
export const marksIn = (language: Language): OfferedMark[] =>
  offered.map(({ text, mark }) => ({
    text: `{{${text[language]}}}`,
    definition: mark.of === 'figure' ? (figures.get(mark.id)?.definition[language] ?? '') : '',
  }));

/** The marks nearest to one that is none, in the language it seems to be in. */
export function nearestMarks(said: string, count = 3): string[] {
  const language: Language = /\p{Script=Han}/u.test(said) ? 'zh' : 'en';
  const wanted = plain(said);
  const each = isOfEach(said);
  return offered
    .filter(({ mark }) => mark.each === each)
    .map(({ text }) => ({ text: text[language], near: likeness(wanted, plain(text[language])) }))
    .sort((a, b) => b.near - a.near)
    .slice(0, count)
    .map(({ text }) => `{{${text}}}`);
}

/** Pairs of neighbouring characters in common, of all there are (Dice). */
function likeness(a: string, b: string): number {
  const [ofA, ofB] = [pairsOf(a), pairsOf(b)];
  const common = ofA.filter((pair) => ofB.includes(pair)).length;
  return (2 * common) / Math.max(1, ofA.length + ofB.length);
}

function pairsOf(text: string): string[] {
  const characters = [...`^${text}`];
  return characters.slice(1).map((character, at) => (characters[at] ?? '') + character);
}

/** What a mark puts in: numbers stay numbers. */
export function filledIn(
  mark: Mark,
  report: Report,
  language: Language,
  area?: Report['areas'][number],
): string | number {
  if (mark.of === 'figure') return valueOf(valuesFor(mark, report, area), mark.id);
  if (mark.of === 'area') return (mark.id === 'name' ? area?.area.name : area?.area.id) ?? '';
  const { month } = report;
  const said: Record<Fact, string | number> = {
    areaName: report.area.name,
    month: monthName(month, language),
    monthBefore: monthName(report.before, language),
    yearNumber: Number(month.slice(0, 4)),
    monthNumber: Number(month.slice(5)),
    asOf: minute(report.asOf),
    policy: judgedBy(report, language) ?? '',
  };
  return said[mark.id];
}

function valuesFor(mark: { before: boolean; each: boolean }, report: Report, area?: { values: Values }): Values {
  if (mark.each) return area?.values ?? {};
  return mark.before ? report.valuesBefore : report.values;
}
