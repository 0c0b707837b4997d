import fc from 'fast-check';
import type { z } from 'zod';
import { kinds, type Kind } from '../../src/domain/journal/registry.ts';

interface Def {
  type: string;
  innerType?: z.ZodType;
  element?: z.ZodType;
  shape?: Record<string, z.ZodType>;
  options?: z.ZodType[];
  entries?: Record<string, string>;
  keyType?: z.ZodType;
  valueType?: z.ZodType;
  format?: string;
}

const text = fc.oneof(
  fc.constantFrom('邹庄', '48号', '村口', '路灯坏了', '𠮷', 'cafe', '"\\\n'),
  fc.string({ minLength: 1, maxLength: 12 }),
);
const strings = fc.oneof(
  text,
  fc.uuid({ version: 7 }),
  fc.constantFrom(
    '2014-11',
    '2014-11-07',
    '2014-11-07T09:00:00+08:00',
    '2014-11-08T02:00:00Z',
    '34',
    '3416',
    '341622101210',
    '0'.repeat(64),
    'abc',
  ),
);

/** Values of a body's schema, read off the schema; what refinements refuse is left out by `arbitraryBody`. */
function valuesOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const { def } = schema as unknown as { def: Def };
  if (def.type === 'optional') return fc.option(valuesOf(def.innerType!), { nil: undefined });
  if (def.type === 'nullable') return fc.option(valuesOf(def.innerType!), { nil: null });
  if (def.type === 'object') {
    const fields = Object.entries(def.shape!).map(([field, inner]) => [field, valuesOf(inner)]);
    return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>).map(withoutAbsent);
  }
  if (def.type === 'array') return fc.array(valuesOf(def.element!), { maxLength: 4 });
  if (def.type === 'record')
    return fc.dictionary(fc.constantFrom('a', 'B', '盗窃', '040100'), valuesOf(def.valueType!));
  if (def.type === 'union') return fc.oneof(...def.options!.map(valuesOf));
  if (def.type === 'enum') return fc.constantFrom(...Object.values(def.entries!));
  if (def.type === 'boolean') return fc.boolean();
  if (def.type === 'null') return fc.constant(null);
  if (def.type === 'number') return fc.nat({ max: 200 });
  return strings.filter((value) => schema.safeParse(value).success);
}

const withoutAbsent = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined));

/** Bodies of a kind as its schema accepts and returns them. A correction's changes stay empty. */
export function arbitraryBody(kind: Kind): fc.Arbitrary<Record<string, unknown>> {
  const { body } = kinds[kind] as unknown as { body: z.ZodObject };
  return valuesOf(body)
    .map((value) => body.safeParse(value))
    .filter((result) => result.success)
    .map((result) => result.data as Record<string, unknown>);
}
