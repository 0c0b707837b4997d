import { z } from 'zod';
import { count, defineKind, typedText } from '../journal/kind.ts';

/** Counselling as a theme and a number, never who (red line R12). */
export const counselling = defineKind({
  kind: 'counselling',
  label: { zh: '教育劝导', en: 'Counselling' },
  body: z.strictObject({ theme: typedText(40), people: count(10_000) }),
  words: {},
  note: false,
  files: false,
  role: 'publicist',
});
