import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { type Caller, LUNAN, type TestServer, testServer, WULOU } from '../../../tests/support/server.ts';
import { everything, scoped } from '../platform/db/database.ts';

const AT = '2026-11-23T09:00:00.000+08:00';
const codes = (answer: { body: { issues: { path: string; code: string }[] } }) =>
  answer.body.issues.map(({ path, code }) => `${path} ${code}`);

describe('postings', () => {
  let server: TestServer;
  let bureau: Caller;
  let elsewhere: Caller;
  before(async () => {
    server = await testServer({ at: AT });
    bureau = await server.person([{ role: 'bureau', area: '3416' }]);
    elsewhere = await server.person([{ role: 'bureau', area: '341621' }]);
  });
  after(() => server.stop());

  const officer = () => server.person([{ role: 'officer' }]);
  const assign = (who: Caller, body: object) =>
    who.post('/api/assignments', { village: LUNAN, duty: 'contact', from: '2026-01-01', ...body });
  const asServer = (query: string) =>
    scoped(server.database.db, everything, (tx) => sql<{ month: string; mark: number }>`${sql.raw(query)}`.execute(tx));
  const marks = async (village: string) =>
    (await asServer(`select month, mark from scorecard_dirty where village = '${village}' order by month`)).rows;

  it('an officer posted to a village sees it at once, and no longer once it is handed over', async () => {
    const [wang, li] = [await officer(), await officer()];
    const village = '341622101211';
    assert.deepEqual((await wang.get('/api/me')).body.postings, []);
    const { body } = await assign(bureau, { officer: wang.id, village });
    assert.deepEqual(
      (await wang.get('/api/me')).body.postings.map((one: { village: string }) => one.village),
      [village],
    );
    const handed = await bureau.post(`/api/assignments/${body.id}/transfer`, { on: '2026-11-20', officer: li.id });
    assert.equal(handed.status, 200);
    assert.deepEqual((await wang.get('/api/me')).body.postings, []);
    const { assignments } = (await bureau.get(`/api/assignments?area=${village}`)).body;
    assert.deepEqual(
      assignments.map((one: { officer: { id: string }; from: string; to: string | null }) => [
        one.officer.id,
        one.from,
        one.to,
      ]),
      [
        [wang.id, '2026-01-01', '2026-11-19'],
        [li.id, '2026-11-20', null],
      ],
    );
  });

  it('an overlapping posting of the same duty of one officer in one village is refused', async () => {
    const wang = await officer();
    const village = '341622101212';
    assert.equal((await assign(bureau, { officer: wang.id, village, to: '2026-06-30' })).status, 200);
    const again = await assign(bureau, { officer: wang.id, village, from: '2026-06-30' });
    assert.equal(again.status, 422);
    assert.deepEqual(codes(again), ['/body/from overlap']);
    assert.equal((await assign(bureau, { officer: wang.id, village, from: '2026-07-01' })).status, 200);
    assert.equal((await assign(bureau, { officer: wang.id, village, duty: 'resident' })).status, 200);
  });

  it('two overlapping postings sent at once: one is taken', async () => {
    const wang = await officer();
    const both = await Promise.all([1, 2, 3].map(() => assign(bureau, { officer: wang.id, village: '341622101213' })));
    assert.deepEqual(
      both.map(({ status }) => status).sort((a, b) => a - b),
      [200, 422, 422],
    );
  });

  it('an unknown officer, an unknown village and an end before the start are all named', async () => {
    const answer = await assign(bureau, {
      ...{
        officer: '0198c0de-0000-7000-8000-000000000000',
        village: '341699999999',
        from: '2026-02-01',
        to: '2026-01-01',
      },
    });
    assert.equal(answer.status, 422);
    assert.deepEqual(codes(answer), [
      '/body/officer unknown_officer',
      '/body/village unknown_village',
      '/body/to end_before_start',
    ]);
  });

  it('a second lead is taken with a warning and shown as a double post', async () => {
    const [wang, li] = [await officer(), await officer()];
    const village = '341622101214';
    assert.deepEqual((await assign(bureau, { officer: wang.id, village })).body.warnings, []);
    const second = await assign(bureau, { officer: li.id, village });
    assert.equal(second.status, 200);
    assert.deepEqual(
      second.body.warnings.map((one: { code: string }) => one.code),
      ['second_lead'],
    );
    const { doubled } = (await bureau.get(`/api/coverage?area=${village}&on=2026-11-23`)).body;
    assert.deepEqual(
      doubled.map((one: { id: string; leads: { officer: string }[] }) => [
        one.id,
        one.leads.map((lead) => lead.officer),
      ]),
      [[village, [wang.id, li.id]]],
    );
  });

  it('a village of another bureau is as unknown as one that does not exist, and so is its posting', async () => {
    const wang = await officer();
    const { body } = await assign(bureau, { officer: wang.id, village: '341622101215' });
    const foreign = await assign(elsewhere, { officer: wang.id, village: '341622101216' });
    const absent = await assign(elsewhere, { officer: wang.id, village: '341622999999' });
    assert.deepEqual({ ...foreign.body, requestId: '' }, { ...absent.body, requestId: '' });
    const transfer = { on: '2026-05-01', duty: 'resident' };
    const hidden = await elsewhere.post(`/api/assignments/${body.id}/transfer`, transfer);
    const none = await elsewhere.post('/api/assignments/0198c0de-0000-7000-8000-000000000000/transfer', transfer);
    assert.equal(hidden.status, 404);
    assert.deepEqual({ ...hidden.body, requestId: '' }, { ...none.body, requestId: '' });
    assert.deepEqual((await elsewhere.get('/api/assignments?area=3416')).body.assignments, []);
    const away = await bureau.post(`/api/assignments/${body.id}/transfer`, { on: '2026-05-01', village: WULOU });
    assert.equal(away.status, 200);
  });

  it('every open card a posting touches is counted anew, each time with a fresh mark', async () => {
    const [wang, village] = [await officer(), '341622101217'];
    for (const month of ['2026-08', '2026-09', '2026-10']) {
      await bureau.get(`/api/scorecards?area=${village}&month=${month}`);
    }
    await asServer(`update scorecard_village set closed_at = null where village = '${village}'`);
    assert.deepEqual(await marks(village), []);
    const { body } = await assign(bureau, { officer: wang.id, village, from: '2026-09-15' });
    const first = await marks(village);
    assert.deepEqual(
      first.map(({ month }) => month),
      ['2026-09', '2026-10'],
    );
    await bureau.post(`/api/assignments/${body.id}/transfer`, { on: '2026-10-01', duty: 'resident' });
    const second = await marks(village);
    assert.deepEqual(
      second.map(({ month, mark }, at) => [month, mark === first[at]?.mark]),
      [
        ['2026-09', true],
        ['2026-10', false],
      ],
    );
  });

  it('an officer cannot post anybody', async () => {
    const wang = await officer();
    assert.equal((await assign(wang, { officer: wang.id })).status, 403);
  });

  it('each is in the audit log', async () => {
    const wang = await officer();
    const { body } = await assign(bureau, { officer: wang.id, village: '341622102200' });
    const { rows } = await server.database.pool.query('select account, action, village from audit where target = $1', [
      body.id,
    ]);
    assert.deepEqual(rows, [{ account: bureau.id, action: 'assignment.create', village: '341622102200' }]);
  });
});
