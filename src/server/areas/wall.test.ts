import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Caller, LUNAN, type TestServer, testServer, WULOU } from '../../../tests/support/server.ts';

interface Cell {
  id: string;
  standing: string;
  station: string;
  leads: string[];
}

describe('the wall', () => {
  let server: TestServer;
  let city: Caller;
  let station: Caller;
  let officer: Caller;
  before(async () => {
    server = await testServer({ at: '2026-11-23T09:00:00.000+08:00' });
    city = await server.person([{ role: 'bureau', area: '3416' }]);
    station = await server.person([{ role: 'station', area: '341622101' }]);
    officer = await server.person([{ role: 'officer' }]);
    await server.post(officer, LUNAN, 'contact', '2026-06-01');
  });
  after(() => server.stop());

  const cells = async (query: string, who = city): Promise<Cell[]> =>
    (await who.get(`/api/coverage/wall?${query}`)).body.villages;
  const cellOf = async (village: string, on: string) => (await cells(`area=${village}&on=${on}`))[0];

  it('has one cell for each village, and as many gaps as coverage counts', async () => {
    const all = await cells('area=3416&on=2026-11-23');
    const { areas, uncovered, covered } = (await city.get('/api/coverage?area=3416&on=2026-11-23')).body;
    assert.equal(all.length, areas);
    assert.equal(all.filter(({ standing }) => standing === 'gap').length, uncovered.length);
    assert.equal(all.filter(({ standing }) => standing === 'covered').length, covered);
  });

  it('names the counties, townships and stations of its villages', async () => {
    const { areas, stations } = (await city.get(`/api/coverage/wall?area=${WULOU}`)).body;
    assert.deepEqual(
      areas.map(({ id }: Cell) => id),
      ['341621', '341621112'],
    );
    assert.deepEqual(
      stations.map(({ id }: Cell) => id),
      ['341621112'],
    );
  });

  it('tells a village with two leads, and who leads it', async () => {
    const second = await server.person([{ role: 'officer' }]);
    await server.post(second, LUNAN, 'contact', '2026-11-20');
    assert.equal((await cellOf(LUNAN, '2026-11-19'))?.standing, 'covered');
    const cell = await cellOf(LUNAN, '2026-11-20');
    assert.deepEqual([cell?.standing, cell?.leads.length, cell?.station], ['double', 2, '341622101']);
  });

  it('is, for a station, its own villages; another’s is as unknown', async () => {
    assert.ok((await cells('area=3416', station)).every(({ id }) => id.startsWith('341622101')));
    const other = await station.get(`/api/coverage/wall?area=${WULOU}`);
    const unknown = await station.get('/api/coverage/wall?area=341621112999');
    assert.deepEqual([other.status, other.body.code], [404, 'not_found']);
    assert.deepEqual([unknown.status, unknown.body.code], [404, 'not_found']);
  });
});

describe('search for areas', () => {
  let server: TestServer;
  let city: Caller;
  before(async () => {
    server = await testServer();
    city = await server.person([{ role: 'bureau', area: '3416' }]);
  });
  after(() => server.stop());

  const found = async (text: string, who = city): Promise<string[]> =>
    (await who.get(`/api/area-search?spelling=${encodeURIComponent(text)}`)).body.areas.map(({ id }: Cell) => id);

  for (const [by, text] of Object.entries({
    'its name': '路南',
    'initials in pinyin': 'lnc',
    'full pinyin': 'lunancun',
    'capital letters and spaces': 'LU NAN',
    'its code': '341622101210',
  })) {
    it(`finds 路南村 by ${by}`, async () => assert.ok((await found(text)).includes(LUNAN)));
  }

  it('finds 涡阳县 as it is spoken, and what lies in it by the beginning of its code', async () => {
    assert.equal((await found('guoyang'))[0], '341621');
    assert.equal((await found('341621'))[0], '341621');
  });

  it('puts what begins with it first and says where it lies', async () => {
    const { areas } = (await city.get('/api/area-search?spelling=lnc')).body;
    assert.ok(areas[0].initials.startsWith('lnc'));
    assert.deepEqual(
      areas.find(({ id }: Cell) => id === LUNAN).path.map(({ name }: { name: string }) => name),
      ['蒙城县', '双涧镇'],
    );
  });

  it('never leaves what one may see', async () => {
    const station = await server.person([{ role: 'station', area: '341621112' }]);
    assert.deepEqual(await found('路南', station), []);
    assert.deepEqual(await found(WULOU, station), [WULOU]);
  });

  it('finds a village by the new name it was given', async () => {
    const renamed = { name: 'areas.csv', content: Buffer.from(`代码,名称\n${LUNAN},石榴桥南村\n`).toString('base64') };
    const { status } = await city.post('/api/imports/areas', { files: [renamed], dryRun: false });
    assert.equal(status, 200);
    assert.deepEqual([await found('shiliuqiaonancun'), await found('lunancunweihui')], [[LUNAN], []]);
  });
});
