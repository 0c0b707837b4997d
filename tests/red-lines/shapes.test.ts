import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readChanges } from '../../src/domain/journal/changes.ts';
import { readSent } from '../../src/domain/journal/sent.ts';
import type { KindDefinition } from '../../src/domain/journal/kind.ts';
import { kinds } from '../../src/domain/journal/registry.ts';
import { definitions, jsonSchemaOf, keysAndValues } from './vocabulary.ts';

// Closed schemas are the first guard: what has no field cannot be kept. Keys are listed whole, so that a new one has to be
// thought about here as well.
const ENVELOPE = [
  'id',
  'village',
  'kind',
  'with',
  'onBehalfOf',
  'occurredAt',
  'recordedAt',
  'onSite',
  'campaign',
  'body',
];

const keysOf = (schema: object): string[] => Object.keys((schema as { properties?: object }).properties ?? {});
const bodyOf = (definition: KindDefinition): string[] =>
  keysOf((jsonSchemaOf(definition) as { properties: { body: object } }).properties.body);

const sent = (kind: string, body: object, more: object = {}) =>
  readSent({
    id: '01932b6e-7a10-7c3d-8e21-0123456789ab',
    village: '341622101210',
    kind,
    occurredAt: '2014-10-20T09:00:00+08:00',
    recordedAt: '2014-10-20T09:00:00+08:00',
    onSite: true,
    body,
    ...more,
  });

const read = (result: ReturnType<typeof sent>) => ('sent' in result ? result.sent : undefined);

const incident = { class: 'publicOrder', sizeBand: 'under10', help: ['police'], place: '村部', what: '聚集' };

test('R4: an incident says class, size band, help, place and what happened, and nothing else', () => {
  assert.deepEqual(bodyOf(kinds.incident), ['class', 'sizeBand', 'help', 'place', 'what']);
  assert.deepEqual(bodyOf(kinds.incidentStep), ['step']);
});

test('R4: an incident and its steps carry no note, no sealed details and no photos', () => {
  assert.deepEqual(keysOf(jsonSchemaOf(kinds.incident)), ENVELOPE);
  assert.deepEqual(
    keysOf(jsonSchemaOf(kinds.incidentStep)).filter((key) => key !== 'about'),
    ENVELOPE,
  );
});

test('R4: an incident that names participants, organisers or demands is refused', () => {
  assert.equal(sent('incident', incident).faults, undefined);
  for (const key of ['participants', 'organisers', 'demands', 'names', 'photos']) {
    assert.ok(sent('incident', { ...incident, [key]: ['x'] }).faults, key);
  }
  for (const extra of [{ note: '某某带头' }, { sealed: { name: '张三' } }, { files: [] }]) {
    assert.ok(sent('incident', incident, extra).faults, JSON.stringify(extra));
  }
});

test('R4: what happened is at most 60 characters', () => {
  assert.ok(sent('incident', { ...incident, what: '一'.repeat(61) }).faults);
});

test('R4: no other kind is a way from an incident to a note or to details', () => {
  const about = definitions.filter(
    (definition) => definition.about !== 'any' && definition.about?.includes('incident'),
  );
  assert.deepEqual(
    about.map(({ kind }) => kind),
    ['incidentStep'],
  );
});

test('R12: counselling is a theme and a number', () => {
  assert.deepEqual(bodyOf(kinds.counselling), ['theme', 'people']);
  assert.deepEqual(keysOf(jsonSchemaOf(kinds.counselling)), ENVELOPE);
  for (const extra of [{ note: '某某' }, { sealed: { name: '张三' } }, { files: [] }]) {
    assert.ok(sent('counselling', { theme: '交通安全', people: 20 }, extra).faults, JSON.stringify(extra));
  }
});

test('R12: closed doors and refusals are bare counts of a round, tied to no door', () => {
  assert.deepEqual(bodyOf(kinds.visit), ['households', 'purpose', 'notHome', 'declined']);
  const { properties } = jsonSchemaOf(kinds.visit) as {
    properties: { body: { properties: Record<string, { type?: string }> } };
  };
  assert.equal(properties.body.properties['declined']?.type, 'integer');
  assert.equal(properties.body.properties['notHome']?.type, 'integer');
  const elsewhere = definitions.filter(
    ({ kind, body }) =>
      kind !== 'visit' &&
      keysAndValues(jsonSchemaOf({ ...kinds.visit, kind, body } as KindDefinition)).includes('declined'),
  );
  // a request declined by the station is an answer to a villager, not a refusal by one
  assert.deepEqual(
    elsewhere.map(({ kind }) => kind),
    ['requestStep'],
  );
});

test('R12: a household is a door, never a person', () => {
  assert.deepEqual(bodyOf(kinds.household), ['group', 'label']);
  assert.deepEqual(
    keysOf(jsonSchemaOf(kinds.household)).filter((key) => key !== 'files'),
    ENVELOPE,
  );
});

test('R1: sealed details stand only where the work needs a name, and are a name and a phone number', () => {
  const sealing = definitions
    .filter(({ sealed }) => sealed)
    .map(({ kind }) => kind)
    .toSorted();
  assert.deepEqual(sealing, ['complaint', 'correction', 'dispute', 'registration', 'request']);
  for (const kind of ['request', 'complaint', 'registration'] as const) {
    const schema = jsonSchemaOf(kinds[kind]) as { properties: { sealed: object } };
    assert.deepEqual(keysOf(schema.properties.sealed), ['name', 'phone'], kind);
  }
  const dispute = jsonSchemaOf(kinds.dispute) as {
    properties: { sealed: { properties: { parties: { items: object } } } };
  };
  assert.deepEqual(keysOf(dispute.properties.sealed), ['parties']);
  assert.deepEqual(keysOf(dispute.properties.sealed.properties.parties.items), ['role', 'name', 'phone']);
});

test('R1: every body is closed: an unknown key is refused, at every depth', () => {
  for (const found of definitions.filter(({ kind }) => kind !== 'correction')) {
    assert.deepEqual(openObjects(jsonSchemaOf(found)), [], found.kind);
  }
});

test('R1, R4, R12: a correction brings in nothing that its target could not carry', () => {
  const targets = {
    incident,
    counselling: { theme: '交通安全', people: 20 },
    visit: { households: [], purpose: 'routine' },
  };
  const about = '01932b6e-7a10-7c3d-8e21-0123456789ac';
  const changed = (changes: object, more: object = {}) =>
    read(sent('correction', { action: 'amend', reason: '补充', changes }, { about, ...more }));
  for (const [kind, body] of Object.entries(targets)) {
    const smuggled = [
      changed({ body: { participants: '某某' } }),
      changed({ body: { score: 3 } }),
      changed({ onSite: true }, { sealed: { name: '张三' } }),
      ...(kind === 'visit' ? [] : [changed({ note: '某某带头' })]),
    ];
    for (const correction of smuggled) {
      assert.ok(correction);
      assert.ok(readChanges(correction, { kind, body }).issues, `${kind}: ${JSON.stringify(correction)}`);
    }
  }
});

/** Counts by a deployment's own list of categories: keys are codes, values numbers. A correction is judged below. */
const BY_CODE = ['/body/counts'];

function openObjects(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const node = schema as { type?: string; additionalProperties?: unknown; properties?: object };
  const open = node.type === 'object' && node.additionalProperties !== false && !BY_CODE.includes(path);
  const below = Object.entries(node.properties ?? {}).flatMap(([key, value]) => openObjects(value, `${path}/${key}`));
  const others = ['anyOf', 'oneOf', 'allOf', 'items'].flatMap((key) =>
    openObjects((schema as Record<string, unknown>)[key], path),
  );
  const listed = Array.isArray(schema) ? schema.flatMap((value) => openObjects(value, path)) : [];
  return [...(open ? [path] : []), ...below, ...others, ...listed];
}

test('R5, R16: nothing demands a photo or a place from the officer', () => {
  for (const found of definitions) {
    const { required = [] } = jsonSchemaOf(found) as { required?: string[] };
    assert.ok(!required.includes('files') && !required.includes('note'), found.kind);
  }
});

test('R6: files are photos, never documents, sound or film', () => {
  const types = new Set(
    definitions.flatMap((found) => keysAndValues(jsonSchemaOf(found))).filter((word) => word.includes('/')),
  );
  assert.deepEqual([...types].toSorted(), ['image/jpeg', 'image/png', 'image/webp']);
});

test('R6: a broken camera is a hazard like a broken lamp: a type and a place', () => {
  assert.deepEqual(bodyOf(kinds.hazard), ['type', 'place']);
});
