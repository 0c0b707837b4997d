import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { firstBreak, START } from '../../domain/journal/chain.ts';
import { type Caller, LUNAN, testServer, type TestServer, WULOU } from '../../../tests/support/server.ts';
import { sha256 } from './digest.ts';

const NOW = '2026-11-23T17:00:00.000+08:00';

const visit = (more: object = {}) => ({
  id: uuidv7(),
  village: LUNAN,
  kind: 'visit',
  occurredAt: '2026-11-23T09:00:00+08:00',
  recordedAt: '2026-11-23T09:05:00+08:00',
  onSite: true,
  body: { households: [], purpose: 'routine' },
  ...more,
});

describe('the journal over HTTP', () => {
  let server: TestServer;
  let officer: Caller;
  before(async () => {
    server = await testServer({ at: NOW });
    officer = await server.person([{ role: 'officer' }]);
    await server.post(officer, LUNAN);
  });
  after(() => server.stop());

  test('what is pushed comes back with its texts, and the chain verifies', async () => {
    const pushed = await officer.post('/api/journal', {
      officer: officer.id,
      sentAt: NOW,
      entries: [visit({ note: '一切都好' }), visit()],
    });
    assert.equal(pushed.status, 200);
    assert.deepEqual(
      pushed.body.results.map((result: { status: string }) => result.status),
      ['accepted', 'accepted'],
    );
    const { status, body } = await officer.get(`/api/journal?village=${LUNAN}`);
    assert.equal(status, 200);
    assert.equal(body.entries[0].note, '一切都好');
    assert.equal(firstBreak({ number: 0, digest: START }, body.entries, sha256), null);
    assert.equal(body.head.digest, body.entries.at(-1).digest);
  });

  test('a push of more than 200 is refused whole', async () => {
    const entries = Array.from({ length: 201 }, () => visit());
    const { status, body } = await officer.post('/api/journal', { entries });
    assert.deepEqual([status, body.code], [413, 'too_many']);
  });

  test("someone else's outbox is refused whole", async () => {
    const { status, body } = await officer.post('/api/journal', { officer: uuidv7(), entries: [visit()] });
    assert.deepEqual([status, body.code], [409, 'outbox_of_someone_else']);
  });

  test('a bad entry is answered with every issue and fails nobody else', async () => {
    const bad = visit({ author: 'x', onSite: 'yes', body: { households: [], purpose: 'selling' } });
    const { body } = await officer.post('/api/journal', { entries: [bad, visit(), null, { id: 7 }] });
    assert.deepEqual(
      body.results.map((result: { status: string }) => result.status),
      ['refused', 'accepted', 'refused', 'refused'],
    );
    assert.equal(body.results[0].issues.length, 3);
  });

  test("another village's journal does not exist for the officer", async () => {
    const unknown = await officer.get('/api/journal?village=341621999999');
    const foreign = await officer.get(`/api/journal?village=${WULOU}`);
    assert.equal(foreign.status, 404);
    assert.deepEqual({ ...foreign.body, requestId: '' }, { ...unknown.body, requestId: '' });
  });

  test('a reader whose digest does not fit is told, one ahead of the server too', async () => {
    const { body } = await officer.get(`/api/journal?village=${LUNAN}&limit=1`);
    const fits = await officer.get(`/api/journal?village=${LUNAN}&after=1&digest=${body.entries[0].digest}`);
    assert.equal(fits.status, 200);
    const differs = await officer.get(`/api/journal?village=${LUNAN}&after=1&digest=${START}`);
    assert.deepEqual([differs.status, differs.body.code], [409, 'journal_differs']);
    const behind = await officer.get(`/api/journal?village=${LUNAN}&after=9999&digest=${START}`);
    assert.deepEqual([behind.status, behind.body.code], [409, 'journal_behind']);
  });
});
