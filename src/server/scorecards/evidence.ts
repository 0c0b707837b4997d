import type { Month } from '../../domain/calendar/utc8.ts';
import { assess } from '../../domain/duties/assess.ts';
import type { DutyId } from '../../domain/duties/duty.ts';
import { entriesNeeded } from '../../domain/duties/needed.ts';
import { rangeOf, scoped } from '../platform/db/database.ts';
import type { Services } from '../services.ts';
import { entriesFor } from './entries.ts';
import { type Inputs, inputsFor } from './inputs.ts';

export interface EvidenceEntry {
  id: string;
  number: number;
  counted: boolean;
  why: string;
}

/** What a village's month is judged by; undefined where no policy is in force. */
export function inputsOf(services: Services, village: string, month: Month): Promise<Inputs | undefined> {
  return scoped(services.db, rangeOf(village), async (tx) => (await inputsFor(tx, [village], month)).get(village));
}

/**
 * The entries behind one figure, by the same `assess` that made it: of a posting's duty when an officer is named (all the
 * officer's postings in the village that month), else of the village's.
 */
export function evidenceOf(
  services: Services,
  village: string,
  month: Month,
  duty: DutyId,
  officer: string | undefined,
): Promise<EvidenceEntry[]> {
  return scoped(services.db, rangeOf(village), async (tx) => {
    const inputs = (await inputsFor(tx, [village], month)).get(village);
    if (!inputs) return [];
    const entries = (await entriesFor(tx, [village], entriesNeeded([inputs.policy], month))).get(village) ?? [];
    const asOf = services.clock.journalNow();
    const assessment = assess({ ...inputs, holidays: services.holidays, entries, month, asOf });
    const numbers = new Map(entries.map((entry) => [entry.id, entry.number]));
    const results = officer
      ? assessment.postings.filter((row) => row.officer === officer).map((row) => row.duties[duty])
      : [assessment.village[duty]];
    return results
      .flatMap((result) => result?.evidence ?? [])
      .map(({ id, counted, why }) => ({ id, number: numbers.get(id) ?? 0, counted, why }))
      .sort((a, b) => a.number - b.number);
  });
}
