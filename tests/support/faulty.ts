import type { Schema } from './fuzz.ts';

/** What is wrong wherever it stands, as JSON and as the text of a query; `undefined`: it is left out. */
export const wrongs: Record<string, unknown> = {
  nothing: undefined,
  null: null,
  empty: '',
  words: 'no such thing',
  'a long text': '长'.repeat(3000),
  'a negative fraction': -1.5,
  'a large number': 1e12,
  no: false,
  'an empty list': [],
  'a long list': Array.from({ length: 600 }, () => 'x'),
  'an object': { 'no such key': 1 },
};

/** A value of the schema's shape that is wrong in every part; of several shapes in a list, one of each. */
export function wrongThroughout(schema: Schema, wrong: unknown, named: Record<string, Schema>): unknown {
  if (schema.$ref) return wrongThroughout(named[schema.$ref.replace(/^.*\//, '')] ?? {}, wrong, named);
  // what tells the shapes apart stays
  if (schema.const !== undefined) return schema.const;
  const [among] = shapesOf(schema);
  if (among !== undefined) return wrongThroughout(among, wrong, named);
  if (schema.items) {
    const shapes = shapesOf(schema.items);
    return (shapes.length > 0 ? shapes : [schema.items]).map((one) => wrongThroughout(one, wrong, named));
  }
  const { properties, additionalProperties: others } = schema;
  if (properties === undefined && typeof others !== 'object') return wrong;
  const fields = Object.entries(properties ?? {}).map(([key, one]) => [key, wrongThroughout(one, wrong, named)]);
  if (typeof others === 'object') fields.push(['no such key', wrongThroughout(others, wrong, named)]);
  return Object.fromEntries(fields);
}

/** Every field of an object wrong in itself, whatever it should hold. */
export const wrongAtTop = (schema: Schema, wrong: unknown): unknown =>
  Object.fromEntries(Object.keys(schema.properties ?? {}).map((key) => [key, wrong]));

const shapesOf = ({ anyOf, oneOf }: Schema): Schema[] => (anyOf ?? oneOf ?? []).filter(({ type }) => type !== 'null');
