import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { digestOf, freshPhoto, referenceTo } from '../../../tests/support/photos.ts';
import { put, shown } from '../../../tests/support/sending.ts';
import { type Caller, LUNAN, type TestServer, testServer, WULOU } from '../../../tests/support/server.ts';
import { noted, push } from '../../../tests/support/sides.ts';

let server: TestServer;
let officer: Caller;
let stranger: Caller;

before(async () => {
  server = await testServer();
  officer = await server.person([{ role: 'officer' }]);
  await server.post(officer, LUNAN);
  stranger = await server.person([{ role: 'officer' }]);
  await server.post(stranger, WULOU);
});
after(() => server.stop());

const hazardWith = (bytes: Buffer, village = LUNAN) =>
  noted('hazard', village, { type: 'road', place: '村口' }, { files: [referenceTo(bytes)] });
const codesOf = ({ body }: { body: any }) => body.issues.map(({ code }: { code: string }) => code);

describe('another village', () => {
  test('takes no photo and shows none: as if it did not exist (R7)', async () => {
    const bytes = freshPhoto();
    const sent = await put(server, stranger, bytes);
    const nowhere = await put(server, stranger, bytes, { village: '341622101999' });
    assert.deepEqual([sent.status, { ...sent.body, requestId: '' }], [404, { ...nowhere.body, requestId: '' }]);
    await put(server, officer, bytes);
    await push(officer, hazardWith(bytes));
    const seen = await shown(server, stranger, digestOf(bytes));
    const unknown = await shown(server, stranger, 'f'.repeat(64));
    const plain = ({ bytes: said }: { bytes: Buffer }) => ({ ...JSON.parse(said.toString()), requestId: '' });
    assert.deepEqual([seen.status, plain(seen)], [404, plain(unknown)]);
    assert.equal((await shown(server, stranger, digestOf(bytes), `?village=${LUNAN}`)).status, 404);
    // their own village keeps its own copy
    await put(server, stranger, bytes, { village: WULOU });
    assert.equal((await shown(server, stranger, digestOf(bytes))).status, 404);
  });

  test('takes the photo of an entry one noted there: a hazard anywhere in the county, or before a posting ended', async () => {
    const passer = await server.person([{ role: 'officer' }]);
    await server.post(passer, '341622101211');
    const bytes = freshPhoto();
    assert.equal((await put(server, passer, bytes)).status, 404);
    await push(passer, hazardWith(bytes));
    assert.equal((await put(server, passer, bytes)).body.complete, true);
    assert.equal((await shown(server, officer, digestOf(bytes))).status, 200);
    const held = freshPhoto();
    const visit = { households: [], purpose: 'routine' };
    await push(stranger, noted('visit', LUNAN, visit, { files: [referenceTo(held)] }), 'held');
    assert.equal((await put(server, stranger, held)).body.complete, true);
  });

  test('need not be named by who notes in one only, or whose entry names the photo', async () => {
    const alone = freshPhoto();
    assert.equal((await put(server, officer, alone, { village: null })).body.complete, true);
    const two = await server.person([{ role: 'officer' }]);
    await server.post(two, LUNAN);
    await server.post(two, '341622101211');
    const bytes = freshPhoto();
    assert.deepEqual(codesOf(await put(server, two, bytes, { village: null })), ['village_needed']);
    await push(two, hazardWith(bytes));
    assert.equal((await put(server, two, bytes, { village: null })).body.complete, true);
  });
});

describe('who reads a part of a village', () => {
  test('is shown the photos of the entries they see and no others', async () => {
    const committee = await server.person([{ role: 'committee', area: LUNAN }]);
    const [hazard, visit] = [freshPhoto(), freshPhoto()];
    await push(officer, hazardWith(hazard));
    const body = { households: [], purpose: 'routine' };
    await push(officer, noted('visit', LUNAN, body, { files: [referenceTo(visit)] }));
    for (const bytes of [hazard, visit]) await put(server, officer, bytes);
    assert.equal((await shown(server, committee, digestOf(hazard))).status, 200);
    assert.equal((await shown(server, committee, digestOf(visit))).status, 404);
    assert.equal((await shown(server, officer, digestOf(visit))).status, 200);
  });

  test('sees no photo of an entry that was withdrawn', async () => {
    const bytes = freshPhoto();
    await put(server, officer, bytes);
    const about = await push(officer, hazardWith(bytes));
    await push(officer, noted('correction', LUNAN, { action: 'withdraw', reason: '拍错了' }, { about }));
    assert.equal((await shown(server, officer, digestOf(bytes))).status, 404);
  });
});
