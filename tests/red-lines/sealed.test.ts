import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { exportLines } from '../../src/server/journal/export.ts';
import { headKey } from '../../src/server/journal/headKey.ts';
import { operationsOf } from '../support/fuzz.ts';
import { type Caller, LUNAN, type TestServer, testServer } from '../support/server.ts';

// Details planted in every kind that may carry them, then looked for everywhere they must not be.
const NAME = '诸葛孔明测';
const PHONE = '13987654321';
const WHEN = '2014-10-20T09:00:00.000+08:00';
const details: Record<string, { body: object; sealed: object }> = {
  dispute: {
    body: { type: 'neighbour', size: 'two', harm: 'none' },
    sealed: { parties: [{ role: '甲方', name: NAME, phone: PHONE }] },
  },
  request: { body: { type: 'help', via: 'inPerson' }, sealed: { name: NAME, phone: PHONE } },
  registration: {
    body: { movement: 'arrived', area: '33', purpose: 'work', people: 1 },
    sealed: { name: NAME, phone: PHONE },
  },
};

const lines: string[] = [];
const logs = new Writable({
  write(chunk: Buffer, _encoding, done) {
    lines.push(chunk.toString());
    done();
  },
});

let server: TestServer;
let client: pg.Client;
let officer: Caller;
let readers: Caller[];
const ids = new Map<string, string>();

before(async () => {
  server = await testServer({ at: '2014-10-20T12:00:00.000+08:00', logs });
  client = new pg.Client({ connectionString: server.database.superUrl });
  await client.connect();
  officer = await server.person([{ role: 'officer' }]);
  await server.post(officer, LUNAN);
  readers = [
    officer,
    await server.person([{ role: 'station', area: '341622101' }]),
    await server.person([{ role: 'bureau', area: '3416' }]),
    await server.person([{ role: 'committee', area: LUNAN }]),
    await server.person([{ role: 'unit', area: '法制大队' }]),
    await server.person([{ role: 'admin' }]),
    await server.person([{ role: 'auditor' }]),
    server.nobody,
  ];
  for (const [kind, { body, sealed }] of Object.entries(details)) ids.set(kind, await note(kind, body, { sealed }));
});
after(async () => {
  await client.end();
  await server.stop();
});

async function note(kind: string, body: object, more: object): Promise<string> {
  const id = uuidv7();
  const entry = { id, village: LUNAN, kind, occurredAt: WHEN, recordedAt: WHEN, onSite: true, body, ...more };
  const { body: answer } = await officer.post('/api/journal', { entries: [entry] });
  assert.equal(answer.results?.[0]?.status, 'accepted', JSON.stringify(answer));
  return id;
}

/** The details as written, or most of the number. */
const holdsDetails = (text: string): boolean =>
  text.includes(NAME) || text.includes(NAME.slice(1)) || text.includes(PHONE.slice(-8));

/** Every way to read, with the planted entries where an id or a village is asked for. */
async function everyReading(): Promise<string[]> {
  const document = (await server.nobody.get('/openapi.json')).body;
  const query = `village=${LUNAN}&area=341622&month=2014-10&from=2014-10-01&duty=villageDays&officer=${officer.id}&kind=dispute`;
  const asked = (parameters: { name: string; in: string }[], only: string[]) =>
    query
      .split('&')
      .filter((pair) => parameters.some(({ name, in: where }) => where === 'query' && name === pair.split('=')[0]))
      .filter((pair) => only.length === 0 || only.includes(pair.split('=')[0] ?? ''))
      .join('&');
  return operationsOf(document)
    .filter(({ method }) => method === 'GET')
    .flatMap(({ path, parameters }) => {
      const paths = path.includes('{id}') ? [...ids.values(), LUNAN].map((id) => path.replace('{id}', id)) : [path];
      const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
      return paths.flatMap((filled) => [
        `${filled}?${asked(parameters, [])}`,
        `${filled}?${asked(parameters, required)}`,
      ]);
    });
}

describe('R2: planted details', () => {
  test('are in no answer to any reader but the one that reveals them', async () => {
    const readings = await everyReading();
    let answered = 0;
    for (const reader of readers) {
      for (const reading of readings) {
        const { status, body } = await reader.get(reading);
        if (status === 200) answered++;
        assert.ok(!holdsDetails(JSON.stringify(body)), `${reading} says them`);
      }
    }
    assert.ok(answered > 60, `only ${answered} readings were answered`);
  });

  test('are in no refusal: a push that is refused does not repeat what was sent', async () => {
    const entry = { id: uuidv7(), village: LUNAN, kind: 'dispute', occurredAt: WHEN, recordedAt: WHEN, onSite: true };
    const sealed = { parties: [{ role: '甲方', name: NAME, phone: PHONE, planted: NAME }] };
    const { body } = await officer.post('/api/journal', { entries: [{ ...entry, body: { type: 'x' }, sealed }] });
    assert.equal(body.results[0].status, 'refused');
    assert.ok(!holdsDetails(JSON.stringify(body)));
  });

  test('are in no table of the database in the clear', async () => {
    const { rows } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    assert.ok(rows.length > 30);
    for (const { name } of rows) {
      const found = await client.query<{ row: string }>(`select t::text as row from "${name}" t`);
      assert.ok(!found.rows.some(({ row }) => holdsDetails(row)), `${name} holds them`);
    }
  });

  test('are in no exported journal', async () => {
    const { db, settings, clock } = server.services;
    const exported: string[] = [];
    for await (const line of exportLines(db, headKey(settings.dataDir), LUNAN, clock.now())) exported.push(line);
    assert.equal(exported.length, Object.keys(details).length + 1);
    assert.ok(!holdsDetails(exported.join('\n')));
  });

  test('are in no line of the log', () => {
    assert.ok(lines.length > 100);
    assert.ok(!holdsDetails(lines.join('')));
  });
});

const revealing = (kind: string) => `/api/cases/${ids.get(kind)}/reveal`;
const reveals = async (): Promise<number> =>
  (await client.query(`select from audit where action = 'case.reveal' and target = $1`, [ids.get('dispute')]))
    .rowCount ?? 0;

describe('R8: sealed details', () => {
  test('are masked in the case: 张**, 138****1234', async () => {
    const { body } = await officer.get(`/api/cases/${ids.get('dispute')}`);
    const [{ name, phone }] = body.entries[0].sealed.parties;
    assert.deepEqual({ name, phone }, { name: '诸**', phone: '139****4321' });
  });

  test('are not shown without a reason', async () => {
    for (const body of [{}, { reason: '' }, { reason: '  ' }, undefined]) {
      const answer = await officer.post(revealing('dispute'), body);
      assert.ok(answer.status === 422 || answer.status === 400, String(answer.status));
    }
    assert.equal(await reveals(), 0);
  });

  test('are shown for a reason, which is in the audit log', async () => {
    const { status, body } = await officer.post(revealing('dispute'), { reason: '回访前核对' });
    assert.equal(status, 200);
    assert.equal(body.details[0].details.parties[0].name, NAME);
    const { rows } = await client.query(`select account, village, reason from audit where action = 'case.reveal'`);
    assert.deepEqual(rows, [{ account: officer.id, village: LUNAN, reason: '回访前核对' }]);
  });

  test('are not shown when the audit log cannot be written', async () => {
    const before = await reveals();
    await client.query('revoke insert on audit from village_beat_app');
    try {
      const { status, body } = await officer.post(revealing('dispute'), { reason: '回访前核对' });
      assert.ok(status >= 500, String(status));
      assert.ok(!holdsDetails(JSON.stringify(body)));
      const reading = await officer.get(`/api/cases/${ids.get('dispute')}`);
      assert.ok(reading.status >= 500, 'a case is read without a line in the audit log');
    } finally {
      await client.query('grant insert on audit to village_beat_app');
    }
    assert.equal(await reveals(), before);
  });

  test('are not shown to the committee, the administrator or the auditor, nor to nobody', async () => {
    for (const reader of readers.slice(3)) {
      const { status, body } = await reader.post(revealing('dispute'), { reason: '看看' });
      assert.ok([401, 403, 404].includes(status), String(status));
      assert.ok(!holdsDetails(JSON.stringify(body)));
    }
  });

  test('are not shown to an officer of another village, whose answer is that of a case that does not exist', async () => {
    const stranger = await server.person([{ role: 'officer' }]);
    await server.post(stranger, '341621112214');
    const answer = await stranger.post(revealing('dispute'), { reason: '看看' });
    const unknown = await stranger.post(`/api/cases/${uuidv7()}/reveal`, { reason: '看看' });
    assert.equal(answer.status, 404);
    assert.deepEqual({ ...answer.body, requestId: '' }, { ...unknown.body, requestId: '' });
  });
});
