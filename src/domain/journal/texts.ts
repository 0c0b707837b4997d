import type { z } from 'zod';
import { isTyped } from './kind.ts';
import { kindOf } from './registry.ts';

type Json = Record<string, unknown>;
/** The typed strings of an entry by JSON pointer: `/note`, `/body/place`, `/body/groups/0/group`. */
export type Texts = Map<string, string>;

/** A schema's typed strings: field → `true` (typed), fields below, or the fields of each array element. */
interface Typed {
  [field: string]: true | Typed | [Typed];
}

const compiled = new Map<string, Typed>();

function typedOf(kind: string): Typed {
  let typed = compiled.get(kind);
  if (typed === undefined) {
    const definition = kindOf(kind);
    if (definition === undefined) throw new RangeError(`no such kind: ${kind}`);
    typed = typedFields(definition.body);
    compiled.set(kind, typed);
  }
  return typed;
}

function typedFields(object: z.ZodObject): Typed {
  const typed: Typed = {};
  for (const [field, schema] of Object.entries(object.shape)) {
    const found = typedWithin(schema as z.ZodType);
    if (found !== undefined) typed[field] = found;
  }
  return typed;
}

function typedWithin(schema: z.core.$ZodType): true | Typed | [Typed] | undefined {
  if (isTyped(schema)) return true;
  const { def } = schema._zod as unknown as {
    def: { type: string; innerType?: z.core.$ZodType; element?: z.core.$ZodType };
  };
  if (def.innerType !== undefined) return typedWithin(def.innerType);
  if (def.type === 'object') {
    const typed = typedFields(schema as z.ZodObject);
    return Object.keys(typed).length > 0 ? typed : undefined;
  }
  if (def.element === undefined) return undefined;
  const element = typedWithin(def.element);
  // A typed string left out of an array would move its neighbours: bodies use objects there.
  if (element === true || Array.isArray(element)) throw new TypeError('typed text directly in an array');
  return element === undefined ? undefined : [element];
}

/** A correction's `changes.body` has the typed strings of the kind it corrects. */
function typedIn(kind: string, aboutKind: string | undefined): Typed {
  const typed = typedOf(kind);
  if (kind !== 'correction' || aboutKind === undefined) return typed;
  return { ...typed, changes: { ...(typed['changes'] as Typed), body: typedOf(aboutKind) } };
}

/**
 * Takes the typed strings out of a body and note. `aboutKind`: for a correction, the kind of the entry it corrects; the
 * strings of its `changes.body` stay where they are without it. The body given is not changed.
 */
export function splitTexts(kind: string, body: Json, note?: string, aboutKind?: string): { body: Json; texts: Texts } {
  const texts: Texts = new Map();
  if (note !== undefined) texts.set('/note', note);
  return { body: without(body, typedIn(kind, aboutKind), '/body', texts), texts };
}

function without(object: Json, typed: Typed, at: string, texts: Texts): Json {
  const rest: Json = {};
  for (const field of Object.keys(object)) {
    const value = object[field];
    const what = typed[field];
    const pointer = `${at}/${field}`;
    if (what === true && typeof value === 'string') texts.set(pointer, value);
    else if (Array.isArray(what) && Array.isArray(value)) {
      rest[field] = value.map((element, index) =>
        isObject(element) ? without(element, what[0], `${pointer}/${index}`, texts) : element,
      );
    } else if (what !== undefined && what !== true && !Array.isArray(what) && isObject(value)) {
      rest[field] = without(value, what, pointer, texts);
    } else rest[field] = value;
  }
  return rest;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Puts texts back in place: the inverse of `splitTexts`. An erased text stays absent. The body given is not changed. */
export function joinTexts(body: Json, texts: Iterable<readonly [string, string]>): { body: Json; note?: string } {
  const joined: { body: Json; note?: string } = { body };
  let copied = false;
  for (const [pointer, text] of texts) {
    if (pointer === '/note') joined.note = text;
    else {
      if (!copied) joined.body = deepCopy(body);
      copied = true;
      const { parent, field } = place(joined.body, pointer);
      if (parent !== undefined) parent[field] = text;
    }
  }
  return joined;
}

/** Takes out what lies at these pointers, whatever the kind: what a reader does before checking the chain. */
export function withoutPointers(body: Json, pointers: readonly string[]): Json {
  const inBody = pointers.filter((pointer) => pointer !== '/note');
  if (inBody.length === 0) return body;
  const rest = deepCopy(body);
  for (const pointer of inBody) {
    const { parent, field } = place(rest, pointer);
    if (parent !== undefined) delete parent[field];
  }
  return rest;
}

/** Field names in bodies are plain ASCII words, so pointers need no `~0`/`~1`. */
function place(body: Json, pointer: string): { parent: Json | undefined; field: string } {
  const steps = pointer.split('/').slice(2);
  const field = steps.pop()!;
  let parent: unknown = body;
  for (const step of steps) parent = typeof parent === 'object' && parent !== null ? (parent as Json)[step] : undefined;
  return { parent: typeof parent === 'object' && parent !== null ? (parent as Json) : undefined, field };
}

function deepCopy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(deepCopy) as unknown as T;
  if (typeof value !== 'object' || value === null) return value;
  const copy: Json = {};
  for (const key of Object.keys(value)) copy[key] = deepCopy((value as Json)[key]);
  return copy as T;
}
