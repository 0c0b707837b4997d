import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addDays, type Day } from '../../domain/calendar/utc8.ts';
import { retention } from '../../domain/privacy/retention.ts';
import { digestOf, freshPhoto, referenceTo } from '../../../tests/support/photos.ts';
import { put, putPart, shown } from '../../../tests/support/sending.ts';
import { type Caller, LUNAN, type TestServer, testServer, WULOU } from '../../../tests/support/server.ts';
import { push } from '../../../tests/support/sides.ts';
import { uuidv7 } from 'uuidv7';
import { everything, scoped } from '../platform/db/database.ts';
import { proveVillage } from '../journal/verify.ts';
import { expireFiles } from './expire.ts';

const DAY: Day = '2026-11-23';
const AT = `${DAY}T12:00:00.000+08:00`;

describe('photos', () => {
  let server: TestServer;
  let officer: Caller;
  let stranger: Caller;
  before(async () => {
    server = await testServer({ at: AT });
    officer = await server.person([{ role: 'officer' }]);
    await server.post(officer, LUNAN);
    stranger = await server.person([{ role: 'officer' }]);
    await server.post(stranger, WULOU);
  });
  after(() => server.stop());

  const note = (kind: string, body: object, more: object = {}, occurredAt = AT) => ({
    ...{ id: uuidv7(), village: LUNAN, kind, occurredAt, recordedAt: occurredAt, onSite: true, body, ...more },
  });
  const hazard = { type: 'road', place: '村口' };
  const sent = async (photo = freshPhoto()) => {
    assert.equal((await put(server, officer, photo)).body.complete, true);
    return photo;
  };
  const withPhoto = async (kind: string, body: object, more: object = {}, sealed = false) => {
    const photo = await sent();
    const id = await push(officer, note(kind, body, { files: [referenceTo(photo, sealed)], ...more }));
    return { photo, id };
  };
  /** Whether it is there after that night. */
  const thereOn = async (day: Day, photo: Buffer): Promise<boolean> => {
    server.clock.moveTo(`${day}T03:50:00.000+08:00`);
    await expireFiles(server.services);
    const rows = await scoped(server.services.db, everything, (tx) =>
      tx.selectFrom('file').select('village').where('sha256', '=', digestOf(photo)).execute(),
    );
    server.clock.moveTo(AT);
    return rows.length > 0;
  };

  test('that no entry refers to go after seven days', async () => {
    const photo = await sent();
    assert.equal(await thereOn('2026-11-29', photo), true);
    assert.equal(await thereOn('2026-11-30', photo), false);
  });

  test('of a hazard go twelve months after it was seen; its entry stays, and the chain verifies', async () => {
    const { photo } = await withPhoto('hazard', hazard);
    assert.equal(await thereOn('2027-11-22', photo), true);
    assert.equal((await shown(server, officer, digestOf(photo))).status, 200);
    assert.equal(await thereOn('2027-11-23', photo), false);
    assert.equal((await shown(server, officer, digestOf(photo))).status, 404);
    const { bad } = await proveVillage({ ...server.services, checkpoints: new Map() }, LUNAN);
    assert.equal(bad, undefined);
  });

  test('of a hazard go sooner where the deployment keeps them for less', async () => {
    const { photo } = await withPhoto('hazard', hazard);
    const kept = { ...retention, photos: { months: 1 } };
    server.clock.moveTo('2026-12-23T03:50:00.000+08:00');
    assert.deepEqual((await expireFiles(server.services, kept)).files, 1);
    server.clock.moveTo(AT);
    assert.equal((await shown(server, officer, digestOf(photo))).status, 404);
  });

  test('of an agreement go with the parties: 24 months after closing, 36 after opening', async () => {
    const quarrel = { type: 'neighbour', size: 'two', harm: 'none' };
    const of = async (result: string) => {
      const about = await push(officer, note('dispute', quarrel));
      const body = { way: 'people', result, mediators: ['officer'], agreement: 'written' };
      return (await withPhoto('mediation', body, { about }, true)).photo;
    };
    const [closed, open] = [await of('withdrawn'), await of('continuing')];
    assert.deepEqual([await thereOn('2028-11-22', closed), await thereOn('2028-11-22', open)], [true, true]);
    assert.deepEqual([await thereOn('2028-11-23', closed), await thereOn('2028-11-23', open)], [false, true]);
    assert.deepEqual([await thereOn('2029-11-22', open), await thereOn('2029-11-23', open)], [true, false]);
  });

  test('of an entry that was withdrawn go after seven days, unless another entry keeps them', async () => {
    const { photo, id } = await withPhoto('hazard', hazard);
    const { photo: shared, id: first } = await withPhoto('hazard', hazard);
    await push(officer, note('hazard', hazard, { files: [referenceTo(shared)] }));
    const withdraw = { action: 'withdraw', reason: '拍错了' };
    for (const about of [id, first]) await push(officer, note('correction', withdraw, { about }));
    assert.deepEqual([await thereOn('2026-11-29', photo), await thereOn('2026-11-29', shared)], [true, true]);
    assert.deepEqual([await thereOn('2026-11-30', photo), await thereOn('2026-11-30', shared)], [false, true]);
  });

  test('of an entry that waits for the station stay as long as it waits', async () => {
    const photo = freshPhoto();
    const visit = note('visit', { households: [], purpose: 'routine' }, { files: [referenceTo(photo)] });
    await push(stranger, visit, 'held');
    await put(server, stranger, photo);
    assert.equal(await thereOn(addDays(DAY, 60), photo), true);
    const station = await server.person([{ role: 'station', area: '341622101' }]);
    const { status } = await station.post(`/api/held/${visit.id}`, { decision: 'return', reason: '不在本村' });
    assert.equal(status, 200);
    assert.equal(await thereOn(addDays(DAY, 60), photo), false);
  });

  test('that never came whole are forgotten after seven days, all parts together', async () => {
    const photo = freshPhoto(400);
    await putPart(server, officer, photo, 0, 100);
    server.clock.moveTo('2026-11-28T12:00:00.000+08:00');
    await putPart(server, officer, photo, 100, 200);
    server.clock.moveTo('2026-11-29T23:00:00.000+08:00');
    assert.equal((await expireFiles(server.services)).halves, 0);
    server.clock.moveTo('2026-11-30T03:50:00.000+08:00');
    assert.equal((await expireFiles(server.services)).halves, 1);
    const left = await scoped(server.services.db, everything, (tx) =>
      tx.selectFrom('filePart').select('length').execute(),
    );
    assert.deepEqual(left, []);
    server.clock.moveTo(AT);
  });
});
