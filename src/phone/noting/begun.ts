import type { Instant } from '../../domain/calendar/utc8.ts';
import type { Field } from '../../domain/journal/fields.ts';
import { type Body, type Kind, kindOf } from '../../domain/journal/registry.ts';
import type { Taken } from '../photos/photos.ts';

/** Values of a form's fields by name; absent: not filled in. */
export type Values = Readonly<Record<string, unknown>>;

/** An entry as far as it is filled in. */
export interface Begun {
  /** Under which it is noted: begun once it is noted once, in whichever window. Absent: made when it is saved. */
  id?: string | undefined;
  village: string;
  /** Absent: the moment it is saved. */
  at?: Instant | undefined;
  onSite: boolean;
  body: Values;
  note: string;
  details: Values;
  photos?: readonly Taken[];
  /** 同行. */
  with: readonly string[];
  /** 代录. */
  onBehalfOf?: string | undefined;
  /** Households put down in the same save. */
  made: readonly ({ id: string } & Body<'household'>)[];
}

/** What is sent of the values of fields: nothing that is not asked for, and nothing empty but lists that must be there. */
export function filledIn(fields: readonly Field[], values: Values): Record<string, unknown> {
  const filled: Record<string, unknown> = {};
  for (const field of fields) {
    const value = valueOf(field, values[field.name]);
    if (value !== undefined && value !== '') filled[field.name] = value;
  }
  return filled;
}

function valueOf(field: Field, value: unknown): unknown {
  switch (field.shape) {
    case 'list': {
      const filled = ((value ?? []) as Values[]).map((one) => filledIn(field.fields, one));
      const kept = filled.filter((one) => Object.keys(one).length > 0);
      return kept.length > 0 || field.required ? kept : undefined;
    }
    case 'group': {
      const filled = filledIn(field.fields, (value ?? {}) as Values);
      return Object.keys(filled).length > 0 || field.required ? filled : undefined;
    }
    case 'choices':
    case 'entries':
      return value ?? (field.required ? [] : undefined);
    default:
      return value;
  }
}

/**
 * A form in another village. `first`: how it begins in one. What was typed stays; what was filled in of the first village is as the
 * second has it; whom and which entries it names are of the first, and go.
 */
export function movedTo(
  village: string,
  begun: Begun,
  fields: readonly Field[],
  first: (village: string) => Begun,
): Partial<Begun> {
  const before = first(begun.village).body;
  const typed = Object.entries(begun.body).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
  );
  const naming = fields.filter(({ shape }) => shape === 'entries' || shape === 'entry').map(({ name }) => name);
  const values = Object.entries({ ...first(village).body, ...Object.fromEntries(typed) });
  const body = Object.fromEntries(values.filter(([name]) => !naming.includes(name)));
  return { village, body, made: [], with: [], onBehalfOf: undefined };
}

/** Whether anything was filled in. */
export function isTouched(fields: readonly Field[], values: Values): boolean {
  const optional = fields.map((field) => ({ ...field, required: false }));
  return Object.keys(filledIn(optional, values)).length > 0;
}

/** What a form is kept under while it is filled in: its kind, and what a step or a correction is of. */
export const formKey = (kind: Kind, about = ''): string => `note ${kind} ${about}`;

/** A form that was begun and left: of which kind, and of what. */
export interface Left {
  key: string;
  kind: Kind;
  about: string | undefined;
  /** The village it was for; empty: none was chosen. */
  village: string;
  note: string;
}

/** A form that was left, as it is kept. One that mends what was refused is none: it stands with that. */
export function leftOf({ key, draft }: { key: string; draft: unknown }): Left | undefined {
  const [form, kind = '', about = ''] = key.split(' ');
  if (form !== 'note' || !kindOf(kind)) return undefined;
  // a correction keeps how the entry should have read
  const { should = draft } = draft as { should?: Begun };
  const { village, note } = should as Begun;
  return { key, kind: kind as Kind, about: about || undefined, village, note };
}
