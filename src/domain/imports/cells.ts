import { z } from 'zod';
import { isPlausible } from '../calendar/day.ts';
import { addDays, type Day } from '../calendar/utc8.ts';

/** Cells of import sheets: text in, value out; messages are fault codes. */
export const words = (max: number) => z.string().max(max, 'too_long');

/** A day, as `2026-11-23`, `2026/11/3` or `2026.11.3`. */
export const day = z.string().transform((text, context): Day => {
  const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  const written = found && `${found[1]}-${String(found[2]).padStart(2, '0')}-${String(found[3]).padStart(2, '0')}`;
  if (written && isDay(written)) return written;
  context.addIssue({ code: 'custom', message: 'bad_day' });
  return z.NEVER;
});

function isDay(text: string): boolean {
  return !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text && isPlausible(text);
}

/** One of several words, in either language. */
export function choice<Value extends string | boolean>(known: Readonly<Record<string, Value>>) {
  return z.string().transform((text, context): Value => {
    const value = new Map(Object.entries(known)).get(text.toLowerCase());
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: 'bad_word' });
    return z.NEVER;
  });
}

export const yesNo = choice({
  是: true,
  否: false,
  yes: true,
  no: false,
  true: true,
  false: false,
  '1': true,
  '0': false,
});

export const phone = z.string().regex(/^\+?[\d -]{3,20}$/, 'bad_phone');
export const badge = z.string().regex(/^[A-Za-z0-9._-]{1,32}$/, 'bad_badge');
export const plainId = z.string().regex(/^[0-9A-Za-z-]{1,40}$/, 'bad_id');

/** Refuses a last day before the first, naming the column. */
export function inOrder<Row extends z.ZodType<{ from: Day; to?: Day | undefined }>>(schema: Row): Row {
  return schema.refine((row) => row.to === undefined || row.from <= row.to, {
    message: 'end_before_start',
    path: ['to'],
    // also when other cells of the row are faulty
    when: ({ value }) => isWritten((value as Row['_output']).from) && isWritten((value as Row['_output']).to),
  });
}

const isWritten = (cell: unknown): boolean => typeof cell === 'string' && isDay(cell);
