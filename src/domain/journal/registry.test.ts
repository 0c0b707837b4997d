import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import type { KindDefinition, SixRole } from './kind.ts';
import { kinds } from './registry.ts';
import { sentSchema } from './sent.ts';

const all = Object.values(kinds) as unknown as KindDefinition[];

test('a kind is registered under its own name', () => {
  for (const [name, definition] of Object.entries(kinds)) assert.equal(definition.kind, name);
});

/** Values of every enumeration in a body, by field name. */
function enumerations(schema: z.ZodType, field = '', found = new Map<string, string[]>()): Map<string, string[]> {
  const { def } = schema as unknown as {
    def: {
      innerType?: z.ZodType;
      element?: z.ZodType;
      shape?: Record<string, z.ZodType>;
      entries?: Record<string, string>;
    };
  };
  if (def.entries) found.set(field, Object.values(def.entries));
  if (def.innerType) enumerations(def.innerType, field, found);
  if (def.element) enumerations(def.element, field, found);
  for (const [name, inner] of Object.entries(def.shape ?? {})) enumerations(inner, name, found);
  return found;
}

for (const { kind, body, words, label } of all) {
  test(`every word of ${kind} has a label in Chinese and English, and no label is left over`, () => {
    const values = enumerations(body);
    assert.deepEqual(Object.keys(words).sort(), [...values.keys()].sort());
    for (const [field, list] of values) assert.deepEqual(Object.keys(words[field]!).sort(), [...list].sort(), field);
    for (const { zh, en } of [label, ...Object.values(words).flatMap((field) => Object.values(field))]) {
      assert.match(zh, /[\u4e00-\u9fff]/);
      assert.match(en, /^[A-Z0-9][\x20-\x7e]*$/);
    }
  });
}

test('a step is about kinds that open a case; a kind without steps opens none', () => {
  const opening = all.filter((kind) => kind.opens).map(({ kind }) => kind);
  const steppedOn = new Set(all.flatMap(({ about }) => (Array.isArray(about) ? (about as string[]) : [])));
  assert.deepEqual([...steppedOn].sort(), opening.sort());
});

test('a month is read by the six roles of the source', () => {
  const by = (role: SixRole) =>
    all
      .filter((kind) => kind.role === role)
      .map(({ kind }) => kind)
      .sort();
  assert.deepEqual(by('organiser'), ['alert', 'hazard', 'patrol', 'plan']);
  assert.deepEqual(by('mediator'), ['dispute', 'followUp', 'mediation']);
  assert.deepEqual(by('collector'), [
    'analysis',
    'incident',
    'information',
    'populationCount',
    'registration',
    'villageProfile',
  ]);
  assert.deepEqual(by('publicist'), ['counselling', 'lawClass', 'publicity']);
  assert.deepEqual(by('liaison'), ['diary', 'handout', 'visit']);
  assert.deepEqual(by('service'), ['request', 'serviceJob']);
});

test('incidents, their steps and counselling carry no note, no photo, no sealed details', () => {
  for (const { kind, note, files, sealed } of all) {
    if (!['incident', 'incidentStep', 'counselling'].includes(kind)) continue;
    assert.deepEqual({ note, files, sealed }, { note: false, files: false, sealed: undefined }, kind);
  }
});

test('only disputes, registrations, requests and complaints have sealed details of their own', () => {
  const sealed = all.filter((kind) => kind.sealed !== undefined).map(({ kind }) => kind);
  assert.deepEqual(sealed.sort(), ['complaint', 'correction', 'dispute', 'registration', 'request']);
});

test('complaints stand in the county’s journal, everything else in a village’s', () => {
  assert.deepEqual(
    all.filter(({ journal }) => journal === 'county').map(({ kind }) => kind),
    ['complaint', 'complaintStep'],
  );
});

test('every kind’s schema can be described as JSON Schema', () => {
  for (const definition of all) {
    const described = z.toJSONSchema(sentSchema(definition), { io: 'input' });
    assert.equal(described.additionalProperties, false, definition.kind);
    assert.ok(!('author' in described.properties!), definition.kind);
  }
});
