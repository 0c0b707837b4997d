import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { doors, lawClassOn, note, push, told, visitTo } from '../../../tests/support/pushed.ts';
import { type Caller, LUNAN, testServer, type TestServer, WULOU } from '../../../tests/support/server.ts';

const NOW = '2026-11-23T17:00:00.000+08:00';
const SECOND = '341622101211';
const NAMES = { zh: '亳州市一村一警工作要求(2014)', en: 'Bozhou, one village one officer (2014)' };

/** Two days with seven doors, two things told, one law class. */
async function noteNovember(officer: Caller): Promise<void> {
  const called = doors(7, '2026-10-01 09:00');
  await push(
    officer,
    ...called,
    visitTo('2026-11-03 09:00', called.slice(0, 5)),
    visitTo('2026-11-03 15:00', called.slice(4, 6)),
    visitTo('2026-11-10 09:00', called.slice(6)),
    told('2026-11-10 12:00'),
    told('2026-11-12 12:00'),
    lawClassOn('2026-11-12 15:00'),
  );
}

const read = async (who: Caller, query: string) => {
  const { status, body } = await who.get(`/api/scorecards?${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};

describe('scorecards over HTTP', () => {
  let server: TestServer;
  let officer: Caller;
  let bureau: Caller;
  let station: Caller;
  before(async () => {
    server = await testServer({ at: NOW });
    officer = await server.person([{ role: 'officer' }]);
    bureau = await server.person([{ role: 'bureau', area: '3416' }]);
    station = await server.person([{ role: 'station', area: '341622101' }]);
    await server.post(officer, LUNAN);
    await noteNovember(officer);
  });
  after(() => server.stop());

  test("a village's month has its own row and one for each posting, exactly as the contract says", async () => {
    const { rows, ...head } = await read(bureau, `area=${LUNAN}&month=2026-11`);
    assert.deepEqual(head, {
      area: LUNAN,
      month: '2026-11',
      policy: { id: 'bozhou-2014', version: 1 },
      policyNames: NAMES,
      asOf: NOW,
      closed: false,
      closesAt: '2026-12-04T00:00:00.000+08:00',
      heardFrom: { devices: 1, of: 1 },
    });
    const [village, posting] = rows;
    assert.deepEqual([village.village.id, village.village.name.slice(0, 3)], [LUNAN, '路南村']);
    assert.deepEqual([village.officer, village.posting], [null, null]);
    assert.deepEqual(Object.keys(village.duties).sort(), [
      ...['alertPublished', 'disputeInVillage', 'disputeSameDay', 'hazardRepaired', 'incidentPrompt'],
      ...['informationAnswered', 'lawClass', 'monthlyAnalysis'],
    ]);
    assert.deepEqual(village.duties.lawClass, { required: 1, done: 1, state: 'met', late: 0 });
    assert.deepEqual(posting.officer, { id: officer.id, badge: officer.badge, name: posting.officer.name });
    assert.equal(posting.posting, 'contact');
    assert.deepEqual(posting.duties, {
      villageDays: { required: 2, done: 3, state: 'met', late: 0 },
      householdVisits: { required: 20, done: 7, state: 'open', late: 0 },
      informationPassed: { required: 10, done: 2, state: 'open', late: 0 },
    });
  });

  test('by area it is summed one level down, and each level adds up to the one above', async () => {
    const city = await read(bureau, 'area=3416&month=2026-11&by=area');
    assert.deepEqual(
      city.rows.map((row: { area: { id: string } }) => row.area.id),
      ['341602', '341621', '341622', '341623'],
    );
    const county = city.rows[2];
    assert.deepEqual(county.duties.villageDays, {
      ...{ met: 1, open: 0, missed: 0, exempt: 0, aim: 0 },
      ...{ required: 2, done: 3, of: 1 },
    });
    const below = await read(bureau, 'area=341622&month=2026-11&by=area');
    const sum = (figure: (row: any) => number) => below.rows.reduce((all: number, row: any) => all + figure(row), 0);
    assert.equal(
      sum((row) => row.villages),
      county.villages,
    );
    assert.equal(
      sum((row) => row.duties.lawClass.met),
      county.duties.lawClass.met,
    );
    assert.equal(county.duties.lawClass.of, county.villages);
    const covered = (await bureau.get('/api/coverage?area=3416&on=2026-11-23')).body;
    assert.equal(
      city.rows.reduce((all: number, row: { villages: number }) => all + row.villages, 0),
      covered.villages,
    );
  });

  test('pages follow one another without a gap or a repetition', async () => {
    const second = await server.person([{ role: 'officer' }]);
    await server.post(second, LUNAN, 'resident');
    await server.post(officer, SECOND);
    const keys: string[] = [];
    let cursor = '';
    do {
      const body = await read(bureau, `area=341622101&month=2026-11&limit=2${cursor && `&cursor=${cursor}`}`);
      assert.ok(body.rows.length <= 2);
      for (const row of body.rows) keys.push(`${row.village.id} ${row.posting ?? ''} ${row.officer?.id ?? ''}`);
      cursor = body.next ?? '';
    } while (cursor);
    const whole = await read(bureau, 'area=341622101&month=2026-11&limit=1000');
    assert.deepEqual(
      keys,
      whole.rows.map((row: any) => `${row.village.id} ${row.posting ?? ''} ${row.officer?.id ?? ''}`),
    );
    assert.equal(new Set(keys).size, keys.length);
    assert.deepEqual(keys, [...keys].sort());
  });

  test('what is no cursor is refused', async () => {
    for (const cursor of ['x', '341622101210', '341622101210~contact~%00', '%EF%BF%BD~~~']) {
      const { status } = await bureau.get(`/api/scorecards?area=341622101&month=2026-11&cursor=${cursor}`);
      assert.equal(status, 422, cursor);
    }
  });

  test('every figure that counts entries is explained by as many counted ones', async () => {
    const evidence = async (duty: string, more = '') =>
      (await bureau.get(`/api/scorecards/evidence?village=${LUNAN}&month=2026-11&duty=${duty}${more}`)).body.entries;
    const passed = await evidence('informationPassed', `&officer=${officer.id}`);
    assert.equal(passed.filter((entry: { counted: boolean }) => entry.counted).length, 2);
    const days = await evidence('villageDays', `&officer=${officer.id}&posting=contact`);
    assert.deepEqual(
      days.map((entry: { number: number; why: string }) => `${entry.number} ${entry.why}`),
      ['8 counted', '9 sameDay', '10 counted', '11 notOnSite', '12 notOnSite', '13 counted'],
    );
    assert.deepEqual(
      (await evidence('lawClass')).map((entry: { number: number; why: string }) => `${entry.number} ${entry.why}`),
      ['13 counted'],
    );
  });

  test('an officer reads the own villages, a station its villages; another village is not there', async () => {
    assert.equal((await read(officer, `area=${LUNAN}&month=2026-11`)).rows[0].village.id, LUNAN);
    assert.equal((await read(station, `area=${LUNAN}&month=2026-11`)).rows[0].village.id, LUNAN);
    const own = await read(officer, 'area=341622&month=2026-11');
    assert.deepEqual([...new Set(own.rows.map((row: { village: { id: string } }) => row.village.id))], [LUNAN, SECOND]);
    for (const who of [officer, station]) {
      for (const query of [
        `/api/scorecards?area=${WULOU}&month=2026-11`,
        `/api/duties?village=${WULOU}&month=2026-11`,
      ]) {
        assert.equal((await who.get(query)).status, 404);
      }
      const evidence = `/api/scorecards/evidence?village=${WULOU}&month=2026-11&duty=lawClass`;
      assert.equal((await who.get(evidence)).status, 404);
    }
  });

  test('an entry of the last minute shows to whoever reads next', async () => {
    const before = (await read(bureau, `area=${LUNAN}&month=2026-11`)).rows.find(
      (row: any) => row.posting === 'contact',
    );
    await push(officer, told('2026-11-20 10:00'));
    const after = (await read(bureau, `area=${LUNAN}&month=2026-11`)).rows.find(
      (row: any) => row.posting === 'contact',
    );
    assert.equal(after.duties.informationPassed.done, before.duties.informationPassed.done + 1);
  });

  test('heardFrom: officers posted that month, and those whose phone was heard of in its last 24 hours', async () => {
    const village = '341621112214';
    const [early, late, never] = [
      await server.person([{ role: 'officer' }]),
      await server.person([{ role: 'officer' }]),
      await server.person([{ role: 'officer' }]),
    ];
    for (const who of [early, late, never]) await server.post(who, village);
    server.clock.moveTo('2026-09-29T12:00:00.000+08:00');
    await early.get(`/api/journal?village=${village}`);
    server.clock.moveTo('2026-09-30T12:00:00.000+08:00');
    await push(late, told('2026-09-30 10:00', { village }));
    const heardFrom = async (month: string) => (await read(bureau, `area=${village}&month=${month}`)).heardFrom;
    assert.deepEqual(await heardFrom('2026-09'), { devices: 2, of: 3 });
    server.clock.moveTo('2026-10-02T12:00:00.000+08:00');
    assert.deepEqual(await heardFrom('2026-09'), { devices: 0, of: 3 });
    server.clock.moveTo('2026-10-05T12:00:00.000+08:00');
    assert.deepEqual(await heardFrom('2026-09'), { devices: 1, of: 3 });
    server.clock.moveTo(NOW);
  });

  test('a hand-over, an absence and a stand-in each have what their days ask for', async () => {
    const village = '341621112202';
    const [wang, li, zhao] = [
      await server.person([{ role: 'officer' }]),
      await server.person([{ role: 'officer' }]),
      await server.person([{ role: 'officer' }]),
    ];
    const posting = { officer: wang.id, village, duty: 'contact', from: '2026-01-01' };
    const { id } = (await bureau.post('/api/assignments', posting)).body;
    const asked = async () => {
      const { rows } = await read(bureau, `area=${village}&month=2026-11`);
      return rows
        .filter((row: any) => row.officer)
        .map(({ officer: who, posting, duties: { villageDays: days, informationPassed: passed } }: any) =>
          [
            who.id === wang.id ? '王' : who.id === li.id ? '李' : '赵',
            posting,
            days.required,
            passed.required,
            passed.state,
          ].join(' '),
        )
        .sort();
    };
    assert.deepEqual(await asked(), ['王 contact 2 10 open']);
    assert.equal(
      (await bureau.post(`/api/assignments/${id}/transfer`, { on: '2026-11-16', officer: li.id })).status,
      200,
    );
    assert.deepEqual(await asked(), ['李 contact 1 5 open', '王 contact 1 5 open']);
    const leave = { officer: li.id, from: '2026-11-19', to: '2026-11-30', kind: 'leave', substitute: zhao.id };
    assert.equal((await bureau.post('/api/absences', leave)).status, 200);
    assert.deepEqual(await asked(), ['李 contact 0 0 exempt', '王 contact 1 5 open', '赵 acting 0 4 open']);
  });

  test('a complaint in the journal of the county makes no card', async () => {
    await push(
      bureau,
      note('complaint', '2026-11-20 10:00', { subject: 'officer', via: 'phone' }, { village: '341622', onSite: false }),
    );
    const body = await read(bureau, 'area=341622&month=2026-11&by=area');
    assert.ok(body.rows.every((row: { area: { id: string } }) => row.area.id.length === 9));
  });
});
