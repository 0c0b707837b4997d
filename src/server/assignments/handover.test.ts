import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Caller, LUNAN, type TestServer, testServer } from '../../../tests/support/server.ts';
import { noted, push } from '../../../tests/support/sides.ts';
import { rangeOf, scoped } from '../platform/db/database.ts';

describe('a hand-over', () => {
  let server: TestServer;
  let bureau: Caller;
  let wang: Caller;
  let li: Caller;
  let posting: string;
  let quarrel: string;
  let request: string;
  let held: string;
  before(async () => {
    server = await testServer();
    bureau = await server.person([{ role: 'bureau', area: '341622' }]);
    [wang, li] = [await server.person([{ role: 'officer' }]), await server.person([{ role: 'officer' }])];
    const body = { officer: wang.id, village: LUNAN, duty: 'contact', from: '2026-10-01' };
    posting = (await bureau.post('/api/assignments', body)).body.id;
    const dispute = { type: 'neighbour', size: 'two', harm: 'none', place: '邹庄' };
    const sealed = { parties: [{ role: 'applicant', name: '张三' }] };
    quarrel = await push(wang, noted('dispute', LUNAN, dispute, { sealed }));
    request = await push(wang, noted('request', LUNAN, { type: 'help', via: 'phone' }));
    const counted = await push(wang, noted('hazard', LUNAN, { type: 'camera', place: '东头' }));
    await push(wang, noted('hazardStep', LUNAN, { step: 'repaired' }, { about: counted }));
    await push(wang, noted('hazardStep', LUNAN, { step: 'verified' }, { about: counted }));
    const early = { occurredAt: '2026-09-01T09:00:00.000+08:00' };
    held = await push(wang, noted('visit', LUNAN, { households: [], purpose: 'routine' }, early), 'held');
  });
  after(() => server.stop());

  const prepared = async (query = `on=2026-11-20&officer=${li.id}`) =>
    (await bureau.get(`/api/assignments/${posting}/handover?${query}`)).body;

  it('shows what is open: cases, requests, entries that are held; no details', async () => {
    const found = await prepared();
    assert.deepEqual([found.issues, found.warnings, found.recorded], [[], [], null]);
    assert.deepEqual(found.cases.map(({ id }: { id: string }) => id).toSorted(), [quarrel, request].toSorted());
    assert.deepEqual(
      found.held.map(({ id, kind, code }: { id: string; kind: string; code: string }) => [id, kind, code]),
      [[held, 'visit', 'outsidePosting']],
    );
    assert.ok(!JSON.stringify(found).includes('张'));
  });

  it('names what speaks against it before it is done', async () => {
    const codesOf = async (query: string) =>
      (await prepared(query)).issues.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`);
    assert.deepEqual(await codesOf(`on=2026-09-20&officer=${li.id}`), ['/body/on transfer_outside']);
    assert.deepEqual(await codesOf('on=2026-11-20'), ['/body/on transfer_to_same']);
    assert.deepEqual(await codesOf('on=2026-11-20&village=341621112214'), ['/body/village unknown_village']);
  });

  it('records what was open with the transfer, for the one who left and the one who comes', async () => {
    const done = await bureau.post(`/api/assignments/${posting}/transfer`, { on: '2026-11-20', officer: li.id });
    assert.equal(done.status, 200);
    const { recorded } = await prepared();
    assert.deepEqual(recorded.openCases, { dispute: [quarrel], request: [request] });
    assert.deepEqual([recorded.heldEntries, recorded.onDay], [[held], '2026-11-20']);
    const next = (await bureau.get(`/api/assignments/${done.body.id}/handover?on=2026-11-25`)).body.recorded;
    assert.deepEqual([next.closed, next.opened], [posting, done.body.id]);
  });

  it('is not recorded where the officer stays in the village', async () => {
    const lunan = (await bureau.get(`/api/assignments?area=${LUNAN}&officer=${li.id}`)).body.assignments[0].id;
    const rows = () =>
      scoped(server.database.db, rangeOf(LUNAN), (tx) => tx.selectFrom('handover').select('id').execute());
    const before = (await rows()).length;
    const changed = await bureau.post(`/api/assignments/${lunan}/transfer`, { on: '2026-11-24', duty: 'resident' });
    assert.equal(changed.status, 200);
    assert.equal((await rows()).length, before);
  });
});
