import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { START, firstBreak } from '../../src/domain/journal/chain.ts';
import { guardTexts } from '../../src/domain/journal/guardTexts.ts';
import type { KindDefinition } from '../../src/domain/journal/kind.ts';
import { expire } from '../../src/server/journal/expire.ts';
import { type Caller, LUNAN, type TestServer, testServer } from '../support/server.ts';
import { definitions, jsonSchemaOf } from './vocabulary.ts';

// R14: free text is guarded wherever a person types, and can be erased without breaking the chain.
const guarded: [what: string, text: string][] = [
  ['an identity-card number', '他的号码是11010519491231002X'],
  ['an identity-card number in full width', '１１０１０５１９４９１２３１００２Ｘ'],
  ['a mobile number', '电话13812345678'],
  ['a mobile number with gaps', '138-1234 5678'],
  ['a word of religion', '户主信教'],
  ['a word of ethnicity', '是少数民族'],
  ['a word of petitioning', '准备上访'],
  ['a word of protest', '组织抗议'],
];

interface Typed {
  typed?: boolean;
  properties?: Record<string, Typed>;
  items?: Typed;
  anyOf?: Typed[];
}

/** Bodies with a text in one typed place each, and the place's JSON pointer. */
function placesIn(schema: Typed, text: string, at = '/body'): [pointer: string, body: unknown][] {
  if (schema.typed) return [[at, text]];
  const below = Object.entries(schema.properties ?? {}).flatMap(([key, value]) =>
    placesIn(value, text, `${at}/${key}`).map(([pointer, body]): [string, unknown] => [pointer, { [key]: body }]),
  );
  const listed = schema.items
    ? placesIn(schema.items, text, `${at}/0`).map(([pointer, body]): [string, unknown] => [pointer, [body]])
    : [];
  return [...below, ...listed, ...(schema.anyOf ?? []).flatMap((one) => placesIn(one, text, at))];
}

const bodySchema = (definition: KindDefinition): Typed =>
  (jsonSchemaOf(definition) as { properties: { body: Typed } }).properties.body;

describe('R14: every typed text of every kind is guarded', () => {
  const typing = definitions.filter((definition) => placesIn(bodySchema(definition), 'x').length > 0);

  test('there are kinds with typed texts', () => assert.ok(typing.length >= 10));

  for (const [what, text] of guarded) {
    test(`${what} is seen in each`, () => {
      for (const definition of typing.filter(({ kind }) => kind !== 'correction')) {
        for (const [pointer, body] of placesIn(bodySchema(definition), text)) {
          const issues = guardTexts(definition.kind, body as Record<string, unknown>, undefined, 'zh');
          assert.deepEqual([...new Set(issues.map(({ path }) => path))], [pointer], `${definition.kind} ${pointer}`);
        }
      }
      assert.deepEqual(
        guardTexts('diary', {}, text, 'zh').map(({ path }) => path),
        ['/note'],
      );
    });
  }

  test('plain sentences of the work are not held up', () => {
    for (const text of ['走访20户,宣传防火', '第48号门前路灯不亮', '晚上访户3家,约好周五再来', '施工会影响出行']) {
      assert.deepEqual(guardTexts('diary', {}, text, 'zh'), [], text);
    }
  });
});

const WHEN = '2014-10-20T09:00:00.000+08:00';
const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

describe('R14: on the server', () => {
  let server: TestServer;
  let officer: Caller;

  before(async () => {
    server = await testServer({ at: '2014-10-20T12:00:00.000+08:00' });
    officer = await server.person([{ role: 'officer' }]);
    await server.post(officer, LUNAN);
  });
  after(() => server.stop());

  const push = async (kind: string, body: object, more: object = {}) => {
    const id = uuidv7();
    const entry = { id, village: LUNAN, kind, occurredAt: WHEN, recordedAt: WHEN, onSite: true, body, ...more };
    const { body: answer } = await officer.post('/api/journal', { entries: [entry] });
    return { id, ...answer.results[0] };
  };

  for (const [what, text] of guarded) {
    test(`${what} is not saved, and the answer says where it stands without repeating it`, async () => {
      const answer = await push('diary', { work: ['talk'] }, { note: text });
      assert.equal(answer.status, 'refused');
      assert.deepEqual(
        answer.issues.map(({ path }: { path: string }) => path),
        ['/note'],
      );
      const { rows } = await server.database.pool.query('select from entry_text');
      assert.equal(rows.length, 0);
    });
  }

  test('texts whose time is over are gone, and the chain still verifies', async () => {
    const opening = await push('hazard', { type: 'lighting', place: '村口第三盏灯' }, { note: '灯不亮' });
    assert.equal(opening.status, 'accepted');
    for (const step of ['repaired', 'verified'])
      await push('hazardStep', { step }, { about: opening.id, note: '已修好' });
    const before = (await officer.get(`/api/journal?village=${LUNAN}`)).body;
    assert.equal(before.entries[0].note, '灯不亮');
    server.clock.moveTo('2018-01-01T00:00:00.000+08:00');
    await expire(server.services);
    const later = (await officer.get(`/api/journal?village=${LUNAN}`)).body;
    assert.equal(JSON.stringify(later).includes('灯'), false);
    assert.equal(JSON.stringify(later).includes('已修好'), false);
    assert.deepEqual(later.head, before.head);
    assert.equal(firstBreak({ number: 0, digest: START }, later.entries, sha256), null);
    const { rows } = await server.database.pool.query(`select from entry_text`);
    assert.equal(rows.length, 0);
  });
});
