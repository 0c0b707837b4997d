import { z } from 'zod';
import { toInstant, type Day } from '../calendar/utc8.ts';
import { guard } from '../privacy/guard.ts';

/** A word in both languages of the interface. */
export interface Label {
  zh: string;
  en: string;
}

/** The six ways to read a month (六大员). */
export type SixRole = 'organiser' | 'mediator' | 'collector' | 'publicist' | 'liaison' | 'service';

const SURROGATE = /\p{Surrogate}/u;

/** A rule of ours for `refine`: its sentence in both languages, and the field it is about. */
export const rule = (field: string, zh: string, en: string) => ({ path: [field], params: { zh, en } });

/** Text that the digest rules can carry: NFC, no U+0000, no lone surrogate. */
const chainable = z
  .string()
  .overwrite((text) => text.normalize('NFC'))
  .refine((text) => !text.includes('\u0000') && !SURROGATE.test(text), {
    params: { zh: '含有无法保存的字符', en: 'It has characters that cannot be stored' },
  });

/**
 * A string that a person types. It lives in `entry_text` with a salt and leaves only its digest in the chain, so that it
 * can be erased later; the guard of R14 reads it first. Length in UTF-16 code units after trimming.
 */
export function typedText(max: number) {
  return plainText(max).meta({ typed: true });
}

/** A string of a person's that is not a typed text: inside sealed details. Length as for `typedText`. */
export const plainText = (max: number) => chainable.trim().min(1).max(max);

/** Whether a schema was made by `typedText`. */
export const isTyped = (schema: z.core.$ZodType): boolean => z.globalRegistry.get(schema as z.ZodType)?.typed === true;

const RFC_3339 = z.iso.datetime({ offset: true });
const NO_TIME = {
  params: {
    zh: '时间要带时区,例如“2014-06-30T09:00:00+08:00”',
    en: 'A time with offset, such as 2014-06-30T09:00:00+08:00',
  },
};

function isTime(text: string): boolean {
  return RFC_3339.safeParse(text).success && text >= '1970-01-02' && text < '2200';
}

/** A time with offset, brought to the one form of `Instant`; between 1970 and 2200. */
export const time = z
  .string()
  .refine(isTime, NO_TIME)
  .overwrite((text) => (isTime(text) ? toInstant(text) : text))
  .meta({ format: 'date-time' });

/** A day at UTC+8, `YYYY-MM-DD`. */
export const day = z.iso.date();
/** A time, or a day for its beginning; kept as a time. */
export const startOfDayOrTime = dayAs('T00:00:00.000+08:00');
/** A time, or a day for its end; kept as a time. */
export const endOfDayOrTime = dayAs('T23:59:59.999+08:00');

function dayAs(timeOfDay: string) {
  return z
    .string()
    .overwrite((text) => (day.safeParse(text).success ? text + timeOfDay : text))
    .refine(isTime, NO_TIME)
    .overwrite((text) => (isTime(text) ? toInstant(text) : text));
}

/** Values of a list, each at most once. */
export const onlyOnce = <T extends z.ZodEnum>(value: T, least = 0) =>
  z
    .array(value)
    .min(least)
    .refine((values) => new Set(values).size === values.length, {
      params: { zh: '同一项只选一次', en: 'Name each at most once' },
    });

/** A province or a city, by its area id. */
export const provinceOrCity = z.string().regex(/^[0-9A-Z]{2}([0-9A-Z]{2})?$/, 'bad_area_id');

/** A month at UTC+8, `YYYY-MM`, of the scheme's time. */
export const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'bad_month')
  .refine((text) => text >= '2013-01', { params: { zh: '月份早于2013年', en: 'The month is before 2013' } });
/** A name of ours or of a deployment (a print): never prose, so it stays in the body; no identity number fits in. */
export const code = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, 'bad_code')
  .refine((text) => !guard(text).some(({ what }) => what === 'idNumber'), {
    params: { zh: '这里像是身份证号', en: 'This looks like an identity-card number' },
  });

/** Longest note, in UTF-16 code units. */
export const NOTE_LENGTH = 1000;

/** UUIDv7, made where the entry is made. */
export const entryId = z.uuidv7().toLowerCase();
/** Officers' ids. */
export const officerId = z.uuid().toLowerCase();
/** A whole number of people, copies, doors … */
export const count = (max = 100_000) => z.int().min(0).max(max);

/** The words for what was chosen in a field of the body, `、` or a comma between several; empty when nothing was. */
export type Say = (field: string) => string;

/** How an entry is told, in each language. A text that was erased, or is not there yet, is left out. */
export interface Telling<Body> {
  zh(body: Body, say: Say): string;
  en(body: Body, say: Say): string;
}

/**
 * All there is to know of a kind of entry, in one place: form, sync, server, OpenAPI and Excel read it from here.
 * `about` names the kinds of opening it may refer to (`any`: every kind but a correction); absent: it refers to none.
 */
export interface KindDefinition<Name extends string = string, Body extends z.ZodObject = z.ZodObject> {
  kind: Name;
  label: Label;
  body: Body;
  /** Labels of every enumerated value in the body, by field name (nested fields by their own name). */
  words: Record<string, Record<string, Label>>;
  /** Labels of every field of the body and of the sealed details (nested fields by their own name). */
  fields: Record<string, Label>;
  /**
   * The entry in one sentence. `say` puts the chosen values of a field into words; an erased text is absent from the body.
   */
  told: Telling<z.infer<Body>>;
  /** What a form begins with: the commonest. */
  usual?: Partial<z.infer<Body>>;
  /** What a form fills in by itself, or empties, once the body changed from `before`; in a day's form. */
  follow?(body: Partial<z.infer<Body>>, before: Partial<z.infer<Body>>, day: Day): Partial<z.infer<Body>>;
  /** Fields of no use beside what was chosen: a form asks for none of them, while the schema takes every shape ever released. */
  idle?(body: Partial<z.infer<Body>>): readonly string[];
  /** Values that only what is written elsewhere has (the villagers' page): a form offers none of them, unless one stands there. */
  unasked?: { [Field in keyof z.infer<Body>]?: readonly string[] };
  /** The least that a form takes of a count, and days that it takes only if they are not past; the schema takes every shape ever released. */
  least?: { [Field in keyof z.infer<Body>]?: number };
  ahead?: readonly (keyof z.infer<Body> & string)[];
  /** Whether a step that says this is offered about an opening of that kind; the schema takes it about any in `about`. */
  suits?(opening: string, body: Partial<z.infer<Body>>): boolean;
  /** Whether nothing at all is said in it, where no note is either. */
  isBlank?(body: Partial<z.infer<Body>>): boolean;
  /** Whether a free note may go with it (never for incident, incidentStep, counselling: red line R4, R12). */
  note: boolean;
  /** `false`: no photos (red lines R4, R12, and entries that only answer another); `sealed`: only sealed ones. */
  files?: false | 'sealed';
  /** Personal details it may carry, encrypted and apart. */
  sealed?: z.ZodType;
  about?: readonly string[] | 'any';
  /** It opens a case; steps refer to it by `about`. */
  opens?: true;
  /** `county`: it stands in the county's own journal, read by the bureau only (complaints); `any`: in either. */
  journal?: 'county' | 'any';
  role?: SixRole;
}

/** Declares a kind; keeps the literal types. */
export function defineKind<const Name extends string, Body extends z.ZodObject>(
  definition: KindDefinition<Name, Body>,
): KindDefinition<Name, Body> {
  return definition;
}
