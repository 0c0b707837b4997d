import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { firstBreak, type Pulled, START } from '../../domain/journal/chain.ts';
import { type Caller, LUNAN, testServer, type TestServer } from '../../../tests/support/server.ts';
import { sha256 } from './digest.ts';

const noted = (kind: string, body: object, day: string, more: object = {}) => ({
  id: uuidv7(),
  village: LUNAN,
  kind,
  occurredAt: `${day}T09:00:00+08:00`,
  recordedAt: `${day}T09:05:00+08:00`,
  onSite: true,
  body,
  ...more,
});
const dispute = (day: string) => noted('dispute', { type: 'neighbour', size: 'two', harm: 'none', place: '邹庄' }, day);
const mediation = (about: string, day: string, result = 'calmed') =>
  noted('mediation', { way: 'people', result, mediators: ['officer'], agreement: 'none' }, day, { about });
const visit = (day: string) => noted('visit', { households: [], purpose: 'routine' }, day);

describe('pulling', () => {
  let server: TestServer;
  let officer: Caller;
  const push = async (...entries: object[]) => {
    const { body } = await officer.post('/api/journal', { entries });
    for (const result of body.results) assert.equal(result.status, 'accepted', JSON.stringify(result));
  };
  const pull = async (query: string, by = officer) => (await by.get(`/api/journal?village=${LUNAN}&${query}`)).body;
  const ids = (entries: Pulled[]) => entries.map((entry) => ('withheld' in entry ? 'withheld' : entry.id));
  before(async () => {
    server = await testServer({ at: '2026-11-23T17:00:00.000+08:00' });
    officer = await server.person([{ role: 'officer' }]);
    await server.post(officer, LUNAN);
  });
  after(() => server.stop());

  test('after the last number there can be, nothing comes', async () => {
    const { entries } = await pull('after=2147483600');
    assert.deepEqual(entries, []);
  });

  test('a phone starts with the entries since a day, older households, open cases, and cases that go on', async () => {
    const door = noted('household', { group: '邹庄', label: '48号' }, '2026-01-05');
    const open = dispute('2026-02-01');
    const step = mediation(open.id, '2026-02-02');
    const over = dispute('2026-02-03');
    const ended = mediation(over.id, '2026-02-03', 'withdrawn');
    const again = dispute('2026-02-04');
    const left = mediation(again.id, '2026-02-04', 'withdrawn');
    const lately = [visit('2026-11-01'), mediation(again.id, '2026-11-02', 'withdrawn'), visit('2026-11-03')];
    await push(door, visit('2026-01-06'), open, step, over, ended, again, left, ...lately);
    const { anchor, carry, entries, head } = await pull('from=2026-11-01');
    assert.deepEqual(
      ids(entries),
      lately.map(({ id }) => id),
    );
    assert.deepEqual(
      ids(carry),
      [door, open, step, again, left].map(({ id }) => id),
    );
    assert.equal(carry[0].body.label, '48号');
    assert.equal(firstBreak(anchor, entries, sha256), null);
    assert.deepEqual(head, { number: 11, digest: entries.at(-1).digest });
    const first = await pull('from=2026-11-01&limit=2');
    const rest = await pull(`after=10&digest=${first.entries.at(-1).digest}`);
    assert.deepEqual([first.anchor, first.carry, first.head], [anchor, carry, head]);
    assert.equal(first.entries.length, 2);
    assert.deepEqual([...first.entries, ...rest.entries], entries);
    const none = await pull('from=2027-01-01');
    assert.deepEqual([none.anchor, none.entries], [head, []]);
    assert.equal((await officer.get(`/api/journal?village=${LUNAN}&from=2026-11-01&after=3`)).status, 422);
  });

  test('pages follow each other in number order up to the limit', async () => {
    const all = await pull('limit=1000');
    const pages: Pulled[] = [];
    for (let from = 0; ; from = pages.length) {
      const { entries } = await pull(`after=${from}&limit=4`);
      if (entries.length === 0) break;
      pages.push(...entries);
    }
    assert.deepEqual(pages, all.entries);
    assert.equal((await officer.get(`/api/journal?village=${LUNAN}&limit=1001`)).status, 422);
  });

  test('the committee gets hazards and patrols; what it may not see is withheld, and the chain still verifies', async () => {
    const committee = await server.person([{ role: 'committee', area: LUNAN }]);
    const hazard = noted('hazard', { type: 'camera', place: '村口' }, '2026-11-10');
    await push(hazard, visit('2026-11-11'));
    const { entries } = await pull('limit=1000', committee);
    assert.deepEqual(ids(entries.slice(-2)), [hazard.id, 'withheld']);
    assert.deepEqual(Object.keys(entries.at(-1)).sort(), ['digest', 'number', 'withheld']);
    assert.equal(firstBreak({ number: 0, digest: START }, entries, sha256), null);
    const { carry } = await pull('from=2026-11-10', committee);
    assert.ok(carry.every((entry: object) => !('withheld' in entry)));
  });

  test('every reading of a journal is in the audit log, and says that the phone was heard of', async () => {
    const { db } = server.services;
    const reader = await server.person([{ role: 'officer' }]);
    await server.post(reader, LUNAN);
    await pull('after=0', reader);
    const lines = await db.selectFrom('audit').selectAll().where('account', '=', reader.id).execute();
    assert.deepEqual(
      lines.map(({ action, village }) => [action, village]),
      [['journal.read', LUNAN]],
    );
    const heard = await db.selectFrom('heard').selectAll().where('officer', '=', reader.id).execute();
    assert.equal(heard[0]?.day, '2026-11-23');
  });

  test('an empty journal has a head of nothing', async () => {
    const village = '341622101200';
    const clerk = await server.person([{ role: 'bureau', area: '341622' }]);
    const { body } = await clerk.get(`/api/journal?village=${village}`);
    assert.deepEqual(body, { village, head: { number: 0, digest: START }, entries: [] });
  });
});
