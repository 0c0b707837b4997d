import fc from 'fast-check';

/** As much of JSON Schema (OpenAPI 3.1) as the document uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

export interface Operation {
  method: string;
  path: string;
  parameters: { name: string; in: string; required?: boolean; schema: Schema }[];
  body: Schema | undefined;
  /** It answers a page for people, refusals too. */
  page: boolean;
}

interface Document {
  paths: Record<
    string,
    Record<string, { parameters?: Operation['parameters']; requestBody?: Content; responses: Record<string, Content> }>
  >;
  components?: { schemas?: Record<string, Schema> };
}
interface Content {
  content?: Record<string, { schema: Schema }>;
}

/** Every operation of the document. */
export function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody, responses }]) => ({
      method: method.toUpperCase(),
      path,
      parameters,
      body: requestBody?.content?.['application/json']?.schema,
      page: responses['200']?.content?.['text/html'] !== undefined,
    })),
  );
}

/** Objects that take any key: a draft, kept with whatever faults it has. */
const open = new WeakSet<object>();

function opened<T extends object>(made: T): T {
  open.add(made);
  return made;
}

/** Values that fit a schema as far as it says. */
export class Fitting {
  readonly #named: Record<string, Schema>;
  /** Ids of someone or something that exists. */
  readonly ids: string[] = [];

  constructor(document: Document) {
    this.#named = document.components?.schemas ?? {};
  }

  of(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
    if (schema.$ref) return this.of(this.#named[schema.$ref.replace(/^.*\//, '')] ?? {}, depth + 1);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const among = schema.anyOf ?? schema.oneOf;
    if (among) return fc.oneof(...among.map((one) => this.of(one, depth + 1)));
    if (schema.allOf)
      return fc
        .tuple(...schema.allOf.map((one) => this.of(one, depth + 1)))
        .map((all) => Object.assign({}, ...all) as unknown);
    const types = Array.isArray(schema.type) ? schema.type : [schema.type];
    return fc.oneof(...types.map((type) => this.#ofType(schema, type, depth)));
  }

  #ofType(schema: Schema, type: string | undefined, depth: number): fc.Arbitrary<unknown> {
    switch (type) {
      case 'string':
        return schema.format === 'uuid' ? this.#id(schema) : text(schema);
      case 'integer':
        return fc.integer({
          min: Math.max(schema.minimum ?? -1000, -(2 ** 31)),
          max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1),
        });
      case 'number':
        return fc.double({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000, noNaN: true });
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'array':
        return fc.array(this.of(schema.items ?? {}, depth + 1), {
          minLength: schema.minItems ?? 0,
          maxLength: Math.min(schema.maxItems ?? 3, Math.max(3, schema.minItems ?? 0)),
        });
      case 'object':
        return this.#object(schema, depth);
      default:
        return anything;
    }
  }

  /** Ids of entries are made by who sends them; others name what is there. */
  #id({ pattern = '' }: Schema): fc.Arbitrary<string> {
    if (pattern.includes('-7[')) return fc.uuid({ version: 7 });
    const any = fc.uuid({ version: [4, 7] });
    return this.ids.length === 0
      ? any
      : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...this.ids) }, { weight: 1, arbitrary: any });
  }

  #object({ properties = {}, required = [], additionalProperties }: Schema, depth: number): fc.Arbitrary<unknown> {
    const fields = Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [key, this.of(value, depth + 1)]),
    );
    const optional = depth > 6 ? required : Object.keys(fields);
    const wanted = Object.fromEntries(Object.entries(fields).filter(([key]) => optional.includes(key)));
    const made = fc.record(wanted, { requiredKeys: required.filter((key) => key in wanted) });
    const takesAny = additionalProperties !== undefined && Object.keys(Object(additionalProperties)).length === 0;
    return takesAny && additionalProperties !== false ? made.map(opened) : made;
  }
}

/** Ids and names that exist in the tests' city, so that not everything ends at "unknown". */
const KNOWN = ['341622101210', '341621112214', '341622', '3416', '341622101', '2014-10', '2014-10-20'];

function text({ format, pattern, minLength = 0, maxLength = 200 }: Schema): fc.Arbitrary<string> {
  if (format === 'date')
    return fc
      .date({ min: new Date('2013-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
  if (format === 'date-time')
    return fc
      .date({ min: new Date('2013-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString());
  if (pattern) {
    const fits = new RegExp(pattern, 'u');
    const known = KNOWN.filter((word) => fits.test(word));
    const made = matching(fits);
    return known.length > 0 ? fc.oneof(fc.constantFrom(...known), made) : made;
  }
  return fc.oneof(
    fc.constantFrom(...KNOWN),
    fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 40), unit: 'grapheme' }),
  );
}

/** Strings that break programs: empty, endless, right to left, beyond the basic plane, with NUL, half a character, code. */
export const hostile: string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e反',
  '𠮷𠮷𠮷',
  '👨‍👩‍👧‍👦',
  '\ufeff',
  'ﷺ'.repeat(500),
  'x'.repeat(100_000),
  "'; drop table entry; --",
  '../../etc/passwd',
  '%00',
  '${1}',
  '<script>alert(1)</script>',
  '__proto__',
  '9'.repeat(400),
  '-1',
  '1e308',
  'NaN',
  'null',
  '2014-02-30',
  '2014-13',
  '0000-00-00',
  '9999-12-31',
  '341622101210~',
];

/** Anything JSON can say that no schema expects. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -0,
    -1,
    1.5,
    2 ** 31,
    2 ** 53,
    1e308,
    [],
    {},
    [[]],
    [{}],
    { a: { b: [] } },
    [null],
  ),
  fc.constantFrom(...hostile),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A value with one of its parts, or itself, replaced by something no schema expects. */
export const spoilt = (value: unknown): fc.Arbitrary<unknown> => {
  const paths = pathsOf(value);
  return fc.tuple(fc.constantFrom(...paths), anything).map(([path, junk]) => replaced(value, path, junk));
};

/** A value with a key that nobody declared in one of its objects. */
export const withUnknownKey = (value: unknown): fc.Arbitrary<unknown> => {
  const objects = pathsOf(value).filter((path) => isRecord(at(value, path)) && !open.has(at(value, path) as object));
  if (objects.length === 0) return fc.constant({ planted: 1 });
  return fc
    .tuple(fc.constantFrom(...objects), fc.constantFrom('planted', 'author', 'constructor', 'number'))
    .map(([path, key]) => replaced(value, path, { ...(at(value, path) as object), [`${key}_`]: 'x' }));
};

type Path = (string | number)[];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value);

function pathsOf(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null) return [[]];
  const keys: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [
    [],
    ...keys.flatMap((key) => pathsOf((value as Record<string | number, unknown>)[key]).map((rest) => [key, ...rest])),
  ];
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((inner: unknown, index) => (index === key ? replaced(inner, rest, by) : inner));
  const record = value as Record<string, unknown>;
  return { ...record, [key]: replaced(record[key], rest, by) };
}

/** fast-check makes no strings for patterns that look ahead: those get any words. */
function matching(pattern: RegExp): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(pattern);
  } catch {
    return fc.oneof(fc.constantFrom(...KNOWN), fc.string());
  }
}
