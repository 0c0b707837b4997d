import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { readSent } from '../../src/domain/journal/sent.ts';
import { exportLines } from '../../src/server/journal/export.ts';
import { headKey } from '../../src/server/journal/headKey.ts';
import { digestOf, freshPhoto, referenceTo } from '../support/photos.ts';
import { put, shown } from '../support/sending.ts';
import { type Caller, LUNAN, type TestServer, testServer, WULOU } from '../support/server.ts';
import { noted, push } from '../support/sides.ts';

// The photo of an agreement names its parties: it is shown by its case alone, for a reason that is recorded first (R2, R8, R10).
const agreement = freshPhoto(400);
const sha256 = digestOf(agreement);
const settled = { way: 'people', result: 'settled', mediators: ['officer'], agreement: 'written' };
const quarrel = { type: 'neighbour', size: 'two', harm: 'none', place: '邹庄' };

let server: TestServer;
let client: pg.Client;
let officer: Caller;
let dispute: string;
let other: string;

before(async () => {
  server = await testServer();
  client = new pg.Client({ connectionString: server.database.superUrl });
  await client.connect();
  officer = await server.person([{ role: 'officer' }]);
  await server.post(officer, LUNAN);
  dispute = await push(officer, noted('dispute', LUNAN, quarrel));
  other = await push(officer, noted('dispute', LUNAN, quarrel));
  await push(officer, noted('mediation', LUNAN, settled, { about: dispute, files: [referenceTo(agreement, true)] }));
  assert.equal((await put(server, officer, agreement)).body.complete, true);
});
after(async () => {
  await client.end();
  await server.stop();
});

/** Asks for the photo by a case. */
async function revealed(who: Caller, id: string, body: object, digest = sha256) {
  const response = await fetch(`${server.address}/api/cases/${id}/files/${digest}/reveal`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(who.token && { authorization: `Bearer ${who.token}` }) },
    body: JSON.stringify(body),
  });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** Its picture, in any way it could be written into an answer. */
const pixels = agreement.subarray(60, 120);
const holdsPhoto = (text: string): boolean =>
  ['hex', 'base64', 'latin1'].some((way) => text.includes(pixels.toString(way as 'hex')));

const reveals = async () =>
  (await client.query(`select account, village, target, reason from audit where action = 'file.reveal' order by id`))
    .rows;

describe('R8: the photo of an agreement', () => {
  test('is not shown like other photos, to nobody, and its refusal is that of one that does not exist', async () => {
    const readers = [
      officer,
      await server.person([{ role: 'station', area: '341622101' }]),
      await server.person([{ role: 'bureau', area: '3416' }]),
      await server.person([{ role: 'committee', area: LUNAN }]),
    ];
    for (const reader of readers) {
      const seen = await shown(server, reader, sha256);
      const unknown = await shown(server, reader, 'f'.repeat(64));
      const plain = (bytes: Buffer) => ({ ...JSON.parse(bytes.toString()), requestId: '' });
      assert.deepEqual([seen.status, plain(seen.bytes)], [404, plain(unknown.bytes)]);
    }
  });

  test('is not shown without a reason', async () => {
    for (const body of [{}, { reason: '' }, { reason: '  ' }]) {
      assert.equal((await revealed(officer, dispute, body)).status, 422);
    }
    assert.deepEqual(await reveals(), []);
  });

  test('is shown by its case for a reason, which is in the audit log', async () => {
    const { status, bytes } = await revealed(officer, dispute, { reason: '回访前核对协议' });
    assert.equal(status, 200);
    assert.ok(bytes.includes(pixels));
    const target = `${dispute} ${sha256}`;
    assert.deepEqual(await reveals(), [{ account: officer.id, village: LUNAN, target, reason: '回访前核对协议' }]);
  });

  test('is not shown when the audit log cannot be written', async () => {
    await client.query('revoke insert on audit from village_beat_app');
    try {
      const { status, bytes } = await revealed(officer, dispute, { reason: '回访前核对协议' });
      assert.ok(status >= 500);
      assert.ok(!bytes.includes(pixels));
    } finally {
      await client.query('grant insert on audit to village_beat_app');
    }
    assert.equal((await reveals()).length, 1);
  });

  test('is not shown by another case, nor to who may reveal none', async () => {
    const reason = { reason: '看看' };
    assert.equal((await revealed(officer, other, reason)).status, 404);
    assert.equal((await revealed(officer, uuidv7(), reason)).status, 404);
    assert.equal((await revealed(officer, dispute, reason, 'f'.repeat(64))).status, 404);
    const stranger = await server.person([{ role: 'officer' }]);
    await server.post(stranger, WULOU);
    assert.equal((await revealed(stranger, dispute, reason)).status, 404);
    const committee = await server.person([{ role: 'committee', area: LUNAN }]);
    assert.equal((await revealed(committee, dispute, reason)).status, 403);
    assert.equal((await revealed(server.nobody, dispute, reason)).status, 401);
    assert.equal((await reveals()).length, 1);
  });

  test('is not opened by an entry that names it again as if it were open', async () => {
    const open = { files: [referenceTo(agreement, false)] };
    await push(officer, noted('hazard', LUNAN, { type: 'road', place: '村口' }, open));
    assert.equal((await shown(server, officer, sha256)).status, 404);
  });
});

test('R2, R10: the photo of an agreement is in no pull, case, diary, export or table', async () => {
  const { db, settings, clock } = server.services;
  const said = await Promise.all(
    [
      `/api/journal?village=${LUNAN}`,
      `/api/journal?village=${LUNAN}&from=2014-01-01`,
      `/api/cases/${dispute}`,
      `/api/diary?village=${LUNAN}`,
      `/api/cases?area=${LUNAN}`,
    ].map(async (path) => JSON.stringify(await officer.get(path))),
  );
  for await (const line of exportLines(db, headKey(settings.dataDir), LUNAN, clock.now())) said.push(line);
  const { rows } = await client.query<{ row: string }>('select t::text as row from file t');
  assert.equal(rows.length, 1);
  for (const text of [...said, ...rows.map(({ row }) => row)]) assert.ok(!holdsPhoto(text));
});

const entry = (kind: string, body: object, more: object) =>
  readSent({ ...noted(kind, LUNAN, body), ...more }).faults?.issues.map(({ path }) => path);

test('R8: photos of agreements are sealed, and only entries of a case carry sealed ones', () => {
  const [open, sealed] = [[referenceTo(agreement)], [referenceTo(agreement, true)]];
  const about = uuidv7();
  assert.deepEqual(entry('mediation', settled, { about, files: sealed }), undefined);
  assert.deepEqual(entry('mediation', settled, { about, files: open }), ['/files']);
  assert.deepEqual(entry('dispute', quarrel, { files: sealed }), undefined);
  const visit = { households: [], purpose: 'routine' };
  assert.deepEqual(entry('visit', visit, { files: open }), undefined);
  assert.deepEqual(entry('visit', visit, { files: sealed }), ['/files']);
});

test('R4: no photo comes to an incident, neither with it nor by a correction', () => {
  const files = [referenceTo(agreement)];
  const incident = { class: 'publicOrder', sizeBand: 'under10', help: ['police'], place: '村部', what: '聚集' };
  assert.deepEqual(entry('incident', incident, { files }), ['/files']);
  assert.deepEqual(entry('incidentStep', { step: 'onScene' }, { about: uuidv7(), files }), ['/files']);
  const amend = { action: 'withdraw', reason: '写错' };
  assert.deepEqual(entry('correction', amend, { about: uuidv7(), files }), ['/files']);
});
