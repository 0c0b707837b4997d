import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { z } from 'zod';
import {
  digestAfter,
  keptText,
  keptTime,
  sealedDigest as independentSealedDigest,
  textDigest as independentTextDigest,
  typedPointers,
} from '../../../tests/independentChain.ts';
import { canonical } from './canonical.ts';
import { readChanges } from './changes.ts';
import {
  chain,
  firstBreak,
  hashed,
  prepare,
  sameContent,
  sameNotedFor,
  START,
  type Chained,
  type Pulled,
  type Stored,
} from './chain.ts';
import { kinds } from './registry.ts';
import { readSent, type Sent } from './sent.ts';

interface Vector {
  says: string;
  sent: Sent;
  author: string;
  aboutKind?: string;
  number: number;
  receivedAt: string;
  salts: Record<string, string>;
  sealedSalt?: string;
  sealed?: unknown;
  previous: string;
  canonical: string;
  digest: string;
  pulled: Chained & { note?: string; digest: string };
}

const vectors = JSON.parse(readFileSync(new URL('../../../docs/digest-vectors.json', import.meta.url), 'utf8')) as {
  start: string;
  entries: Vector[];
  erased: { says: string; pulled: Vector['pulled'] }[];
};
const sha256 = (data: Uint8Array | string): string => hash('sha256', data);
const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex');

function accepted({ sent, aboutKind }: Vector): Sent {
  const result = readSent(structuredClone(sent));
  assert.equal(result.faults, undefined);
  if (aboutKind === undefined) return result.sent!;
  const about = vectors.entries.find((other) => other.sent.id === sent.about)!;
  return readChanges(result.sent!, { kind: aboutKind, body: about.sent.body }).sent!;
}

for (const vector of vectors.entries) {
  test(`vector ${vector.number} keeps its digest: ${vector.says}`, () => {
    const salts = [...Object.values(vector.salts), ...(vector.sealedSalt ? [vector.sealedSalt] : [])].map(bytes);
    const { content, texts } = prepare(accepted(vector), vector.author, () => salts.shift()!, sha256, vector.aboutKind);
    assert.deepEqual(Object.keys(vector.salts), [...texts.keys()]);
    const entry = { ...content, number: vector.number, receivedAt: vector.receivedAt };
    assert.equal(canonical(hashed(entry)), vector.canonical);
    assert.equal(chain(vector.previous, entry, sha256), vector.digest);
  });

  test(`vector ${vector.number} agrees with a second implementation`, () => {
    const { sent, pulled, salts, aboutKind } = vector;
    assert.equal(digestAfter(vector.previous, pulled), vector.digest);
    const typed = typedPointers(sent.kind, pulled.body, aboutKind);
    if (pulled.note !== undefined) typed.push('/note');
    assert.deepEqual([...typed].sort(), Object.keys(pulled.textDigests).sort());
    for (const pointer of typed) {
      assert.equal(read(pulled, pointer), keptText(read(sent, pointer)));
      assert.equal(pulled.textDigests[pointer], independentTextDigest(salts[pointer]!, read(pulled, pointer)));
    }
    if (vector.sealedSalt) assert.equal(pulled.sealedDigest, independentSealedDigest(vector.sealedSalt, vector.sealed));
    assert.equal(pulled.occurredAt, keptTime(sent.occurredAt));
    assert.equal(pulled.recordedAt, keptTime(sent.recordedAt));
  });
}

const journal = vectors.entries.map(({ pulled }) => pulled);
const from = { number: 0, digest: START };

test('the chain begins with sixty-four zeros', () => assert.equal(START, vectors.start));

test('a journal as pulled verifies from its first entry', () => {
  assert.equal(firstBreak(from, journal, sha256), null);
  assert.equal(firstBreak({ number: 3, digest: journal[2]!.digest }, journal.slice(3), sha256), null);
});

test('a journal whose texts were erased still verifies', () => {
  for (const { pulled } of vectors.erased) {
    const erased = journal.map((entry) => (entry.number === pulled.number ? pulled : entry));
    assert.equal(firstBreak(from, erased, sha256), null);
    assert.equal(digestAfter(journal[pulled.number - 2]!.digest, pulled), pulled.digest);
  }
});

test('a withheld entry is proved by the one after it', () => {
  const hidden: Pulled[] = journal.map((entry) =>
    entry.number === 3 ? { number: 3, digest: entry.digest, withheld: true } : entry,
  );
  assert.equal(firstBreak(from, hidden, sha256), null);
  hidden[2] = { number: 3, digest: '0'.repeat(64), withheld: true };
  assert.equal(firstBreak(from, hidden, sha256), 4);
});

type Loose = Pulled & Record<'body' | 'textDigests', Record<string, unknown>> & Record<string, unknown>;
const tampering: [string, (entries: Loose[]) => unknown, number][] = [
  ['a changed count', (entries) => (entries[1]!.body.notHome = 0), 2],
  ['a changed time', (entries) => (entries[4]!['recordedAt'] = '2014-11-09T08:02:00.000+08:00'), 5],
  ['another author', (entries) => (entries[0]!['author'] = entries[8]!['onBehalfOf']), 1],
  ['a left-out entry', (entries) => entries.splice(3, 1), 4],
  ['an entry twice', (entries) => entries.splice(4, 0, entries[4]!), 6],
  ['a replaced digest of a text', (entries) => (entries[1]!.textDigests['/note'] = '0'.repeat(64)), 2],
];
for (const [what, change, at] of tampering) {
  test(`${what} breaks the chain at number ${at}`, () => {
    const entries = structuredClone(journal) as unknown as Loose[];
    change(entries);
    assert.equal(firstBreak(from, entries, sha256), at);
  });
}

const read = (from: unknown, pointer: string): string => {
  const steps = pointer.slice(1).split('/');
  return steps.reduce((within, step) => (within as Record<string, unknown>)[step], from) as string;
};

function stored(vector: Vector): { stored: Stored; sent: Sent } {
  const sent = accepted(vector);
  const salts = [...Object.values(vector.salts), ...(vector.sealedSalt ? [vector.sealedSalt] : [])].map(bytes);
  const { content, texts, sealedSalt } = prepare(sent, vector.author, () => salts.shift()!, sha256, vector.aboutKind);
  return { sent, stored: { content, salts: new Map([...texts].map(([key, { salt }]) => [key, salt])), sealedSalt } };
}

test('an entry sent again as it was is a duplicate, whatever salts it would get now', () => {
  for (const vector of vectors.entries) {
    const again = readSent(structuredClone(vector.sent)).sent!;
    assert.ok(sameContent(stored(vector).stored, again, vector.author, sha256, vector.aboutKind), vector.says);
  }
});

type LooseSent = Sent & {
  sealed: { parties: { name: string }[] };
  body: { changes: { body: Record<string, unknown> } };
};
const differences: [string, number, (sent: LooseSent) => unknown][] = [
  ['another note', 2, (sent) => (sent.note = '别的话')],
  ['no note', 2, (sent) => Reflect.deleteProperty(sent, 'note')],
  ['another count', 2, (sent) => Object.assign(sent.body, { notHome: 3 })],
  ['other details', 3, (sent) => (sent.sealed.parties[0]!.name = '张某丙')],
  ['no details', 3, (sent) => Reflect.deleteProperty(sent, 'sealed')],
  ['another day', 1, (sent) => (sent.occurredAt = '2014-11-06T09:00:00+08:00')],
  ['other files', 5, (sent) => sent.files!.pop()],
  ['another changed place', 6, (sent) => (sent.body.changes.body['place'] = '村口西侧')],
];
for (const [what, number, change] of differences) {
  test(`an entry sent again with ${what} is other content`, () => {
    const vector = vectors.entries[number - 1]!;
    const sent = structuredClone(vector.sent) as LooseSent;
    change(sent);
    assert.equal(
      sameContent(stored(vector).stored, readSent(sent).sent!, vector.author, sha256, vector.aboutKind),
      false,
    );
  });
}

test('the same entry from another author is other content', () => {
  const vector = vectors.entries[0]!;
  assert.equal(sameContent(stored(vector).stored, accepted(vector), 'someone', sha256), false);
});

test('an incident noted by an officer and for that officer is one entry, whichever comes first', () => {
  const body = { class: 'accident', sizeBand: 'none', help: [], place: '村口', what: '翻车' };
  const times = { occurredAt: '2026-11-23T14:05:00+08:00', recordedAt: '2026-11-23T14:06:00+08:00' };
  const raw = { id: '01932b6e-7a10-7c3d-8e21-0123456789ab', village: '341622101210', kind: 'incident', onSite: true };
  const [officer, clerk] = ['7d9f3a52-1c7e-4b0a-9f43-8a2d5e6c7b10', '8d9f3a52-1c7e-4b0a-9f43-8a2d5e6c7b10'];
  const own = readSent({ ...raw, ...times, body }).sent!;
  const forThem: Sent = { ...own, onBehalfOf: officer };
  const asStored = (sent: Sent, author: string): Stored => {
    const { content, texts } = prepare(sent, author, () => new Uint8Array(16), sha256);
    return { content, salts: new Map([...texts].map(([key, { salt }]) => [key, salt])) };
  };
  const other = { ...own, body: { ...own.body, place: '村尾' } };
  const table: [string, Stored, Sent, string, boolean][] = [
    ['the desk first, then the phone', asStored(forThem, clerk), own, officer, true],
    ['the phone first, then the desk', asStored(own, officer), forThem, clerk, true],
    ['by two at the desk', asStored(forThem, clerk), forThem, 'another clerk', true],
    ['by two at the desk, for different officers', asStored(forThem, clerk), { ...own, onBehalfOf: clerk }, 'x', false],
    ['from someone it was not noted for', asStored(forThem, clerk), own, clerk, false],
    ['noted for someone else', asStored(own, clerk), forThem, clerk, false],
    ['with another place', asStored(forThem, clerk), other, officer, false],
  ];
  for (const [fact, there, sent, author, same] of table)
    assert.equal(sameNotedFor(there, sent, author, sha256), same, fact);
});

test('an erased text or erased details count as equal, a text added does not', () => {
  const note = vectors.entries[1]!;
  const erased = { ...stored(note).stored, salts: new Map<string, Uint8Array>() };
  const changed = { ...accepted(note), note: '别的话' };
  assert.ok(sameContent(erased, changed, note.author, sha256), 'what was erased cannot be compared');
  const withoutNote = { ...erased, content: { ...erased.content, textDigests: {} } };
  assert.equal(sameContent(withoutNote, changed, note.author, sha256), false);
  const details = vectors.entries[2]!;
  const unsealed = { ...stored(details).stored, sealedSalt: undefined };
  assert.ok(sameContent(unsealed, accepted(details), details.author, sha256));
});

test('the table of typed fields in docs/digest.md says what the schemas say', () => {
  const doc = readFileSync(new URL('../../../docs/digest.md', import.meta.url), 'utf8');
  const rows = new Map([...doc.matchAll(/^\| `(\w+)` +\| (.*) \|$/gm)].map(([, kind, fields]) => [kind!, fields!]));
  for (const [kind, { body }] of Object.entries(kinds)) {
    const written = [...(rows.get(kind) ?? '').matchAll(/`([^`]+)`/g)].map(([, field]) => field);
    assert.deepEqual(
      written.filter((field) => kind !== 'correction' || field !== 'changes/body'),
      typedFields(body),
      kind,
    );
  }
});

/** Paths of typed fields, read off the schema's own mark. */
function typedFields(schema: z.ZodType, path = ''): string[] {
  if (schema.meta()?.['typed']) return [path];
  const { def } = schema as unknown as {
    def: { innerType?: z.ZodType; element?: z.ZodType; shape?: Record<string, z.ZodType> };
  };
  if (def.innerType) return typedFields(def.innerType, path);
  if (def.element) return typedFields(def.element, `${path}/*`);
  const below = path === '' ? '' : `${path}/`;
  return Object.entries(def.shape ?? {}).flatMap(([field, inner]) => typedFields(inner, below + field));
}
