import { sql } from 'kysely';
import type { Chained } from '../../domain/journal/chain.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import { caseKinds } from '../../domain/cases/fold.ts';
import { caseClosure, named } from '../journal/facts.ts';
import { Knowledge } from '../journal/knowledge.ts';
import { lockHeads } from '../journal/lock.ts';
import { chainedOf, entryColumns, type EntryRow } from '../journal/rows.ts';
import { everything, rangeOf, scoped } from '../platform/db/database.ts';
import { pipelined, type Sender } from '../platform/db/pipeline.ts';
import type { Services } from '../services.ts';
import { type CaseEntries, projecting } from './project.ts';

type Refreshing = Pick<Services, 'db' | 'pipelines' | 'clock' | 'holidays' | 'clockForces'>;

/** Stores anew the cases whose state time alone has changed (an alert that ended). Answers how many. */
export async function refreshCases(services: Refreshing): Promise<number> {
  const { db, clock } = services;
  const due = await scoped(db, everything, (tx) =>
    tx
      .selectFrom('case')
      .select(['id', 'village', 'county'])
      .where('changesAt', '<=', clock.journalNow())
      .orderBy('changesAt')
      .limit(1000)
      .execute(),
  );
  for (const [county, cases] of Map.groupBy(due, (one) => one.county)) {
    const villages = [...new Set(cases.map(({ village }) => village))].sort();
    const ids = cases.map(({ id }) => id);
    await projectUnderLock(services, county, villages, (sender) =>
      sender.send(caseClosure(county, named(county, ids))),
    );
  }
  return due.length;
}

/** Makes every case of a village again from its journal: the same as appending made, whatever happened to the table. */
export async function rebuildCases(services: Refreshing, village: string): Promise<number> {
  const county = village.slice(0, 6);
  return projectUnderLock(services, county, [village], (sender) => {
    void sender.send(sql`delete from "case" where county = ${county} and village = ${village}`);
    return sender.send(sql<EntryRow>`
      select ${entryColumns} from entry e where e.county = ${county} and e.village = ${village} order by e.number`);
  });
}

/** The heads' lock keeps appends to these villages apart from it. */
function projectUnderLock(
  { pipelines, db, clock, holidays, clockForces }: Refreshing,
  county: string,
  villages: string[],
  load: (sender: Sender) => Promise<EntryRow[]>,
): Promise<number> {
  return pipelined(pipelines, db, rangeOf(county), async (sender) => {
    void lockHeads(sender, county, villages);
    const cases = casesAmong(await load(sender));
    const forces = await clockForces.read((statement) => sender.send(statement));
    if (cases.length > 0) {
      void sender.send(projecting(county, cases, { forces, holidays, asOf: clock.journalNow() }));
    }
    return cases.length;
  });
}

function casesAmong(rows: EntryRow[]): CaseEntries[] {
  const nothing = { heads: [], places: [], grants: [], postings: [], stations: [], committees: [], texts: [] };
  const knowledge = new Knowledge({ ...nothing, cases: rows });
  const openings = rows.filter(({ kind }) => caseKinds.includes(kind));
  return openings.map((opening) => caseOf(chainedOf(opening), knowledge));
}

/** An opening with all that hangs on it. Bodies were checked by their kind's schema when they were accepted. */
export function caseOf(opening: Chained, knowledge: Knowledge): CaseEntries {
  return { opening: opening as unknown as Entry, others: knowledge.below(opening.id) as unknown as Entry[] };
}
