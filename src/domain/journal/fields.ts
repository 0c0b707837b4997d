import type { z } from 'zod';
import { phone } from '../people/phone.ts';
import {
  day,
  endOfDayOrTime,
  entryId,
  isTyped,
  month,
  provinceOrCity,
  startOfDayOrTime,
  time,
  type KindDefinition,
  type Label,
} from './kind.ts';
import { kindOf } from './registry.ts';

/** A value to choose, with its words. */
export interface Choice {
  value: string;
  label: Label;
}

/** What a field holds, as a form asks for it. */
export type Shape =
  | { shape: 'choice'; values: Choice[] }
  | { shape: 'choices'; values: Choice[]; least: number }
  /** `typed`: it lives apart and is read by the guard while it is typed (R14). */
  | { shape: 'text'; most: number; typed: boolean }
  | { shape: 'number'; least: number; most: number }
  | { shape: 'day' | 'time' | 'month' | 'yesNo' | 'provinceOrCity' | 'phone' | 'entry' }
  /** A time, or a day for its beginning or end. */
  | { shape: 'dayOrTime'; day: 'beginning' | 'end' }
  | { shape: 'entries'; most: number }
  | { shape: 'list'; fields: Field[]; least: number; most: number }
  | { shape: 'group'; fields: Field[] }
  /** Numbers by category, the categories those of a code list. */
  | { shape: 'counts' }
  /** A short name of ours or of a deployment, never prose. */
  | { shape: 'code' }
  /** The fields of the kind corrected: `fieldsOf` of that. */
  | { shape: 'changes' };

/** One field of a body, as a form asks for it. */
export type Field = Shape & { name: string; label: Label; required: boolean };

/** Schemas that say by themselves what they are. */
const known = new Map<z.core.$ZodType, Shape>([
  [day, { shape: 'day' }],
  [time, { shape: 'time' }],
  [month, { shape: 'month' }],
  [startOfDayOrTime, { shape: 'dayOrTime', day: 'beginning' }],
  [endOfDayOrTime, { shape: 'dayOrTime', day: 'end' }],
  [provinceOrCity, { shape: 'provinceOrCity' }],
  [phone, { shape: 'phone' }],
  [entryId, { shape: 'entry' }],
]);

interface Def {
  type: string;
  innerType?: z.core.$ZodType;
  element?: z.core.$ZodType;
  valueType?: z.core.$ZodType;
  entries?: Record<string, string>;
  checks?: readonly { _zod: { def: Partial<Record<'value' | 'minimum' | 'maximum', number>> & { check: string } } }[];
}

const defOf = (schema: z.core.$ZodType): Def => schema._zod.def as unknown as Def;

/** The number that a check of this name sets. */
function limit(def: Def, check: string, otherwise: number): number {
  const found = def.checks?.find((one) => one._zod.def.check === check)?._zod.def;
  return found?.value ?? found?.minimum ?? found?.maximum ?? otherwise;
}

const bodies = new Map<string, Field[]>();

/**
 * The fields of a kind's body in the order in which a form asks for them: that of its schema, which is the one list there is.
 * Throws RangeError when there is no such kind.
 */
export function fieldsOf(kind: string): Field[] {
  let fields = bodies.get(kind);
  if (fields === undefined) {
    const definition = definitionOf(kind);
    bodies.set(kind, (fields = within(definition, definition.body)));
  }
  return fields;
}

/** The personal details a kind may carry, encrypted and apart; none for a correction, whose details are those of its target. */
export function detailsOf(kind: string): Field[] {
  const definition = definitionOf(kind);
  if (definition.sealed === undefined || defOf(definition.sealed).type !== 'object') return [];
  return within(definition, definition.sealed as z.ZodObject);
}

function definitionOf(kind: string): KindDefinition {
  const definition = kindOf(kind);
  if (definition === undefined) throw new RangeError(`no such kind: ${kind}`);
  return definition;
}

function within(definition: KindDefinition, object: z.ZodObject): Field[] {
  return Object.entries(object.shape).map(([name, schema]) => {
    const { inner, required } = unwrapped(schema as z.ZodType);
    const label = definition.fields[name];
    if (label === undefined) throw new TypeError(`${definition.kind}.${name} has no label`);
    return { name, label, required, ...shapeOf(definition, name, inner) };
  });
}

function unwrapped(schema: z.core.$ZodType): { inner: z.core.$ZodType; required: boolean } {
  const { type, innerType } = defOf(schema);
  if (innerType === undefined) return { inner: schema, required: true };
  const below = unwrapped(innerType);
  return { inner: below.inner, required: below.required && type !== 'optional' };
}

function shapeOf(definition: KindDefinition, name: string, schema: z.core.$ZodType): Shape {
  const def = defOf(schema);
  const named = known.get(schema);
  if (named !== undefined) return named;
  const values = (from: Def): Choice[] =>
    Object.values(from.entries!).map((value) => ({ value, label: definition.words[name]![value]! }));
  switch (def.type) {
    case 'enum':
      return { shape: 'choice', values: values(def) };
    case 'boolean':
      return { shape: 'yesNo' };
    case 'number':
      return { shape: 'number', least: limit(def, 'greater_than', 0), most: limit(def, 'less_than', Infinity) };
    case 'object':
      return { shape: 'group', fields: within(definition, schema as z.ZodObject) };
    case 'record':
      return defOf(def.valueType!).type === 'number' ? { shape: 'counts' } : { shape: 'changes' };
    case 'string': {
      const most = limit(def, 'max_length', 0);
      return most === 0 ? { shape: 'code' } : { shape: 'text', most, typed: isTyped(schema) };
    }
    case 'array': {
      const least = limit(def, 'min_length', 0);
      const most = limit(def, 'max_length', Infinity);
      if (def.element === entryId) return { shape: 'entries', most };
      const element = defOf(def.element!);
      if (element.type === 'enum') return { shape: 'choices', values: values(element), least };
      return { shape: 'list', fields: within(definition, def.element as z.ZodObject), least, most };
    }
    default:
      throw new TypeError(`${definition.kind}.${name}: no form for ${def.type}`);
  }
}

type Body = Readonly<Record<string, unknown>>;

/**
 * The fields to ask for once some are filled in: as `fieldsOf`, without those that the kind's own rules refuse beside what was
 * chosen or that are idle, with the values that are asked for, and required where a rule demands it. What depends on a choice not
 * yet made is not asked for.
 */
export function fieldsFor(kind: string, body: Body): Field[] {
  const definition = definitionOf(kind);
  const { body: schema } = definition;
  const none = definition.idle?.(body) ?? [];
  const fields = fieldsOf(kind)
    .filter(({ name }) => body[name] !== undefined || !none.includes(name))
    .map((field) => asked(field, definition.unasked?.[field.name], body[field.name]));
  if (defOf(schema).checks === undefined) return fields;
  const bodies = completed(fields, body);
  const refused = (field: Field, filled: boolean) => (one: Body) => {
    const { [field.name]: given = sampleOf(field), ...rest } = one;
    const result = schema.safeParse(filled ? { ...rest, [field.name]: given } : rest);
    return !result.success && result.error.issues.some(({ code, path }) => code === 'custom' && path[0] === field.name);
  };
  return fields.flatMap((field) => {
    if (field.required) return field;
    if (bodies.some(refused(field, true))) return [];
    return { ...field, required: bodies.every(refused(field, false)) };
  });
}

/** A choice without what nobody chooses in a form; what was chosen stays. */
function asked(field: Field, unasked: readonly string[] = [], chosen: unknown): Field {
  if (field.shape !== 'choice' || unasked.length === 0) return field;
  return { ...field, values: field.values.filter(({ value }) => value === chosen || !unasked.includes(value)) };
}

/** One body for every combination of what has to be chosen in a kind, something in each other field that is required. */
export const everyChoice = (kind: string): Body[] => completed(fieldsOf(kind), {});

/** The body with every value of the choices not yet made, and something in each other field that is required. */
function completed(fields: readonly Field[], body: Body): Body[] {
  let bodies: Body[] = [body];
  for (const field of fields) {
    const { name } = field;
    if (!field.required || body[name] !== undefined) continue;
    const values = field.shape === 'choice' ? field.values.map(({ value }) => value) : [sampleOf(field)];
    bodies = bodies.flatMap((one) => values.map((value) => ({ ...one, [name]: value })));
  }
  return bodies;
}

/** Something that fits a field by itself. */
function sampleOf(field: Field): unknown {
  switch (field.shape) {
    case 'choice':
      return field.values[0]!.value;
    case 'choices':
      return field.values.slice(0, field.least).map(({ value }) => value);
    case 'text':
      return '-';
    case 'number':
      return field.least;
    case 'yesNo':
      return false;
    case 'day':
      return '2026-01-01';
    case 'month':
      return '2026-01';
    case 'time':
    case 'dayOrTime':
      return '2026-01-01T00:00:00.000+08:00';
    case 'entries':
    case 'list':
      return [];
    case 'group':
      return {};
    default:
      return undefined;
  }
}
