import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Month } from '../../domain/calendar/utc8.ts';
import { effective } from '../../domain/journal/effective.ts';
import { byRecording, type Entry } from '../../domain/journal/entry.ts';
import { readSent } from '../../domain/journal/sent.ts';
import { mayWrite } from '../../domain/people/entryAccess.ts';
import type { Asking } from '../platform/http/route.ts';
import { rangeOf, scoped } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';
import type { Arrival } from '../journal/arrival.ts';
import { foldedClosure } from '../journal/facts.ts';
import { entryOf } from '../journal/rows.ts';
import type { Services } from '../services.ts';

export type CountKind = 'caseCounts' | 'populationCount';

/** A village's numbers of a month, checked; `body` without the month. */
export interface Given {
  village: string;
  body: Record<string, unknown>;
}

/** What becomes of a village's numbers: a new entry, a correction of the one that is there, or nothing, being the same. */
export interface Taken {
  village: string;
  what: 'new' | 'corrected' | 'unchanged' | 'refused';
  /** The numbers that are corrected. */
  before?: Record<string, unknown>;
  /** Why it was refused after all. */
  message?: string;
}

interface Planned {
  given: Given;
  present: Entry | undefined;
  taken: Taken;
}

/**
 * Takes the numbers of a month in: an entry per village by the normal append. Where the month is there already it is corrected,
 * and what is the same is left, so that the same sheet again changes nothing and one that broke off is completed. `dryRun`: says
 * what it would do.
 */
export async function takeCounts(
  services: Services,
  { kind, month, given, dryRun }: { kind: CountKind; month: Month; given: Given[]; dryRun: boolean },
  asking: Asking,
): Promise<Taken[]> {
  const { person } = asking;
  for (const { village, body } of given)
    if (!mayWrite(person, { id: '', kind, village, author: person.id, body })) throw new Problem('not_allowed');
  const planned = await plan(services, kind, month, given);
  if (!dryRun) await append(services, kind, month, planned, asking);
  return planned.map(({ taken }) => taken);
}

async function plan(services: Services, kind: CountKind, month: Month, given: Given[]): Promise<Planned[]> {
  const planned: Planned[] = [];
  for (const [county, own] of Map.groupBy(given, ({ village }) => village.slice(0, 6))) {
    const present = await presentIn(services, county, own, kind, month);
    for (const one of own) {
      const there = present.get(keyOf(one.village, one.body));
      const before = there && numbersOf(there, one.body);
      const what = before === undefined ? 'new' : isDeepStrictEqual(before, one.body) ? 'unchanged' : 'corrected';
      const taken: Taken = { village: one.village, what, ...(what === 'corrected' && { before }) };
      planned.push({ given: one, present: there, taken });
    }
  }
  return planned;
}

/** Case counts of different code lists stand side by side. */
const keyOf = (village: string, body: object): string => `${village} ${(body as { codeList?: string }).codeList ?? ''}`;

const numbersOf = (entry: Entry, like: object): Record<string, unknown> =>
  Object.fromEntries(Object.keys(like).map((key) => [key, (entry.body as Record<string, unknown>)[key]]));

/** The latest numbers of the month that stand, by village and code list. */
async function presentIn(
  { db }: Services,
  county: string,
  given: Given[],
  kind: CountKind,
  month: Month,
): Promise<Map<string, Entry>> {
  const villages = given.map(({ village }) => village);
  const rows = await scoped(db, rangeOf(county), async (tx) => {
    const start = sql`select village, number, id, about from entry
      where county = ${county} and village = any(${villages}) and body ? 'month' and body ->> 'month' = ${month}
        and kind = ${kind}`;
    return (await foldedClosure(county, start).execute(tx)).rows;
  });
  const standing = effective(rows.map(entryOf)).filter((entry) => entry.kind === kind);
  return new Map(standing.sort(byRecording).map((entry) => [keyOf(entry.village, entry.body), entry]));
}

/** Why a correction was made, in the words of the record. */
const REASON = '按最新报表更正';

async function append(services: Services, kind: CountKind, month: Month, planned: Planned[], asking: Asking) {
  const { person, requestId: request, language } = asking;
  const at = services.clock.journalNow();
  const changing = planned.filter(({ taken }) => taken.what !== 'unchanged');
  const arrivals = changing.map(({ given: { village, body }, present }): Arrival => {
    const envelope = { id: uuidv7(), village, occurredAt: at, recordedAt: at, onSite: false };
    const raw =
      present === undefined
        ? { ...envelope, kind, body: { month, ...body } }
        : {
            ...envelope,
            kind: 'correction',
            about: present.id,
            body: { action: 'amend', reason: REASON, changes: { body } },
          };
    const { sent, faults } = readSent(raw, language);
    // the route's schema is the kind's own
    if (faults) throw new Problem('invalid', faults.issues);
    return { sent, author: person, request, receivedAt: at, language };
  });
  const outcomes = await services.append.push(arrivals);
  for (const [index, outcome] of outcomes.entries())
    if ('code' in outcome)
      Object.assign(changing[index]!.taken, { what: 'refused', message: outcome.issues?.[0]?.message ?? outcome.code });
}
