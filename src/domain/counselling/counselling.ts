import { z } from 'zod';
import { count, defineKind, typedText } from '../journal/kind.ts';
import { many, some } from '../journal/wording.ts';

/** Counselling as a theme and a number, never who (red line R12). */
export const counselling = defineKind({
  kind: 'counselling',
  label: { zh: '教育劝导', en: 'Counselling' },
  body: z.strictObject({ theme: typedText(40), people: count(10_000) }),
  words: {},
  fields: {
    theme: { zh: '劝导内容', en: 'Theme' },
    people: { zh: '人次', en: 'People' },
  },
  told: {
    zh: (body) => `教育劝导${body.people}人次${some(body.theme, (theme) => `:${theme}`)}`,
    en: (body) => `Counselled ${many(body.people, 'person', 'people')}${some(body.theme, (theme) => `: ${theme}`)}`,
  },
  least: { people: 1 },
  note: false,
  files: false,
  role: 'publicist',
});
