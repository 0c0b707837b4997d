import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { note, push } from '../../../tests/support/pushed.ts';
import { type Caller, LUNAN, type TestServer, testServer, WULOU } from '../../../tests/support/server.ts';
import { addMs } from '../../domain/calendar/utc8.ts';
import type { Services } from '../services.ts';
import { sendDue } from './deliver.ts';
import { noteHappened } from './happened.ts';
import { send } from './send.ts';

interface Got {
  headers: Record<string, unknown>;
  body: any;
  bytes: string;
}

describe('webhooks', () => {
  let server: TestServer;
  let admin: Caller;
  let officer: Caller;
  let receiver: Server;
  let host: string;
  let services: Services;
  const got: Got[] = [];
  let answer: { status: number; body: object } = { status: 200, body: { errcode: 0 } };

  before(async () => {
    server = await testServer();
    admin = await server.person([{ role: 'admin' }]);
    officer = await server.person([{ role: 'officer' }]);
    await server.post(officer, LUNAN);
    receiver = createServer((request, response) => {
      let bytes = '';
      request.on('data', (chunk) => (bytes += chunk));
      request.on('end', () => {
        got.push({ headers: request.headers, bytes, body: JSON.parse(bytes) });
        response.writeHead(answer.status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer.body));
      });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    // as WEBHOOK_HOSTS and WEBHOOK_INNER would say
    Object.assign(server.services.settings.webhooks, { hosts: [host, 'oapi.dingtalk.com'], inner: true });
    services = server.services;
  });
  after(async () => {
    receiver.close();
    await server.stop();
  });
  beforeEach(async () => {
    got.length = 0;
    answer = { status: 200, body: { errcode: 0 } };
    await server.database.db.deleteFrom('webhook').execute();
  });

  const enter = async (more: object = {}): Promise<string> => {
    const url = `http://${host}/robot/send?key=very-secret`;
    const body = { name: '值班群', kind: 'wecom', url, events: ['incident.overdue', 'held.waiting'], ...more };
    const made = await admin.post('/api/settings/webhooks', body);
    assert.equal(made.status, 200, JSON.stringify(made.body));
    return made.body.id;
  };
  const deliveries = async (id: string) => (await admin.get(`/api/settings/webhooks/${id}/deliveries`)).body.deliveries;
  const overdueIncident = async (village = LUNAN) => {
    const at = server.clock.now();
    const body = {
      class: 'accident' as const,
      sizeBand: 'none' as const,
      help: ['police' as const],
      place: '村口小桥',
      what: '拖拉机翻车',
    };
    const entry = { ...note('incident', '2026-11-23', body, { village }), occurredAt: at, recordedAt: at };
    await push(officer, entry);
    // quarter of an hour later nobody has said that it was heard
    server.clock.moveTo(addMs(at, 20 * 60_000));
    return entry;
  };

  test('tell a group that an urgent report is past its time: where and when, nothing of what was written', async () => {
    const id = await enter();
    await overdueIncident();
    assert.equal(await noteHappened(services), 1);
    assert.equal(await noteHappened(services), 0, 'once');
    assert.equal(await sendDue(services), 1);
    assert.match(
      got[0]?.body.text.content,
      /^【一村一警】路南村委会有一件紧急情况上报超过了时限\(\d\d-\d\d \d\d:\d\d\)/,
    );
    for (const said of ['拖拉机', '村口', officer.badge, '甲', 'accident'])
      assert.ok(!got[0]?.bytes.includes(said), said);
    const [delivery] = await deliveries(id);
    assert.deepEqual([delivery.state, delivery.attempts, delivery.status], ['sent', 1, 200]);
    server.clock.moveTo(undefined);
  });

  test('are tried again later, each time after a longer while, and given up after six attempts', async () => {
    const id = await enter();
    await overdueIncident();
    await noteHappened(services);
    const waits: number[] = [];
    for (const body of [
      { status: 500, body: {} },
      { status: 200, body: { errcode: 93000 } },
    ]) {
      answer = body;
      await sendDue(services);
      const [failed] = await deliveries(id);
      assert.equal(failed.state, 'waiting');
      waits.push(Math.round((Date.parse(failed.nextAt) - Date.now()) / 60_000));
      assert.equal(await sendDue(services), 0, 'not before its time');
      await server.database.db.updateTable('webhookDelivery').set({ nextAt: server.clock.now() }).execute();
    }
    assert.deepEqual(waits, [1, 5]);
    assert.equal((await deliveries(id))[0].fault, 'refused_93000');
    answer = { status: 200, body: { errcode: 0 } };
    await sendDue(services);
    assert.deepEqual([(await deliveries(id))[0].state, (await deliveries(id))[0].attempts], ['sent', 3]);
    await server.database.db
      .updateTable('webhookDelivery')
      .set({ state: 'waiting', attempts: 5, nextAt: server.clock.now() })
      .execute();
    answer = { status: 503, body: {} };
    await sendDue(services);
    assert.equal((await deliveries(id))[0].state, 'failed');
    server.clock.moveTo(undefined);
  });

  test('of one area hear nothing of another', async () => {
    const [here, there] = [
      await enter({ area: LUNAN.slice(0, 6) }),
      await enter({ area: WULOU.slice(0, 6), name: '另一个县' }),
    ];
    await overdueIncident();
    await noteHappened(services);
    assert.deepEqual([(await deliveries(here)).length > 0, (await deliveries(there)).length], [true, 0]);
    server.clock.moveTo(undefined);
  });

  test('tell that entries are held, as a number and at most once an hour', async () => {
    const id = await enter({ events: ['held.waiting'], language: 'en', area: LUNAN.slice(0, 6) });
    const stranger = await server.person([{ role: 'officer' }]);
    await server.post(stranger, LUNAN, 'contact', '2026-11-24');
    const entries = [note('diary', '2026-11-20', { work: ['talk'] }, { note: '秘密' })];
    const { body } = await stranger.post('/api/journal', { entries });
    assert.equal(body.results[0].status, 'held', JSON.stringify(body));
    await noteHappened(services);
    await noteHappened(services);
    await sendDue(services);
    assert.equal((await deliveries(id)).length, 1);
    assert.match(got[0]?.body.text.content, /^Village Beat: 蒙城县: 1 held entry waits/);
  });

  test('are tested by hand; what the receiver said is told as a code', async () => {
    const id = await enter({ name: '测试群' });
    const tested = await admin.post(`/api/settings/webhooks/${id}/test`, {});
    assert.deepEqual(tested.body, { delivered: true, status: 200, fault: null });
    assert.match(got[0]?.body.text.content, /测试消息\(测试群\)/);
    answer = { status: 404, body: { secret: 'x' } };
    assert.equal((await admin.post(`/api/settings/webhooks/${id}/test`, {})).body.fault, 'http_404');
  });

  test('keep address and secret sealed: neither is shown, nor stands in the database', async () => {
    const id = await enter({ secret: 'SEC-very-secret' });
    const listed = await admin.get('/api/settings/webhooks');
    assert.equal(listed.body.webhooks[0].host, host);
    assert.ok(!JSON.stringify(listed.body).includes('very-secret'));
    const { rows } = await server.database.pool.query('select webhook::text as row from webhook');
    assert.ok(!JSON.stringify(rows).includes('very-secret'));
    const changed = { name: '新名字', kind: 'generic', events: ['alert.approved'], active: false };
    assert.equal((await admin.ask('PUT', `/api/settings/webhooks/${id}`, changed)).status, 200);
    await admin.post(`/api/settings/webhooks/${id}/test`, {});
    const expected = createHmac('sha256', 'SEC-very-secret')
      .update(got[0]?.bytes ?? '')
      .digest('hex');
    assert.equal(got[0]?.headers['x-village-beat-signature'], `sha256=${expected}`, 'the secret stayed');
    assert.equal((await admin.ask('DELETE', `/api/settings/webhooks/${id}`)).status, 200);
    assert.equal((await admin.ask('DELETE', `/api/settings/webhooks/${id}`)).status, 404);
  });

  test('do not connect to a name that resolves to an inner address, nor to one written out', async () => {
    const message = { kind: 'generic', secret: undefined, id: '1', text: '', facts: {} } as const;
    for (const name of [`localhost:${host.split(':')[1]}`, host]) {
      const outcome = await send({ ...message, url: `http://${name}/` }, { hosts: [name], inner: false });
      assert.deepEqual(outcome, { status: undefined, fault: 'inner_address' }, name);
    }
    assert.equal(got.length, 0);
  });

  test('every fault of a receiver is named at once; others than the administrator see none of it', async () => {
    const refused = await admin.post('/api/settings/webhooks', {
      ...{ name: '', kind: 'pigeon', url: 'https://evil.example/', events: [] },
    });
    assert.equal(refused.body.issues.length, 3);
    const faulty = { name: 'x', kind: 'wecom', url: 'ftp://evil.example/', events: ['held.waiting'], area: '999999' };
    const { body } = await admin.post('/api/settings/webhooks', faulty);
    assert.deepEqual(
      body.issues.map(({ code }: { code: string }) => code),
      ['not_https', 'unknown_area'],
    );
    const bureau = await server.person([{ role: 'bureau', area: '3416' }]);
    assert.equal((await bureau.get('/api/settings/webhooks')).status, 403);
  });
});
