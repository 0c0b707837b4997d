import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { countyOf } from '../../domain/areas/id.ts';
import { type Day, monthOf } from '../../domain/calendar/utc8.ts';
import { type Absence, type AbsenceKind, type AbsenceState, actingFor } from '../../domain/people/absences.ts';
import type { Assignment, Spell } from '../../domain/people/assignments.ts';
import { tellIn } from '../live/live.ts';
import type { SignIn } from '../people/signIn.ts';
import type { Clock } from '../platform/clock.ts';
import { rangeOf, scopeTo, type Tx } from '../platform/db/database.ts';
import { markOpenOf } from '../scorecards/mark.ts';
import { deletePostings, insertPostings, postingsOf, updatePostings } from './postings.ts';

const NO_END: Day = '9999-12-31';

/** Days on which an officer's posting in a village, or what is required of it, became different. */
export type Touched = Spell & { village: string; officer: string };

/** What changes of postings need beside the transaction: the time, and whom to tell who may see what from now on. */
export interface Setting {
  clock: Clock;
  signIn: Pick<SignIn, 'changed'>;
}

/**
 * What follows from changed postings and absences, in the transaction that changed them: acting postings of these officers'
 * absences fit their postings again, the months touched are counted anew, and whoever gained or lost sight of a village is
 * looked up afresh. `officers`: others whose unit or absences changed. The transaction is left open to the county marked last.
 */
export async function settle(
  tx: Tx,
  { clock, signIn }: Setting,
  touched: readonly Touched[],
  officers: readonly string[] = [],
): Promise<void> {
  const acting = await settleActing(tx, clock, [...new Set([...officers, ...touched.map(({ officer }) => officer)])]);
  // an absence of a whole unit concerns whoever belongs to it
  const theirs = officers.length === 0 ? [] : await postingsOf(tx, { officers: [...officers] });
  const all = [...touched, ...acting, ...theirs];
  const byCounty = Map.groupBy(all, ({ village }) => countyOf(village));
  for (const [county, spells] of [...byCounty].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await scopeTo(tx, rangeOf(county));
    await markOpenOf(
      tx,
      spells.map(({ village, from, to }) => ({ village, from: monthOf(from), to: monthOf(to ?? NO_END) })),
    );
  }
  await tellIn(tx, { kind: 'coverage', areas: all.map(({ village }) => village) });
  await signIn.changed(tx, [...new Set([...officers, ...all.map(({ officer }) => officer)])]);
}

/** Makes the acting postings of these officers' approved absences what the domain says they are; returns what changed. */
async function settleActing(tx: Tx, clock: Clock, officers: string[]): Promise<Touched[]> {
  const absences = officers.length === 0 ? [] : await absencesOf(tx, officers);
  if (absences.length === 0) return [];
  const postings = await postingsOf(tx, { officers: [...new Set(absences.flatMap(({ members }) => members))] });
  const wanted = absences.flatMap(({ members, ...absence }) => {
    const theirs = postings.filter((posting) => members.includes(posting.officer));
    return actingFor(absence, theirs);
  });
  const stored = await actingOf(tx, absences);
  const known = new Map(stored.map((posting) => [keyOf(posting), posting]));
  const named = wanted.map((posting) => ({ ...posting, id: known.get(keyOf(posting))?.id ?? uuidv7() }));
  const kept = new Set(named.map(({ id }) => id));
  const gone = stored.filter(({ id }) => !kept.has(id));
  const added = named.filter((posting) => !known.has(keyOf(posting)));
  const moved = named.filter((posting) => {
    const before = known.get(keyOf(posting));
    return before !== undefined && (before.from !== posting.from || before.to !== posting.to);
  });
  await deletePostings(tx, gone);
  await insertPostings(tx, clock, added);
  await updatePostings(tx, moved);
  const movedIds = new Set(moved.map(({ id }) => id));
  return [...gone, ...added, ...moved, ...stored.filter(({ id }) => movedIds.has(id))];
}

const keyOf = ({ officer, absence, standsInFor }: Omit<Assignment, 'id'>): string =>
  `${officer} ${absence} ${standsInFor}`;

type AbsenceOf = Absence & { members: string[] };

/** Absences with the officers they take away: the one named, or everyone of the unit. */
async function absencesOf(tx: Tx, officers: string[]): Promise<AbsenceOf[]> {
  const { rows } = await sql<AbsenceOf & { kind: AbsenceKind; state: AbsenceState }>`
    select a.id, a.officer, a.unit, a.from_day as "from", a.to_day as "to", a.kind, a.substitute, a.substitutes, a.state,
      case when a.officer is not null then array[a.officer]::text[]
        else array(select o.id::text from officer o where o.unit = a.unit) end as members
    from absence a
    where a.officer = any(${officers}::uuid[])
      or a.unit in (select unit from officer where id = any(${officers}::uuid[]))`.execute(tx);
  return rows;
}

async function actingOf(tx: Tx, absences: AbsenceOf[]): Promise<Assignment[]> {
  const { rows } = await sql<Assignment>`
    select id, officer, village, duty, lead, from_day as "from", to_day as "to", stands_in_for, absence
    from assignment where absence = any(${absences.map(({ id }) => id)}::uuid[])`.execute(tx);
  return rows;
}
