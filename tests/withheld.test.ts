import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Caller, LUNAN, type TestServer, testServer } from './support/server.ts';
import { type Asking, noted, peopleOf, push } from './support/sides.ts';

// What each role's phone receives of one and the same journal, over HTTP: the whole of it, or number and digest alone.
let server: TestServer;
let people: Record<Asking, Caller>;
/** Name of each entry by its number. */
const names: string[] = [];
const ids: Record<string, string> = {};

async function note(name: string, who: Caller, kind: string, body: object, more: object = {}): Promise<void> {
  ids[name] = await push(who, noted(kind, LUNAN, body, more));
  names.push(name);
}

const quarrel = (harm: string) => ({ type: 'neighbour', size: 'two', harm, place: '邹庄' });
const mediated = (by: string) => ({ way: 'people', result: 'settled', mediators: ['officer', by], agreement: 'oral' });
const round = (team: string) => ({
  team,
  startedAt: '2026-11-01T20:00:00+08:00',
  endedAt: '2026-11-01T22:00:00+08:00',
  volunteers: 4,
  night: true,
});

before(async () => {
  server = await testServer();
  people = await peopleOf(server, LUNAN);
  const { officer, committee, patrolLeader, station } = people;
  await note('diary', officer, 'diary', { work: ['talk'] }, { note: '走访' });
  await note('quarrel of the officer', officer, 'dispute', quarrel('none'));
  await note('quarrel of the committee', committee, 'dispute', quarrel('none'));
  await note('quarrel the committee mediates', officer, 'dispute', quarrel('none'));
  const about = { about: ids['quarrel the committee mediates'] };
  await note('its mediation', officer, 'mediation', mediated('securityDirector'), about);
  await note('quarrel with harm', committee, 'dispute', quarrel('domesticViolence'));
  await note('hazard of the leader', patrolLeader, 'hazard', { type: 'lighting', place: '村口' });
  await note('hazard of the officer', officer, 'hazard', { type: 'camera', place: '东头' });
  const mended = { about: ids['hazard of the leader'] };
  await note('its repair', officer, 'hazardStep', { step: 'repaired' }, mended);
  await note('patrol of the team', patrolLeader, 'patrol', round('夜巡队'));
  await note('patrol of another team', officer, 'patrol', round('东头队'));
  const told = { category: 'scam', direction: 'toContact' };
  await note('information', station, 'information', told);
});
after(() => server.stop());

const committeeSees = [
  'quarrel of the committee',
  'quarrel the committee mediates',
  'its mediation',
  'hazard of the leader',
  'hazard of the officer',
  'its repair',
  'patrol of the team',
  'patrol of another team',
];
const leaderSees = ['hazard of the leader', 'its repair', 'patrol of the team'];

interface Pulled {
  number: number;
  withheld?: true;
  id?: string;
}

/** Names of the entries shown; every other number must be there too, with nothing but its digest. */
function shownIn(entries: Pulled[]): string[] {
  assert.deepEqual(
    entries.map(({ number }) => number),
    names.map((_, index) => index + 1),
  );
  for (const entry of entries.filter(({ withheld }) => withheld)) {
    assert.deepEqual(Object.keys(entry).toSorted(), ['digest', 'number', 'withheld']);
  }
  return entries.filter(({ withheld }) => !withheld).map(({ number }) => names[number - 1]!);
}

const expected: [Asking, () => string[]][] = [
  ['officer', () => names],
  ['station', () => names],
  ['auxiliary', () => names],
  ['bureau', () => names],
  ['committee', () => committeeSees],
  ['patrolLeader', () => leaderSees],
];
for (const [asking, sees] of expected) {
  test(`the journal as ${asking} receives it, page by page and at the start of a phone`, async () => {
    const pull = (more: string) => people[asking].get(`/api/journal?village=${LUNAN}${more}`);
    const whole = await pull('&limit=1000');
    assert.deepEqual(shownIn(whole.body.entries), sees());
    const pages: Pulled[] = [];
    for (let last = 0; last < names.length; last += 5)
      pages.push(...(await pull(`&after=${last}&limit=5`)).body.entries);
    assert.deepEqual(shownIn(pages), sees());
    assert.deepEqual(shownIn((await pull('&from=2026-01-01')).body.entries), sees());
  });

  test(`cases as ${asking} finds them`, async () => {
    const opened = sees().filter((name) => /^(quarrel|hazard|information)/.test(name));
    const list = await people[asking].get(`/api/cases?area=${LUNAN}&limit=200`);
    assert.deepEqual(
      new Set(list.body.cases.map(({ id }: { id: string }) => id)),
      new Set(opened.map((name) => ids[name])),
    );
    for (const name of names.filter((each) => /^(quarrel|hazard)/.test(each))) {
      const { status } = await people[asking].get(`/api/cases/${ids[name]}`);
      assert.equal(status, opened.includes(name) ? 200 : 404, name);
    }
  });
}

test('what is withheld stands nowhere in an answer', async () => {
  const { body } = await people.committee.get(`/api/journal?village=${LUNAN}`);
  const text = JSON.stringify(body);
  assert.equal(text.includes('domesticViolence'), false);
  assert.equal(text.includes(ids['quarrel with harm']!), false);
  assert.equal(text.includes('走访'), false);
});

test('harm said later takes the case from the committee at once', async () => {
  const { officer, committee } = people;
  const opening = await push(committee, noted('dispute', LUNAN, quarrel('none')));
  names.push('later harm');
  assert.equal((await committee.get(`/api/cases/${opening}`)).status, 200);
  const changes = { body: { harm: 'injury' } };
  const body = { action: 'amend', reason: '有人受伤', changes };
  await push(people.station, noted('correction', LUNAN, body, { about: opening }));
  names.push('its correction');
  assert.equal((await committee.get(`/api/cases/${opening}`)).status, 404);
  assert.equal((await officer.get(`/api/cases/${opening}`)).status, 200);
  const { body: pulled } = await committee.get(`/api/journal?village=${LUNAN}`);
  assert.deepEqual(shownIn(pulled.entries), committeeSees);
});

test('nobody approves their own alert over HTTP either', async () => {
  const { station, bureau } = people;
  const alert = {
    level: 'notice',
    topic: 'fraud',
    title: '防骗',
    text: '不要转账',
    validUntil: '2027-01-01T00:00:00+08:00',
  };
  const id = await push(station, noted('alert', LUNAN, alert));
  const approve = (who: Caller, status: string) =>
    push(who, noted('alertStep', LUNAN, { step: 'approved' }, { about: id }), status);
  await approve(station, 'refused');
  await approve(people.auxiliary, 'refused');
  await approve(people.officer, 'refused');
  await approve(bureau, 'accepted');
});

test('complaints stand in the journal of the county, for the bureau alone', async () => {
  const county = LUNAN.slice(0, 6);
  const complaint = { ...noted('complaint', county, { subject: 'officer', via: 'phone' }), village: county };
  await push(people.officer, complaint, 'refused');
  await push(people.station, complaint, 'refused');
  await push(people.bureau, complaint);
  assert.equal((await people.bureau.get(`/api/journal?village=${county}`)).body.entries.length, 1);
  for (const asking of ['officer', 'station', 'committee', 'patrolLeader'] as const) {
    assert.equal((await people[asking].get(`/api/journal?village=${county}`)).status, 404, asking);
    assert.equal((await people[asking].get(`/api/cases/${complaint.id}`)).status, 404, asking);
  }
});
