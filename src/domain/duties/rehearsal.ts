import type { Assessment } from './assess.ts';
import { dutyIds, type DutyId } from './duty.ts';
import { rollUp, type RolledUp, type ScoredRow } from './rollUp.ts';

/** A village's month by what judged it, and by what it would have been judged by. */
export interface Rehearsed {
  village: string;
  before: Assessment;
  after: Assessment;
}

/** A duty in both; absent: it is not asked there. */
export interface BeforeAfter {
  before?: RolledUp;
  after?: RolledUp;
}

type ByDuty = { [Id in DutyId]?: BeforeAfter };

/** What a draft would have changed, by duty over all villages, and by village where anything differs. */
export interface RehearsalResult {
  duties: ByDuty;
  villages: { village: string; duties: ByDuty }[];
}

/** A rehearsal begun, to which villages are added one by one. No officer is in it: figures stand beside a village (R16). */
export class Rehearsal {
  readonly #rows: { before: ScoredRow[]; after: ScoredRow[] } = { before: [], after: [] };
  readonly #villages: RehearsalResult['villages'] = [];

  add({ village, before, after }: Rehearsed): void {
    const [was, would] = [rowsOf(before), rowsOf(after)];
    this.#rows.before.push(...was);
    this.#rows.after.push(...would);
    const duties = beside(was, would, (duty) => !isSame(duty));
    if (Object.keys(duties).length > 0) this.#villages.push({ village, duties });
  }

  result(): RehearsalResult {
    const villages = [...this.#villages].sort((a, b) => (a.village < b.village ? -1 : 1));
    return { duties: beside(this.#rows.before, this.#rows.after), villages };
  }
}

/** The village's row and one per posting, all counted in one area. */
const rowsOf = ({ village, postings }: Assessment): ScoredRow[] =>
  [village, ...postings.map(({ duties }) => duties)].map((duties) => ({ area: '', duties }));

function beside(before: ScoredRow[], after: ScoredRow[], wanted: (duty: BeforeAfter) => boolean = () => true): ByDuty {
  const [was, would] = [rollUp(before).get(''), rollUp(after).get('')];
  const duties: ByDuty = {};
  for (const id of dutyIds) {
    const pair: BeforeAfter = { ...(was?.[id] && { before: was[id] }), ...(would?.[id] && { after: would[id] }) };
    if ((pair.before ?? pair.after) !== undefined && wanted(pair)) duties[id] = pair;
  }
  return duties;
}

function isSame({ before, after }: BeforeAfter): boolean {
  if (before === undefined || after === undefined) return false;
  return (Object.keys(before) as (keyof RolledUp)[]).every((figure) => before[figure] === after[figure]);
}
