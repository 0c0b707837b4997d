import type { Month } from '../../domain/calendar/utc8.ts';
import { type DutyId, type Evidence } from '../../domain/duties/duty.ts';
import { closesAt } from '../../domain/duties/ofMonth.ts';
import type { PostingResult } from '../../domain/duties/assess.ts';
import type { Label } from '../../domain/journal/kind.ts';
import { told } from '../../domain/journal/told.ts';
import { rangeOf, scoped } from '../platform/db/database.ts';
import { pipelined } from '../platform/db/pipeline.ts';
import type { Services } from '../services.ts';
import { addElsewhere, countsOverVillages } from './elsewhere.ts';
import { freshen } from './fresh.ts';
import { type Inputs, inputsFrom } from './inputs.ts';
import { assessVillages } from './recount.ts';

export interface EvidenceEntry {
  id: string;
  number: number;
  counted: boolean;
  why: string;
  /** What a list may show of the entry: nothing that anybody typed. */
  kind: string;
  what: Label;
  occurredAt: string;
  /** Who noted it, by name; null for a villager or the system. */
  author: string | null;
}

/** What a village's month is judged by, closed if its time has come; undefined where nothing is asked. */
export async function inputsOf(services: Services, village: string, month: Month): Promise<Inputs | undefined> {
  const { db, pipelines, clock, holidays } = services;
  const range = rangeOf(village);
  const read = () => pipelined(pipelines, db, range, (sender) => inputsFrom(sender, [village], month));
  const asOf = clock.journalNow();
  let inputs = await read();
  const given = inputs.get(village);
  if (given?.closed === null && closesAt(given.policy, month) <= asOf) {
    await freshen(services, [village], month);
    inputs = await read();
  }
  if (given && countsOverVillages(given.policy))
    await scoped(db, range, (tx) => addElsewhere(tx, inputs, month, { county: village.slice(0, 6), holidays, asOf }));
  return inputs.get(village);
}

/** Whose figure is asked about; without an officer a village's duty, or a posting's duty of everyone posted there. */
export interface Whose {
  officer?: string | undefined;
  posting?: PostingResult['posting'] | undefined;
}

/** The entries behind one figure, by the same `assess` that made it, in the order of the journal. */
export async function evidenceOf(
  services: Services,
  village: string,
  month: Month,
  duty: DutyId,
  { officer, posting }: Whose,
): Promise<EvidenceEntry[]> {
  await freshen(services, [village], month);
  const [card] = await scoped(services.db, rangeOf(village), (tx) => assessVillages(services, tx, [village], month));
  if (!card) return [];
  const rows = card.assessment.postings.filter(
    (row) => (officer ?? row.officer) === row.officer && (posting ?? row.posting) === row.posting,
  );
  const results = [...(officer ? [] : [card.assessment.village[duty]]), ...rows.map((row) => row.duties[duty])];
  const entries = new Map(card.entries.map((entry) => [entry.id, entry]));
  const evidence = results.flatMap((result): Evidence[] => result?.evidence ?? []);
  const names = await namesOf(
    services,
    [...entries.values()].map(({ author }) => author),
  );
  return evidence
    .flatMap(({ id, counted, why }) => {
      const entry = entries.get(id);
      if (entry === undefined) return [];
      const { number, kind, body, occurredAt, author } = entry;
      return [
        { id, number, counted, why, kind, what: told(kind, body), occurredAt, author: names.get(author) ?? null },
      ];
    })
    .sort((a, b) => a.number - b.number);
}

async function namesOf({ db }: Services, authors: string[]): Promise<Map<string, string>> {
  const ids = [...new Set(authors)];
  const found = await db
    .selectFrom('officer')
    .select(['id', 'name'])
    .where((eb) => eb(eb.cast<string>('id', 'text'), 'in', [...ids, '']))
    .execute();
  return new Map(found.map(({ id, name }) => [id, name]));
}
