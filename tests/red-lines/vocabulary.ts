import type pg from 'pg';
import { z } from 'zod';
import type { KindDefinition, Label } from '../../src/domain/journal/kind.ts';
import { kinds } from '../../src/domain/journal/registry.ts';
import { sentSchema } from '../../src/domain/journal/sent.ts';

/** A name or word the system uses: key, value, column, label. */
export interface Word {
  where: string;
  text: string;
}

/** Words that must not be used: English ones as whole words inside a name, Chinese ones anywhere. */
export interface Forbidden {
  en: string[];
  zh: string[];
}

/** Every kind there is, with what it may carry, as JSON Schema. */
export const definitions = Object.values(kinds) as unknown as KindDefinition[];
export const jsonSchemaOf = (definition: KindDefinition): object =>
  z.toJSONSchema(sentSchema(definition), { io: 'input', unrepresentable: 'any' });

/** Keys and values of every kind of entry, and its words in both languages. */
export function kindWords(): Word[] {
  return definitions.flatMap((definition) => [
    ...keysAndValues(jsonSchemaOf(definition)).map((text) => ({ where: `kind ${definition.kind}`, text })),
    ...labelsOf(definition).flatMap(({ zh, en }) =>
      [zh, en].map((text) => ({ where: `label of ${definition.kind}`, text })),
    ),
  ]);
}

function labelsOf(definition: KindDefinition): Label[] {
  const chosen = Object.values(definition.words).flatMap((values) => Object.values(values));
  return [definition.label, ...Object.values(definition.fields), ...chosen];
}

/** Tables, columns and the values their checks allow. */
export async function schemaWords(client: pg.ClientBase): Promise<Word[]> {
  const { rows } = await client.query<{ name: string; column: string }>(
    `select table_name as name, column_name as column from information_schema.columns where table_schema = 'public'`,
  );
  const checks = await client.query<{ name: string; text: string }>(
    `select conrelid::regclass::text as name, literal[1] as text
     from pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([^'']+)''::text', 'g') as literal
     where contype = 'c' and connamespace = 'public'::regnamespace`,
  );
  return [
    ...rows.flatMap(({ name, column }) => [name, column].map((text) => ({ where: `table ${name}`, text }))),
    ...checks.rows.map(({ name, text }) => ({ where: `values of ${name}`, text })),
  ];
}

/** Property names, enumerated values, parameters and descriptions of any JSON Schema or OpenAPI document. */
export function keysAndValues(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap(keysAndValues);
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === 'properties' || key === 'paths')
      return [...Object.keys(value as object), ...keysAndValues(Object.values(value as object))];
    if (typeof value === 'string') return NAMING.has(key) ? [value] : [];
    if (key === 'enum' && Array.isArray(value)) return value.map(String);
    return keysAndValues(value);
  });
}
const NAMING = new Set(['const', 'name', 'summary', 'description', 'title', 'operationId']);

/** Those words that say what must not be said, as `where: text`. */
export function saidIn(words: Word[], forbidden: Forbidden): string[] {
  const english = new Set(forbidden.en);
  const said = words.filter(
    ({ text }) => partsOf(text).some((part) => english.has(part)) || forbidden.zh.some((word) => text.includes(word)),
  );
  return [...new Set(said.map(({ where, text }) => `${where}: ${text}`))].toSorted();
}

/** `household_visits`, `householdVisits` and `Household visits` are the same two words; neighbours are also joined. */
function partsOf(text: string): string[] {
  const parts = text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return [...parts, ...parts.slice(1).map((part, index) => `${parts[index] ?? ''}${part}`)];
}
