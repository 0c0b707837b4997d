import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { strFromU8 } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { formOf } from '../../../tests/support/forms.ts';
import { everyPart, reopened, wordsOfPdf } from '../../../tests/support/reopened.ts';
import { doors, lawClassOn, note, push, told, visitTo } from '../../../tests/support/pushed.ts';
import { type Caller, LUNAN, type TestServer, testServer, WULOU } from '../../../tests/support/server.ts';
import type { Report } from '../../domain/reports/report.ts';

const MONTH = '2026-11';
const NAME = '诸葛孔明测';
const PHONE = '13987654321';
/** A place as somebody typed it: of a case that is told of, yet never printed. */
const PLACE = '某甲家门前';
const TOWNSHIP = LUNAN.slice(0, 9);

let server: TestServer;
let bureau: Caller;
let station: Caller;

before(async () => {
  server = await testServer({ at: '2026-11-25T12:00:00.000+08:00' });
  bureau = await server.person([{ role: 'bureau', area: '3416' }]);
  station = await server.person([{ role: 'station', area: TOWNSHIP }]);
  const officer = await server.person([{ role: 'officer' }]);
  await server.post(officer, LUNAN);
  const houses = doors(25, '2026-11-01 09:00');
  const sealed = { parties: [{ role: '甲方', name: NAME, phone: PHONE }] };
  const quarrel = note(
    'dispute',
    '2026-11-03 10:00',
    { type: 'neighbour', size: 'two', harm: 'none', place: PLACE },
    { sealed },
  );
  await push(
    officer,
    ...houses,
    visitTo('2026-11-02 09:00', houses.slice(0, 15)),
    visitTo('2026-11-09 09:00', houses.slice(10)),
    ...Array.from({ length: 4 }, (_, at) => told(`2026-11-0${at + 3} 10:00`)),
    lawClassOn('2026-11-10 15:00'),
    quarrel,
    note(
      'dispute',
      '2026-11-04 10:00',
      { type: 'marriage', size: 'two', harm: 'domesticViolence', place: PLACE },
      { sealed },
    ),
    note('incident', '2026-11-06 10:00', {
      class: 'accident',
      sizeBand: 'none',
      help: ['fire'],
      place: PLACE,
      what: '柴垛起火',
    }),
    note('hazard', '2026-11-07 10:00', { type: 'road', place: PLACE }),
  );
});
after(() => server.stop());

async function report(who: Caller, area: string, month = MONTH): Promise<Report> {
  const { status, body } = await who.get(`/api/reports?area=${area}&month=${month}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

async function file(who: Caller, path: string): Promise<Uint8Array> {
  const response = await fetch(server.address + path, {
    headers: { authorization: `Bearer ${who.token}`, 'accept-language': 'zh' },
  });
  assert.equal(response.status, 200);
  return new Uint8Array(await response.arrayBuffer());
}

describe('a month’s report', () => {
  test('tells the month of a township, county and city alike', async () => {
    for (const area of [TOWNSHIP, '341622', '3416']) {
      const { values } = await report(bureau, area);
      const expected = {
        ...{ householdsVisited: 25, visits: 2, informationToStation: 4, lawClasses: 1, lawClassAttendance: 30 },
        ...{ disputesNoted: 1, 'dispute.opened': 1, 'dispute.overdue': 1, 'incident.opened': 1, 'hazard.opened': 1 },
      };
      for (const [id, value] of Object.entries(expected)) assert.equal(values[id], value, `${area} ${id}`);
    }
  });

  test('has the very figures of the scorecard', async () => {
    const { values, areas, policy, heardFrom } = await report(bureau, '3416');
    const { body } = await bureau.get(`/api/scorecards?area=3416&month=${MONTH}&by=area`);
    assert.deepEqual([policy, heardFrom], [body.policy, body.heardFrom]);
    for (const row of body.rows) {
      const own = areas.find(({ area }) => area.id === row.area.id)!;
      for (const [duty, { met, open, exempt, done, of, aim }] of Object.entries<Record<string, number>>(row.duties)) {
        const told = ['asked', 'met', 'open', 'exempt', 'done'].map((standing) => own.values[`${duty}.${standing}`]);
        assert.deepEqual(told, [of! - exempt! - aim!, met, open, exempt, done], `${row.area.id} ${duty}`);
      }
    }
    const met = body.rows.reduce((sum: number, { duties }: any) => sum + (duties.householdVisits?.met ?? 0), 0);
    assert.deepEqual([values['householdVisits.met'], met], [1, 1]);
  });

  test('has the month before beside it, and sums its areas', async () => {
    const [now, then] = [await report(bureau, '3416'), await report(bureau, '3416', '2026-12')];
    assert.equal(then.valuesBefore.householdsVisited, now.values.householdsVisited);
    for (const [id, value] of Object.entries(now.values)) {
      assert.equal(
        now.areas.reduce((sum, { values }) => sum + (values[id] ?? 0), 0),
        value,
        id,
      );
    }
  });

  test('of a past month tells what was overdue by its end and is still open, not what became overdue since', async () => {
    const overdueIn = async (month: string) => {
      const { values, notable } = await report(bureau, TOWNSHIP, month);
      const { body } = await bureau.get(`/api/reports/behind?area=${TOWNSHIP}&month=${month}&figure=hazard.overdue`);
      const named = notable.filter(({ kind, why }) => kind === 'hazard' && why === 'overdue');
      return [values['hazard.waiting'], values['hazard.overdue'], body.lines.length, named.length];
    };
    // the road of 2026-11-07 has thirty days to be mended
    const mayStill = '2026-11-25T12:00:00.000+08:00';
    assert.deepEqual(await overdueIn(MONTH), [1, 0, 0, 0]);
    try {
      server.clock.moveTo('2026-12-20T12:00:00.000+08:00');
      assert.deepEqual(await overdueIn(MONTH), [1, 0, 0, 0], 'it had time beyond the end of November');
      assert.deepEqual(await overdueIn('2026-12'), [1, 1, 1, 1], 'and is overdue in December');
    } finally {
      server.clock.moveTo(mayStill);
    }
  });

  test('tells of cases without persons, typed texts or harm', async () => {
    const { notable } = await report(bureau, '341622');
    const told = notable.map(({ why, title }) => `${why} ${title.zh}`);
    assert.deepEqual([...new Set(told)].sort(), [
      'incident 紧急情况上报 · 安全事故',
      'overdue 情况信息 · 盗窃',
      'overdue 矛盾纠纷 · 邻里纠纷',
    ]);
    assert.doesNotMatch(JSON.stringify(notable), new RegExp(`${PLACE}|${NAME}|婚姻`));
  });

  test('each figure of work and of cases is what the lines behind it add up to', async () => {
    const { values } = await report(bureau, '3416');
    const opened = Object.keys(values).filter((id) =>
      /^(\w+|(dispute|hazard|incident|information|request)\.\w+)$/.test(id),
    );
    const coverage = ['villages', 'covered', 'uncovered', 'residentVillages', 'contactVillages', 'doubled'];
    for (const figure of opened.filter((id) => !coverage.includes(id))) {
      const { status, body } = await bureau.get(
        `/api/reports/behind?area=3416&month=${MONTH}&figure=${figure}&limit=200`,
      );
      assert.equal(status, 200, figure);
      assert.equal(
        body.lines.reduce((sum: number, { adds }: { adds: number }) => sum + adds, 0),
        values[figure],
        figure,
      );
    }
  });

  test('what is behind a figure comes in pages', async () => {
    const first = await bureau.get(`/api/reports/behind?area=3416&month=${MONTH}&figure=information.opened&limit=3`);
    assert.equal(first.body.lines.length, 3);
    const rest = await bureau.get(
      `/api/reports/behind?area=3416&month=${MONTH}&figure=information.opened&limit=3&cursor=${first.body.next}`,
    );
    assert.deepEqual([rest.body.lines.length, rest.body.next], [1, undefined]);
  });

  test('a station has its own villages of an area, and no other’s', async () => {
    const own = await report(station, '3416');
    assert.deepEqual([own.whole, own.areas.map(({ area }) => area.id)], [false, ['341622']]);
    assert.equal((await station.get(`/api/reports?area=${WULOU.slice(0, 6)}&month=${MONTH}`)).status, 404);
    assert.equal((await station.get(`/api/reports?area=999999&month=${MONTH}`)).status, 404);
  });
});

describe('the files of a report', () => {
  const path = (format: string) => `/api/reports/file?area=341622&month=${MONTH}&format=${format}`;

  test('a workbook has numbers as numbers under Chinese titles, and opens in LibreOffice', async () => {
    const bytes = await file(bureau, path('xlsx'));
    const { sheets } = await readXlsx(bytes);
    const work = sheets.find(({ name }) => name === '工作情况')!;
    assert.deepEqual(work.rows[0], ['角色', '项目', '单位', '本月', '上月', '增减']);
    assert.deepEqual(work.rows.find((row) => row[1] === '走访户数')?.slice(2), ['户', 25, 0, 25]);
    const text = reopened(bytes, 'xlsx');
    if (text !== undefined) assert.match(text, /走访户数,户,25,0,25/);
  });

  test('a document opens in LibreOffice with its figures', async () => {
    const bytes = await file(bureau, path('docx'));
    assert.match(everyPart(bytes), /走访户数/);
    const text = reopened(bytes, 'docx');
    if (text !== undefined) assert.match(text, /全月走访25户/);
  });

  test('a PDF says what the report says', async () => {
    const bytes = await file(bureau, path('pdf'));
    assert.equal(strFromU8(bytes.subarray(0, 5)), '%PDF-');
    const words = wordsOfPdf(bytes);
    if (words !== undefined) assert.match(words.replaceAll(/\s/g, ''), /走访户数户2502?5?/);
  });

  test('no planted detail, typed place or harm is in any of them', async () => {
    const office = [everyPart(await file(bureau, path('xlsx'))), everyPart(await file(bureau, path('docx')))];
    const words = wordsOfPdf(await file(bureau, path('pdf'))) ?? '';
    for (const text of [...office, words]) {
      assert.doesNotMatch(text, new RegExp(`${NAME}|${PHONE.slice(-8)}|${PLACE}|婚姻家庭`));
    }
  });
});

describe('the bureau’s own form', () => {
  const upload = (who: Caller, cells: string[], more: object = {}) =>
    formOf(...cells).then((content) =>
      who.post('/api/report-forms', { area: '341622', name: '月报表', content, ...more }),
    );

  test('a wrong mark is named with its cell and the right ones near it, and nothing is stored', async () => {
    const { status, body } = await upload(bureau, ['{{走访户}}', '{{走访户数}}']);
    assert.deepEqual([status, body.issues.length, body.issues[0].code], [422, 1, 'unknown_mark']);
    assert.match(body.issues[0].message, /^月报!A1:.*{{走访户数}}/);
    assert.deepEqual((await bureau.get('/api/report-forms?area=341622')).body.forms, []);
  });

  test('a dry run says the same and stores nothing', async () => {
    const { status, body } = await upload(bureau, ['{{走访户}}'], { dryRun: true });
    assert.deepEqual([status, body.marks[0].known, body.id], [200, false, undefined]);
    assert.ok(body.marks[0].nearest.includes('{{走访户数}}'));
  });

  test('is filled with the report’s figures, shown beforehand, and gone once removed', async () => {
    const { body } = await upload(bureau, ['{{区域名称}}', '{{走访户数}}', '{{上月走访户数}}', '{{矛盾纠纷·新增}}']);
    const asked = `area=${TOWNSHIP}&month=${MONTH}`;
    const { cells } = (await station.get(`/api/report-forms/${body.id}/preview?${asked}`)).body;
    assert.deepEqual(
      cells.slice(1).map((cell: { values: unknown }) => cell.values),
      [[25], [0], [1]],
    );
    const { sheets } = await readXlsx(await file(station, `/api/report-forms/${body.id}/file?${asked}`));
    assert.deepEqual(sheets[0]?.rows[0]?.slice(1), [25, 0, 1]);
    assert.equal((await station.ask('DELETE', `/api/report-forms/${body.id}`)).status, 403);
    assert.equal((await bureau.ask('DELETE', `/api/report-forms/${body.id}`)).status, 200);
    assert.equal((await station.get(`/api/report-forms/${body.id}/preview?${asked}`)).status, 404);
  });

  test('keeps its versions', async () => {
    const { body } = await upload(bureau, ['{{走访户数}}']);
    const content = await formOf('第二版', '{{走访户数}}');
    const replaced = await bureau.ask('PUT', `/api/report-forms/${body.id}`, { name: '月报表', content });
    assert.deepEqual([body.version, replaced.body.version], [1, 2]);
    const first = await readXlsx(await file(bureau, `/api/report-forms/${body.id}/blank?version=1`));
    assert.deepEqual(first.sheets[0]?.rows[0], ['{{走访户数}}']);
  });

  test('what is no form is refused with what to do', async () => {
    const content = Buffer.from('not a form').toString('base64');
    const { status, body } = await bureau.post('/api/report-forms', { area: '341622', name: '月报表', content });
    assert.deepEqual([status, body.issues[0].code], [422, 'unreadable']);
  });
});
