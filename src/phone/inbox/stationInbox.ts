import { useSyncExternalStore } from 'react';
import { Refusal, type RefusalCode } from '../../ui/refusal.ts';
import { type Me, useMe } from '../account/me.ts';
import { allUnsent, onUnsent } from '../outbox/watch.ts';
import { answered, type Answer, server } from '../platform/server.ts';
import { onOpenedOrClosed, whoever } from '../rest/opened.ts';

export type CaseLine = Answer<'/api/cases'>['cases'][number];
export type Held = Answer<'/api/held'>['held'][number];

/** What waits for a station, as the server says now. In memory only: a station's phone keeps no villages. */
export interface StationInbox {
  cases: readonly CaseLine[];
  held: readonly Held[];
  /** Names of the villages in it. */
  names: ReadonlyMap<string, string>;
  /** Asked at least once. */
  known: boolean;
  /** Why the last question was not answered. */
  why?: RefusalCode | undefined;
}

/** Kinds that wait for the station, the most urgent first. */
export const stationKinds = ['incident', 'alert', 'information'] as const;
const LIMIT = 200;

const EMPTY: StationInbox = { cases: [], held: [], names: new Map(), known: false };
let inbox = EMPTY;
let counties: readonly string[] = [];
const listeners = new Set<() => void>();

function tell(next: StationInbox): void {
  inbox = next;
  for (const listener of listeners) listener();
}

onOpenedOrClosed(() => {
  counties = [];
  tell(EMPTY);
});

// what was decided here has arrived, and waits no more
let waiting = 0;
onUnsent(() => {
  const now = allUnsent().filter(({ state }) => state === 'waiting').length;
  if (now < waiting) void lookForStation();
  waiting = now;
});

/** Whether someone answers for a station on this phone. */
export const isStation = (me: Me | null | undefined): me is Me =>
  me != null && me.roles.some(({ role }) => role === 'station');

/** Asks what waits where someone's station reaches; nothing for whoever is of none. */
export function lookFor(me: Me): Promise<void> {
  counties = isStation(me) ? countiesOf(me) : [];
  return lookForStation();
}

/** Of an area above, the server answers as far as one reaches. */
const COUNTY = 6;

/** The counties in which someone's roles reach. */
export const countiesOf = ({ within }: Me): string[] => [...new Set(within.map((prefix) => prefix.slice(0, COUNTY)))];

/** Asks again. */
export async function lookForStation(): Promise<void> {
  const who = whoever();
  if (!who || counties.length === 0) return;
  try {
    const [cases, held] = [await casesOf(counties), await heldOf(counties)];
    const names = await namesOf(cases, inbox.names);
    if (whoever() === who) tell({ cases, held, names, known: true });
  } catch (error) {
    const { code } = Refusal.of(error);
    if (code === 'broken') reportError(error);
    if (whoever() === who) tell({ ...inbox, why: code });
  }
}

async function casesOf(areas: readonly string[]): Promise<CaseLine[]> {
  const asked = areas.flatMap((area) =>
    stationKinds.map((kind) => {
      const query = { area, kind, state: 'open', limit: LIMIT };
      return answered(server.GET('/api/cases', { params: { query } }));
    }),
  );
  const found = (await Promise.all(asked)).flatMap(({ cases }) => cases);
  return found.filter(({ waitingFor }) => waitingFor === 'station').sort(byClock);
}

async function heldOf(areas: readonly string[]): Promise<Held[]> {
  const asked = areas.map((area) => answered(server.GET('/api/held', { params: { query: { area } } })));
  return (await Promise.all(asked)).flatMap(({ held }) => held);
}

/** Incidents before all; of each kind what is due first. */
function byClock(a: CaseLine, b: CaseLine): number {
  const kind = (line: CaseLine): number => (stationKinds as readonly string[]).indexOf(line.kind);
  return kind(a) - kind(b) || ((a.dueAt ?? '~') < (b.dueAt ?? '~') ? -1 : 1);
}

async function namesOf(
  cases: readonly CaseLine[],
  known: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const missing = [...new Set(cases.map(({ village }) => village))].filter((village) => !known.has(village));
  const asked = missing.map((id) => answered(server.GET('/api/areas/{id}', { params: { path: { id } } })));
  return new Map([...known, ...(await Promise.all(asked)).map(({ id, name }) => [id, name] as const)]);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useStationInbox = (): StationInbox => useSyncExternalStore(listen, () => inbox);

/** How much waits for the station of whoever has the phone. */
export function useStationCount(): number {
  const { cases, held } = useStationInbox();
  return isStation(useMe()) ? cases.length + held.filter(({ mayDecide }) => mayDecide).length : 0;
}
