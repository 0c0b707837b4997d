import { z } from 'zod';
import type { Label } from '../journal/kind.ts';
import { guard } from '../privacy/guard.ts';

/** What a sheet is read in for. */
export const purposes = ['caseCounts', 'populationCount', 'history'] as const;
export type Purpose = (typeof purposes)[number];

/** What a column is used as. */
export const columnUses = [
  'village',
  'number',
  'category',
  'count',
  'residents',
  'away',
  'returned',
  'incoming',
  'date',
  'text',
  'ignore',
] as const;
export type ColumnUse = (typeof columnUses)[number];

/** The uses each purpose has. Case counts: a column per category (`number`), or a line per case (`category`, maybe `count`). */
export const usesOf: Record<Purpose, readonly ColumnUse[]> = {
  caseCounts: ['village', 'number', 'category', 'count', 'ignore'],
  populationCount: ['village', 'residents', 'away', 'returned', 'incoming', 'ignore'],
  history: ['village', 'date', 'count', 'text', 'ignore'],
};

/** The uses in words. */
export const columnUseWords: Record<ColumnUse, Label> = {
  village: { zh: '村(名称或代码)', en: 'Village (name or code)' },
  number: { zh: '这一类的起数', en: 'Cases of this category' },
  category: { zh: '案件类别(每行一起或一类)', en: 'Category (a line per case or category)' },
  count: { zh: '数量', en: 'Number' },
  residents: { zh: '实有人口', en: 'Residents' },
  away: { zh: '外出', en: 'Away' },
  returned: { zh: '返回', en: 'Returned' },
  incoming: { zh: '流入', en: 'Incoming' },
  date: { zh: '日期', en: 'Date' },
  text: { zh: '内容', en: 'Text' },
  ignore: { zh: '不读入', en: 'Leave out' },
};

const short = z
  .string()
  .min(1)
  .max(60)
  .refine((text) => guard(text).length === 0, {
    params: {
      zh: '这里像是写了个人的号码或不登记的内容',
      en: 'This looks like a number of a person, or like what is not recorded',
    },
  });

/** How a station's sheets are read: by heading, and which village a spelling means. Remembered for next month. */
export const matchingSchema = z.strictObject({
  columns: z.record(short, z.enum(columnUses)).refine((columns) => Object.keys(columns).length <= 100, {
    params: { zh: '最多100列', en: 'At most 100 columns' },
  }),
  villages: z
    .record(short, z.string().regex(/^[0-9A-Z]{12}$/, 'bad_village_id'))
    .refine((all) => Object.keys(all).length <= 2000, {
      params: { zh: '最多2000个村名', en: 'At most 2000 names of villages' },
    }),
  codeList: z.string().max(40).optional(),
});
export type Matching = z.infer<typeof matchingSchema>;

export const noMatching: Matching = { columns: {}, villages: {} };

const HEADINGS: readonly [ColumnUse, RegExp][] = [
  ['village', /^(?:发案|所属|案发)?(?:村|社区|居委|行政村|村居|辖区|village|community)/i],
  ['residents', /实有|常住|总人口|residents?|population/i],
  ['away', /外出|流出|\baway\b/i],
  ['returned', /返回|返乡|回流|returned/i],
  ['incoming', /流入|外来|暂住|incoming/i],
  ['date', /日期|时间|年月日|\bdate\b/i],
  ['category', /案件类别|案别|案由|案件性质|类别|category/i],
  ['count', /^(?:数量|起数|件数|次数|人次|户数|人数|案件数|发案数|count|number)$/i],
];
const SUMS = /^(?:序号|编号|合计|总计|小计|同比|环比|no\.?|total)/i;

/**
 * How headings are most likely used: as remembered, else by their words. Numbers of categories have any heading. What was written
 * at length may name somebody: such a column is never guessed, nor remembered, but turned on by who has looked at what is in it.
 */
export function guessColumns(
  purpose: Purpose,
  headings: readonly string[],
  remembered: Matching = noMatching,
): Record<string, ColumnUse> {
  const uses = usesOf[purpose];
  const taken = new Set<ColumnUse>();
  const guessed: Record<string, ColumnUse> = {};
  for (const heading of headings) {
    const known = remembered.columns[heading];
    const use = known !== undefined && known !== 'text' && uses.includes(known) ? known : guess(uses, heading, taken);
    if (use !== 'number' && use !== 'ignore') taken.add(use);
    guessed[heading] = use;
  }
  // a line per case leaves no columns of categories
  const perCase = Object.values(guessed).includes('category');
  for (const heading of headings)
    if (perCase && guessed[heading] === 'number' && remembered.columns[heading] === undefined)
      guessed[heading] = 'ignore';
  return guessed;
}

function guess(uses: readonly ColumnUse[], heading: string, taken: ReadonlySet<ColumnUse>): ColumnUse {
  if (SUMS.test(heading)) return 'ignore';
  const found = HEADINGS.find(([use, words]) => uses.includes(use) && !taken.has(use) && words.test(heading));
  if (found) return found[0];
  return uses.includes('number') && categoryOf(heading) !== null ? 'number' : 'ignore';
}

const CATEGORY = /^(?!.*[0-9]{7})[\p{L}\p{N}._-]{1,30}$/u;

/** The category a heading or a cell names: without its unit and what stands in brackets; null: none that can be kept. */
export function categoryOf(text: string): string | null {
  const bare = text
    .normalize('NFC')
    .replace(/[((][^))]*[))]/g, '')
    .replace(/(?:起数|件数|案件数|发案数)$/, '')
    .replace(/[\s/、]/g, '');
  return CATEGORY.test(bare) && guard(bare).length === 0 ? bare : null;
}
