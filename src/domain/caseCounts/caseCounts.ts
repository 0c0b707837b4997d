import { z } from 'zod';
import { monthName } from '../calendar/monthName.ts';
import type { shapeWords } from '../language/shapeWords.ts';
import { count, defineKind, month } from '../journal/kind.ts';
import { guard } from '../privacy/guard.ts';
import { total } from '../journal/wording.ts';

const NOT_A_CATEGORY = {
  params: {
    zh: '类别不涉及宗教、民族、政治、信访、工会或抗议,也不写号码',
    en: 'No category of religion, ethnicity, politics, petitioning, unions or protest, and no number of a person',
  },
};

const NOT_COMPOSED = { params: { zh: '含有无法保存的字符', en: 'It has characters that cannot be stored' } };

/** A short word or code, never prose. It stays in the chain, so the guard is stricter than with texts (red line R3). */
const named = (form: RegExp, shape: keyof typeof shapeWords) =>
  z
    .string()
    .regex(form, shape)
    .refine((text) => text === text.normalize('NFC'), NOT_COMPOSED)
    .refine((text) => guard(text).length === 0, NOT_A_CATEGORY);

/** A category of the code list. */
const category = named(/^(?!.*[0-9]{7})[\p{L}\p{N}._-]{1,30}$/u, 'bad_category');
/** The code list and its version: `cn-mps-eight@2022`. */
const codeList = named(/^(?!.*[0-9]{7})[\p{L}\p{N}][\p{L}\p{N}._@-]{0,39}$/u, 'bad_code_list');

/** Cases of a month as the station recorded them (发案数): categories of a code list and numbers, nothing else. */
export const caseCounts = defineKind({
  kind: 'caseCounts',
  label: { zh: '发案数', en: 'Case counts' },
  body: z.strictObject({
    month,
    codeList,
    counts: z.record(category, count()).refine((counts) => Object.keys(counts).length <= 100, {
      params: { zh: '最多100个类别', en: 'At most 100 categories' },
    }),
  }),
  words: {},
  fields: {
    month: { zh: '月份', en: 'Month' },
    codeList: { zh: '分类标准', en: 'Code list' },
    counts: { zh: '各类发案数', en: 'Cases by category' },
  },
  told: {
    zh: (body) => `录入${monthName(body.month, 'zh')}发案数:共${total(body.counts)}起`,
    en: (body) => `Case counts of ${monthName(body.month, 'en')}: ${total(body.counts)} in all`,
  },
  note: true,
});
