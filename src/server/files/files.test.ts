import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import pg from 'pg';
import { digestOf, freshPhoto, hidingsIn, photo, referenceTo } from '../../../tests/support/photos.ts';
import { asked, put, putPart, shown } from '../../../tests/support/sending.ts';
import { type Caller, LUNAN, type TestServer, testServer } from '../../../tests/support/server.ts';
import { noted, push } from '../../../tests/support/sides.ts';
import { stripped } from './strip.ts';

let server: TestServer;
let client: pg.Client;
let officer: Caller;
let colleague: Caller;
let station: Caller;

before(async () => {
  server = await testServer();
  client = new pg.Client({ connectionString: server.database.superUrl });
  await client.connect();
  officer = await server.person([{ role: 'officer' }]);
  await server.post(officer, LUNAN);
  colleague = await server.person([{ role: 'officer' }]);
  await server.post(colleague, LUNAN, 'resident');
  station = await server.person([{ role: 'station', area: '341622101' }]);
});
after(async () => {
  await client.end();
  await server.stop();
});

const hazardWith = (bytes: Buffer, village = LUNAN) =>
  noted('hazard', village, { type: 'road', place: '村口' }, { files: [referenceTo(bytes)] });
const rowsOf = async (table: string, bytes: Buffer) =>
  (await client.query(`select from ${table} where sha256 = $1`, [digestOf(bytes)])).rowCount;
const codesOf = ({ body }: { body: any }) => body.issues.map(({ code }: { code: string }) => code);

describe('a photo', () => {
  test('sent whole is shown, without what was not the picture, to who sees its entry', async () => {
    const planted = hidingsIn('baseline.jpg')[0]!.plant(photo('baseline.jpg'), Buffer.from('GPS 33.5'));
    const clean = (await stripped(planted)).bytes;
    assert.deepEqual(await put(server, officer, planted), {
      status: 200,
      body: { received: planted.length, size: planted.length, complete: true },
    });
    const file = referenceTo(planted, false, 'image/jpeg');
    await push(officer, noted('hazard', LUNAN, { type: 'road', place: '村口' }, { files: [file] }));
    for (const reader of [officer, colleague, station]) {
      const { status, headers, bytes } = await shown(server, reader, file.sha256);
      assert.equal(status, 200);
      assert.ok(bytes.equals(clean));
      assert.equal(headers.get('content-type'), 'image/jpeg');
      assert.equal(headers.get('cache-control'), 'no-store');
    }
    const { rows } = await client.query(
      `select account, action, village from audit where target = $1 and action like 'file.%' order by id`,
      [file.sha256],
    );
    assert.deepEqual(
      rows.map(({ account, action }) => [account, action]),
      [[officer.id, 'file.write'], ...[officer, colleague, station].map(({ id }) => [id, 'file.read'])],
    );
  });

  test('may come before its entry, and is shown to nobody until then', async () => {
    const bytes = freshPhoto();
    await put(server, officer, bytes);
    assert.equal((await shown(server, officer, digestOf(bytes))).status, 404);
    await push(officer, hazardWith(bytes));
    assert.equal((await shown(server, officer, digestOf(bytes))).status, 200);
  });

  test('goes on after a lost answer from where the server stands', async () => {
    const bytes = freshPhoto(900);
    const [third, end] = [300, bytes.length];
    assert.deepEqual(await asked(server, officer, bytes), { received: 0, size: end, complete: false });
    const first = await putPart(server, officer, bytes, 0, third);
    assert.deepEqual(first, { status: 200, body: { received: third, size: end, complete: false } });
    // the answer was lost: the browser sends the part again, or the phone asks
    assert.deepEqual(await putPart(server, officer, bytes, 0, third), first);
    assert.deepEqual(await asked(server, officer, bytes), first.body);
    assert.equal(await rowsOf('file_part', bytes), 1);
    // a longer part that begins before is taken from where the server stands
    assert.equal((await putPart(server, officer, bytes, 100, 600)).body.received, 600);
    const gap = await putPart(server, officer, bytes, 700, end);
    assert.deepEqual([gap.status, gap.body.code, gap.body.received, codesOf(gap)], [409, 'conflict', 600, ['gap']]);
    assert.equal((await putPart(server, officer, bytes, 600, end)).body.complete, true);
    // the last answer was lost as well
    assert.equal((await putPart(server, officer, bytes, 600, end)).body.complete, true);
    assert.equal(await rowsOf('file_part', bytes), 0);
  });

  test('sent again changes nothing', async () => {
    const bytes = freshPhoto();
    await put(server, officer, bytes);
    const lines = async () =>
      (await client.query(`select from audit where action = 'file.write' and target = $1`, [digestOf(bytes)])).rowCount;
    const stored = await client.query('select xmin, ctid from file where sha256 = $1', [digestOf(bytes)]);
    assert.equal((await put(server, officer, bytes)).body.complete, true);
    assert.equal((await put(server, colleague, bytes)).body.complete, true);
    assert.deepEqual(
      (await client.query('select xmin, ctid from file where sha256 = $1', [digestOf(bytes)])).rows,
      stored.rows,
    );
    assert.equal(await lines(), 1);
  });

  test('half sent by one officer is nothing to another', async () => {
    const bytes = freshPhoto(500);
    await putPart(server, officer, bytes, 0, 200);
    assert.deepEqual(await asked(server, colleague, bytes), { received: 0, size: bytes.length, complete: false });
    assert.equal((await putPart(server, colleague, bytes, 200, bytes.length)).body.received, 0);
    assert.deepEqual(await asked(server, officer, bytes), { received: 200, size: bytes.length, complete: false });
    assert.equal((await put(server, colleague, bytes)).body.complete, true);
    assert.deepEqual(await asked(server, officer, bytes), {
      received: bytes.length,
      size: bytes.length,
      complete: true,
    });
  });

  test('comes whole whatever is lost, doubled, cut or sent by two tabs at once', async () => {
    const step = fc.record({ length: fc.integer({ min: 1, max: 400 }), back: fc.nat(100), doubled: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const bytes = freshPhoto(1000);
        let state = { received: 0, complete: false };
        for (const { length, back, doubled } of steps) {
          if (state.complete) break;
          const from = Math.max(0, state.received - back);
          const to = Math.min(bytes.length, from + length);
          const sent = () => putPart(server, officer, bytes, from, to);
          const answers = await Promise.all(doubled ? [sent(), sent()] : [sent()]);
          for (const { status, body } of answers) assert.equal(status, 200, JSON.stringify(body));
          state = (await asked(server, officer, bytes)) as typeof state;
        }
        if (!state.complete) await putPart(server, officer, bytes, state.received, bytes.length);
        await push(officer, hazardWith(bytes));
        assert.ok((await shown(server, officer, digestOf(bytes))).bytes.equals((await stripped(bytes)).bytes));
      }),
      { numRuns: 15 },
    );
  });

  test('is kept when two tabs end it at once, again and again', async () => {
    for (let round = 0; round < 12; round += 1) {
      const bytes = freshPhoto(1000);
      const end = bytes.length;
      await putPart(server, officer, bytes, 0, 600);
      const answers = await Promise.all([600, 550, 500, 600].map((from) => putPart(server, officer, bytes, from, end)));
      assert.deepEqual(
        answers.map(({ status, body }) => [status, body.complete]),
        answers.map(() => [200, true]),
      );
    }
  });

  test('lies sealed in the database, whole or half', async () => {
    const bytes = freshPhoto(600);
    const clear = bytes.subarray(60, 90).toString('hex');
    const holdsClear = async (table: string) =>
      (await client.query<{ row: string }>(`select t::text as row from ${table} t`)).rows.some(({ row }) =>
        row.includes(clear),
      );
    await putPart(server, officer, bytes, 0, 400);
    assert.equal(await holdsClear('file_part'), false);
    await putPart(server, officer, bytes, 400, bytes.length);
    assert.equal(await holdsClear('file'), false);
  });
});

describe('refused is', () => {
  test('a photo whose bytes have another digest; it begins anew', async () => {
    const [bytes, other] = [freshPhoto(500), freshPhoto(500)];
    const sha256 = digestOf(bytes);
    const size = bytes.length;
    await putPart(server, officer, bytes, 0, 100);
    const wrong = other.subarray(100, size);
    const answer = await put(server, officer, wrong, { sha256, range: `bytes 100-${size - 1}/${size}` });
    assert.equal(answer.status, 422);
    assert.ok(codesOf(answer).includes('wrong_digest'));
    assert.equal(answer.body.received, 0);
    assert.equal(await rowsOf('file_part', bytes), 0);
    assert.equal((await put(server, officer, bytes)).body.complete, true);
  });

  test('what is no photo, from its first bytes on, with every fault', async () => {
    const pdf = Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(2000)]);
    const early = await putPart(server, officer, pdf, 0, 500);
    assert.deepEqual([early.status, codesOf(early)], [422, ['wrong_type']]);
    const whole = await put(server, officer, pdf, { sha256: 'a'.repeat(64) });
    assert.deepEqual([whole.status, codesOf(whole)], [422, ['wrong_digest', 'wrong_type']]);
    assert.match(whole.body.issues[1].message, /JPEG, PNG and WebP/);
    const cut = photo('baseline.jpg').subarray(0, 300);
    assert.deepEqual(codesOf(await put(server, officer, cut)), ['damaged']);
    assert.equal(await rowsOf('file', pdf), 0);
  });

  test('what is too large, before it is sent or while', async () => {
    const size = 20 * 1024 * 1024 + 1;
    const range = `bytes 0-9/${size}`;
    const declared = await put(server, officer, Buffer.alloc(10), { range });
    assert.deepEqual([declared.status, codesOf(declared)], [422, ['too_large']]);
    assert.equal((await put(server, officer, Buffer.alloc(size))).body.code, 'too_large');
  });

  test('a range that says nothing, goes beyond the end, or is not what came', async () => {
    const bytes = freshPhoto();
    const codes = async (range: string | undefined, body = bytes) =>
      codesOf(await put(server, officer, body, { sha256: digestOf(bytes), ...(range && { range }) }));
    assert.deepEqual(await codes('bytes 0-9'), ['bad_range']);
    assert.deepEqual(await codes('lines 0-9/20'), ['bad_range']);
    assert.deepEqual(await codes(`bytes 0-${bytes.length}/${bytes.length}`), ['bad_range', 'part_length']);
    assert.deepEqual(await codes(`bytes 0-2/${bytes.length}`), ['part_length']);
    assert.deepEqual(await codes(undefined, Buffer.alloc(0)), ['empty']);
  });

  test('a digest that is none, and a village that is none', async () => {
    const bytes = freshPhoto();
    assert.equal((await put(server, officer, bytes, { sha256: 'abc' })).status, 422);
    assert.equal((await put(server, officer, bytes, { village: '../..' })).status, 422);
    const bureau = await server.person([{ role: 'bureau', area: '3416' }]);
    assert.equal((await put(server, bureau, bytes, { village: '341622101999' })).status, 404);
  });
});
