import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { liesIn } from '../../domain/areas/id.ts';
import type { Instant } from '../../domain/calendar/utc8.ts';
import type { FaultCode } from '../../domain/imports/fault.ts';
import type { Absence } from '../../domain/people/absences.ts';
import { shared } from '../../domain/people/assignments.ts';
import { reach, unitsOf } from '../../domain/people/permissions.ts';
import type { Person } from '../../domain/people/roles.ts';
import { tellIn } from '../live/live.ts';
import type { Tx } from '../platform/db/database.ts';
import { lockOfficers, postingsOf } from './postings.ts';
import { type Setting, settle } from './settle.ts';

/** Who records or proposes an absence: what they may speak for. */
export interface Speaker {
  /** Prefixes of the areas whose postings they answer for. */
  within: readonly string[];
  /** Units whose officers they speak for. */
  units: readonly string[];
}

export const speakerOf = (person: Person): Speaker => ({
  within: reach(person, 'absences.decide'),
  units: unitsOf(person),
});

export type AbsenceFault = {
  field: 'officer' | 'unit' | 'from' | 'to' | 'substitute' | 'substitutes';
  code: FaultCode;
};

/** What speaks against an absence. The officers it takes away and the substitute stay locked until the transaction ends. */
export async function judgeAbsence(tx: Tx, absence: Absence, speaker: Speaker): Promise<AbsenceFault[]> {
  const field = absence.officer === null ? 'unit' : 'officer';
  const members = await membersOf(tx, absence);
  const away = members.map(({ id }) => id);
  const named = Object.values(absence.substitutes);
  const locked = await lockOfficers(tx, [...new Set([...away, ...named, absence.substitute ?? []].flat())]);
  const faults: AbsenceFault[] = [];
  if (absence.to < absence.from) faults.push({ field: 'to', code: 'end_before_start' });
  const judge = (of: AbsenceFault['field'], officers: readonly string[]) => {
    if (officers.some((id) => away.includes(id))) faults.push({ field: of, code: 'own_substitute' });
    else if (!officers.every((one) => locked.some(({ id }) => id === one)))
      faults.push({ field: of, code: 'unknown_officer' });
  };
  judge('substitute', absence.substitute === null ? [] : [absence.substitute]);
  judge('substitutes', named);
  // days that are none touch no posting: where the officers are posted is asked once they are mended
  if (absence.to < absence.from && members.length > 0) return faults;
  const outside = await outsideFault(tx, absence, members, speaker);
  if (outside) return [...faults, { field, code: outside }];
  if (await isRecorded(tx, absence)) faults.push({ field: 'from', code: 'absence_overlap' });
  const theirs = named.length === 0 ? [] : await postingsOf(tx, { officers: away });
  const villages = theirs.flatMap((posting) => (shared(absence, posting) ? [posting.village] : []));
  if (!Object.keys(absence.substitutes).every((village) => villages.includes(village)))
    faults.push({ field: 'substitutes', code: 'unknown_village' });
  return faults;
}

interface Member {
  id: string;
  unit: string | null;
}

/** The officers an absence takes away. */
function membersOf(tx: Tx, { officer, unit }: Absence): Promise<Member[]> {
  const members = tx.selectFrom('officer').select(['id', 'unit']).orderBy('id');
  return (officer === null ? members.where('unit', '=', unit) : members.where('id', '=', officer)).execute();
}

/** Nobody outside a speaker's units and areas exists for them; who is posted beyond them is not theirs alone. */
async function outsideFault(tx: Tx, absence: Absence, members: Member[], speaker: Speaker): Promise<FaultCode | null> {
  const unknown: FaultCode = absence.officer === null ? 'unknown_unit' : 'unknown_officer';
  if (members.length === 0) return unknown;
  if (speaker.within.includes('') || members.every(({ unit }) => unit !== null && speaker.units.includes(unit)))
    return null;
  const postings = (await postingsOf(tx, { officers: members.map(({ id }) => id) })).filter((posting) =>
    shared(absence, posting),
  );
  const inside = postings.filter(({ village }) => speaker.within.some((prefix) => liesIn(village, prefix)));
  if (inside.length === 0) return speaker.within.length === 0 ? unknown : 'no_posting_here';
  return inside.length < postings.length ? 'posted_elsewhere' : null;
}

async function isRecorded(tx: Tx, { id, officer, unit, from, to }: Absence): Promise<boolean> {
  const other = await tx
    .selectFrom('absence')
    .select('id')
    .where('id', '<>', id)
    .where((where) => (officer === null ? where('unit', '=', unit) : where('officer', '=', officer)))
    .where('state', 'in', ['proposed', 'approved'])
    .where('fromDay', '<=', to)
    .where('toDay', '>=', from)
    .executeTakeFirst();
  return other !== undefined;
}

/** Stores a judged absence, with what follows from it. */
export async function storeAbsence(tx: Tx, setting: Setting, absence: Absence, by: string | null): Promise<void> {
  await tx
    .insertInto('absence')
    .values({
      id: absence.id,
      officer: absence.officer,
      unit: absence.unit,
      fromDay: absence.from,
      toDay: absence.to,
      kind: absence.kind,
      substitute: absence.substitute,
      substitutes: absence.substitutes,
      state: absence.state,
      proposedBy: by,
      decidedBy: absence.state === 'approved' ? by : null,
      createdAt: setting.clock.now(),
    })
    .execute();
  await settleAbsence(tx, setting, absence);
}

/**
 * What follows from an absence that is new or became different (`before`): those whom it concerns hear of it, and where it
 * stands or stood, the months of every posting of those it takes away are counted anew and its acting postings fit it.
 */
export async function settleAbsence(tx: Tx, setting: Setting, absence: Absence, before?: Absence): Promise<void> {
  const away = await membersOf(tx, absence);
  const members = away.map(({ id }) => id);
  const postings = await postingsOf(tx, { officers: members });
  const spells = before ? [absence, before] : [absence];
  const touched = spells.flatMap((spell) =>
    postings.flatMap((posting) => {
      const days = shared(spell, posting);
      return days ? [{ ...days, village: posting.village, officer: posting.officer }] : [];
    }),
  );
  const units = [...new Set(away.flatMap(({ unit }) => unit ?? []))];
  await tellIn(tx, {
    kind: 'absences',
    areas: touched.map(({ village }) => village),
    ...(units.length > 0 && { units }),
  });
  if (spells.some(({ state }) => state === 'approved')) await settle(tx, setting, touched, members);
}

/** A new absence, not judged yet. */
export function absenceOf(
  fields: Pick<Absence, 'from' | 'to' | 'kind' | 'state'> & {
    officer?: string | undefined;
    unit?: string | undefined;
    substitute?: string | undefined;
    substitutes?: Absence['substitutes'];
  },
): Absence {
  const { officer = null, unit = null, substitute = null, substitutes = {} } = fields;
  return { ...fields, id: uuidv7(), officer, unit, substitute, substitutes };
}

export type StoredAbsence = Absence & { proposedBy: string | null; createdAt: Instant };

/** An absence for update, as stored; undefined when there is none. */
export async function absenceById(tx: Tx, id: string): Promise<StoredAbsence | undefined> {
  const { rows } = await sql<StoredAbsence>`
    select id, officer, unit, from_day as "from", to_day as "to", kind, substitute, substitutes, state, proposed_by, created_at
    from absence where id = ${id} for update`.execute(tx);
  return rows[0];
}
