import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Caller, LUNAN, type TestServer, testServer, WULOU } from '../../../tests/support/server.ts';

interface Numbers {
  areas: number;
  villages: number;
  covered: number;
  uncovered: { id: string }[];
}

describe('coverage', () => {
  let server: TestServer;
  let city: Caller;
  before(async () => {
    server = await testServer({ at: '2026-11-23T09:00:00.000+08:00' });
    city = await server.person([{ role: 'bureau', area: '3416' }]);
    const wang = await server.person([{ role: 'officer' }]);
    await server.post(wang, LUNAN, 'contact', '2026-06-01');
    await server.post(wang, WULOU, 'resident', '2026-06-01');
  });
  after(() => server.stop());

  const coverage = async (who: Caller, query: string) => (await who.get(`/api/coverage?${query}`)).body;
  const numbers = ({ areas, villages, covered }: Numbers) => ({ areas, villages, covered });

  it('of Bozhou knows 1,360 villages and communities, 989 of them in the scheme', async () => {
    const found = await coverage(city, 'area=3416&on=2026-11-23');
    const { area, on, areas, villages, covered, resident, contact } = found;
    assert.deepEqual(
      { area, on, areas, villages, covered, resident, contact },
      { area: '3416', on: '2026-11-23', areas: 1360, villages: 989, covered: 1, resident: 1, contact: 1 },
    );
    assert.equal(found.uncovered.length, 988);
    assert.deepEqual(found.doubled, []);
  });

  it('is that of the day asked for', async () => {
    assert.equal((await coverage(city, 'area=3416&on=2026-05-31')).covered, 0);
    assert.equal((await coverage(city, 'area=3416&on=2014-06-29')).villages, 0);
    assert.equal((await coverage(city, 'area=3416')).on, '2026-11-23');
  });

  for (const [by, parts] of Object.entries({ area: 4, county: 4, township: 96, station: 96 })) {
    it(`by ${by} adds up to that of the city`, async () => {
      const found = await coverage(city, `area=3416&on=2026-11-23&by=${by}`);
      const rows: Numbers[] = found.rows;
      assert.equal(rows.length, parts);
      for (const key of ['areas', 'villages', 'covered'] as const) {
        assert.equal(
          rows.reduce((sum, row) => sum + row[key], 0),
          found[key],
        );
      }
      assert.deepEqual(
        rows.flatMap((row) => row.uncovered.map(({ id }) => id)).sort(),
        found.uncovered.map(({ id }: { id: string }) => id).sort(),
      );
    });
  }

  it('shows a county its own part only, and nothing of another', async () => {
    const county = await server.person([{ role: 'bureau', area: '341622' }]);
    assert.deepEqual(
      numbers(await coverage(county, 'area=3416&on=2026-11-23')),
      numbers(await coverage(city, 'area=341622&on=2026-11-23')),
    );
    const other = await county.get('/api/coverage?area=341621');
    const unknown = await county.get('/api/coverage?area=3499');
    assert.equal(other.status, 404);
    assert.deepEqual({ ...other.body, requestId: '' }, { ...unknown.body, requestId: '' });
  });

  it('shows a station its own villages', async () => {
    const station = await server.person([{ role: 'station', area: '341622101' }]);
    const own = await coverage(station, 'area=3416&on=2026-11-23&by=station');
    assert.deepEqual(
      own.rows.map((row: { area: { id: string } }) => row.area.id),
      ['341622101'],
    );
    assert.deepEqual(numbers(own), numbers(await coverage(city, 'area=341622101&on=2026-11-23')));
  });

  it('areas are known to everyone who is signed in, and to nobody else', async () => {
    const committee = await server.person([{ role: 'committee', area: LUNAN }]);
    const { above, ...body } = (await committee.get(`/api/areas/${WULOU}`)).body;
    assert.deepEqual(
      above.map(({ name }: { name: string }) => name),
      ['安徽省', '亳州市', '涡阳县', '龙山镇'],
    );
    assert.deepEqual(body, {
      ...{ id: WULOU, name: '武楼村委会', level: 'village', type: 'village', inScheme: true },
      ...{ officialCode: WULOU, parent: '341621112', closedOn: null, successor: null },
    });
    assert.equal((await committee.get('/api/areas?parent=3416')).body.areas.length, 4);
    assert.equal((await committee.get('/api/areas')).body.areas.length, 1);
    assert.equal((await committee.get('/api/areas/341699')).status, 404);
    assert.equal((await server.nobody.get('/api/areas')).status, 401);
  });

  it('of stations: one of two on the roster at the same time in one place, seen by those who reach it', async () => {
    const station = await server.person([{ role: 'station', area: '341622101' }]);
    const turn = {
      officer: station.id,
      from: '2026-11-23T18:00:00+08:00',
      to: '2026-11-24T08:00:00+08:00',
      post: 'onCall',
    };
    assert.equal((await station.post('/api/stations/341622101/roster', turn)).status, 200);
    assert.equal((await station.post('/api/stations/341622101/roster', turn)).body.issues[0].code, 'roster_overlap');
    assert.equal((await station.post('/api/stations/341622102/roster', turn)).status, 404);
    const { roster } = (await city.get('/api/stations/341622101/roster?from=2026-11-23&days=1')).body;
    assert.deepEqual(
      roster.map((one: { from: string; post: string }) => [one.from, one.post]),
      [['2026-11-23T18:00:00.000+08:00', 'onCall']],
    );
    const removed = await station.ask(
      'DELETE',
      `/api/stations/341622101/roster?officer=${station.id}&from=2026-11-23T10:00:00Z`,
    );
    assert.deepEqual(removed.body, { removed: 1 });
  });

  it('a station can be given villages from a day on', async () => {
    const made = await city.ask('PUT', '/api/stations/S9', { name: '新设派出所', dutyPhone: '0558-5110110' });
    assert.deepEqual(made.body, { id: 'S9', changed: true });
    const given = await city.post('/api/stations/S9/villages', {
      villages: [WULOU, '341699999999'],
      from: '2026-11-01',
    });
    assert.deepEqual([given.status, given.body.issues[0].code], [422, 'unknown_village']);
    await city.post('/api/stations/S9/villages', { villages: [WULOU], from: '2026-11-01' });
    const { stations } = (await city.get(`/api/stations?area=${WULOU}`)).body;
    assert.deepEqual(
      stations.map((one: { id: string; dutyPhone: string }) => [one.id, one.dutyPhone]),
      [['S9', '0558-5110110']],
    );
    const before = (await city.get(`/api/stations?area=${WULOU}&on=2026-10-31`)).body.stations;
    assert.deepEqual(
      before.map((one: { id: string }) => one.id),
      ['341621112'],
    );
  });
});
