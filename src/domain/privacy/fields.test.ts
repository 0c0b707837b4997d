import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { isTyped, type KindDefinition } from '../journal/kind.ts';
import { kinds, type Kind } from '../journal/registry.ts';
import { sentSchema } from '../journal/sent.ts';
import { bodies } from './bodies.ts';
import { envelope } from './fields.ts';

/** Every place in a schema that can hold a value: path → whether a person types it. */
function leaves(schema: z.ZodType, path = '', found = new Map<string, boolean>()): Map<string, boolean> {
  const { def } = schema as unknown as {
    def: { innerType?: z.ZodType; element?: z.ZodType; shape?: Record<string, z.ZodType> };
  };
  const at = (field: string) => (path === '' ? field : `${path}.${field}`);
  if (isTyped(schema)) found.set(path, true);
  else if (def.innerType) leaves(def.innerType, path, found);
  else if (def.element) leaves(def.element, at('*'), found);
  else if (def.shape) for (const [field, inner] of Object.entries(def.shape)) leaves(inner, at(field), found);
  else found.set(path, false);
  return found;
}

for (const [name, definition] of Object.entries(kinds) as [Kind, KindDefinition][]) {
  test(`every field of ${name} is in the registry of fields, and nothing else is`, () => {
    const { notPersonal, texts, sealed } = bodies[name];
    const found = [...leaves(definition.body)];
    assert.deepEqual(found.flatMap(([path, typed]) => (typed ? [] : [path])).sort(), [...notPersonal].sort());
    assert.deepEqual(found.flatMap(([path, typed]) => (typed ? [path] : [])).sort(), Object.keys(texts).sort());
    const details =
      definition.sealed === undefined || name === 'correction' ? [] : [...leaves(definition.sealed).keys()];
    assert.deepEqual(details.sort(), Object.keys(sealed).sort());
  });
}

test('every field of the envelope is in the registry of fields', () => {
  const listed = new Set([...Object.keys(envelope.personal), ...envelope.notPersonal]);
  for (const definition of Object.values(kinds) as unknown as KindDefinition[]) {
    for (const field of Object.keys(sentSchema(definition).shape)) assert.ok(listed.has(field), field);
  }
});

test('what is personal of a villager always expires by a figure', () => {
  const ends = ['disputeParties', 'contact', 'registration'];
  for (const { sealed } of Object.values(bodies)) {
    for (const { whose, kept } of Object.values(sealed)) assert.ok(whose === 'villager' && ends.includes(kept));
  }
});
