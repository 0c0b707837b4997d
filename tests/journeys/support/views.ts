import { readFile } from 'node:fs/promises';
import { uuidv7 } from 'uuidv7';
import type { RoleClaim } from '../../../src/domain/people/roles.ts';
import { type Caller, LUNAN } from '../../support/server.ts';
import { daysAgo, type Desk, thisMonth, today } from './desk.ts';
import { note, visitDoors } from './notes.ts';

const COUNTY = '341622';
const STATION = '341622101';
const UNIT = '刑侦大队';

/** One of each role that meets a room of the desk, and one that meets none. */
const claims = {
  bureau: [{ role: 'bureau', area: COUNTY }],
  station: [{ role: 'station', area: STATION }],
  unit: [{ role: 'unit', area: UNIT }],
  officer: [{ role: 'officer' }],
  admin: [{ role: 'admin' }],
  auditor: [{ role: 'auditor' }],
  committee: [{ role: 'committee', area: LUNAN }],
} satisfies Record<string, RoleClaim[]>;
export type As = keyof typeof claims;

/** What stands in the city: an officer with work in a village, a stranger whose entry is held, a leave, a draft, a verification. */
export interface City {
  people: Record<As, Caller>;
  officer: Caller;
  posting: string;
  dispute: string;
  held: string;
  absence: string;
  draft: string;
  verification: string;
}

export async function settle({ server }: Desk): Promise<City> {
  const people = Object.fromEntries(
    await Promise.all(
      Object.entries(claims).map(async ([name, roles]) => [name, await server.person(roles, { unit: UNIT })]),
    ),
  ) as Record<As, Caller>;
  const { officer, bureau, auditor } = people;
  await server.post(officer, LUNAN);
  await visitDoors(officer, LUNAN, today, 3);
  const quarrel = { type: 'neighbour', size: 'two', harm: 'none', place: '邹庄' };
  const [dispute = ''] = await note(officer, LUNAN, [{ day: daysAgo(1), kind: 'dispute', body: quarrel }]);
  const away = { officer: officer.id, from: today, to: today, kind: 'leave' };
  const absence = (await bureau.post('/api/absences', away)).body.id as string;
  const posting = (await bureau.get(`/api/assignments?area=${LUNAN}`)).body.assignments[0].id as string;
  const verification = (await auditor.post('/api/audit/verifications', { log: false })).body.id as string;
  const held = await heldEntry(await server.person([{ role: 'officer' }]));
  return { people, officer, posting, dispute, held, absence, draft: await draftOf(bureau), verification };
}

/** An entry in a village its author is not posted to. */
async function heldEntry(stranger: Caller): Promise<string> {
  const at = `${daysAgo(2)}T09:00:00+08:00`;
  const what = { kind: 'diary', body: { work: ['meeting'] }, onSite: true };
  const entry = { id: uuidv7(), village: LUNAN, ...what, occurredAt: at, recordedAt: at };
  await stranger.post('/api/journal', { entries: [entry] });
  return entry.id;
}

/** A change of what is asked, begun. */
async function draftOf(bureau: Caller): Promise<string> {
  const { versions } = (await bureau.get(`/api/policies?area=${COUNTY}`)).body;
  const id = uuidv7();
  const body = { area: COUNTY, from: null, policy: { ...versions[0].policy, version: 9 }, thresholds: [], revision: 0 };
  await bureau.ask('PUT', `/api/policies/drafts/${id}`, body);
  return id;
}

/** What of a room an address opens, beside the room as one enters it: by whom, where below it, and what is there then. */
export interface More {
  as: As;
  at: string;
  drawn?: string;
}
const by = (as: As, ...at: string[]): More[] => at.map((one) => ({ as, at: one }));
/** Those that open a drawer or a dialog. */
const over = (as: As, ...at: string[]): More[] => by(as, ...at).map((one) => ({ ...one, drawn: '[role=dialog]' }));

/** A figure of the report of each source that a village's drawer tells apart. */
const opened = ['householdsVisited', 'covered', 'householdVisits.open'];

const one = ({ officer }: City): string => `?officer=${officer.id}`;

/** Every room and what an address opens in it. A room that is not here fails the test of all rooms. */
export const more = (city: City): Record<string, More[]> => ({
  start: [],
  coverage: by('bureau', ...['view=list', 'by=station', 'on=2014-01-01'].map((what) => `?area=${STATION}&${what}`)),
  village: [
    ...by('station', '?q=lnc', `/${LUNAN}`, `/${LUNAN}?read=ledgers`, `/${LUNAN}?per=quarter&as=table`),
    ...over('station', `/${LUNAN}?case=${city.dispute}`, `/${LUNAN}?evidence=householdVisits`),
  ],
  scorecards: [
    ...by('bureau', `?area=${STATION}&compare=1`, '?by=role', '?by=absences'),
    ...over(
      'bureau',
      `?figure=${COUNTY}~householdVisits`,
      `?by=role&figure=${COUNTY}~collectorEntries`,
      `?evidence=${LUNAN}~householdVisits~contact~${city.officer.id}`,
    ),
  ],
  department: over('unit', `?evidence=householdVisits~${LUNAN}%20contact%20${city.officer.id}`),
  postings: [
    ...by('bureau', '/gaps'),
    ...over('bureau', '?add=yes', `?village=${LUNAN}`, `?village=${LUNAN}&transfer=${city.posting}`),
  ],
  officers: [...by('bureau', '?posted=no'), ...over('bureau', one(city)), ...over('admin', '?add=yes', one(city))],
  stations: over('bureau', '?add=yes', `?station=${STATION}`, `?station=${STATION}&part=roster`),
  absences: over('bureau', '?add=yes', `?absence=${city.absence}`),
  import: by('bureau', '?what=areas', '?what=postings'),
  held: [{ as: 'station', at: `?open=${city.held}`, drawn: '.held-why' }, ...over('station', '?paste=yes')],
  policies: by('bureau', '/compare', `/draft/${city.draft}`, `/draft/${uuidv7()}?area=${COUNTY}`),
  reports: [
    ...by('bureau', '?tab=forms', `?tab=binder&area=${LUNAN}`),
    ...over('bureau', ...opened.map((figure) => `?figure=${figure}&of=${LUNAN}&month=${thisMonth}`)),
  ],
  numbers: by('station', '?what=population', '?what=history'),
  audit: by('auditor', '?action=signIn', '/verifications', `/verifications/${city.verification}`),
  accounts: over('admin', `?account=${city.officer.id}`),
  settings: [...by('admin', '/webhooks', '/system'), ...over('admin', '/webhooks?edit=new')],
  account: [],
});

/** The rooms there are. */
export async function roomNames(): Promise<string[]> {
  const source = await readFile(new URL('../../../src/desk/rooms.tsx', import.meta.url), 'utf8');
  return [...source.matchAll(/^ {2}(?:room|unlisted)\('(\w+)'/gm)].map(([, name = '']) => name);
}
