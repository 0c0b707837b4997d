import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { note, push } from '../../../tests/support/pushed.ts';
import { type Caller, LUNAN, type TestServer, testServer, WULOU } from '../../../tests/support/server.ts';
import { startPooler } from '../../../tests/support/pooler.ts';
import { buildApp } from '../app.ts';
import { connect } from '../platform/db/database.ts';
import { Notifications } from '../platform/db/notifications.ts';

interface Event {
  id: string;
  event: string;
  data: { changes?: { kind: string; areas: string[] }[] };
}

/** A desk that looks on: what it was told, and whether its stream is still open. */
class Desk {
  readonly events: Event[] = [];
  readonly ended: Promise<void>;
  readonly #controller = new AbortController();

  constructor(body: ReadableStream<Uint8Array>, controller: AbortController) {
    this.#controller = controller;
    this.ended = this.#read(body);
  }

  static async open(address: string, who: Caller, headers: Record<string, string> = {}): Promise<Desk> {
    const controller = new AbortController();
    const response = await fetch(`${address}/api/live`, {
      signal: controller.signal,
      headers: { authorization: `Bearer ${who.token}`, ...headers },
    });
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    return new Desk(response.body!, controller);
  }

  /** What changed where, once `holds`; fails after two seconds. */
  async until(holds: (told: string[]) => boolean): Promise<string[]> {
    const deadline = performance.now() + 2000;
    while (!holds(this.told())) {
      assert.ok(performance.now() < deadline, `not in time: ${JSON.stringify(this.events)}`);
      await pause(10);
    }
    return this.told();
  }

  told(): string[] {
    return this.events.flatMap(({ event, data }) =>
      event === 'again' ? ['again'] : (data.changes ?? []).map(({ kind, areas }) => `${kind} ${areas.join(' ')}`),
    );
  }

  leave(): void {
    this.#controller.abort();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    try {
      for await (const chunk of body) {
        text += decoder.decode(chunk, { stream: true });
        for (let at = text.indexOf('\n\n'); at >= 0; at = text.indexOf('\n\n')) {
          this.#take(text.slice(0, at));
          text = text.slice(at + 2);
        }
      }
    } catch {
      // left
    }
  }

  #take(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
    if (field('event')) this.events.push({ id: field('id'), event: field('event'), data: JSON.parse(field('data')) });
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('live updates', () => {
  let server: TestServer;
  let officer: Caller;
  let station: Caller;
  let elsewhere: Caller;

  before(async () => {
    server = await testServer({ at: '2026-11-23T09:00:00.000+08:00' });
    await server.services.notifications.listen();
    officer = await server.person([{ role: 'officer' }]);
    station = await server.person([{ role: 'station', area: '341622101' }]);
    elsewhere = await server.person([{ role: 'station', area: '341621112' }]);
    await server.post(officer, LUNAN, 'contact', '2026-06-01');
  });
  after(() => server.stop());

  const talk = () => note('diary', '2026-11-22 09:00', { work: ['talk'] });
  const open = (who: Caller, headers?: Record<string, string>) => Desk.open(server.address, who, headers);

  it('tell whoever may read the village that something was noted there, and nobody else', async () => {
    const [near, far] = [await open(station), await open(elsewhere)];
    await push(officer, talk());
    await near.until((told) => told.includes(`entries ${LUNAN}`));
    await pause(300);
    assert.deepEqual(far.told(), []);
    for (const desk of [near, far]) desk.leave();
  });

  it('tell kinds of change and where, never what', async () => {
    const desk = await open(station);
    await push(officer, note('hazard', '2026-11-22 09:00', { type: 'lighting', place: '村口' }));
    await desk.until((told) => told.includes(`cases ${LUNAN}`));
    assert.doesNotMatch(JSON.stringify(desk.events), /村口|lighting|hazard/);
    desk.leave();
  });

  it('tell the station of what is held for it, and again when it is decided', async () => {
    const stranger = await server.person([{ role: 'officer' }]);
    const desk = await open(station);
    const sent = talk();
    await stranger.post('/api/journal', { entries: [sent] });
    await desk.until((told) => told.includes(`held ${LUNAN}`));
    await station.post(`/api/held/${sent.id}`, { decision: 'return', reason: '不是本村民警' });
    await desk.until((told) => told.filter((one) => one === `held ${LUNAN}`).length === 2);
    desk.leave();
  });

  it('tell of a posting when it is committed', async () => {
    const bureau = await server.person([{ role: 'bureau', area: '3416' }]);
    const desk = await open(bureau);
    const body = { officer: officer.id, village: WULOU, duty: 'contact', from: '2026-11-01' };
    assert.equal((await bureau.post('/api/assignments', body)).status, 200);
    await desk.until((told) => told.includes(`coverage ${WULOU}`));
    desk.leave();
  });

  it('tell of an absence proposed, declined, approved and taken back: a department of its own officers alone, and no village', async () => {
    const [bureau, unit, others] = [
      await server.person([{ role: 'bureau', area: '3416' }]),
      await server.person([{ role: 'unit', area: '刑侦大队' }]),
      await server.person([{ role: 'unit', area: '交警大队' }]),
    ];
    const away = await server.person([{ role: 'officer' }], { unit: '刑侦大队' });
    await server.post(away, LUNAN);
    const desks = [await open(bureau), await open(unit), await open(others), await open(station)] as const;
    const [theirs, own, strangers, near] = desks;
    const heard = async (times: number): Promise<void> => {
      await theirs.until((told) => told.filter((one) => one === `absences ${LUNAN}`).length === times);
      await own.until((told) => told.length === times);
    };
    const propose = async (day: string): Promise<string> =>
      (await unit.post('/api/absences', { officer: away.id, from: day, to: day, kind: 'leave' })).body.id;
    const declined = await propose('2026-11-24');
    await heard(1);
    await bureau.post(`/api/absences/${declined}/decision`, { decision: 'decline', reason: '当天另有安排' });
    await heard(2);
    const approved = await propose('2026-11-25');
    await heard(3);
    await bureau.post(`/api/absences/${approved}/decision`, { decision: 'approve' });
    await heard(4);
    await bureau.post(`/api/absences/${approved}/withdrawal`, {});
    await heard(5);
    await push(officer, talk());
    await theirs.until((told) => told.includes(`entries ${LUNAN}`));
    await pause(300);
    assert.equal(own.told().length, 5);
    for (const { data } of own.events)
      assert.deepEqual(data.changes, [{ kind: 'absences', areas: [], units: ['刑侦大队'] }]);
    assert.deepEqual(strangers.events, []);
    assert.ok(!near.told().some((one) => one.startsWith('absences')), 'a station decides on no absences');
    for (const desk of desks) desk.leave();
  });

  it('go on after the id last seen, and say to ask again when that is too long ago', async () => {
    const first = await open(station);
    await push(officer, talk());
    await first.until((told) => told.length > 0);
    first.leave();
    const lastSeen = first.events.at(-1)?.id ?? '';
    await push(officer, talk());
    await pause(400);
    const back = await open(station, { 'last-event-id': lastSeen });
    assert.ok((await back.until((told) => told.length > 0)).includes(`entries ${LUNAN}`));
    const late = await open(station, { 'last-event-id': 'ffffffff-3' });
    assert.deepEqual(await late.until((told) => told.length > 0), ['again']);
    for (const desk of [back, late]) desk.leave();
  });

  it('end when the person signs out', async () => {
    const clerk = await server.person([{ role: 'station', area: '341622101' }]);
    const desk = await open(clerk);
    assert.equal((await clerk.post('/api/auth/sign-out', {})).status, 200);
    await desk.ended;
  });

  it('follow a changed posting: what is out of reach now is not told any more', async () => {
    const bureau = await server.person([{ role: 'bureau', area: '3416' }]);
    const moved = await server.person([{ role: 'officer' }]);
    const body = { officer: moved.id, village: LUNAN, duty: 'resident', from: '2026-11-01' };
    const { id } = (await bureau.post('/api/assignments', body)).body;
    const desk = await open(moved);
    await bureau.post(`/api/assignments/${id}/transfer`, { on: '2026-11-20', village: WULOU });
    await pause(300);
    const before = desk.events.length;
    await push(officer, talk());
    await pause(500);
    assert.deepEqual(desk.told().slice(before), []);
    desk.leave();
  });

  it('keep at most eight windows of a person open: the first ends', async () => {
    const desks: Desk[] = [];
    for (let index = 0; index < 9; index++) desks.push(await open(elsewhere));
    await desks[0]?.ended;
    assert.equal([...server.services.live.listeners.of(elsewhere.id)].length, 8);
    for (const desk of desks) desk.leave();
  });

  it('are told in another process on the same database', async () => {
    const { settings, log } = server.services;
    const connection = connect(server.database.url, 4);
    const other = buildApp({ settings, connection, clock: server.clock, log });
    await other.services.notifications.listen();
    const told: string[] = [];
    const leave = other.services.live.join(
      {
        officer: 'x',
        ...{ reach: () => ['3416'], units: [] },
        tell: ({ changes }) => told.push(JSON.stringify(changes)),
        ...{ lookAgain: () => undefined, end: () => undefined },
      },
      undefined,
    );
    await push(officer, talk());
    const deadline = performance.now() + 2000;
    while (told.length === 0 && performance.now() < deadline) await pause(10);
    assert.match(told.join(), new RegExp(`"entries","areas":\\["${LUNAN}"\\]`));
    leave();
    other.services.live.close();
    await other.services.notifications.close();
    await connection.close();
  });

  it('do not rely on a pooler, which passes no notification on', async () => {
    const pooler = await startPooler(server.database.url);
    let isUp = false;
    const notifications = new Notifications(pooler.url);
    notifications.on('live', { heard: () => undefined, up: () => (isUp = true) });
    await notifications.listen();
    assert.deepEqual([isUp, await notifications.tell('live', '{}')], [false, false]);
    await notifications.close();
    pooler.stop();
  });

  it('end when the server stops', async () => {
    const desk = await open(station);
    server.services.live.close();
    await desk.ended;
  });
});
