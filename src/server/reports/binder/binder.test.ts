import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { wordsOfPdf } from '../../../../tests/support/reopened.ts';
import { doors, note, push, told, visitTo } from '../../../../tests/support/pushed.ts';
import { type Caller, LUNAN, type TestServer, testServer, WULOU } from '../../../../tests/support/server.ts';

const NAME = '诸葛孔明测';
const PLACE = '某甲家门前';

let server: TestServer;
let station: Caller;

before(async () => {
  server = await testServer({ at: '2026-03-25T12:00:00.000+08:00' });
  station = await server.person([{ role: 'station', area: LUNAN.slice(0, 9) }]);
  const officer = await server.person([{ role: 'officer' }]);
  await server.post(officer, LUNAN);
  const houses = doors(3, '2026-01-05 09:00');
  const sealed = { parties: [{ role: '甲方', name: NAME }] };
  const quarrel = note(
    'dispute',
    '2026-02-03 10:00',
    { type: 'water', size: 'two', harm: 'none', place: PLACE },
    { sealed },
  );
  const settled = {
    way: 'people' as const,
    result: 'settled' as const,
    mediators: ['officer' as const],
    agreement: 'oral' as const,
  };
  await push(
    officer,
    ...houses,
    visitTo('2026-01-06 09:00', houses, { note: `到${PLACE}` }),
    quarrel,
    note('mediation', '2026-02-04 10:00', settled, { about: quarrel.id }),
    note('dispute', '2026-02-05 10:00', { type: 'marriage', size: 'two', harm: 'domesticViolence' }, { sealed }),
    told('2026-03-02 10:00'),
  );
});
after(() => server.stop());

const asked = (year: string, headers: Record<string, string> = {}, village = LUNAN) =>
  fetch(`${server.address}/api/binders?village=${village}&year=${year}`, {
    headers: { authorization: `Bearer ${station.token}`, 'accept-language': 'zh', ...headers },
  });

test('a village’s year is one PDF: its months, its journal in sentences, its cases with their course', async () => {
  const response = await asked('2026');
  assert.equal(response.status, 200);
  const words = wordsOfPdf(new Uint8Array(await response.arrayBuffer()))?.replaceAll(/\s/g, '');
  if (words === undefined) return;
  for (const said of ['目录', '在岗民警', '走访3户(日常走访)', '矛盾纠纷·用水', '调解成功']) {
    assert.ok(words.includes(said), said);
  }
});

test('no detail, typed text or case of harm is in it', async () => {
  const words = wordsOfPdf(new Uint8Array(await (await asked('2026')).arrayBuffer())) ?? '';
  assert.doesNotMatch(words.replaceAll(/\s/g, ''), new RegExp(`${NAME}|${PLACE}|婚姻家庭`));
});

test('its progress is told line by line, the file in the last one', async () => {
  const response = await asked('2026', { accept: 'application/x-ndjson' });
  const lines = (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.deepEqual(
    lines.slice(0, -1),
    [0, 1, 2, 3].map((done) => ({ done, of: 4 })),
  );
  const last = lines.at(-1);
  assert.equal(last?.name, '路南村委会 2026年一村一警工作台账.pdf');
  assert.equal(Buffer.from(String(last?.content), 'base64').subarray(0, 5).toString(), '%PDF-');
});

test('a year that has not begun, and a village out of reach, have none', async () => {
  assert.equal((await asked('2027')).status, 422);
  assert.equal((await asked('2026', {}, WULOU)).status, 404);
});
