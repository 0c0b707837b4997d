import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Answer, type Caller, LUNAN, type TestServer, testServer, WULOU } from '../../../tests/support/server.ts';

const AT = '2026-11-23T09:00:00.000+08:00';
const codes = ({ body }: Answer): string[] =>
  body.issues.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`);

describe('a posting', () => {
  let server: TestServer;
  let bureau: Caller;
  let elsewhere: Caller;
  let station: Caller;
  before(async () => {
    server = await testServer({ at: AT });
    bureau = await server.person([{ role: 'bureau', area: '341622' }]);
    elsewhere = await server.person([{ role: 'bureau', area: '341621' }]);
    station = await server.person([{ role: 'station', area: '341622101' }]);
  });
  after(() => server.stop());

  const officer = () => server.person([{ role: 'officer' }]);
  const give = async (to: Caller, village: string, more: object = {}) =>
    (await bureau.post('/api/assignments', { officer: to.id, village, duty: 'contact', from: '2026-01-01', ...more }))
      .body.id as string;
  const listed = async (query: string) => (await bureau.get(`/api/assignments?${query}`)).body.assignments;
  const old = (village: string) =>
    server.database.db
      .updateTable('assignment')
      .set({ createdAt: '2026-01-01T08:00:00+08:00' })
      .where('village', '=', village)
      .execute();

  it('is ended, and opened again', async () => {
    const village = '341622101211';
    const wang = await officer();
    const id = await give(wang, village);
    assert.equal((await bureau.ask('PUT', `/api/assignments/${id}`, { to: '2026-10-31' })).status, 200);
    assert.deepEqual((await wang.get('/api/me')).body.postings, []);
    assert.deepEqual(await listed(`area=${village}&on=2026-11-23`), []);
    assert.equal((await bureau.ask('PUT', `/api/assignments/${id}`, { to: null })).status, 200);
    assert.deepEqual(
      (await wang.get('/api/me')).body.postings.map((one: { village: string }) => one.village),
      [village],
    );
  });

  it('ended before it began, or opened into another of the same duty, is refused with every fault', async () => {
    const village = '341622101212';
    const wang = await officer();
    const id = await give(wang, village, { to: '2026-03-31' });
    await give(wang, village, { from: '2026-06-01' });
    const early = await bureau.ask('PUT', `/api/assignments/${id}`, { to: '2025-12-31' });
    assert.deepEqual([early.status, codes(early)], [422, ['/body/to end_before_start']]);
    const open = await bureau.ask('PUT', `/api/assignments/${id}`, { to: null });
    assert.deepEqual([open.status, codes(open)], [422, ['/body/from overlap']]);
    assert.equal((await bureau.ask('PUT', `/api/assignments/${id}`, {})).status, 422);
  });

  it('made the lead beside another is taken with a warning', async () => {
    const village = '341622101213';
    await give(await officer(), village);
    const id = await give(await officer(), village, { duty: 'resident' });
    const answer = await bureau.ask('PUT', `/api/assignments/${id}`, { lead: true });
    assert.deepEqual([answer.status, answer.body.warnings[0].code], [200, 'second_lead']);
  });

  it('entered today or not begun is taken back; any other is to be ended', async () => {
    const village = '341622101214';
    const wang = await officer();
    const id = await give(wang, village);
    assert.equal((await listed(`area=${village}`))[0].removable, true);
    assert.equal((await bureau.ask('DELETE', `/api/assignments/${id}`)).status, 200);
    assert.deepEqual(await listed(`area=${village}`), []);
    const begun = await give(wang, village);
    await old(village);
    const refused = await bureau.ask('DELETE', `/api/assignments/${begun}`);
    assert.deepEqual([refused.status, codes(refused)], [409, ['/body/from posting_begun']]);
    const coming = await give(await officer(), village, { from: '2026-12-01' });
    await old(village);
    assert.equal((await bureau.ask('DELETE', `/api/assignments/${coming}`)).status, 200);
  });

  it('taken back takes the acting posting along that stood in for it', async () => {
    const village = '341622101216';
    const [wang, li] = [await officer(), await officer()];
    const id = await give(wang, village);
    const away = { officer: wang.id, from: '2026-11-20', to: '2026-11-30', kind: 'leave', substitute: li.id };
    await bureau.post('/api/absences', away);
    const [acting] = await listed(`area=${village}&duty=acting`);
    const alone = await bureau.ask('DELETE', `/api/assignments/${acting.id}`);
    assert.deepEqual([alone.status, codes(alone)], [409, ['/body/to acting_by_absence']]);
    assert.equal((await bureau.ask('DELETE', `/api/assignments/${id}`)).status, 200);
    assert.deepEqual(await listed(`area=${village}`), []);
    assert.deepEqual((await li.get('/api/me')).body.postings, []);
  });

  it('of another bureau cannot be changed, taken back or prepared for hand-over: it does not exist', async () => {
    const id = await give(await officer(), '341622101217');
    for (const [method, path, body] of [
      ['PUT', `/api/assignments/${id}`, { to: '2026-12-31' }],
      ['DELETE', `/api/assignments/${id}`, undefined],
      ['GET', `/api/assignments/${id}/handover`, undefined],
    ] as const) {
      assert.equal((await elsewhere.ask(method, path, body)).status, 404, `${method} ${path}`);
      assert.equal((await station.ask(method, path, body)).status, 403, `${method} ${path}`);
    }
  });

  it('is judged while it is typed, and nothing is stored', async () => {
    const village = '341622101218';
    const [wang, li] = [await officer(), await officer()];
    await give(wang, village);
    const check = (who: Caller, more = '') =>
      who.get(`/api/assignments/check?officer=${li.id}&village=${village}&duty=contact&from=2026-11-01${more}`);
    const { body } = await check(bureau);
    assert.deepEqual([body.issues, body.warnings[0].code], [[], 'second_lead']);
    assert.deepEqual(body.beside, [{ officer: wang.id, duty: 'contact', lead: true }]);
    assert.deepEqual((await check(bureau, '&lead=false')).body.warnings, []);
    const faults = await check(bureau, '&to=2026-10-01');
    assert.deepEqual(codes(faults), ['/body/to end_before_start']);
    const foreign = await check(elsewhere);
    assert.deepEqual([codes(foreign), foreign.body.beside], [['/body/village unknown_village'], []]);
    assert.equal((await listed(`area=${village}`)).length, 1);
  });

  it('is found by officer, duty and page by page', async () => {
    const wang = await officer();
    for (const village of ['341622102200', '341622102201', '341622102202']) await give(wang, village);
    const query = `area=341622&officer=${wang.id}&limit=2`;
    const first = (await bureau.get(`/api/assignments?${query}`)).body;
    const second = (await bureau.get(`/api/assignments?${query}&after=${first.next}`)).body;
    assert.deepEqual(
      [...first.assignments, ...second.assignments].map((one: { village: { id: string } }) => one.village.id),
      ['341622102200', '341622102201', '341622102202'],
    );
    assert.equal(second.next, undefined);
    assert.deepEqual(await listed(`area=341622&officer=${wang.id}&duty=resident`), []);
  });

  it('missing on a day is told with since when, who was the last and who comes', async () => {
    const [wang, li] = [await officer(), await officer()];
    await give(wang, LUNAN, { to: '2026-10-31' });
    await give(li, LUNAN, { from: '2026-12-01' });
    await give(await officer(), LUNAN, { duty: 'resident' });
    const gapOf = async (who: Caller) => {
      const { villages } = (await who.get(`/api/assignments/gaps?area=${LUNAN}`)).body;
      return villages;
    };
    const [gap] = await gapOf(bureau);
    assert.deepEqual(
      [gap.since, gap.last.officer.id, gap.last.to, gap.next.officer.id, gap.next.from, gap.others],
      ['2026-11-01', wang.id, '2026-10-31', li.id, '2026-12-01', 1],
    );
    assert.deepEqual([gap.township.id, gap.station.id], ['341622101', '341622101']);
    assert.equal((await gapOf(station)).length, 1);
    assert.deepEqual(await gapOf(elsewhere), []);
    assert.deepEqual((await bureau.get(`/api/assignments/gaps?area=${LUNAN}&on=2026-12-01`)).body.villages, []);
    assert.deepEqual((await bureau.get(`/api/assignments/gaps?area=${WULOU}`)).body.villages, []);
  });
});
