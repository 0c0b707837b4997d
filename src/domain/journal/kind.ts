import { z } from 'zod';

/** A word in both languages of the interface. */
export interface Label {
  zh: string;
  en: string;
}

/** The six ways to read a month (六大员, mission S3). */
export type SixRole = 'organiser' | 'mediator' | 'collector' | 'publicist' | 'liaison' | 'service';

const SURROGATE = /\p{Surrogate}/u;

/** Text that the digest rules can carry: NFC, no U+0000, no lone surrogate. */
const chainable = z
  .string()
  .overwrite((text) => text.normalize('NFC'))
  .refine((text) => !text.includes('\u0000') && !SURROGATE.test(text), 'not plain text');

/**
 * A string that a person types. It lives in `entry_text` with a salt and leaves only its digest in the chain, so that it
 * can be erased later; the guard of R14 reads it first. Length in UTF-16 code units after trimming.
 */
export function typedText(max: number) {
  return chainable.trim().min(1).max(max).meta({ typed: true });
}

/** Whether a schema was made by `typedText`. */
export const isTyped = (schema: z.core.$ZodType): boolean => z.globalRegistry.get(schema as z.ZodType)?.typed === true;

/** UUIDv7, made where the entry is made. */
export const entryId = z.uuidv7();
/** Officers' ids. */
export const officerId = z.uuid();
/** A whole number of people, copies, doors … */
export const count = (max = 100_000) => z.int().min(0).max(max);

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
  /** Whether a free note may go with it (never for incident, incidentStep, counselling: red line R4, R12). */
  note: boolean;
  /** Personal details it may carry, encrypted and apart. */
  sealed?: z.ZodType;
  about?: readonly string[] | 'any';
  /** It opens a case; steps refer to it by `about`. */
  opens?: true;
  role?: SixRole;
}

/** Declares a kind; keeps the literal types. */
export function defineKind<const Name extends string, Body extends z.ZodObject>(
  definition: KindDefinition<Name, Body>,
): KindDefinition<Name, Body> {
  return definition;
}
