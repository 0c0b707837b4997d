import { uuidv7 } from 'uuidv7';
import { addMs, instant } from '../../src/domain/calendar/utc8.ts';
import { type Role, roles } from '../../src/domain/people/roles.ts';
import { recommended } from './months.ts';
import { formOf } from './forms.ts';
import { digestOf, freshPhoto, referenceTo } from './photos.ts';
import { put } from './sending.ts';
import type { Caller, TestServer } from './server.ts';

/** One village with the people and records around it; of a side that does not exist only the ids are there. */
export interface Side {
  village: string;
  station: string;
  county: string;
  unit: string;
  /** A police officer posted to the village. */
  officer: string;
  dispute: string;
  hazard: string;
  /** The digest of a photo of the hazard, which all see who see village content. */
  photo: string;
  /** Fresh records, for what changes them. */
  held: () => Promise<string>;
  proposal: () => Promise<string>;
  posting: () => Promise<string>;
  /** A draft of a policy for the county, and a rehearsal that was asked for. */
  draft: () => Promise<string>;
  rehearsal: () => Promise<string>;
  /** An old ledger taken in for the village. */
  history: () => Promise<string>;
  /** A form of the county's own, uploaded. */
  form: () => Promise<string>;
  /** An officer of the unit, posted to the village, for postings, absences and rosters. */
  colleague: () => Promise<string>;
}

/** Who asks: nobody, one person for each role, and an auxiliary clerk of the station. */
export type Asking = Role | 'nobody' | 'auxiliary';
export const everyone: readonly Asking[] = ['nobody', ...roles, 'auxiliary'];

const HOUR = 3_600_000;
/** An entry as a phone sends it, an hour old. */
export const noted = (kind: string, village: string, body: object, more: object = {}) => {
  const at = addMs(instant(Date.now()), -HOUR);
  return { id: uuidv7(), village, kind, occurredAt: at, recordedAt: at, onSite: true, body, ...more };
};

/** An entry ready to be pushed, of a kind the asker's role writes. */
export function entryBy(asking: Asking, village: string) {
  if (asking === 'station' || asking === 'bureau' || asking === 'auxiliary') {
    return noted('information', village, { category: 'scam', direction: 'toContact' });
  }
  if (asking === 'committee' || asking === 'patrolLeader') {
    return noted('hazard', village, { type: 'lighting', place: '村口' });
  }
  return noted('visit', village, { households: [], purpose: 'routine' });
}

/** The people of a side, by role, signed in. */
export async function peopleOf(server: TestServer, village: string): Promise<Record<Asking, Caller>> {
  const station = village.slice(0, 9);
  const team = `T${village}`;
  await server.database.db.insertInto('team').values({ id: team, village, name: '夜巡队' }).execute();
  const person = (role: Role, area?: string) => server.person([{ role, area }]);
  const officer = await person('officer');
  await server.post(officer, village);
  return {
    nobody: server.nobody,
    officer,
    station: await person('station', station),
    unit: await person('unit', unitOf(village)),
    bureau: await person('bureau', village.slice(0, 6)),
    committee: await person('committee', village),
    patrolLeader: await person('patrolLeader', team),
    admin: await person('admin'),
    auditor: await person('auditor'),
    auxiliary: await server.person([{ role: 'station', area: station }], { grade: 'auxiliary' }),
  };
}

const unitOf = (village: string): string => `大队${village}`;

/** Pushes an entry; answers its id. */
export async function push(who: Caller, entry: ReturnType<typeof noted>, status = 'accepted'): Promise<string> {
  const answer = await who.post('/api/journal', { entries: [entry] });
  if (answer.body.results?.[0]?.status !== status) throw new Error(JSON.stringify(answer.body));
  return entry.id;
}

/** Records around a village, written by its people over HTTP. */
export async function sideOf(server: TestServer, village: string, people: Record<Asking, Caller>): Promise<Side> {
  const colleague = async () => {
    const found = await server.person([{ role: 'officer' }], { unit: unitOf(village) });
    await server.post(found, village, 'resident');
    return found.id;
  };
  const quarrel = { type: 'neighbour', size: 'two', harm: 'none', place: '邹庄' };
  const sealed = { parties: [{ role: 'applicant', name: '张三' }] };
  const photo = await photoBy(server, people.patrolLeader, village);
  const seen = { type: 'camera', place: '东头' };
  return {
    ...{ village, station: village.slice(0, 9), county: village.slice(0, 6), unit: unitOf(village) },
    officer: people.officer.id,
    dispute: await push(people.committee, noted('dispute', village, quarrel, { sealed })),
    hazard: await push(people.patrolLeader, noted('hazard', village, seen, { files: [photo] })),
    photo: photo.sha256,
    colleague,
    held: async () => push(await server.person([{ role: 'officer' }]), entryBy('officer', village), 'held'),
    proposal: async () => proposalBy(people.unit, await colleague()),
    posting: async () => postingOf(server, await colleague()),
    draft: async () => draftBy(people.bureau, village.slice(0, 6)),
    rehearsal: async () => rehearsalBy(people.bureau, village.slice(0, 6)),
    history: async () => historyBy(people.station, village),
    form: () => formBy(people.bureau, village.slice(0, 6)),
  };
}

async function photoBy(server: TestServer, who: Caller, village: string) {
  const bytes = freshPhoto();
  const answer = await put(server, who, bytes, { village });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return referenceTo(bytes);
}

async function draftBy(bureau: Caller, area: string): Promise<string> {
  const id = uuidv7();
  const answer = await bureau.ask('PUT', `/api/policies/drafts/${id}`, draftFor(area));
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return id;
}

/** A new draft for an area. */
export const draftFor = (area: string) => ({ area, from: null, policy: recommended, thresholds: [], revision: 0 });

async function rehearsalBy(bureau: Caller, area: string): Promise<string> {
  const answer = await bureau.post('/api/policies/rehearsals', { area, month: '2026-10', policy: recommended });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.id;
}

async function historyBy(station: Caller, village: string): Promise<string> {
  const rows = [{ village, on: '2020-01-01' }];
  const answer = await station.post('/api/history', { ledger: 'visit', source: '走访台账', rows });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.id;
}

async function proposalBy(unit: Caller, officer: string): Promise<string> {
  const body = { officer, from: '2030-01-01', to: '2030-01-05', kind: 'leave' };
  const answer = await unit.post('/api/absences', body);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.id;
}

async function formBy(bureau: Caller, area: string): Promise<string> {
  const answer = await bureau.post('/api/report-forms', {
    area,
    name: '月报表',
    content: await formOf('{{走访户数}}'),
  });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.id;
}

async function postingOf({ database }: TestServer, officer: string): Promise<string> {
  const query = database.db.selectFrom('assignment').select('id').where('officer', '=', officer);
  return (await query.executeTakeFirstOrThrow()).id;
}

/** A village and records that do not exist; officers do, since a bureau posts them from anywhere, but posted nowhere. */
export function nowhere(server: TestServer): Side {
  const fresh = async () => uuidv7();
  return {
    ...{ village: '341699999299', station: '341699999', county: '341699', unit: '查无此队' },
    ...{ officer: uuidv7(), dispute: uuidv7(), hazard: uuidv7(), photo: digestOf(Buffer.from(uuidv7())) },
    ...{ held: fresh, proposal: fresh, posting: fresh, draft: fresh, rehearsal: fresh, history: fresh },
    ...{ held: fresh, proposal: fresh, posting: fresh, draft: fresh, rehearsal: fresh },
    ...{ held: fresh, proposal: fresh, posting: fresh, form: fresh },
    colleague: async () => (await server.person([{ role: 'officer' }])).id,
  };
}
